import type { Document, Figure, Item, Meeting, Span } from '../model.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { flatten, type Memory, readFigure } from './figures/figure.ts';
import { lexicon as lexiconOf } from './figures/lexicon.ts';
import { type NumberFound, numbers } from './figures/numbers.ts';
import { findPeriods, type PeriodFound } from './figures/periods.ts';
import { type Earlier, quantities } from './figures/quantities.ts';
import { type Read, relate } from './figures/relations.ts';
import { rowOf } from './patterns/rows.ts';

/** What is longer is a table or a list that lost its marks, and is read piece by piece. */
const LONGEST = 2500;
const NO_NUMBERS: NumberFound[] = [];

/** Gives the figures in the sentences of an item with every slot their words fill; offsets and quotes are of the document's text. */
export function findFigures(
  document: Document,
  meeting: Meeting,
  item: Item,
  spans: Span[],
  vocabulary: Vocabulary,
): Figure[] {
  const text = flatten(document);
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
  const all = item.minutes.flatMap(stretch => numbers(text, stretch));
  if (all.length === 0) return [];
  let at = 0;
  const read = (sentence: Span) => {
    const from = at;
    while (at < all.length && all[at]!.char_start < sentence.char_end) at++;
    const inside = at === from ? NO_NUMBERS : all.slice(from, at);
    for (const each of readSentence(document, meeting, item, sentence, inside, memory, vocabulary))
      found.push(each);
  };
  for (const span of spans) {
    if (span.char_end - span.char_start <= LONGEST) read(span);
    else pieces(text, span).forEach(read);
  }
  relate(text, found);
  return found.map(read => read.figure);
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

function readSentence(
  document: Document,
  meeting: Meeting,
  item: Item,
  sentence: Span,
  inside: NumberFound[],
  memory: Memory,
  vocabulary: Vocabulary,
): Read[] {
  const { char_start, char_end } = sentence;
  const before = memory.previousSentence;
  const isNewParagraph =
    before !== null && NEW_PARAGRAPH.test(document.text.slice(before.char_end, char_start));
  const here: Read[] = [];
  if (isNewParagraph) memory.isPresent = false;
  if (inside.length > 0) {
    const text = flatten(document);
    const lexicon = lexiconOf(vocabulary);
    const words = rowOf(text, char_start, char_end);
    const last = memory.previous.findLast(read => read.quantity.unit === 'count')?.quantity ?? null;
    const earlier: Earlier = { inSentence: null, inPrevious: last, values: memory.values };
    const siblings = quantities(text, sentence, words, inside, earlier, lexicon);
    if (siblings.length > 0) {
      const { meeting_date } = meeting;
      const periods = findPeriods(text, sentence, meeting_date, lexicon, words);
      // A sentence without figures may set the scene for the next one.
      const isSet = before !== null && !isNewParagraph && !memory.hadFigures;
      const scene = isSet ? findPeriods(text, before, meeting_date, lexicon).find(isOutright) : undefined;
      memory.scene = scene ?? null;
      memory.last = scene ?? memory.last;
      for (const [index, quantity] of siblings.entries()) {
        const passage = { document, meeting, item, sentence, words, quantity, index, siblings, periods };
        here.push(readFigure({ ...passage, memory, here }, vocabulary));
        memory.values.add(quantity.value);
      }
      memory.last = periods.find(isOutright) ?? memory.last;
    }
  }
  if (here.length > 0 || isNewParagraph) memory.previous = here;
  memory.previousSentence = sentence;
  memory.hadFigures = here.length > 0;
  return here;
}

function isOutright({ role, isLong }: PeriodFound): boolean {
  return role === 'plain' && !isLong;
}
