import type { Span } from './model.ts';
import { type Book, type Keys, numberWords, openBook } from './words/book.ts';
import { codesOf } from './words/codes.ts';
import { type Flags, flagsIn, makeFlags } from './words/flags.ts';

export { closeBook, turnBook } from './words/book.ts';
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

/** A text cut into words. The lists are filled from the start for each text, and hold more after `count` words. */
interface Page extends Words {
  text: string;
  count: number;
  /** Where the characters stand at which a sentence or a paragraph may end, and a place past all of them. */
  marks: number[];
  marked: number;
}

const OF_WORD = 1;
const MARK = 2;
/** Past the places of all marks. */
const NO_PLACE = 0x7fffffff;

/** What each code is of: a word, Western accents included, or a mark at which a sentence or a paragraph may end. */
const KINDS = Uint8Array.from({ length: 1 << 16 }, (_, code) =>
  (code >= 97 && code <= 122) ||
  (code >= 65 && code <= 90) ||
  (code >= 48 && code <= 57) ||
  (code >= 0xc0 && code < 0x250 && code !== 0xd7 && code !== 0xf7)
    ? OF_WORD
    : 0,
);
for (const mark of '\n.!?:)|·•●\uf0b7') KINDS[mark.charCodeAt(0)] = MARK;

/** The text of which a stretch was asked for last, for most stretches are of one text in turn; and a text asked for whole. */
const page = newPage();
const slip = newPage();

/** Gives the words of a text or a stretch of it in order: letters and digits, cut at hyphens, a possessive left off. */
export function words(text: string, span?: Span): Words {
  if (span === undefined) return cutOut(fill(slip, text), 0, slip.count);
  const { char_start, char_end } = span;
  if (cutsWord(text, char_start) || cutsWord(text, char_end)) {
    const found = words(text.slice(char_start, char_end));
    for (let i = 0; i < found.starts.length; i++) {
      found.starts[i]! += char_start;
      found.ends[i]! += char_start;
    }
    return found;
  }
  if (page.text !== text || page.book !== openBook()) fill(page, text);
  const { starts, count } = page;
  return cutOut(page, placeFrom(starts, count, char_start), placeFrom(starts, count, char_end));
}

/**
 * Gives the words of a whole text as they stand, `count` of them, without a copy: the lists hold more after those, and
 * are overwritten when another text is cut.
 */
export function allWords(text: string): Words & { count: number } {
  return page.text === text && page.book === openBook() ? page : fill(page, text);
}

/** What the words are known by that have no number yet. */
const MOST_KEYS = 4096;
const keys: Keys = {
  lows: new Int32Array(MOST_KEYS),
  highs: new Int32Array(MOST_KEYS),
  rests: new Int32Array(MOST_KEYS),
  count: 0,
};

function newPage(): Page {
  return {
    text: '',
    book: openBook(),
    forms: [],
    starts: [],
    ends: [],
    count: 0,
    marks: [NO_PLACE],
    marked: 0,
  };
}

/**
 * Gives the places of `\n`, `.`, `!`, `?`, `:`, `)`, `|` and bullets in a text, in order, with one past the text after
 * them; they are overwritten by the next call with another text.
 */
export function marksOf(text: string): number[] {
  if (page.text !== text) fill(page, text);
  return page.marks;
}

/** Gives the place in the marks of a text of the first that stands at an offset or after it. */
export function markFrom(text: string, offset: number): number {
  return placeFrom(marksOf(text), page.marked, offset);
}

/** Writes the words of a text and the places of its marks onto a page. */
function fill(page: Page, text: string): Page {
  const { starts, ends, marks } = page;
  const { lows, highs, rests } = keys;
  const { length } = text;
  const codes = codesOf(text);
  const book = openBook();
  let count = 0;
  let marked = 0;
  let keyed = 0;
  for (let i = 0; i < length; ) {
    let code = codes[i]!;
    const kind = KINDS[code]!;
    if (kind !== OF_WORD) {
      if (kind === MARK) marks[marked++] = i;
      i++;
      continue;
    }
    const start = i;
    const eighth = i + 8;
    let low = 0;
    let high = 0;
    let any = 0;
    do {
      high = (high << 8) | (low >>> 24);
      low = (low << 8) | code;
      any |= code;
      code = codes[++i]!;
    } while (i < eighth && KINDS[code] === OF_WORD);
    let rest = any >> 8;
    while (KINDS[code] === OF_WORD) {
      rest = (Math.imul(rest, 31) + code) | 1;
      code = codes[++i]!;
    }
    lows[keyed] = low;
    highs[keyed] = high;
    rests[keyed++] = rest;
    starts[count] = start;
    ends[count++] = i;
    if (keyed === MOST_KEYS) {
      keys.count = keyed;
      numberWords(book, codes, keys, page, count - keyed);
      keyed = 0;
    }
    if (code === 39 || code === 0x2019) i = afterPossessive(codes, i, length);
  }
  keys.count = keyed;
  numberWords(book, codes, keys, page, count - keyed);
  marks[marked] = NO_PLACE;
  page.marked = marked;
  page.text = text;
  page.book = book;
  page.count = count;
  return page;
}

function cutOut({ book, forms, starts, ends }: Page, from: number, to: number): Words {
  return { book, forms: forms.slice(from, to), starts: starts.slice(from, to), ends: ends.slice(from, to) };
}

/** Gives the place of the first of some offsets in order that is another or comes after it. */
function placeFrom(offsets: number[], count: number, offset: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (offsets[middle]! < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Tells whether an offset stands within a word or its possessive, so that the stretches on either side have other words. */
function cutsWord(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false;
  const before = text.charCodeAt(at - 1);
  return isWordCode(text.charCodeAt(at)) && (before === 39 || before === 0x2019 || isWordCode(before));
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

function afterPossessive(codes: Uint16Array, i: number, length: number): number {
  if (i + 1 >= length) return i;
  const isS = codes[i + 1] === 115 || codes[i + 1] === 83;
  return isS && !(i + 2 < length && isWordCode(codes[i + 2]!)) ? i + 2 : i;
}

function isWordCode(code: number): boolean {
  return KINDS[code] === OF_WORD;
}
