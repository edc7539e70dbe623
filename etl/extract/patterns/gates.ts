import type { Need, Needs } from './needs.ts';

/** One bit for each pattern: whether words let it match. */
export type Row = number[];

/** Where the bit of a pattern is kept in every row. */
export interface Gate {
  at: number;
  bit: number;
}

interface Part {
  letters: string;
  gate: Gate;
}

/** Gates by what opens them: whole words, beginnings and ends of words, what may stand anywhere in one, signs, any digit, nothing. */
export interface Sieve {
  whole: Map<string, Gate[]>;
  beginnings: Map<string, Gate[]>;
  /** The lengths of beginnings and their first two letters, or the first of those with one: most words have none. */
  lengths: Set<number>;
  openings: Set<string>;
  endings: Part[];
  insides: Part[];
  signs: Map<number, Gate[]>;
  digits: Gate[];
  open: Gate[];
}

/** What must stand anywhere in a stretch, what first and what last. */
export const HELD = newSieve();
export const FIRST = newSieve();
export const LAST = newSieve();

/** How many gates there are, and how many of them rows have bits for. */
let count = 0;
let width = 0;

function newSieve(): Sieve {
  return {
    whole: new Map(),
    beginnings: new Map(),
    lengths: new Set(),
    openings: new Set(),
    endings: [],
    insides: [],
    signs: new Map(),
    digits: [],
    open: [],
  };
}

/** Gives a gate of its own to a pattern, which in each sieve opens where one of some needs is met, or always. */
export function newGate(held: Needs, first: Needs, last: Needs): Gate {
  // What was read before keeps its narrower rows, in which a new bit would look unmet.
  if (count < width * 32) count = width * 32;
  const gate: Gate = { at: count >> 5, bit: 1 << (count & 31) };
  count++;
  keepAll(HELD, held, gate);
  keepAll(FIRST, first, gate);
  keepAll(LAST, last, gate);
  return gate;
}

/** Tells whether gates were made for which rows have no bits yet. */
export function areGatesNew(): boolean {
  return count > width * 32;
}

/** Gives every row from now on a bit for each gate there is. */
export function widen(): void {
  width = Math.ceil(count / 32);
}

function keepAll(sieve: Sieve, needs: Needs, gate: Gate): void {
  if (needs === null) sieve.open.push(gate);
  else for (const need of needs) keep(sieve, need, gate);
}

function keep(sieve: Sieve, need: Need, gate: Gate): void {
  if (need.type === 'digit') sieve.digits.push(gate);
  else if (need.type === 'sign') add(sieve.signs, need.sign.charCodeAt(0), gate);
  else if (need.begins && need.ends) add(sieve.whole, need.letters, gate);
  else if (need.begins) {
    add(sieve.beginnings, need.letters, gate);
    sieve.lengths.add(need.letters.length);
    sieve.openings.add(need.letters.slice(0, 2));
  } else (need.ends ? sieve.endings : sieve.insides).push({ letters: need.letters, gate });
}

function add<K>(map: Map<K, Gate[]>, key: K, gate: Gate): void {
  const gates = map.get(key);
  if (gates) gates.push(gate);
  else map.set(key, [gate]);
}

/** Gives the gates of a sieve that a word of plain small letters opens. */
export function openedByWord(sieve: Sieve, letters: string): Gate[] {
  const whole = sieve.whole.get(letters);
  const gates = whole === undefined ? [] : whole.slice();
  if (sieve.openings.has(letters.slice(0, 2)) || sieve.openings.has(letters[0] ?? '')) {
    for (const length of sieve.lengths) {
      if (length > letters.length) continue;
      const begun = sieve.beginnings.get(letters.slice(0, length));
      if (begun !== undefined) gates.push(...begun);
    }
  }
  for (const part of sieve.endings) if (letters.endsWith(part.letters)) gates.push(part.gate);
  for (const part of sieve.insides) if (letters.includes(part.letters)) gates.push(part.gate);
  return gates;
}

/** Gives the gates of a sieve that a sign or a digit opens. */
export function openedBySign(sieve: Sieve, code: number): Gate[] {
  return code >= 48 && code <= 57 ? sieve.digits : (sieve.signs.get(code) ?? []);
}

/** Gives a row with the bits of some gates, and of those of the sieve that are always open. */
export function rowOfGates(sieve: Sieve, gates: Gate[]): Row {
  const row = Array.from({ length: width }, () => 0);
  for (const { at, bit } of sieve.open) row[at]! |= bit;
  for (const { at, bit } of gates) row[at]! |= bit;
  return row;
}
