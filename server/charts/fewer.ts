import type { Row } from '../api.ts';
import type { Build, Chart, Theme } from '../context.ts';
import { quoteText } from '../database/folder.ts';
import { tooManyRows } from '../errors.ts';

/** Rows that a picture can show at most. */
export const markLimit = 5_000;

/** Rows that are read for a picture, of which it shows those of the councils with most to show. */
export const readLimit = 50_000;

/** The councils of a picture that cannot show all: those it shows, by the column that names them, out of how many. */
export interface Kept {
  field: string;
  names: string[];
  of: number;
}

export interface Shown {
  rows: Row[];
  /** Null where every council is shown. */
  kept: Kept | null;
}

const most = 8;
const few = 6;

/**
 * Gives the rows that a picture can show: of more than eight councils the six with most rows, those with a colour of
 * their own before others; rows of no council stay. Throws 422 where even those are too many.
 */
export function showFewer(rows: Row[], theme: Theme): Shown {
  const field = rows[0] && 'council_name' in rows[0] ? 'council_name' : 'council';
  const all = namesOf(rows, field, theme);
  if (all.length <= most) return { rows: bounded(rows), kept: null };
  const names = all.slice(0, few);
  const isKept = new Set<unknown>([...names, null, undefined]);
  return {
    rows: bounded(rows.filter(row => isKept.has(row[field]))),
    kept: { field, names, of: all.length },
  };
}

/** Gives the councils of rows, those with a colour of their own first, then those with most rows. */
function namesOf(rows: Row[], field: string, theme: Theme): string[] {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const name = row[field];
    if (typeof name === 'string')
      counts.set(
        name,
        (counts.get(name) ?? 0) + (row.council && theme.council[String(row.council)] ? rows.length : 1),
      );
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([name]) => name);
}

/**
 * Gives a chart's SQL with no more of its answer than `showFewer` would leave, so that the rest is never read, and in
 * `councils_in_all` how many there were; null where the build has so few councils, or the chart names none.
 */
export function fewerSql(
  { sql, columns }: Pick<Chart, 'sql' | 'columns'>,
  { known }: Pick<Build, 'known'>,
  theme: Theme,
): string | null {
  const has = (wanted: string) => columns.some(({ name }) => name === wanted);
  const field = ['council_name', 'council'].find(has);
  if (!field || known.council.size <= most) return null;
  const own = Object.keys(theme.council).map(quoteText).join(', ') || 'null';
  return `with answer as materialized (
    select *, row_number() over () as place_in_all from (${sql}\n)
), numbered as (
    select ${field} as name, count(*) as marks, min(place_in_all) as first_place,
        ${has('council') ? `bool_or(council in (${own}))` : 'false'} as is_own
    from answer where ${field} is not null group by ${field}
), best as (
    select name from numbered order by is_own desc nulls last, marks desc, first_place limit ${few}
)
select a.* exclude (place_in_all), (select count(*) from numbered)::integer as councils_in_all
from answer a
where (select count(*) from numbered) <= ${most} or ${field} is null or ${field} in (from best)
order by place_in_all`;
}

/** Gives the answer of `fewerSql` as `showFewer` gives it. */
export function asShown(rows: Row[], theme: Theme): Shown {
  const of = Number(rows[0]?.councils_in_all ?? 0);
  const all = rows.map(({ councils_in_all: _, ...row }) => row);
  if (of <= most) return showFewer(all, theme);
  const field = rows[0] && 'council_name' in rows[0] ? 'council_name' : 'council';
  return { rows: bounded(all), kept: { field, names: namesOf(all, field, theme), of } };
}

/** Says which councils are shown, and how to see the others. */
export function wordsOfKept({ names, of }: Kept): string {
  return `Shown are ${names.length} of ${of} councils, those with most to show. Choose a council to see another; the CSV holds all.`;
}

function bounded(rows: Row[]): Row[] {
  if (rows.length > markLimit) throw tooManyRows(markLimit, 'narrow the filters');
  return rows;
}
