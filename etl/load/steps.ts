import { readFileSync } from 'node:fs';
import { WRITE } from './tables.ts';

/** One step of settling with what stands in its file: every name in it, and the tables, views and macros that it changes. */
export interface Step {
  name: string;
  sql: string;
  /** The kind of stretches that the file is run for one by one, if so. */
  stretches: string | null;
  names: Set<string>;
  changes: Set<string>;
  /** The tables of the schema, or of `work`, that it puts rows into. */
  fills: Set<string>;
}

const CHANGE =
  /\b(?:insert into|update|delete from|(?:create|create or replace|drop|alter) (?:table|macro|view|schema)(?: if (?:not )?exists)?) (?:work\.)?([a-z_.]{1,60})/g;
const FILL = /\binsert into ([a-z_]{1,60})/g;
const NAME = /[a-z_][a-z0-9_]*/g;
const STRETCH = /getvariable\('first_(\w{1,20})'\)/;

const steps = new Map<string, Step>();

/** Reads the file of a step, once. */
export function readStep(name: string): Step {
  const known = steps.get(name);
  if (known !== undefined) return known;
  const step = parseStep(name);
  steps.set(name, step);
  return step;
}

function parseStep(name: string): Step {
  const sql = name === WRITE ? '' : readFileSync(new URL(`./${name}.sql`, import.meta.url), 'utf8');
  const code = sql.replace(/--.*/g, '');
  const stretches = STRETCH.exec(code)?.[1] ?? null;
  const names = new Set(code.match(NAME));
  if (stretches !== null) names.add(`${stretches}_stretches`);
  const changes = new Set<string>();
  for (const [, changed = ''] of code.matchAll(CHANGE)) changes.add(changed.split('.').at(-1) ?? '');
  const fills = new Set([...code.matchAll(FILL)].map(([, filled = '']) => filled));
  return { name, sql, stretches, names, changes, fills };
}

/**
 * Takes the first step off the list that may run beside those that do, or gives null. A step waits for every earlier one
 * that changes what it names or names what it changes, so that it finds what it would find if all ran one by one.
 */
export function takeNext(left: Step[], running: Step[]): Step | null {
  const index = left.findIndex((step, at) =>
    [...running, ...left.slice(0, at)].every(other => !clash(step, other)),
  );
  return left.splice(index, index < 0 ? 0 : 1)[0] ?? null;
}

function clash(a: Step, b: Step): boolean {
  if (a.name === WRITE || b.name === WRITE) return true;
  return meet(a.changes, b.names) || meet(b.changes, a.names);
}

function meet(some: Set<string>, others: Set<string>): boolean {
  for (const name of some) if (others.has(name)) return true;
  return false;
}
