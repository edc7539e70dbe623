import type { Findings, Span } from '../model.ts';
import { rows, type Vocabulary } from '../vocabulary.ts';
import { allWords, stem, type Words, words } from '../words.ts';
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
  /** The number of each word, and of its stem, from 1; 0 where it has none. */
  numbers: Float64Array;
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

/** A document's words with the places of those that are searched for. */
interface Sheet {
  known: Lexicon;
  starts: number[];
  ends: number[];
  count: number;
  places: Int32Array;
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
  const sheet = lay(text, vocabulary);
  const units: Row[] = [];
  for (const { items } of parsed.meetings)
    for (const item of items)
      units.push(toUnit(sheet, text, item, item.title, entries, 'item', item.item_id));
  for (const one of figures)
    units.push(toUnit(sheet, text, one, one.measure, entries, 'figure', one.figure_id));
  for (const one of resolutions)
    units.push(toUnit(sheet, text, one, one.owner, entries, 'decision', one.resolution_id));
  for (const unit of units) unit.document_id = document_id;
  return { units, words: entries };
}

function toUnit(
  sheet: Sheet,
  text: string,
  span: Span,
  label: string | null,
  entries: Row[],
  kind: string,
  source_id: string,
): Row {
  const { known } = sheet;
  const met: number[] = [];
  meetSpan(sheet, text, span, met);
  const inText = met.length;
  const label_words: number[] = [];
  if (label !== null) {
    const { forms } = words(label);
    for (let i = 0; i < forms.length; i++) {
      const place = placeOfForm(known, forms[i]!);
      if (place <= 0) continue;
      label_words.push(known.numbers[place]!);
      if (known.counts[place] === 0) met.push(place);
      known.counts[place]! += LABEL;
    }
  }
  const numbers: number[] = [];
  const label_only: number[] = [];
  for (let i = 0; i < met.length; i++) {
    const number = known.numbers[met[i]!]!;
    numbers.push(number);
    if (i >= inText) label_only.push(number);
  }
  const times: number[] = [];
  const length = takeCounts(known, met, entries, times);
  return { document_id: '', kind, source_id, words: numbers, times, length, label_words, label_only };
}

/** Where the places of a document's words are put; they are overwritten by the next. */
let sheetPlaces = new Int32Array(1 << 12);

function lay(text: string, vocabulary: Vocabulary): Sheet {
  const { book, forms, starts, ends, count } = allWords(text);
  const known = openLexicon(book, vocabulary);
  if (count > sheetPlaces.length) sheetPlaces = new Int32Array(2 * count);
  const places = sheetPlaces;
  for (let i = 0; i < count; i++) places[i] = placeOfForm(known, forms[i]!);
  return { known, starts, ends, count, places };
}

/** Meets the words of a stretch: those of the text, and what it has of a word that it cuts. */
function meetSpan(
  { known, starts, ends, count, places }: Sheet,
  text: string,
  span: Span,
  met: number[],
): void {
  const { char_start, char_end } = span;
  const from = placeFrom(starts, count, char_start);
  let to = placeFrom(starts, count, char_end);
  const before = from > 0 ? ends[from - 1]! : 0;
  if (before > char_start)
    meet(known, placeOf(known, text.slice(char_start, Math.min(before, char_end))), met);
  const isCut = to > from && ends[to - 1]! > char_end;
  if (isCut) to--;
  const { counts } = known;
  for (let i = from; i < to; i++) {
    const place = places[i]!;
    if (place <= 0) continue;
    if (counts[place] === 0) met.push(place);
    counts[place]!++;
  }
  if (isCut) meet(known, placeOf(known, text.slice(starts[to]!, char_end)), met);
}

/** Gives the place of the first offset that is another or comes after it. */
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

function meet(known: Lexicon, place: number, met: number[]): void {
  if (place <= 0) return;
  if (known.counts[place] === 0) met.push(place);
  known.counts[place]!++;
}

/** Writes the counts of the words met, added up by stem, 0 where there is none, gives their sum, and starts anew; a document keeps each word once. */
function takeCounts(known: Lexicon, met: number[], entries: Row[], times: number[]): number {
  const { stems, counts, chosen } = known;
  let sum = 0;
  for (let i = 0; i < met.length; i++) {
    const place = met[i]!;
    const stem = stems[place]!;
    times.push(0);
    if (chosen[stem] === 0) chosen[stem] = i + 1;
    if (stem !== 0) {
      times[chosen[stem]! - 1]! += counts[place]!;
      sum += counts[place]!;
    }
    counts[place] = 0;
    if (known.documents[place] === documents) continue;
    known.documents[place] = documents;
    entries.push(known.entries[place]!);
  }
  for (let i = 0; i < met.length; i++) chosen[stems[met[i]!]!] = 0;
  return sum;
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
    numbers: new Float64Array(1 << 12),
    stems: numbers(),
    byWord: new Map(),
    byStem: new Map([['', 0]]),
    counts: numbers(),
    chosen: numbers(),
    documents: numbers(),
  };
  return lexicon;
}

/** Gives the place of a form; below 1 where it is not searched for. */
function placeOfForm(known: Lexicon, form: number): number {
  if (known.places.length <= form) known.places = widen(known.places, form + 1);
  return known.places[form]! || find(known, form);
}

/** Finds the place of a form that was not looked at before. */
function find(known: Lexicon, form: number): number {
  const place = placeOf(known, known.book.printed[form]!);
  known.places[form] = place;
  return place;
}

/** Gives the place of a word; -1 for one letter alone and for more than forty, which are not searched for. */
function placeOf(known: Lexicon, printed: string): number {
  const word = printed.toLowerCase();
  if (word.length > 40 || (word.length < 2 && !/\d/.test(word))) return -1;
  const place = known.byWord.get(word);
  if (place !== undefined) return place;
  const added = known.entries.length;
  const entry = { word, stem: known.stops.has(word) ? '' : stem(word), word_no: numberOf(word) };
  if (added === known.numbers.length) {
    for (const name of ['stems', 'counts', 'chosen', 'documents'] as const)
      known[name] = widen(known[name], added);
    const numbers = new Float64Array(2 * added);
    numbers.set(known.numbers);
    known.numbers = numbers;
  }
  known.entries.push(entry);
  known.byWord.set(word, added);
  known.numbers[added] = entry.word_no;
  const number = known.byStem.get(entry.stem) ?? known.byStem.size;
  known.byStem.set(entry.stem, number);
  known.stems[added] = number;
  return added;
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
