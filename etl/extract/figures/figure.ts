import { createHash } from 'node:crypto';
import type { Document, Figure, Item, Meeting, Span } from '../../model.ts';
import type { Vocabulary } from '../../vocabulary.ts';
import { areaOf } from './areas.ts';
import { clauseOf } from './clauses.ts';
import { indicatorOf } from './indicators.ts';
import { kindOf, wordingOf } from './kinds.ts';
import { lexicon as lexiconOf } from './lexicon.ts';
import { measureOf } from './measures.ts';
import type { FigurePeriod } from './period-context.ts';
import { periodOf } from './period-of.ts';
import type { PeriodFound } from './periods.ts';
import type { Quantity } from './quantity.ts';
import type { Read } from './relations.ts';
import { type ReportPeriod, reportPeriod } from './report-period.ts';
import { findSpeaker, isQuestion } from './speakers.ts';

const flat = new WeakMap<Document, string>();

/** What reading an item remembers from one sentence to the next. */
export interface Memory {
  previous: Read[];
  previousSentence: Span | null;
  hadFigures: boolean;
  scene: PeriodFound | null;
  isPresent: boolean;
  last: PeriodFound | null;
  values: Set<number>;
  report: ReportPeriod | null | undefined;
}

/** One quantity with all that is around it. */
export interface Passage {
  document: Document;
  meeting: Meeting;
  item: Item;
  sentence: Span;
  quantity: Quantity;
  index: number;
  siblings: Quantity[];
  periods: PeriodFound[];
  memory: Memory;
  here: Read[];
}

