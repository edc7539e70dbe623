import { unknown } from '../errors.ts';
import { drawChart } from './drawn.ts';
import { addressOf, type Page, queryOf } from './page.ts';

/** `/embed/:name`: one chart alone, for a frame on another site. */
export const embed: Page = {
  path: '/embed/:name',
  view: 'embed',
  section: '/charts',
  isEmbeddable: true,
  async read(visit) {
    const name = visit.parts.name ?? '';
    const known = visit.context.catalogue.charts.get(name);
    if (!known) throw unknown('chart', name);
    return {
      title: known.title,
      chart: await drawChart(visit, name, { most: 0 }),
      page: visit.site + addressOf(`/charts/${name}`, queryOf(visit)),
    };
  },
};
