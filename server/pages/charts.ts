import { titleOf } from '../charts/title.ts';
import type { DrawnChart } from '../context.ts';
import { unknown } from '../errors.ts';
import { drawChart, formats } from './drawn.ts';
import { filterForm } from './form.ts';
import { addressOf, type Page, queryOf, type Visit } from './page.ts';

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

/** The most rows of a chart's table on its own page. */
const mostRows = 2000;

/** `/charts/:name`: one chart with its filters, its whole table and its SQL. */
export const chart: Page = {
  path: '/charts/:name',
  view: 'chart',
  section: '/charts',
  async read(visit) {
    const name = visit.parts.name ?? '';
    const known = visit.context.catalogue.charts.get(name);
    if (!known) throw unknown('chart', name);
    const drawn = await drawChart(visit, name, { most: mostRows });
    const others = Object.keys(visit.filters).filter(filter => !drawn.filters.some(one => one === filter));
    return {
      title: titleOf(known.title, known.parameters, drawn.rows),
      description: known.description,
      question: known.question,
      chart: drawn,
      chosen: chosenOf(visit, drawn),
      filters: filterForm(visit, drawn.filters),
      ignored: others,
      columns: known.columns,
      formats,
      embed: addressOf(`/embed/${name}`, queryOf(visit)),
    };
  },
};

/** Gives the indicator that a chart of one indicator shows because none was asked for, or null. */
function chosenOf(visit: Visit, { filters, rows }: DrawnChart): string | null {
  if (visit.filters.indicator || !filters.includes('indicator')) return null;
  const labels = new Set(rows.map(({ indicator }) => indicator));
  const [label] = labels;
  return labels.size === 1 && typeof label === 'string' ? label : null;
}
