import type { Chart } from '../context.ts';

/**
 * Gives the SQL of a chart's rows as they leave the site: `href` an absolute address that starts with `$site_origin`,
 * and a last column `source` with `$chart_source` where the chart has none of its own.
 */
export function exportSql({ sql, columns }: Pick<Chart, 'sql' | 'columns'>): string {
  const names = columns.map(({ name }) => name);
  const selected = names.map(name =>
    name === 'href' ? 'params_of_site.origin || answer.href as href' : `answer."${name}"`,
  );
  const source = names.includes('source') ? [] : ['params_of_site.source'];
  return [
    'with params_of_site as (select $site_origin::varchar as origin, $chart_source::varchar as source)',
    `select ${[...selected, ...source].join(', ')}`,
    `from (\n${sql.trim().replace(/;$/, '')}\n) as answer cross join params_of_site`,
  ].join('\n');
}
