import type { Chart } from '../context.ts';

type Exported = Pick<Chart, 'sql' | 'columns' | 'hidden' | 'parameters'>;

/** Columns that say of which time a row is. */
const times = ['year', 'period', 'time_period', 'meeting_date', 'asked_on'];

/**
 * Gives the SQL of a chart's rows as they leave the site, without the columns that only the drawing needs: `href` an absolute address that starts with `$site_origin`,
 * and a last column `source` with `$chart_source` where the chart has none of its own. What this site counted says so in
 * `counted_by`, and of which meetings of the council, where its rows are of no time.
 */
export function exportSql(chart: Exported): string {
  const { sql, columns, hidden } = chart;
  const names = columns.map(({ name }) => name).filter(name => !hidden.includes(name));
  const isCounted = !names.includes('source');
  const isOfAllTime = isCounted && names.includes('council_name') && !times.some(one => names.includes(one));
  const selected = [
    ...names.map(name =>
      name === 'href' ? 'params_of_site.origin || answer.href as href' : `answer."${name}"`,
    ),
    ...(isOfAllTime
      ? ['read', 'first', 'last'].map(
          name => `params_of_site.spans[answer.council_name].${name} as ${meant[name]}`,
        )
      : []),
    ...(isCounted ? ['params_of_site.counted_by', 'params_of_site.source'] : []),
  ];
  const given = [
    '$site_origin::varchar as origin',
    '$chart_source::varchar as source',
    ...(isCounted ? [countedBy] : []),
    ...(isOfAllTime ? [`(${spansSql(chart)}) as spans`] : []),
  ];
  return [
    `with params_of_site as (select ${given.join(', ')})`,
    `select ${selected.join(', ')}`,
    `from (\n${sql.trim().replace(/;$/, '')}\n) as answer cross join params_of_site`,
  ].join('\n');
}

const meant: Record<string, string> = {
  read: 'meetings_read',
  first: 'first_meeting',
  last: 'last_meeting',
};

const countedBy = `(
    select 'Minutewise, build ' || build_id || ' of ' || strftime(built_at, '%Y-%m-%d') from builds
) as counted_by`;

/** Gives SQL for the meetings that a chart's filters leave of each council: how many, the first and the last day. */
function spansSql({ parameters }: Exported): string {
  const takes = (wanted: string) => parameters.some(({ name }) => name === wanted);
  const kept = [
    ...(takes('committee') ? ['($committee::varchar is null or c.committee_id = $committee::varchar)'] : []),
    ...(takes('from') ? ['($from::date is null or m.meeting_date >= $from::date)'] : []),
    ...(takes('to') ? ['($to::date is null or m.meeting_date <= $to::date)'] : []),
  ];
  return `
    select map_from_entries(list((name, {'read': n, 'first': d, 'last': e}))) from (
        select o.name, count(*)::integer as n, min(m.meeting_date) as d, max(m.meeting_date) as e
        from meetings m
        join committees c on c.committee_id = m.committee_id
        join councils o on o.council_id = c.council_id
        ${kept.length > 0 ? `where ${kept.join(' and ')}` : ''}
        group by o.name
    )`;
}
