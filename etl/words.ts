import type { Span } from './model.ts';
import { type Book, numberOf, openBook } from './words/book.ts';
import { codesOf } from './words/codes.ts';
import { type Flags, flagsIn, makeFlags } from './words/flags.ts';

export { codesOf } from './words/codes.ts';
export { type Flags, makeFlags } from './words/flags.ts';
export { stem } from './words/stem.ts';

/** The words of a stretch, in order: `forms[i]`, a number of the book, stands between `starts[i]` and `ends[i]`. */
export interface Words {
  book: Book;
  forms: number[];
  starts: number[];
  ends: number[];
}

/** What is filled word by word, to be copied at its length: lists that grow push by push take twice the time. */
const page = { forms: [] as number[], starts: [] as number[], ends: [] as number[] };

/** 1 at the codes of letters, Western accents included, and of digits. */
const WORD_CODES = Uint8Array.from({ length: 0x250 }, (_, code) =>
  (code >= 97 && code <= 122) ||
  (code >= 65 && code <= 90) ||
  (code >= 48 && code <= 57) ||
  (code >= 0xc0 && code !== 0xd7 && code !== 0xf7)
    ? 1
    : 0,
);

/** Gives the words of a stretch of text in order: letters and digits, cut at hyphens, a possessive left off. */
export function words(text: string, span: Span = { char_start: 0, char_end: text.length }): Words {
  const { forms, starts, ends } = page;
  const base = span.char_start;
  const length = span.char_end - base;
  const codes = codesOf(text, base, span.char_end);
  const book = openBook();
  let count = 0;
  for (let i = 0; i < length; ) {
    let code = codes[i]!;
    if (!isWordCode(code)) {
      i++;
      continue;
    }
    const start = i;
    let hash = 0;
    do {
      hash = (Math.imul(hash, 31) + code) | 0;
      code = ++i < length ? codes[i]! : 0;
    } while (isWordCode(code));
    forms[count] = numberOf(book, codes, start, i, hash);
    starts[count] = base + start;
    ends[count++] = base + i;
    if (code === 39 || code === 0x2019) i = afterPossessive(codes, i, length);
  }
  return {
    book,
    forms: forms.slice(0, count),
    starts: starts.slice(0, count),
    ends: ends.slice(0, count),
  };
}

/** Gives the stem of the word at a place, or '' past the last. */
export function stemAt({ book, forms }: Words, at: number): string {
  return book.stems[forms[at] ?? 0]!;
}

/** Gives the stems of all words in order. */
export function stemsOf({ book, forms }: Words): string[] {
  return forms.map(form => book.stems[form]!);
}

/** Gives a flag, 1, to the words with one of some stems. */
export function flagStems(stems: Iterable<string>): Flags {
  const set = new Set(stems);
  return makeFlags(stem => (set.has(stem) ? 1 : 0));
}

/** Gives the flags of words by their numbers. */
export function flagsOf(flags: Flags, { book }: Words): Uint8Array {
  return flagsIn(flags, book);
}

/** Tells whether one of the words has a flag. */
export function hasFlag(words: Words, flags: Flags): boolean {
  const table = flagsIn(flags, words.book);
  for (const form of words.forms) if (table[form] !== 0) return true;
  return false;
}

function afterPossessive(codes: Uint16Array, i: number, length: number): number {
  if (i + 1 >= length) return i;
  const isS = codes[i + 1] === 115 || codes[i + 1] === 83;
  return isS && !(i + 2 < length && isWordCode(codes[i + 2]!)) ? i + 2 : i;
}

function isWordCode(code: number): boolean {
  return code < 0x250 && WORD_CODES[code] === 1;
}
