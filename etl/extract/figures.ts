import type { Document, Figure, Item, Meeting, Span } from '../model.ts';
import type { Vocabulary } from '../vocabulary.ts';
import type { Words } from '../words.ts';
import { readTable } from './figures/cells.ts';
import { mayBeDated } from './figures/dated.ts';
import { readFigure } from './figures/figure.ts';
import { flatten } from './figures/flatten.ts';
import { type NumberFound, numbers } from './figures/numbers.ts';
import { findPeriods, type PeriodFound } from './figures/periods.ts';
import { quantities } from './figures/quantities.ts';
import { Reading } from './figures/reading.ts';
import { type Read, relate } from './figures/relations.ts';
import { type Sentence, sentenceAround, spokenSentence } from './figures/sentence.ts';
import { findTables, type Table } from './figures/tables.ts';
import { spokenWords } from './spoken.ts';

/** What is longer is a table or a list that lost its marks, and is read piece by piece. */
const LONGEST = 2500;
const NOTHING: Read[] = [];

/** Gives the figures in the sentences of an item with every slot their words fill; offsets and quotes are of the document's text. */
export function findFigures(
  document: Document,
  meeting: Meeting,
  item: Item,
  spans: Span[],
  vocabulary: Vocabulary,
): Figure[] {
  const text = flatten(document);
  const met: NumberFound[] = [];
  const zones = spokenWords(item, document.text);
  for (const words of zones) numbers(text, words, met);
  if (met.length === 0) return [];
  const reading = new Reading(document, meeting, item, spans, vocabulary);
  const tables = findTables(document.text, item.minutes);
  const all = tables.length === 0 ? met : outside(tables, met);
  const found: Read[] = tables.flatMap(table => readTable(table, reading));
  let at = 0;
  let last = -1;
  const sentences = spans.some(isLong) ? spans.flatMap(span => pieces(text, span)) : spans;
  for (let index = 0; index < sentences.length && at < all.length; index++) {
    const span = sentences[index]!;
    const from = at;
    while (at < all.length && all[at]!.char_start < span.char_end) at++;
    if (at === from) continue;
    const sentence = sentenceOf(reading, zones, span, all[from]!);
    const isNew = arriveAt(reading, sentences, last, index);
    const here = readSentence(reading, sentence, isNew, all.slice(from, at));
    for (const read of here) found.push(read);
    if (here.length > 0 || isNew) reading.memory.previous = here;
    reading.memory.hadFigures = here.length > 0;
    last = index;
  }
  if (tables.length > 0) found.sort((a, b) => a.quantity.char_start - b.quantity.char_start);
  relate(text, found);
  return found.map(read => read.figure);
}

/** The numbers that stand in no table, both in order. */
function outside(tables: Table[], met: NumberFound[]): NumberFound[] {
  let at = 0;
  return met.filter(({ char_start }) => {
    while (at < tables.length && tables[at]!.char_end <= char_start) at++;
    return at === tables.length || char_start < tables[at]!.char_start;
  });
}

function isLong({ char_start, char_end }: Span): boolean {
  return char_end - char_start > LONGEST;
}

function pieces(text: string, span: Span): Span[] {
  const found: Span[] = [];
  let { char_start } = span;
  while (span.char_end - char_start > LONGEST) {
    const space = text.lastIndexOf(' ', char_start + LONGEST);
    const char_end = space > char_start ? space : char_start + LONGEST;
    found.push({ char_start, char_end });
    char_start = char_end;
  }
  found.push({ char_start, char_end: span.char_end });
  return found;
}

const NEW_PARAGRAPH = /\n\s{0,20}\n/;

/**
 * Brings the memory from the last sentence with numbers, if any, to the next one: what was said in a paragraph before
 * that between them is forgotten. Gives whether the sentence begins a paragraph.
 */
function arriveAt({ document, memory }: Reading, sentences: Span[], last: number, index: number): boolean {
  if (index === 0) return false;
  if (last < index - 1) memory.hadFigures = false;
  memory.previousSentence = sentences[index - 1]!;
  const isNew = startsParagraph(document.text, sentences, index);
  let isApart = false;
  for (let at = index - 1; at > last && !isApart && (memory.isPresent || memory.previous.length > 0); at--)
    isApart = at > 0 && startsParagraph(document.text, sentences, at);
  if (isApart) memory.previous = [];
  if (isApart || isNew) memory.isPresent = false;
  return isNew;
}

function startsParagraph(text: string, sentences: Span[], index: number): boolean {
  const from = sentences[index - 1]!.char_end;
  const to = sentences[index]!.char_start;
  return to - from > 1 && NEW_PARAGRAPH.test(text.slice(from, to));
}

/** Gives the sentence of a number by the word that it was met in, where the item is one stretch. */
function sentenceOf(
  { item, text }: Reading,
  zones: Words[],
  span: Span,
  { char_start, word }: NumberFound,
): Sentence {
  const [words] = zones;
  const isMet =
    zones.length === 1 && words!.starts[word]! >= span.char_start && char_start >= span.char_start;
  return isMet ? sentenceAround(words!, word, span) : spokenSentence(item, text, span);
}

/** What a point of a list begins with. */
const POINT = /^\s{0,4}(?:[·•*▪–-]\s|\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)]\s)/i;

/** Reads the figures of a sentence by the numbers inside it, and notes what the next may go on from. */
function readSentence(reading: Reading, sentence: Sentence, isNew: boolean, inside: NumberFound[]): Read[] {
  const { text, meeting, memory, lexicon } = reading;
  const { char_start } = sentence;
  memory.isPoint = text[char_start - 1] === '-' || POINT.test(text.slice(char_start, char_start + 8));
  const last = memory.previous.findLast(isCount)?.quantity ?? null;
  const before = memory.previous.at(-1)?.quantity ?? null;
  const level = before?.unit === 'rate' || before?.unit === 'score' ? before : null;
  const earlier = { inSentence: null, inPrevious: last, values: memory.values, level };
  const siblings = quantities(text, sentence, inside, earlier, lexicon);
  if (siblings.length === 0) return NOTHING;
  const periods = findPeriods(
    text,
    sentence,
    meeting.meeting_date ?? reading.report?.found.end ?? null,
    lexicon,
  );
  memory.scene = isNew ? null : sceneOf(reading);
  memory.last = memory.scene ?? memory.last;
  const here: Read[] = [];
  for (let index = 0; index < siblings.length; index++) {
    const quantity = siblings[index]!;
    const read = readFigure({ reading, sentence, quantity, index, siblings, periods, here });
    here.push(read);
    memory.values.set(quantity.value, read);
  }
  memory.last = periods.find(isOutright) ?? memory.last;
  return here;
}

/** A sentence without figures may set the scene for the next one. */
function sceneOf({ text, meeting, item, memory, lexicon }: Reading): PeriodFound | null {
  const { previousSentence, hadFigures } = memory;
  if (previousSentence === null || hadFigures) return null;
  const sentence = spokenSentence(item, text, previousSentence);
  if (!mayBeDated(sentence)) return null;
  return findPeriods(text, sentence, meeting.meeting_date, lexicon).find(isOutright) ?? null;
}

function isCount({ quantity }: Read): boolean {
  return quantity.unit === 'count';
}

function isOutright({ role, isLong }: PeriodFound): boolean {
  return role === 'plain' && !isLong;
}
