import { type Words, words as wordsOf } from '../../words.ts';
import {
  areGatesNew,
  FIRST,
  HELD,
  LAST,
  openedBySign,
  openedByWord,
  type Row,
  rowOfGates,
  type Sieve,
  widen,
} from './gates.ts';

export type { Row } from './gates.ts';

const MOST_WORDS = 200_000;
const LONGEST_WORD = 40;
const BUCKETS = 1 << 15;
const EMPTY: number[] = [];

/** A word of plain letters, with what it lets match where it stands first or last. */
interface Word {
  letters: string;
  first: Row;
  last: Row;
  next: Word | undefined;
}

let words: (Word | undefined)[] = [];
let wordCount = 0;
/** What no word at all lets match. */
let nothing: Row = [];
let firstOfSigns = new Map<number, Row>();
let lastOfSigns = new Map<number, Row>();
/** What the words of a book let match by their numbers, as far as they were asked for: in turn a place of a row and its bits. */
let bookRows: (number[] | undefined)[] = [];
let bookOfRows: Words['book'] | null = null;
/** Where a row was asked for last, for a stretch that ends at the same place has the same. */
let lastText = '';
let lastEnd = -1;
let lastStart = 0;
let lastRow: Row | null = null;

/** Gives what a stretch of text lets match by its words; one of a whole text by default. */
export function rowOf(text: string, from = 0, to = text.length): Row {
  const isWhole = from === 0 && to === text.length;
  return rowOfWords(isWhole ? wordsOf(text) : wordsOf(text, { char_start: from, char_end: to }));
}

/** Gives what some words in turn, all by default, let match. */
export function rowOfWords({ book, forms }: Words, from = 0, to = forms.length): Row {
  settle();
  if (book !== bookOfRows) {
    bookOfRows = book;
    bookRows = [];
  }
  const row = nothing.slice();
  for (let at = from; at < to; at++) {
    const form = forms[at]!;
    const own = bookRows[form] ?? readForm(book, form);
    for (let i = 0; i < own.length; i += 2) row[own[i]!]! |= own[i + 1]!;
  }
  return row;
}

/** A word of a text may hold digits and letters with accents; those of patterns are of plain letters only. */
function readForm(book: Words['book'], form: number): number[] {
  const runs = book.printed[form]!.toLowerCase().match(/[a-z]+/g);
  const gates = runs === null ? [] : openedByWord(HELD, runs[0]!);
  for (let i = 1; runs !== null && i < runs.length; i++) gates.push(...openedByWord(HELD, runs[i]!));
  const found = gates.length === 0 ? EMPTY : filledOf(rowOfGates(HELD, gates));
  // No hole is left before it: an array with holes is slow to look up in.
  while (bookRows.length < form) bookRows.push(undefined);
  bookRows[form] = found;
  return found;
}

/** Gives the places of a row that have more bits than are always there, each with its bits after it. */
function filledOf(row: Row): number[] {
  const filled: number[] = [];
  for (let i = 0; i < row.length; i++) if (row[i] !== nothing[i]) filled.push(i, row[i]!);
  return filled;
}

/** Adds to a row what another lets match; one of before the last gates were made may let match what those guard. */
export function join(row: Row, other: Row): void {
  for (let i = 0; i < row.length; i++) row[i]! |= other[i] ?? -1;
}

/** Gives what either of two rows lets match. */
export function joined(row: Row, other: Row): Row {
  if (row === other) return row;
  const both = row.slice();
  join(both, other);
  return both;
}

/** Gives what the last word, digit or sign before a place lets match, spaces apart; null where the place cuts a word or nothing is before it. */
export function rowBefore(text: string, from: number, to: number): Row | null {
  if (to === lastEnd && from <= lastStart && text === lastText && !isUnsettled()) return lastRow;
  let at = to - 1;
  while (at >= from && isSpace(text.charCodeAt(at))) at--;
  if (at < from) return null;
  const code = text.charCodeAt(at);
  if (!isLetter(code)) return keepLast(text, at, to, rowOfSign(LAST, code));
  const end = at + 1;
  if (end === to && isLetter(text.charCodeAt(end))) return null;
  while (at > from && isLetter(text.charCodeAt(at - 1))) at--;
  if (at === from && isLetter(text.charCodeAt(at - 1))) return null;
  return keepLast(text, at, to, wordAt(text, at, end).last);
}

function keepLast(text: string, start: number, end: number, row: Row): Row {
  lastText = text;
  lastStart = start;
  lastEnd = end;
  lastRow = row;
  return row;
}

/** Gives what the first word, digit or sign after a place lets match, spaces apart; null where the place cuts a word or nothing is after it. */
export function rowAfter(text: string, from: number, to: number): Row | null {
  let at = from;
  while (at < to && isSpace(text.charCodeAt(at))) at++;
  if (at >= to) return null;
  const code = text.charCodeAt(at);
  if (!isLetter(code)) return rowOfSign(FIRST, code);
  if (at === from && isLetter(text.charCodeAt(at - 1))) return null;
  return wordAt(text, at, text.length).first;
}

function isUnsettled(): boolean {
  return areGatesNew() || words.length === 0 || wordCount > MOST_WORDS;
}

/** Begins reading: from now on each row has a bit for every gate there is. */
function settle(): void {
  if (!isUnsettled()) return;
  widen();
  nothing = rowOfGates(HELD, []);
  words = Array<Word | undefined>(BUCKETS).fill(undefined);
  wordCount = 0;
  bookRows = [];
  firstOfSigns = new Map();
  lastOfSigns = new Map();
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
  const first = rowOfGates(FIRST, openedByWord(FIRST, letters));
  const last = rowOfGates(LAST, openedByWord(LAST, letters));
  const word: Word = { letters, first, last, next: words[bucket] };
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

function rowOfSign(sieve: Sieve, code: number): Row {
  settle();
  const known = sieve === FIRST ? firstOfSigns : lastOfSigns;
  let row = known.get(code);
  if (row === undefined) {
    row = rowOfGates(sieve, openedBySign(sieve, code));
    known.set(code, row);
  }
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
