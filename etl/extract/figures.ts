import type { Document, Figure, Item, Meeting, Span } from '../model.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { flatten, type Memory, readFigure } from './figures/figure.ts';
import { lexicon as lexiconOf } from './figures/lexicon.ts';
import { type NumberFound, numbers } from './figures/numbers.ts';
import { findPeriods, type PeriodFound } from './figures/periods.ts';
import { type Earlier, quantities } from './figures/quantities.ts';
import { type Read, relate } from './figures/relations.ts';

/** What is longer is a table or a list that lost its marks, and is read piece by piece. */
const LONGEST = 2500;
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
  for (const sentence of spans.flatMap(span => pieces(text, span))) {
    const inside: NumberFound[] = [];
    while (at < all.length && all[at]!.char_start < sentence.char_end) inside.push(all[at++]!);
    found.push(...readSentence(document, meeting, item, sentence, inside, memory, vocabulary));
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

function readSentence(
  document: Document,
  meeting: Meeting,
  item: Item,
  sentence: Span,
  inside: NumberFound[],
  memory: Memory,
  vocabulary: Vocabulary,
): Read[] {
  const text = flatten(document);
  const lexicon = lexiconOf(vocabulary);
  const last = memory.previous.findLast(read => read.quantity.unit === 'count')?.quantity ?? null;
  const earlier: Earlier = { inSentence: null, inPrevious: last, values: memory.values };
  const read = inside.length > 0 ? quantities(text, sentence, inside, earlier, lexicon) : [];
  const timesOf = (span: Span) => findPeriods(text, span, meeting.meeting_date, lexicon);
  const periods = read.length > 0 ? timesOf(sentence) : [];
  const isNewParagraph = /\n\s{0,20}\n/.test(
    document.text.slice(memory.previousSentence?.char_end ?? sentence.char_start, sentence.char_start),
  );
  if (isNewParagraph) Object.assign(memory, { previousSentence: null, isPresent: false });
  if (read.length > 0) {
    // A sentence without figures may set the scene for the next one.
    const before = memory.previousSentence;
    const scene = before && !memory.hadFigures ? timesOf(before).find(isOutright) : undefined;
    memory.scene = scene ?? null;
    memory.last = scene ?? memory.last;
  }
  const here: Read[] = [];
  for (const [i, quantity] of read.entries()) {
    here.push(
      readFigure(
        { document, meeting, item, sentence, quantity, index: i, siblings: read, periods, memory, here },
        vocabulary,
      ),
    );
    memory.values.add(quantity.value);
  }
  memory.last = periods.find(isOutright) ?? memory.last;
  memory.previous = here.length > 0 || isNewParagraph ? here : memory.previous;
  memory.previousSentence = sentence;
  memory.hadFigures = here.length > 0;
  return here;
}

function isOutright({ role, isLong }: PeriodFound): boolean {
  return role === 'plain' && !isLong;
}
