import type { Findings, Span } from '../model.ts';
import { rows, type Vocabulary } from '../vocabulary.ts';
import { type Words, words } from '../words.ts';
import type { Row } from './rows.ts';

/** A word that can be searched for: in small letters, with its stem and a number that is the same in every build. */
interface Entry extends Row {
  word: string;
  stem: string;
  word_no: number;
}

/** The words of one book that can be searched for, each at a place, and what is counted of them in one unit. */
interface Lexicon {
  book: Words['book'];
  vocabulary: Vocabulary;
  /** Words that nearly every item has: they find nothing, and have no stem. */
  stops: Set<string | null | undefined>;
  /** The place of each form of the book: 0 where it was not looked at yet, -1 where it is not searched for. */
  places: Int32Array;
  entries: Entry[];
  /** The stem of each word, by number; stems are numbered from 1. */
  stems: Int32Array;
  byWord: Map<string, number>;
  byStem: Map<string, number>;
  /** How often each word is met in the unit. */
  counts: Int32Array;
  /** One more than the index of the word that stands for a stem in the unit; by stem. */
  chosen: Int32Array;
  /** The document that last met each word. */
  documents: Int32Array;
}

/** What a word of a title, a measure or an owner counts for beside one of the text. */
const LABEL = 4;

let lexicon: Lexicon | null = null;
let documents = 0;

/**
 * Gives what can be searched of a document: items, figures and decisions with their words by number, and the words. Of
 * words with one stem the first has how often they are met together and the others 0; those of the label are given apart too.
 */
export function toUnits(
  { parsed, figures, resolutions }: Findings,
  vocabulary: Vocabulary,
): { units: Row[]; words: Row[] } {
  const { document_id, text } = parsed.document;
  const entries: Row[] = [];
  documents++;
  const toUnit = (kind: string, source_id: string, span: Span, label: string | null): Row => {
    let said = words(text, span);
    const named = words(label ?? '');
    if (named.book !== said.book) said = words(text, span);
    const known = openLexicon(said.book, vocabulary);
    const met: number[] = [];
    for (const place of placesOf(known, said, text)) meet(known, place, 1, met);
    const inText = met.length;
    const places = placesOf(known, named, label ?? '');
    for (const place of places) meet(known, place, LABEL, met);
    const number = (place: number) => known.entries[place]!.word_no;
    const times = takeCounts(known, met, entries);
    return {
      document_id,
      kind,
      source_id,
      words: met.map(number),
      times,
      length: times.reduce((sum, count) => sum + count, 0),
      label_words: places.map(number),
      label_only: met.slice(inText).map(number),
    };
  };
  const items = parsed.meetings.flatMap(meeting => meeting.items);
  const units = [
    ...items.map(item => toUnit('item', item.item_id, item, item.title)),
    ...figures.map(figure => toUnit('figure', figure.figure_id, figure, figure.measure)),
    ...resolutions.map(one => toUnit('decision', one.resolution_id, one, one.owner)),
  ];
  return { units, words: entries };
}

/** Gives the places of the words that are searched for, in order. */
function placesOf(known: Lexicon, { forms, starts, ends }: Words, text: string): number[] {
  if (known.places.length < known.book.stems.length)
    known.places = widen(known.places, known.book.stems.length);
  const places: number[] = [];
  for (let i = 0; i < forms.length; i++) {
    const place = known.places[forms[i]!] || find(known, forms[i]!, text, starts[i]!, ends[i]!);
    if (place > 0) places.push(place);
  }
  return places;
}

function meet(known: Lexicon, place: number, weight: number, met: number[]): void {
  if (known.counts[place] === 0) met.push(place);
  known.counts[place]! += weight;
}

/** Gives the counts of the words met, added up by stem, 0 where there is none, and starts anew; a document keeps each word once. */
function takeCounts(known: Lexicon, met: number[], entries: Row[]): number[] {
  const { stems, counts, chosen } = known;
  const times = new Array<number>(met.length).fill(0);
  for (let i = 0; i < met.length; i++) {
    const place = met[i]!;
    const stem = stems[place]!;
    if (chosen[stem] === 0) chosen[stem] = i + 1;
    if (known.entries[place]!.stem !== '') times[chosen[stem]! - 1]! += counts[place]!;
    counts[place] = 0;
    if (known.documents[place] === documents) continue;
    known.documents[place] = documents;
    entries.push(known.entries[place]!);
  }
  for (const place of met) chosen[stems[place]!] = 0;
  return times;
}

/** Gives the words of a book; a book that is full is followed by another. */
function openLexicon(book: Words['book'], vocabulary: Vocabulary): Lexicon {
  if (lexicon?.book === book && lexicon.vocabulary === vocabulary) return lexicon;
  const numbers = () => new Int32Array(1 << 12);
  lexicon = {
    book,
    vocabulary,
    stops: new Set(rows(vocabulary, 'stop_words').map(row => row.word)),
    places: numbers(),
    entries: [{ word: '', stem: '', word_no: 0 }],
    stems: numbers(),
    byWord: new Map(),
    byStem: new Map(),
    counts: numbers(),
    chosen: numbers(),
    documents: numbers(),
  };
  return lexicon;
}

/** Finds the place of a form that was not looked at before; one letter alone, or more than forty, is not searched for. */
function find(known: Lexicon, form: number, text: string, start: number, end: number): number {
  const word = text.slice(start, end).toLowerCase();
  const isSearched = word.length <= 40 && (word.length > 1 || /\d/.test(word));
  let place = isSearched ? (known.byWord.get(word) ?? 0) : -1;
  if (place === 0) {
    place = known.entries.length;
    const stem = known.stops.has(word) ? '' : known.book.stems[form]!;
    known.entries.push({ word, stem, word_no: numberOf(word) });
    known.byWord.set(word, place);
    if (!known.byStem.has(stem)) known.byStem.set(stem, known.byStem.size + 1);
    if (place + 1 >= known.counts.length) {
      for (const name of ['stems', 'counts', 'chosen', 'documents'] as const)
        known[name] = widen(known[name], place + 2);
    }
    known.stems[place] = known.byStem.get(stem)!;
  }
  known.places[form] = place;
  return place;
}

function widen(numbers: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(2 * length);
  wider.set(numbers);
  return wider;
}

/** Gives a number of 53 bits that stands for a word, mixed of two hashes (cyrb53, in the public domain). */
function numberOf(word: string): number {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < word.length; i++) {
    a = Math.imul(a ^ word.charCodeAt(i), 2654435761);
    b = Math.imul(b ^ word.charCodeAt(i), 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (2097151 & b) + (a >>> 0);
}
