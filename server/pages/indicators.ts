import { unknown } from '../errors.ts';
import { drawChart, formats } from './drawn.ts';
import { filterForm } from './form.ts';
import { type Page, rowsOf } from './page.ts';

/** `/indicators`: a row an indicator, with a small line and a sentence. */
export const indicators: Page = {
  path: '/indicators',
  view: 'indicators',
  section: '/indicators',
  async read(visit) {
    const { catalogue } = visit.context;
    return {
      title: 'Indicators',
      filters: filterForm(visit, ['theme', 'council']),
      rows: catalogue.queries.has('indicators') ? await rowsOf(visit, 'indicators') : [],
      formats,
    };
  },
};

/** `/indicators/:id`: one indicator with its definition, series, claims, caveats and decisions. */
export const indicator: Page = {
  path: '/indicators/:id',
  view: 'indicator',
  section: '/indicators',
  async read(visit) {
    const id = visit.parts.id ?? '';
    const { catalogue } = visit.context;
    const label = visit.build.known.indicator.get(id);
    if (!label) throw unknown('indicator', id);
    const narrowed = { ...visit.filters, indicator: id };
    const [found] = catalogue.queries.has('indicator')
      ? await rowsOf(visit, 'indicator', { indicator: id })
      : [];
    const names = catalogue.pages.indicator?.charts ?? [];
    return {
      title: label,
      indicator: found ?? { indicator_id: id, label },
      figures: await rowsOf(visit, 'figures', { indicator: id }),
      charts: await Promise.all(names.map(name => drawChart(visit, name, { filters: narrowed }))),
      formats,
      feeds: [
        {
          href: `/feeds/indicator/${id}.atom`,
          title: `Minutewise: ${label}`,
          label: 'Follow this indicator',
        },
      ],
    };
  },
};
