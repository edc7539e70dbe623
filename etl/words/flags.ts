import type { Book } from './book.ts';

/** What a rule asks of single words: flags by stem, capitals and spelling, worked out once for each word of a book. */
export interface Flags {
  of: (stem: string, capitals: string | null, printed: string) => number;
  book: Book | null;
  /** The flags of each word of the book, as far as they were asked for. */
  table: Uint8Array;
  known: number;
}

/** Makes flags, at most eight, of a function of a word's stem and capitals, and of the word as it is printed. */
export function makeFlags(of: Flags['of']): Flags {
  return { of, book: null, table: new Uint8Array(0), known: 0 };
}

/** Gives the flags of every word that a book holds, by the word's number. */
export function flagsIn(flags: Flags, book: Book): Uint8Array {
  const count = book.stems.length;
  if (flags.book === book && flags.known === count) return flags.table;
  if (flags.book !== book) Object.assign(flags, { book, known: 0, table: new Uint8Array(0) });
  if (count > flags.table.length) {
    const wider = new Uint8Array(2 * count);
    wider.set(flags.table);
    flags.table = wider;
  }
  for (let word = flags.known; word < count; word++)
    flags.table[word] = flags.of(book.stems[word]!, book.capitals[word]!, book.printed[word]!);
  flags.known = count;
  return flags.table;
}
