import type { Column, FilterName, Filters } from './api.ts';
import type { Build, Values } from './context.ts';
import type { Problem } from './errors.ts';
import { invalidParameter } from './errors.ts';

/** Names of the filters, the same everywhere, in the order that addresses list them. */
export const filterNames: FilterName[] = [
  'council',
  'committee',
  'theme',
  'indicator',
  'from',
  'to',
  'terms',
];

const firstYear = 1800;
const lastYear = 2199;

/**
 * Gives the filters of a query string, checked against what the build knows. Blank values are no filter; throws 400
 * naming the parameter on a value that cannot be, or one that is given twice.
 */
export function readFilters(query: URLSearchParams, known: Build['known']): Filters {
  const filters: Filters = {};
  for (const name of filterNames) {
    const value = readOne(query, name);
    if (value === null) continue;
    if (name === 'from' || name === 'to') filters[name] = readDay(name, value);
    else filters[name] = name === 'terms' ? readTerms(value) : readKey(name, value, known[name]);
  }
  if (filters.from && filters.to && filters.from > filters.to) {
    throw invalidParameter('from', query.get('from') ?? '', `it is after to, ${query.get('to')}`);
  }
  return filters;
}

/** Throws 400 naming the first parameter that a route does not take, neither as filter nor besides, or that is given twice. */
export function refuseUnknown(
  query: URLSearchParams,
  others: string[] = [],
  filters: string[] = filterNames,
): void {
  const allowed = [...filters, ...others];
  for (const name of query.keys()) {
    if (!allowed.includes(name)) {
      const expected = allowed.length > 0 ? `it may be ${allowed.join(', ')}` : 'there is none to give here';
      throw invalidParameter('parameter', name, expected);
    }
    readOne(query, name);
  }
}

/** Gives one of the values that a parameter may have, or null where it is absent; throws 400 on any other. */
export function readChoice<T extends string>(
  query: URLSearchParams,
  name: string,
  choices: readonly T[],
): T | null {
  const value = readOne(query, name);
  if (value === null) return null;
  const choice = choices.find(one => one === value);
  if (choice !== undefined) return choice;
  throw invalidParameter(name, value, `one of ${choices.join(', ')}`);
}

/** Gives the names that are picked on charts, each once and in order; throws 400 on more than eight, or a long one. */
export function readPicks(query: URLSearchParams): string[] {
  const value = readOne(query, 'pick') ?? '';
  const names = [...new Set(value.split(',').filter(name => name !== ''))].sort();
  if (names.length <= 8 && names.every(name => name.length <= 80)) return names;
  throw invalidParameter('pick', value, 'at most eight names with commas between');
}

/** Gives a whole number of a query string, or undefined where it is absent; throws 400 outside the bounds. */
export function readNumber(
  query: URLSearchParams,
  name: string,
  least: number,
  most: number,
): number | undefined {
  const value = readOne(query, name);
  if (value === null) return undefined;
  const number = Number(value);
  if (/^\d{1,9}$/.test(value) && number >= least && number <= most) return number;
  throw invalidParameter(name, value, `a whole number from ${least} to ${most}`);
}

/** Gives the filters that a query declares, leaving the others out. */
export function applicable(filters: Filters, parameters: Column[]): Filters {
  const declared = new Set(parameters.map(({ name }) => name));
  return Object.fromEntries(
    filterNames.filter(name => filters[name] && declared.has(name)).map(name => [name, filters[name]]),
  );
}

/** Gives the filters as a query string with its question mark, whole years as years; empty where there is none. */
export function formatQuery(filters: Filters, others: Values = {}): string {
  const query = new URLSearchParams();
  for (const name of filterNames) {
    const value = filters[name];
    if (value) query.set(name, shortenDay(name, value));
  }
  for (const [name, value] of Object.entries(others)) {
    if (value !== undefined && value !== null && value !== '') query.set(name, String(value));
  }
  const text = query.toString();
  return text && `?${text}`;
}

function readOne(query: URLSearchParams, name: string): string | null {
  const values = query.getAll(name).filter(value => value !== '');
  if (values.length > 1) throw invalidParameter(name, values.join(', '), 'it is given more than once');
  return values[0] ?? null;
}

function readKey(name: string, value: string, known: Map<string, string>): string {
  if (known.has(value)) return value;
  const keys = [...known.keys()];
  const expected =
    keys.length > 0 && keys.length <= 12
      ? `one of ${keys.join(', ')}`
      : `none of the ${keys.length} keys of ${name}`;
  throw invalidParameter(name, value, expected);
}

/** Words and phrases with commas between, at most five. */
function readTerms(value: string): string {
  const terms = value.split(',').filter(term => /[\p{L}\p{N}]{2}/u.test(term));
  if (terms.length > 0 && terms.length <= 5 && value.length <= 200) return value;
  throw invalidParameter('terms', value, 'one to five words or phrases with commas between');
}

function readDay(name: 'from' | 'to', value: string): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(value) ?? [];
  if (!year || Number(year) < firstYear || Number(year) > lastYear) throw invalidDay(name, value);
  const last = name === 'to';
  const whichMonth = Number(month ?? (last ? 12 : 1));
  const lastDay = new Date(Date.UTC(Number(year), whichMonth, 0)).getUTCDate();
  const whichDay = Number(day ?? (last ? lastDay : 1));
  if (whichMonth < 1 || whichMonth > 12 || whichDay < 1 || whichDay > lastDay) throw invalidDay(name, value);
  return `${year}-${String(whichMonth).padStart(2, '0')}-${String(whichDay).padStart(2, '0')}`;
}

function invalidDay(name: string, value: string): Problem {
  return invalidParameter(name, value, 'a year or a day, as in 2024 or 2024-09-01');
}

function shortenDay(name: FilterName, value: string): string {
  if (name === 'from' && value.endsWith('-01-01')) return value.slice(0, 4);
  if (name === 'to' && value.endsWith('-12-31')) return value.slice(0, 4);
  return value;
}
