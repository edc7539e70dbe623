import type { Row } from '../api.ts';
import type { Theme } from '../context.ts';
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
  const counts = new Map<string, number>();
  for (const row of rows) {
    const name = row[field];
    if (typeof name === 'string')
      counts.set(
        name,
        (counts.get(name) ?? 0) + (row.council && theme.council[String(row.council)] ? rows.length : 1),
      );
  }
  if (counts.size <= most) return { rows: bounded(rows), kept: null };
  const names = [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, few)
    .map(([name]) => name);
  const isKept = new Set<unknown>([...names, null, undefined]);
  return {
    rows: bounded(rows.filter(row => isKept.has(row[field]))),
    kept: { field, names, of: counts.size },
  };
}

/** Says which councils are shown, and how to see the others. */
export function wordsOfKept({ names, of }: Kept): string {
  return `Shown are ${names.length} of ${of} councils, those with most to show. Choose a council to see another; the CSV holds all.`;
}

function bounded(rows: Row[]): Row[] {
  if (rows.length > markLimit) throw tooManyRows(markLimit, 'narrow the filters');
  return rows;
}
