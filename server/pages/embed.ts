import { titleOf } from '../charts/title.ts';
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
    const chart = await drawChart(visit, name, { most: 0 });
    const title = titleOf(known.title, known.parameters, chart.rows);
    return {
      title,
      chart: { ...chart, title },
      page: visit.site + addressOf(`/charts/${name}`, queryOf(visit)),
    };
  },
};
