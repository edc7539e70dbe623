import { stem } from './stem.ts';

/**
 * Every word met, once as printed: its number finds its stem and, for a word in capitals, `^SEND`. Number 0 is nobody's.
 * Kept flat, for what is asked at each word of every text must stay near the processor.
 */
export interface Book {
  printed: string[];
  stems: string[];
  capitals: (string | null)[];
  /** Four numbers a place: the word, its hash, and where in `letters` it begins and ends. */
  places: Int32Array;
  letters: Uint16Array;
  lettersEnd: number;
}

const FEWEST_PLACES = 1 << 14;
/** Past so many words a new book is begun; texts cut up before keep theirs. */
const MOST_WORDS = 200_000;

let book = newBook();

/** Gives the book that new words are written in. */
export function openBook(): Book {
  if (book.stems.length > MOST_WORDS) book = newBook();
  return book;
}

function newBook(): Book {
  return {
    printed: [''],
    stems: [''],
    capitals: [null],
    places: new Int32Array(4 * FEWEST_PLACES),
    letters: new Uint16Array(8 * FEWEST_PLACES),
    lettersEnd: 0,
  };
}

/** Gives the number of the word that stands in some codes, and writes it down if it is new. */
export function numberOf(book: Book, codes: Uint16Array, start: number, end: number, hash: number): number {
  const { places, letters } = book;
  const last = places.length - 4;
  for (let at = placeOf(hash, last); ; at = (at + 4) & last) {
    const number = places[at]!;
    if (number === 0) return add(book, codes, start, end, hash);
    if (places[at + 1] === hash && isSame(letters, places[at + 2]!, places[at + 3]!, codes, start, end))
      return number;
  }
}

function placeOf(hash: number, last: number): number {
  return ((hash ^ (hash >>> 15)) << 2) & last;
}

function isSame(
  letters: Uint16Array,
  from: number,
  to: number,
  codes: Uint16Array,
  start: number,
  end: number,
): boolean {
  if (to - from !== end - start) return false;
  for (let i = from, j = start; i < to; i++, j++) if (letters[i] !== codes[j]) return false;
  return true;
}

function add(book: Book, codes: Uint16Array, start: number, end: number, hash: number): number {
  const number = book.stems.length;
  if (number * 8 > book.places.length) book.places = spread(book.places);
  const from = book.lettersEnd;
  const to = from + end - start;
  if (to > book.letters.length) {
    const wider = new Uint16Array(2 * to);
    wider.set(book.letters);
    book.letters = wider;
  }
  book.letters.set(codes.subarray(start, end), from);
  book.lettersEnd = to;
  put(book.places, number, hash, from, to);
  const printed = Buffer.from(codes.buffer, codes.byteOffset + 2 * start, 2 * (end - start)).toString(
    'utf16le',
  );
  book.printed.push(printed);
  book.stems.push(stem(printed.toLowerCase()));
  book.capitals.push(end - start > 1 ? capitals(printed) : null);
  return number;
}

/** Gives twice the places for the same words. */
function spread(places: Int32Array): Int32Array {
  const wider = new Int32Array(2 * places.length);
  for (let at = 0; at < places.length; at += 4) {
    if (places[at] !== 0) put(wider, places[at]!, places[at + 1]!, places[at + 2]!, places[at + 3]!);
  }
  return wider;
}

function put(places: Int32Array, number: number, hash: number, from: number, to: number): void {
  const last = places.length - 4;
  let at = placeOf(hash, last);
  while (places[at] !== 0) at = (at + 4) & last;
  places[at] = number;
  places[at + 1] = hash;
  places[at + 2] = from;
  places[at + 3] = to;
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
