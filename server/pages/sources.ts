import { drawCharts, formats } from './drawn.ts';
import { filterForm } from './form.ts';
import { manyRowsOf, type Page, rowsOf } from './page.ts';
import { cutOf, pageOfMany } from './paging.ts';

const size = 100;

/** `/sources`: every document, what was made of it, how complete it is and under which licence. */
export const sources: Page = {
  path: '/sources',
  view: 'sources',
  section: '/sources',
  async read(visit) {
    const found = await manyRowsOf(visit, ['source-counts', 'coverage', 'coverage-gaps']);
    const [counts] = found['source-counts'];
    const count = (column: string) => Number(counts?.[column] ?? 0);
    const of = count('documents');
    const rows = await rowsOf(visit, 'sources', cutOf(visit, size, of));
    return {
      title: 'Sources',
      description: 'Every document that was read, what was made of it and what is missing.',
      filters: filterForm(visit, ['council', 'committee']),
      ...pageOfMany(visit, rows, size, of),
      coverage: found.coverage,
      gaps: found['coverage-gaps'],
      cut: count('truncated'),
      lost: count('lost'),
      issues: count('issues'),
      charts: await drawCharts(visit, 'sources'),
      formats,
    };
  },
};
