import { drawChart, formats } from './drawn.ts';
import { filterForm } from './form.ts';
import { type Page, rowsOf } from './page.ts';

/** `/compare`: city against county by one indicator, or why that cannot be done. */
export const compare: Page = {
  path: '/compare',
  view: 'compare',
  section: '/compare',
  async read(visit) {
    const { catalogue } = visit.context;
    const indicator = visit.filters.indicator;
    const names = catalogue.pages.compare?.charts ?? [];
    const rows = catalogue.queries.has('compare') ? await rowsOf(visit, 'compare') : [];
    return {
      title: 'Compare city and county',
      filters: filterForm(visit, ['indicator', 'theme', 'from', 'to']),
      indicator,
      rows,
      charts: await Promise.all(names.map(name => drawChart(visit, name))),
      formats,
    };
  },
};
