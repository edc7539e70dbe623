import type { Row } from '../api.ts';
import type { Build, Chart, Kept, Theme, Values } from '../context.ts';
import { quoteText } from '../database/folder.ts';
import { tooManyRows } from '../errors.ts';
import type { Answer } from '../format/answer.ts';

/** Rows that a picture can show at most. */
export const markLimit = 5_000;

/** Rows that are read for a picture, of which it shows those of the councils with most to show. */
export const readLimit = 50_000;

/** What to do where even those are too many. */
export const pictureAdvice =
  'choose a council, a theme or fewer years, or take the CSV, which holds all of it';

export interface Shown {
  rows: Row[];
  /** Null where every council is shown. */
  kept: Kept | null;
}

const most = 8;
/** As many as a chart can show side by side: https://analysisfunction.civilservice.gov.uk/policy-store/data-visualisation-charts/ */
const few = 4;

/** Rows past which a picture shows fewer councils yet, though never fewer than two. */
const comfort = 800;

/**
 * Gives the rows that a picture can show: of more than eight councils four or fewer, those with a colour of their own
 * before those with most items, or those with most rows where none of these has any; rows of no council stay. Throws 422
 * where even those are too many.
 */
export function showFewer(
  rows: Row[],
  theme: Theme,
  { ranked }: Pick<Build, 'ranked'>,
  total?: number,
): Shown {
  const field = rows[0] && 'council_name' in rows[0] ? 'council_name' : 'council';
  const counts = new Map<string, number>();
  for (const { [field]: name } of rows)
    if (typeof name === 'string') counts.set(name, (counts.get(name) ?? 0) + 1);
  if (Math.max(counts.size, total ?? 0) <= most) return { rows: bounded(rows), kept: null };
  const first = foremost(theme, ranked, field).filter(name => counts.has(name));
  const longest = () => [...counts].sort((a, b) => b[1] - a[1]).map(([name]) => name);
  const names = (first.length > 0 ? first : longest()).slice(0, few);
  const marks = () => names.reduce((sum, name) => sum + counts.get(name)!, 0);
  while (names.length > 2 && marks() > comfort) names.pop();
  const isKept = new Set<unknown>([...names, null, undefined]);
  return {
    rows: bounded(rows.filter(row => isKept.has(row[field]))),
    kept: { field, names, of: total ?? counts.size },
  };
}

/** Gives four councils as a column names them: those with a colour of their own, then those with most items. */
function foremost(theme: Theme, ranked: Build['ranked'], field: string): string[] {
  const own = Object.keys(theme.council);
  const isOwn = ([, short]: [string, string]) => own.includes(short);
  const councils = [...ranked];
  return [...councils.filter(isOwn), ...councils.filter(one => !isOwn(one))]
    .slice(0, few)
    .map(([name, short]) => (field === 'council' ? short : name));
}

/**
 * Gives a chart's SQL with no more of its answer than the councils that `showFewer` would choose, so that the rest is
 * never worked out; null where the build has so few councils, one is asked for, or the chart names none.
 */
export function fewerSql(
  { sql, columns }: Pick<Chart, 'sql' | 'columns'>,
  { known, ranked }: Pick<Build, 'known' | 'ranked'>,
  theme: Theme,
  { council, committee }: Values,
): string | null {
  const field = 'council_name';
  if (council || committee || known.council.size <= most) return null;
  if (!columns.some(({ name }) => name === field)) return null;
  const names = foremost(theme, ranked, field).map(quoteText).join(', ');
  return `select * from (${sql}\n) where ${field} is null or ${field} in (${names})`;
}

/** Gives the same for who cannot ask twice: the whole answer where it has none of these councils, or where it is null. */
export function fewerOrAllSql(
  chart: Pick<Chart, 'sql' | 'columns'>,
  build: Pick<Build, 'known' | 'ranked'>,
  theme: Theme,
  values: Values,
): string {
  const { sql } = chart;
  if (fewerSql(chart, build, theme, values) === null) return sql;
  const names = foremost(theme, build.ranked, 'council_name').map(quoteText).join(', ');
  const isFew = `council_name in (${names})`;
  return [
    `with whole_answer as materialized (${sql}\n)`,
    `select * from whole_answer where council_name is null or ${isFew}`,
    `or not exists (select 1 from whole_answer where ${isFew})`,
  ].join('\n');
}

/** Gives what a picture can show of the rows that `fewerOrAllSql` gave. */
export function showFewerOf(
  rows: Row[],
  { chart, build, theme, applied }: Pick<Answer, 'chart' | 'build' | 'theme' | 'applied'>,
): Shown {
  const first = foremost(theme, build.ranked, 'council_name');
  const isFew =
    fewerSql(chart, build, theme, applied) !== null &&
    nameCouncils(rows) &&
    rows.every(({ council_name: name }) => typeof name !== 'string' || first.includes(name));
  return showFewer(rows, theme, build, isFew ? build.known.council.size : undefined);
}

/** Tells whether rows name any council. */
export function nameCouncils(rows: Row[]): boolean {
  return rows.some(row => typeof row.council_name === 'string');
}

/** Says which councils are shown, and how to see the others. */
export function wordsOfKept({ names, of }: Kept): string {
  return `Shown are ${names.length} of ${of} councils, those with most in their minutes. Choose a council to see another; the CSV holds all.`;
}

function bounded(rows: Row[]): Row[] {
  if (rows.length > markLimit) throw tooManyRows(markLimit, pictureAdvice);
  return rows;
}
