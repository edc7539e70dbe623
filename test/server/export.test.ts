import { expect, it } from 'vitest';
import { exportSql } from '../../server/charts/export.ts';

it('exportSql(chart) makes links absolute, hides what only the drawing needs, and adds a source where there is none', () => {
  const column = (name: string) => ({ name, type: 'varchar' as const });
  const sql = '-- Why?\nselect 1 as a -- one\n;';
  expect(exportSql({ sql, columns: ['a', 'line_id', 'href'].map(column), hidden: ['line_id'] })).toBe(
    [
      'with params_of_site as (select $site_origin::varchar as origin, $chart_source::varchar as source)',
      'select answer."a", params_of_site.origin || answer.href as href, params_of_site.source',
      'from (\n-- Why?\nselect 1 as a -- one\n\n) as answer cross join params_of_site',
    ].join('\n'),
  );
  expect(exportSql({ sql, columns: ['source'].map(column), hidden: [] })).toContain(
    'select answer."source"\nfrom',
  );
});
