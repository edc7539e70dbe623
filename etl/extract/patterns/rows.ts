import { type Words, words as wordsOf } from '../../words.ts';
import type { Need, Needs } from './needs.ts';

/** One bit for each thing that a pattern needs: what a word, a sign or a whole stretch meets of them. */
export type Row = number[];

/** Where the bit of a need is kept; `bit` is 0 where nothing is needed. */
export interface Gate {
  at: number;
  bit: number;
}

const OPEN: Gate = { at: 0, bit: 0 };
const MOST_WORDS = 200_000;
const LONGEST_WORD = 40;
const BUCKETS = 1 << 15;
const EMPTY: Row = [];

interface Word {
  letters: string;
  row: Row;
  next: Word | undefined;
}

interface Part {
  letters: string;
  gate: Gate;
}

/** Gates by the words that open them: whole words, beginnings, ends, and what may stand anywhere in a word. */
const whole = new Map<string, Gate[]>();
const beginnings = new Map<string, Gate[]>();
const endings: Part[] = [];
const insides: Part[] = [];
const signs = new Map<number, Gate[]>();
const digits: Gate[] = [];

let count = 0;
let width = 0;
let longestBeginning = 0;
let words: (Word | undefined)[] = [];
let wordCount = 0;
const signRows = new Map<number, Row>();
let nothing: Row = [];
/** What the words of a book meet by their numbers, as far as they were asked for: in turn a place of a row and its bits. */
let bookRows: (Row | undefined)[] = [];
let bookOfRows: Words['book'] | null = null;

/** Gives the gate that opens where one of the needs is met; an open one where nothing is needed. */
export function gateOf(needs: Needs): Gate {
  if (needs === null) return OPEN;
  // What was read before keeps its narrower rows, in which a new bit would look unmet.
  if (words.length > 0) count = width * 32;
  words = [];
  const gate: Gate = { at: count >> 5, bit: 1 << (count & 31) };
  count++;
  for (const need of needs) keep(need, gate);
  return gate;
}

/** Whether a row opens a gate; none does, and so does one of before the gate was made. */
export function opens({ at, bit }: Gate, row: Row | null): boolean {
  return bit === 0 || row === null || at >= row.length || (row[at]! & bit) !== 0;
}

function keep(need: Need, gate: Gate): void {
  if (need.type === 'digit') digits.push(gate);
  else if (need.type === 'sign') add(signs, need.sign.charCodeAt(0), gate);
  else if (need.begins && need.ends) add(whole, need.letters, gate);
  else if (need.begins) {
    add(beginnings, need.letters, gate);
    longestBeginning = Math.max(longestBeginning, need.letters.length);
  } else (need.ends ? endings : insides).push({ letters: need.letters, gate });
}

function add<K>(map: Map<K, Gate[]>, key: K, gate: Gate): void {
  const gates = map.get(key);
  if (gates) gates.push(gate);
  else map.set(key, [gate]);
}

/** Gives what a stretch of text meets by its words; one of a whole text by default. */
export function rowOf(text: string, from = 0, to = text.length): Row {
  const isWhole = from === 0 && to === text.length;
  return rowOfWords(isWhole ? wordsOf(text) : wordsOf(text, { char_start: from, char_end: to }));
}

/** Gives what some words in turn, all by default, meet. */
export function rowOfWords({ book, forms }: Words, from = 0, to = forms.length): Row {
  settle();
  if (book !== bookOfRows) {
    bookOfRows = book;
    bookRows = [];
  }
  const row = nothing.slice();
  for (let at = from; at < to; at++) {
    const form = forms[at]!;
    let own = bookRows[form];
    if (own === undefined) {
      own = filledOf(rowOfPrinted(book.printed[form]!));
      bookRows[form] = own;
    }
    for (let i = 0; i < own.length; i += 2) row[own[i]!]! |= own[i + 1]!;
  }
  return row;
}

/** Gives the places of a row that have bits, each with its bits after it. */
function filledOf(row: Row): Row {
  const filled: number[] = [];
  for (let i = 0; i < row.length; i++) if (row[i] !== 0) filled.push(i, row[i]!);
  return filled.length === 0 ? EMPTY : filled;
}

/** Adds to a row what another meets; one of before the last gates were made may meet those. */
export function join(row: Row, other: Row): void {
  for (let i = 0; i < row.length; i++) row[i]! |= other[i] ?? -1;
}

/** Gives what either of two rows meets. */
export function joined(row: Row, other: Row): Row {
  if (row === other) return row;
  const both = row.slice();
  join(both, other);
  return both;
}

