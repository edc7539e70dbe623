import { stem } from './stem.ts';

/**
 * Every word met, once as printed: its number finds its stem and, for a word in capitals, `^SEND`. Number 0 is nobody's.
 * Kept flat, for what is asked at each word of every text must stay near the processor.
 */
export interface Book {
  printed: string[];
  stems: string[];
  capitals: (string | null)[];
  /** Four numbers a place: the word, its first eight letters in two, and what the others are known by, 0 where there are none. */
  places: Int32Array;
  /** The letters of the words that two numbers do not hold, and where those of each word begin, the next one's being after them. */
  letters: Uint16Array;
  lettersEnd: number;
  begins: number[];
}

const FEWEST_PLACES = 1 << 14;
/** Past so many words a new book is begun with the next document. */
const MOST_WORDS = 200_000;

let book = newBook();

/** Gives the book that new words are written in. */
export function openBook(): Book {
  return book;
}

/** Begins a new book where this one is full, before a document, since all words of one are to be in one book. */
export function turnBook(): void {
  if (book.stems.length > MOST_WORDS) closeBook();
}

/** Begins a new book for what comes. */
export function closeBook(): void {
  book = newBook();
}

function newBook(): Book {
  return {
    printed: [''],
    stems: [''],
    capitals: [null],
    places: new Int32Array(4 * FEWEST_PLACES),
    letters: new Uint16Array(8 * FEWEST_PLACES),
    lettersEnd: 0,
    begins: [0, 0],
  };
}

/**
 * Writes the numbers of words that stand in some codes, new ones being written down. They are looked up one after the
 * other, so that the processor can wait for several at once.
 */
export function numberWords(
  book: Book,
  codes: Uint16Array,
  { lows, highs, rests, count }: Keys,
  { forms, starts, ends }: { forms: number[]; starts: number[]; ends: number[] },
  from: number,
): void {
  let { places } = book;
  for (let i = 0, word = from; i < count; i++, word++) {
    const low = lows[i]!;
    const high = highs[i]!;
    const rest = rests[i]!;
    const at = placeOf(places.length - 4, low, high, rest);
    const isFirst = places[at + 1] === low && places[at + 2] === high && places[at + 3] === rest;
    if (isFirst && rest === 0 && places[at] !== 0) {
      forms[word] = places[at]!;
    } else {
      forms[word] = numberOf(book, codes, starts[word]!, ends[word]!, low, high, rest);
      places = book.places;
    }
  }
}

/** What some words in turn are known by, in three numbers each. */
export interface Keys {
  /** The last four of the first eight letters, a byte each, and those before them. */
  lows: Int32Array;
  highs: Int32Array;
  /** 0 where there are no other letters, nor any that takes more than a byte. */
  rests: Int32Array;
  count: number;
}

function numberOf(
  book: Book,
  codes: Uint16Array,
  start: number,
  end: number,
  low: number,
  high: number,
  rest: number,
): number {
  const { places } = book;
  const last = places.length - 4;
  for (let at = placeOf(last, low, high, rest); ; at = (at + 4) & last) {
    const number = places[at]!;
    if (number === 0) return add(book, codes, start, end, low, high, rest);
    if (places[at + 1] !== low || places[at + 2] !== high || places[at + 3] !== rest) continue;
    if (rest === 0 || isSame(book, number, codes, start, end)) return number;
  }
}

function placeOf(last: number, low: number, high: number, rest: number): number {
  const mixed = Math.imul(low, 0x9e3779b1) ^ Math.imul(high ^ rest, 0x85ebca6b);
  return ((mixed ^ (mixed >>> 15)) << 2) & last;
}

function isSame(
  { letters, begins }: Book,
  number: number,
  codes: Uint16Array,
  start: number,
  end: number,
): boolean {
  const begin = begins[number]!;
  if (begins[number + 1]! - begin !== end - start) return false;
  for (let i = begin, j = start; j < end; i++, j++) if (letters[i] !== codes[j]) return false;
  return true;
}

function add(
  book: Book,
  codes: Uint16Array,
  start: number,
  end: number,
  low: number,
  high: number,
  rest: number,
): number {
  const number = book.stems.length;
  if (number * 8 > book.places.length) book.places = spread(book.places);
  put(book.places, number, low, high, rest);
  if (rest !== 0) keepLetters(book, codes, start, end);
  book.begins.push(book.lettersEnd);
  const printed = Buffer.from(codes.buffer, codes.byteOffset + 2 * start, 2 * (end - start)).toString(
    'utf16le',
  );
  book.printed.push(printed);
  book.stems.push(stem(printed.toLowerCase()));
  book.capitals.push(end - start > 1 ? capitals(printed) : null);
  return number;
}

function keepLetters(book: Book, codes: Uint16Array, start: number, end: number): void {
  const to = book.lettersEnd + end - start;
  if (to > book.letters.length) {
    const wider = new Uint16Array(2 * to);
    wider.set(book.letters);
    book.letters = wider;
  }
  book.letters.set(codes.subarray(start, end), book.lettersEnd);
  book.lettersEnd = to;
}

/** Gives twice the places for the same words. */
function spread(places: Int32Array): Int32Array {
  const wider = new Int32Array(2 * places.length);
  for (let at = 0; at < places.length; at += 4) {
    if (places[at] !== 0) put(wider, places[at]!, places[at + 1]!, places[at + 2]!, places[at + 3]!);
  }
  return wider;
}

function put(places: Int32Array, number: number, low: number, high: number, rest: number): void {
  const last = places.length - 4;
  let at = placeOf(last, low, high, rest);
  while (places[at] !== 0) at = (at + 4) & last;
  places[at] = number;
  places[at + 1] = low;
  places[at + 2] = high;
  places[at + 3] = rest;
}

/** `EHCPs` and `EHCP` are the same abbreviation; a word with any other small letter is none. */
function capitals(printed: string): string | null {
  const last = printed.length - 1;
  const bare = last > 1 && printed[last] === 's' ? printed.slice(0, last) : printed;
  for (let i = 0; i < bare.length; i++) {
    const code = bare.charCodeAt(i);
    if (code < 65 || code > 90) return null;
  }
  return `^${bare}`;
}
