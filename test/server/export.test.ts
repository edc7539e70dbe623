import { expect, it } from 'vitest';
import { exportSql } from '../../server/charts/export.ts';

it('exportSql(chart) makes links absolute, hides what only the drawing needs, and adds a source where there is none', () => {
  const column = (name: string) => ({ name, type: 'varchar' as const });
  const sql = '-- Why?\nselect 1 as a -- one\n;';
  expect(
    exportSql({
      sql,
      columns: ['a', 'line_id', 'href', 'source'].map(column),
      hidden: ['line_id'],
      parameters: [],
    }),
  ).toBe(
    [
      'with params_of_site as (select $site_origin::varchar as origin, $chart_source::varchar as source)',
      'select answer."a", params_of_site.origin || answer.href as href, answer."source"',
      'from (\n-- Why?\nselect 1 as a -- one\n\n) as answer cross join params_of_site',
    ].join('\n'),
  );
});

it('exportSql(chart) says who counted, and of which meetings where the rows are of no time', () => {
  const column = (name: string) => ({ name, type: 'varchar' as const });
  const counted = (names: string[], parameters: string[] = []) =>
    exportSql({
      sql: 'select 1',
      columns: names.map(column),
      hidden: [],
      parameters: parameters.map(column),
    });
  expect(counted(['council_name', 'items'])).toContain(
    'as last_meeting, params_of_site.counted_by, params_of_site.source\n',
  );
  expect(counted(['council_name', 'items'])).not.toContain('$from');
  expect(counted(['council_name', 'items'], ['from'])).toContain('m.meeting_date >= $from::date');
  expect(counted(['council_name', 'year'])).not.toContain('last_meeting');
  expect(counted(['council_name', 'source'])).not.toContain('counted_by');
});