/** A word of a text may hold digits and letters with accents; those of patterns are of plain letters only. */
function rowOfPrinted(printed: string): Row {
  const runs = printed.toLowerCase().match(/[a-z]+/g) ?? [];
  const rows = runs.map(rowOfWord).filter(row => row !== nothing);
  if (rows.length < 2) return rows[0] ?? nothing;
  const row = nothing.slice();
  for (const each of rows) join(row, each);
  return row;
}

/** Gives what the last word, digit or sign before a place meets, spaces apart; null where the place cuts a word or nothing is before it. */
export function rowBefore(text: string, from: number, to: number): Row | null {
  let at = to - 1;
  while (at >= from && isSpace(text.charCodeAt(at))) at--;
  if (at < from) return null;
  const code = text.charCodeAt(at);
  if (!isLetter(code)) return rowOfSign(code);
  const end = at + 1;
  if (end === to && isLetter(text.charCodeAt(end))) return null;
  while (at > from && isLetter(text.charCodeAt(at - 1))) at--;
  return at === from && isLetter(text.charCodeAt(at - 1)) ? null : wordAt(text, at, end).row;
}

/** Gives what the first word, digit or sign after a place meets, spaces apart; null where the place cuts a word or nothing is after it. */
export function rowAfter(text: string, from: number, to: number): Row | null {
  let at = from;
  while (at < to && isSpace(text.charCodeAt(at))) at++;
  if (at >= to) return null;
  const code = text.charCodeAt(at);
  if (!isLetter(code)) return rowOfSign(code);
  if (at === from && isLetter(text.charCodeAt(at - 1))) return null;
  return wordAt(text, at, text.length).row;
}

/** Begins reading: from now on each row has a bit for every gate there is. */
function settle(): void {
  if (words.length > 0 && wordCount <= MOST_WORDS) return;
  width = Math.ceil(count / 32);
  nothing = Array.from({ length: width }, () => 0);
  words = Array<Word | undefined>(BUCKETS).fill(undefined);
  wordCount = 0;
  bookRows = [];
  signRows.clear();
}

function wordAt(text: string, from: number, to: number): Word {
  settle();
  let hash = 0;
  let end = from;
  for (let code = text.charCodeAt(end); isLetter(code) && end < to; code = text.charCodeAt(++end))
    hash = (Math.imul(hash, 31) + (code | 32)) | 0;
  const bucket = (hash ^ (hash >>> 15)) & (BUCKETS - 1);
  for (let word = words[bucket]; word; word = word.next) {
    if (isSame(word.letters, text, from, end)) return word;
  }
  // A copy, so that a kept word does not keep the whole document it was cut from.
  const letters = Buffer.from(text.slice(from, end).toLowerCase(), 'latin1').toString('latin1');
  const word: Word = { letters, row: rowOfWord(letters), next: words[bucket] };
  if (letters.length > LONGEST_WORD) return word;
  wordCount++;
  words[bucket] = word;
  return word;
}

function isSame(letters: string, text: string, from: number, to: number): boolean {
  if (letters.length !== to - from) return false;
  for (let i = 0; i < letters.length; i++) {
    if (letters.charCodeAt(i) !== (text.charCodeAt(from + i) | 32)) return false;
  }
  return true;
}

function rowOfWord(letters: string): Row {
  const gates = [...(whole.get(letters) ?? [])];
  const longest = Math.min(longestBeginning, letters.length);
  for (let length = 1; length <= longest; length++)
    gates.push(...(beginnings.get(letters.slice(0, length)) ?? []));
  for (const part of endings) if (letters.endsWith(part.letters)) gates.push(part.gate);
  for (const part of insides) if (letters.includes(part.letters)) gates.push(part.gate);
  return rowOfGates(gates);
}

function rowOfSign(code: number): Row {
  settle();
  let row = signRows.get(code);
  if (row === undefined) {
    row = rowOfGates(code >= 48 && code <= 57 ? digits : (signs.get(code) ?? []));
    signRows.set(code, row);
  }
  return row;
}

function rowOfGates(gates: Gate[]): Row {
  if (gates.length === 0) return nothing;
  const row = nothing.slice();
  for (const { at, bit } of gates) row[at]! |= bit;
  return row;
}

function isLetter(code: number): boolean {
  const lower = code | 32;
  return lower >= 97 && lower <= 122 && code < 128;
}

/** What `\s` takes. */
function isSpace(code: number): boolean {
  if (code < 0xa0) return code === 32 || (code >= 9 && code <= 13);
  return code === 0xa0 || code === 0xfeff || (code >= 0x1680 && /\s/.test(String.fromCharCode(code)));
}
