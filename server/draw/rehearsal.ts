/** A small chart with a line, points, words and a facet, drawn once before anybody asks, as what most charts are made of. */
export const rehearsal = {
  chart: {
    name: 'rehearsal',
    title: 'Rehearsal',
    description: 'Two lines.',
    empty: '',
    spec: {
      data: { name: 'rows' },
      layer: [
        { mark: { type: 'line', point: true } },
        { mark: { type: 'text', align: 'left' }, encoding: { text: { field: 'council', type: 'nominal' } } },
        { mark: { type: 'bar', opacity: 0.1 }, encoding: { href: { field: 'href' } } },
      ],
      encoding: {
        x: { field: 'day', type: 'temporal', timeUnit: 'utcyearmonthdate', title: 'Day' },
        y: { field: 'value', type: 'quantitative', title: 'Value' },
        color: { field: 'council', type: 'nominal', legend: { title: 'Council' } },
        tooltip: [{ field: 'value', type: 'quantitative', format: '.1f' }],
      },
    },
  },
  rows: ['City', 'County'].flatMap(council =>
    [1, 2, 3].map(day => ({ council, day: `2025-01-0${day}`, value: day * council.length, href: '/' })),
  ),
  theme: {
    config: {},
    pictureFont: 'sans-serif',
    council: { City: { color: '#12436D' }, County: { color: '#F46A25' } },
    others: [],
  },
};
