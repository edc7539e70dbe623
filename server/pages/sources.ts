import { drawCharts, formats } from './drawn.ts';
import { filterForm } from './form.ts';
import { manyRowsOf, type Page } from './page.ts';

/** `/sources`: every document, what was made of it, how complete it is and under which licence. */
export const sources: Page = {
  path: '/sources',
  view: 'sources',
  section: '/sources',
  async read(visit) {
    const found = await manyRowsOf(visit, ['sources', 'coverage', 'coverage-gaps']);
    const rows = found.sources;
    const sum = (column: string) => rows.reduce((total, row) => total + Number(row[column] ?? 0), 0);
    return {
      title: 'Sources',
      description: 'Every document that was read, what was made of it and what is missing.',
      filters: filterForm(visit, ['council', 'committee']),
      rows,
      coverage: found.coverage,
      gaps: found['coverage-gaps'],
      cut: sum('truncated'),
      lost: sum('lost'),
      issues: sum('issues'),
      charts: await drawCharts(visit, 'sources'),
      formats,
    };
  },
};
