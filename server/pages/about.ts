import type { Row } from '../api.ts';
import { drawCharts, formats } from './drawn.ts';
import { groupBy, manyRowsOf, type Page } from './page.ts';

/** `/about`: how it works, how sure it is, what it cannot do, and under which licence. */
export const about: Page = {
  path: '/about',
  view: 'about',
  section: '/about',
  async read(visit) {
    const found = await manyRowsOf(visit, ['freshness', 'scorecard', 'theme-confusion']);
    const confusion = found['theme-confusion'];
    return {
      title: 'How this works, and how sure it is',
      description: 'The method, the scorecard, the limits and the licence.',
      fresh: found.freshness[0],
      scores: [...groupBy(found.scorecard, 'measured_on')].map(([name, rows]) => ({ name, rows })),
      confusion,
      right: sumOf(confusion.filter(row => row.is_right)),
      wrong: sumOf(confusion.filter(row => !row.is_right && row.marked !== 'No further theme')),
      charts: await drawCharts(visit, 'about'),
      formats,
    };
  },
};

function sumOf(rows: Row[]): number {
  return rows.reduce((sum, row) => sum + Number(row.items), 0);
}
