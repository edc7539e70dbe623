import type { Chart } from '../context.ts';

/**
 * Gives the SQL of a chart's rows as they leave the site, without the columns that only the drawing needs: `href` an absolute address that starts with `$site_origin`,
 * and a last column `source` with `$chart_source` where the chart has none of its own.
 */
export function exportSql({ sql, columns, hidden }: Pick<Chart, 'sql' | 'columns' | 'hidden'>): string {
  const names = columns.map(({ name }) => name).filter(name => !hidden.includes(name));
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
