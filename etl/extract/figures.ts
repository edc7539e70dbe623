import type { Document, Figure, Item, Meeting, Span } from '../model.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { mayBeDated } from './figures/dated.ts';
import { type Memory, readFigure } from './figures/figure.ts';
import { flatten } from './figures/flatten.ts';
import { lexicon as lexiconOf } from './figures/lexicon.ts';
import { type NumberFound, numbers } from './figures/numbers.ts';
import { findPeriods, type PeriodFound } from './figures/periods.ts';
import { quantities } from './figures/quantities.ts';
import { type Read, relate } from './figures/relations.ts';
import { spokenSentence } from './figures/sentence.ts';
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
  const all = spokenWords(item, document.text).flatMap(words => numbers(text, words));
  if (all.length === 0) return [];
  const found: Read[] = [];
  const memory: Memory = {
    previous: [],
    previousSentence: null,
    hadFigures: false,
    scene: null,
    isPresent: false,
    last: null,
    values: new Set(),
    report: undefined,
  };
  const reading: Reading = { document, text, meeting, item, spans, memory, found, vocabulary };
  let at = 0;
  for (const span of spans.some(isLong) ? spans.flatMap(span => pieces(text, span)) : spans) {
    const from = at;
    while (at < all.length && all[at]!.char_start < span.char_end) at++;
    const isNew = startsParagraph(document.text, memory.previousSentence, span);
    if (isNew) memory.isPresent = false;
    const here = at === from ? NOTHING : readSentence(reading, span, isNew, all.slice(from, at));
    if (at === all.length) break;
    if (here.length > 0 || isNew) memory.previous = here;
    memory.previousSentence = span;
    memory.hadFigures = here.length > 0;
  }
  relate(text, found);
  return found.map(read => read.figure);
}

/** What is at hand while an item is read. */
interface Reading {
  document: Document;
  /** The document's text, flattened. */
  text: string;
  meeting: Meeting;
  item: Item;
  spans: Span[];
  memory: Memory;
  found: Read[];
  vocabulary: Vocabulary;
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

function startsParagraph(text: string, before: Span | null, { char_start }: Span): boolean {
  if (before === null || char_start - before.char_end < 2) return false;
  return NEW_PARAGRAPH.test(text.slice(before.char_end, char_start));
}

/** Reads the figures of a sentence by the numbers inside it, and notes what the next may go on from. */
function readSentence(reading: Reading, span: Span, isNew: boolean, inside: NumberFound[]): Read[] {
  const { document, text, meeting, item, spans, memory, found, vocabulary } = reading;
  const lexicon = lexiconOf(vocabulary);
  const sentence = spokenSentence(item, text, span);
  const last = memory.previous.findLast(isCount)?.quantity ?? null;
  const earlier = { inSentence: null, inPrevious: last, values: memory.values };
  const siblings = quantities(text, sentence, inside, earlier, lexicon);
  if (siblings.length === 0) return NOTHING;
  const { meeting_date } = meeting;
  const periods = findPeriods(text, sentence, meeting_date, lexicon);
  memory.scene = isNew ? null : sceneOf(reading);
  memory.last = memory.scene ?? memory.last;
  const here: Read[] = [];
  for (let index = 0; index < siblings.length; index++) {
    const quantity = siblings[index]!;
    const read = readFigure({
      document,
      text,
      meeting,
      item,
      spans,
      sentence,
      quantity,
      index,
      siblings,
      periods,
      memory,
      here,
      lexicon,
      vocabulary,
    });
    here.push(read);
    found.push(read);
    memory.values.add(quantity.value);
  }
  memory.last = periods.find(isOutright) ?? memory.last;
  return here;
}

/** A sentence without figures may set the scene for the next one. */
function sceneOf({ text, meeting, item, memory, vocabulary }: Reading): PeriodFound | null {
  const { previousSentence, hadFigures } = memory;
  if (previousSentence === null || hadFigures) return null;
  const sentence = spokenSentence(item, text, previousSentence);
  if (!mayBeDated(sentence)) return null;
  return findPeriods(text, sentence, meeting.meeting_date, lexiconOf(vocabulary)).find(isOutright) ?? null;
}

function isCount({ quantity }: Read): boolean {
  return quantity.unit === 'count';
}

function isOutright({ role, isLong }: PeriodFound): boolean {
  return role === 'plain' && !isLong;
}
