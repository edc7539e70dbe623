import { unknown } from '../errors.ts';
import { drawChart, formats } from './drawn.ts';
import { filterForm } from './form.ts';
import { addressOf, type Page, queryOf } from './page.ts';

/** `/charts`: the catalogue, each chart with its question and its forms. */
export const charts: Page = {
  path: '/charts',
  view: 'charts',
  section: '/charts',
  async read(visit) {
    const { catalogue, charts: drawer } = visit.context;
    return {
      title: 'All charts',
      description: 'Every chart, the question it answers and its data in many formats.',
      charts: [...catalogue.charts.values()]
        .sort((a, b) => a.title.localeCompare(b.title, 'en-GB'))
        .map(chart => ({ ...chart, links: drawer.links(chart.name, visit.filters) })),
    };
  },
};

/** `/charts/:name`: one chart with its filters, its whole table and its SQL. */
export const chart: Page = {
  path: '/charts/:name',
  view: 'chart',
  section: '/charts',
  async read(visit) {
    const name = visit.parts.name ?? '';
    const known = visit.context.catalogue.charts.get(name);
    if (!known) throw unknown('chart', name);
    const drawn = await drawChart(visit, name, { most: 2000 });
    const others = Object.keys(visit.filters).filter(filter => !drawn.filters.some(one => one === filter));
    return {
      title: known.title,
      description: known.description,
      question: known.question,
      chart: drawn,
      filters: filterForm(visit, drawn.filters),
      ignored: others,
      columns: known.columns,
      formats,
      embed: addressOf(`/embed/${name}`, queryOf(visit)),
    };
  },
};