/** Gives the figure that a quantity is: each slot filled by its words, with the rule that filled it. */
export function readFigure(passage: Passage, vocabulary: Vocabulary): Read {
  const { document, meeting, item, sentence, quantity, index, siblings, periods, memory, here } = passage;
  const text = flatten(document);
  const lexicon = lexiconOf(vocabulary);
  const clause = clauseOf(text, sentence, siblings, index);
  const wording = wordingOf(text, sentence, quantity, lexicon);
  const words = text.slice(clause.left.char_start, clause.right.char_end);
  const sibling = here.at(-1)?.figure ?? null;
  const [kind, kindRule] = kindOf(quantity, wording, words, sibling?.kind ?? null, lexicon);
  const area = areaOf(
    words,
    text.slice(clause.left.char_start, quantity.char_start),
    meeting,
    vocabulary,
    lexicon,
  );
  const isShare =
    /\($/.test(text.slice(sentence.char_start, quantity.char_start)) &&
    here.at(-2)?.quantity.rule === 'part of';
  const before = here.filter(read => !isBound(read));
  const antecedent =
    (isShare ? before.at(-2) : before.at(-1)) ?? wholeOf(text, sentence, quantity, memory.previous);
  if (memory.report === undefined)
    memory.report = reportPeriod(document.text, item, meeting.meeting_date, lexicon);
  const period = periodOf({
    text,
    sentence,
    quantity,
    siblings,
    periods,
    antecedent: antecedent && asPeriod(antecedent.figure),
    scene: memory.scene,
    last: memory.last,
    carried: carriedOf(here.length > 0 ? here : memory.previous),
    report: memory.report,
    meeting: meeting.meeting_date,
    kind,
    isPresent: memory.isPresent,
    isOtherArea: area.isOther,
    lexicon,
  });
  const { measure, population } = measureOf(
    text,
    quantity,
    clause,
    periods,
    antecedent?.figure.measure ?? null,
  );
  if (period.rule === 'said of the present') memory.isPresent = true;
  const speaker = isQuestion(text, item, quantity.char_start)
    ? { speaker: 'public', words: item.title }
    : findSpeaker(text, sentence, quantity.char_start, lexicon);
  const around = `${item.title}\n${text.slice(Math.max(sentence.char_start - 220, item.char_start), sentence.char_start)}`;
  const near = text.slice(sentence.char_start, sentence.char_end);
  const indicator = indicatorOf(
    {
      unit: quantity.unit,
      kind,
      words: shareWords(words, near, siblings.length, measure),
      around,
      isOtherArea: area.isOther || area.rule === 'several areas together',
    },
    vocabulary,
  );
  const quote = quoteOf(text, clause.left.char_start, clause.right.char_end, quantity);
  const figure: Figure = {
    figure_id: idOf(document.document_id, quantity),
    item_id: item.item_id,
    value: quantity.value,
    unit: quantity.unit,
    denominator: quantity.denominator,
    kind,
    qualifier: wording.qualifier,
    measure,
    population,
    area: area.area,
    period: period.period,
    period_start: period.period_start,
    period_end: period.period_end,
    period_basis: period.period_basis,
    since: period.since,
    relation: null,
    related_id: null,
    indicator_id: indicator.id,
    indicator_reason: indicator.reason,
    speaker: speaker?.speaker ?? null,
    ...quote,
    quote: document.text.slice(quote.char_start, quote.char_end),
    confidence: quantity.confidence,
    evidence: {
      value: { rule: quantity.rule, words: document.text.slice(quantity.char_start, quantity.char_end) },
      kind: { rule: kindRule, words: '' },
      period: { rule: period.rule, words: period.words },
      area: { rule: area.rule, words: area.words },
      ...(wording.qualifier && { qualifier: { rule: 'beside the number', words: wording.qualifierWords } }),
      ...(speaker && { speaker: { rule: 'who says the sentence', words: speaker.words } }),
    },
  };
  return { figure, quantity, sentence };
}

/** The figure of the sentence before that this one is a part of: the one named (`of the 120`), else the first not smaller. */
function wholeOf(text: string, sentence: Span, quantity: Quantity, previous: Read[]): Read | null {
  const lead = text.slice(sentence.char_start, quantity.char_start);
  const named = /of the (\d[\d,]*),?\s/i.exec(lead)?.[1];
  const isNamed = (read: Read) =>
    named !== undefined && read.figure.value === Number(named.replaceAll(',', ''));
  const isWhole = (read: Read) => read.figure.unit === 'count' && read.figure.value >= quantity.value;
  return previous.find(isNamed) ?? previous.find(isWhole) ?? previous.at(-1) ?? null;
}

/** With one figure in the sentence all its words are about it; with more, only its clause is. */
function shareWords(clause: string, sentence: string, count: number, measure: string | null): string {
  return count === 1 ? sentence : `${clause} ${measure ?? ''}`;
}

function carriedOf(previous: Read[]): FigurePeriod | null {
  const last = previous.findLast(
    read => read.figure.period_basis === 'stated' && read.figure.kind !== 'target',
  );
  return last === undefined ? null : asPeriod(last.figure);
}

/** A limit such as `20 working days` is no figure that others are parts of. */
function isBound({ figure }: Read): boolean {
  return figure.kind === 'target' && /days|weeks|months|years/.test(figure.unit);
}

function asPeriod(figure: Figure): FigurePeriod {
  const { period, period_start, period_end, period_basis, since } = figure;
  return {
    period,
    period_start,
    period_end,
    period_basis,
    since,
    rule: '',
    words: figure.evidence.period?.words ?? '',
  };
}

function quoteOf(text: string, from: number, to: number, quantity: Quantity): Span {
  let char_start = Math.min(from, quantity.char_start);
  let char_end = Math.max(to, quantity.char_end);
  while (char_start < quantity.char_start && /[\s,;:)–]/u.test(text[char_start]!)) char_start++;
  while (char_end > quantity.char_end && /[\s,;:(–]/u.test(text[char_end - 1]!)) char_end--;
  return { char_start, char_end };
}

function idOf(documentId: string, { char_start, value, unit }: Quantity): string {
  return `f${createHash('sha256').update(`${documentId}\n${char_start}\n${value}\n${unit}`).digest('hex').slice(0, 12)}`;
}

/** Gives the document's text with every white space a plain one, so that a wrapped line reads like any other; offsets stay. */
export function flatten(document: Document): string {
  let text = flat.get(document);
  if (text === undefined) {
    text = document.text.replace(/[\t\n\r\f\v\u00a0\u2009\u202f]/g, ' ');
    flat.set(document, text);
  }
  return text;
}
