import type { Row } from '../api.ts';
import { type Lines, linesOf } from './lines.ts';

type Node = Record<string, unknown>;

/** What `usermeta.tells` says of a chart without lines: what is counted, of what, and in which panel. */
interface Tells {
  /** The field whose values are compared. */
  of: string;
  /** The field that is added up; without it the rows are counted. */
  value?: string;
  /** What stands behind each number, as in `%`. */
  unit?: string;
  panel?: string;
}

/** Categories that are all told; of more, only the largest. */
const few = 4;
const panelsInFull = 6;

/**
 * Gives what a chart's rows say, in sentences for people who do not see it: of each line its first and last value, of bars
 * and dots the numbers where they are few, else the largest of each council and the widest difference. Empty where the
 * spec does not declare what to tell.
 */
export function tellFinding(spec: Node, rows: Row[]): string {
  const lines = linesOf(spec);
  if (lines) return tellLines(lines, rows);
  const tells = (spec.usermeta as Node | undefined)?.tells as Tells | undefined;
  if (!tells) return '';
  return eachPanel(rows, tells.panel, own => tellNumbers(tells, own)).join(' ');
}

function tellLines({ at, value, order = at, panel }: Lines, rows: Row[]): string {
  const drawn = rows.filter(row => typeof row[value] === 'number');
  const isFull = !panel || groupBy(drawn, panel).size <= panelsInFull;
  const tellLine = (council: string, own: Row[]) => {
    const sorted = [...own].sort((a, b) => compare(a[order], b[order]));
    const [first, last] = [sorted[0]!, sorted.at(-1)!];
    const end = `${sayNumber(last[value])} in ${whenOf(last, at)}`;
    if (first === last || !isFull) return `${council} ${end}`;
    return `${council} ${sayNumber(first[value])} in ${whenOf(first, at)} and ${end}`;
  };
  const told = eachPanel(drawn, panel, own =>
    [...groupBy(own, 'council')].map(([council, line]) => tellLine(council, line)).join('; '),
  );
  return [...sayOnly(drawn, ['indicator', 'unit']), ...told].join(' ');
}

/** Gives what is the same in all rows, as the measure and its unit mostly are. */
function sayOnly(rows: Row[], fields: string[]): string[] {
  const only = fields.filter(field => rows[0]?.[field] && rows.every(row => row[field] === rows[0]![field]));
  return only.length > 0 ? [`${only.map(field => rows[0]![field]).join(', ')}.`] : [];
}

function tellNumbers({ of, value, unit = '' }: Tells, rows: Row[]): string {
  const councils = groupBy(rows, 'council');
  const sums = new Map([...councils].map(([council, own]) => [council, addUp(own, of, value)]));
  const say = (name: string, sum: number) => `${name} ${sayNumber(sum)}${unit}`;
  const told = [...sums].map(([council, own]) => {
    const ranked = [...own].sort(([, a], [, b]) => b - a);
    if (ranked.length <= few) return `${council}: ${ranked.map(([name, sum]) => say(name, sum)).join(', ')}`;
    return `${council}: most is ${say(...ranked[0]!)}, then ${say(...ranked[1]!)}`;
  });
  const [one, other] = ['City', 'County'].map(name => sums.get(name));
  const gap = one && other && one.size + other.size > few * 2 ? widest(one, other) : null;
  const names =
    gap &&
    `widest difference ${gap.name}, ${['City', 'County'].map((council, index) => `${council} ${sayNumber(gap.sums[index])}${unit}`).join(' and ')}`;
  return [...told, ...(names ? [names] : [])].join('; ');
}

function widest(one: Map<string, number>, other: Map<string, number>): { name: string; sums: number[] } {
  const names = [...new Set([...one.keys(), ...other.keys()])];
  const all = names.map(name => ({ name, sums: [one.get(name) ?? 0, other.get(name) ?? 0] }));
  const gapOf = ({ sums: [a = 0, b = 0] }: { sums: number[] }) => Math.abs(a - b);
  return all.reduce((best, next) => (gapOf(next) > gapOf(best) ? next : best));
}

function eachPanel(rows: Row[], panel: string | undefined, tell: (own: Row[]) => string): string[] {
  if (!panel) return rows.length > 0 ? [`${tell(rows)}.`] : [];
  return [...groupBy(rows, panel)].map(([name, own]) => `${name}: ${tell(own)}.`);
}

function addUp(rows: Row[], of: string, value: string | undefined): Map<string, number> {
  const sums = new Map<string, number>();
  for (const row of rows) {
    const name = String(row[of] ?? 'not known');
    const amount = value ? Number(row[value] ?? 0) : 1;
    sums.set(name, (sums.get(name) ?? 0) + amount);
  }
  return sums;
}

function groupBy(rows: Row[], field: string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const name = String(row[field] ?? 'not known');
    const group = groups.get(name);
    if (group) group.push(row);
    else groups.set(name, [row]);
  }
  return groups;
}

function compare(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a) < String(b) ? -1 : 1;
}

function whenOf(row: Row, at: string): string {
  return String(row.period ?? row[at]);
}

const number = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });

function sayNumber(value: unknown): string {
  return number.format(Number(value));
}
