import type { Figure, FigureKind, Span } from '../../model.ts';
import { keyOf } from '../keys.ts';
import { joined } from '../patterns/rows.ts';
import { leadOf, stretchOf } from '../patterns.ts';
import { areaOf } from './areas.ts';
import { Candidate } from './candidate.ts';
import { clauseOf } from './clauses.ts';
import { indicatorOf } from './indicators.ts';
import { kindOf, wordingOf } from './kinds.ts';
import { measureOf, type Whole } from './measures.ts';
import type { FigurePeriod } from './period-context.ts';
import { periodOf } from './period-of.ts';
import type { PeriodFound } from './periods.ts';
import { isTime, type Quantity } from './quantity.ts';
import type { Reading } from './reading.ts';
import type { Read } from './relations.ts';
import type { Sentence } from './sentence.ts';
import { findSpeaker, givesQuestions, isQuestion } from './speakers.ts';

/** One quantity with all that is around it. */
export interface Passage {
  reading: Reading;
  sentence: Sentence;
  quantity: Quantity;
  index: number;
  siblings: Quantity[];
  periods: PeriodFound[];
  /** The figures read before it in the sentence. */
  here: Read[];
}

/** Gives the figure that a quantity is: each slot filled by its words, with the rule that filled it. */
export function readFigure(passage: Passage): Read {
  const { reading, sentence, quantity, index, siblings, periods, here } = passage;
  const { document, text, item, lexicon, vocabulary } = reading;
  const { row } = sentence;
  const clause = clauseOf(text, sentence, siblings, index, periods);
  const { left, right } = clause;
  const said = stretchOf(text, left.char_start, right.char_end, row);
  const wording = wordingOf(text, sentence, quantity, lexicon);
  const [kind, kindRule] = kindOf(quantity, wording, said, here.at(-1)?.figure.kind ?? null, lexicon);
  const lead = leadOf(text, left.char_start, quantity.char_start, row);
  const area = areaOf(said, lead, reading.own, vocabulary, lexicon);
  const antecedent = antecedentOf(passage);
  const period = readPeriod(passage, kind, area.isOther, antecedent);
  const { measure, population, isPart } = measureOf(
    text,
    sentence,
    quantity,
    kind,
    clause,
    periods,
    antecedent && wholeMeasure(antecedent, sentence),
  );
  const speaker = isQuestion(text, item, quantity.char_start)
    ? { speaker: 'public', words: item.title }
    : findSpeaker(text, sentence, quantity.char_start, lexicon);
  const isOtherArea = area.isOther || area.rule === 'several areas together';
  const words = antecedent === null ? row : joined(row, antecedent.words);
  const told = siblings.length === 1 ? null : isPart ? said.text : `${said.text} ${measure ?? ''}`;
  const indicator = indicatorOf(
    new Candidate(quantity.unit, kind, isOtherArea, reading, sentence, told, words),
    vocabulary,
  );
  const quote = quoteOf(text, left.char_start, right.char_end, quantity);
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
    char_start: quote.char_start,
    char_end: quote.char_end,
    quote: document.text.slice(quote.char_start, quote.char_end),
    confidence: quantity.confidence,
    evidence: {
      value: { rule: quantity.rule, words: document.text.slice(quantity.char_start, quantity.char_end) },
      kind: { rule: kindRule, words: '' },
      period: { rule: period.rule, words: period.words },
      area: { rule: area.rule, words: area.words },
    },
  };
  if (wording.qualifier)
    figure.evidence.qualifier = { rule: 'beside the number', words: wording.qualifierWords };
  if (speaker) figure.evidence.speaker = { rule: 'who says the sentence', words: speaker.words };
  return { figure, quantity, sentence, words };
}

function wholeMeasure({ figure, sentence: { char_start } }: Read, sentence: Sentence): Whole {
  const { measure, population } = figure;
  return { measure, population, isNear: char_start === sentence.char_start };
}

/** Finds the period of a quantity, and notes in the memory that the paragraph has come to speak of the present. */
function readPeriod(
  passage: Passage,
  kind: FigureKind,
  isOtherArea: boolean,
  antecedent: Read | null,
): FigurePeriod {
  const { reading, sentence, quantity, siblings, periods, here } = passage;
  const { text, meeting, memory, lexicon } = reading;
  const { meeting_date } = meeting;
  const period = periodOf({
    text,
    sentence,
    quantity,
    siblings,
    periods,
    antecedent: antecedent && antecedent.figure.kind !== 'target' ? asPeriod(antecedent.figure) : null,
    scene: memory.scene,
    last: memory.last,
    carried: carriedOf(here.length > 0 ? here : memory.isPoint ? [] : memory.previous),
    first: timedIn(here.find(isTimed)),
    here: timedIn(here.findLast(isTimed)),
    previous: timedIn(memory.previous.findLast(isTimed)),
    reading,
    meeting: meeting_date,
    kind,
    isPresent: memory.isPresent,
    isOtherArea,
    isQuoted: givesQuestions(reading.item),
    lexicon,
  });
  if (period.rule === 'said of the present') memory.isPresent = true;
  return period;
}

/** The figure that this one is a part or share of, or goes on from: the last but one where `(77%)` follows `2320 of 3007`. */
function antecedentOf(passage: Passage): Read | null {
  const { reading, sentence, quantity, here } = passage;
  const { text } = reading;
  const counterpart = counterpartOf(passage);
  if (counterpart !== null) return counterpart;
  const isShare =
    text[quantity.char_start - 1] === '(' &&
    quantity.char_start > sentence.char_start &&
    here.at(-2)?.quantity.rule === 'part of';
  let toSkip = isShare ? 1 : 0;
  for (let i = here.length - 1; i >= 0; i--) {
    if (isBound(here[i]!)) continue;
    if (toSkip-- === 0) return here[i]!;
  }
  return wholeOf(passage);
}

/** `the corresponding figures were 67%, 59% and 70%`, `67% and 59% respectively`: each goes on from the one in its place before. */
function counterpartOf({ reading: { text, memory }, sentence, siblings, index, here }: Passage): Read | null {
  let from = index;
  while (from > 0 && isListed(text, siblings[from - 1]!, siblings[from]!)) from--;
  let to = index + 1;
  while (to < siblings.length && isListed(text, siblings[to - 1]!, siblings[to]!)) to++;
  const count = to - from;
  if (count < 2) return null;
  const before = text.slice(
    Math.max(sentence.char_start, siblings[from]!.char_start - 40),
    siblings[from]!.char_start,
  );
  const after = text.slice(siblings[to - 1]!.char_end, sentence.char_end).slice(0, 24);
  if (!CORRESPONDING.test(before) && !RESPECTIVELY.test(after)) return null;
  const { unit } = siblings[index]!;
  const told = [...memory.previous, ...here.slice(0, from)].filter(({ figure }) => figure.unit === unit);
  return told.length < count ? null : told[told.length - count + index - from]!;
}

const CORRESPONDING =
  /(?:corresponding|equivalent|comparable|same)\s(?:[a-zA-Z]{2,12}\s){0,2}(?:figures|rates|shares|percentages|proportions)\s/;
const RESPECTIVELY = /^[a-zA-Z\s]{0,12},?\srespectively/;
const LIST_GAP = /^\s?(?:%|per\s?cent)?,?\s(?:and\s)?£?$/;

/** Whether two quantities of a unit stand in a list with nothing else between. */
function isListed(text: string, one: Quantity, other: Quantity): boolean {
  if (one.unit !== other.unit || other.char_start - one.char_end > 12) return false;
  return LIST_GAP.test(text.slice(one.char_end, other.char_start));
}

/** Units in which a part of a number before is told. */
const PARTS = new Set(['count', 'percent', 'ratio']);
const NAMED_WHOLE = /of the (\d[\d,]*),?\s/i;

/** The figure before that this one is a part of: the one named (`of the 120`), else the first of the sentence before that is not smaller. */
function wholeOf({ reading, sentence, quantity }: Passage): Read | null {
  const { previous, values } = reading.memory;
  const named = NAMED_WHOLE.exec(reading.text.slice(sentence.char_start, quantity.char_start))?.[1];
  const known = named === undefined ? undefined : values.get(Number(named.replaceAll(',', '')));
  if (known !== undefined) return known;
  if (previous.length === 0) return null;
  if (!PARTS.has(quantity.unit))
    return previous.findLast(({ figure }) => figure.unit === quantity.unit) ?? previous.at(-1)!;
  for (const read of previous)
    if (read.figure.unit === 'count' && read.figure.value >= quantity.value) return read;
  return previous.at(-1)!;
}

/** The latest time that was stated: what is compared with it lies before. */
function carriedOf(previous: Read[]): FigurePeriod | null {
  let latest: Figure | null = null;
  for (const { figure } of previous) {
    if (figure.period_basis !== 'stated' || figure.kind === 'target') continue;
    if (latest === null || (figure.period_end ?? '') >= (latest.period_end ?? '')) latest = figure;
  }
  return latest && asPeriod(latest);
}

/** Whether a figure's time was said or is that of its report. */
function isTimed({ figure: { period_basis, period_start, kind } }: Read): boolean {
  return (
    (period_basis === 'stated' || period_basis === 'title') && period_start !== null && kind !== 'target'
  );
}

function timedIn(read: Read | undefined): FigurePeriod | null {
  return read === undefined ? null : asPeriod(read.figure);
}

/** A limit such as `20 working days` is no figure that others are parts of. */
function isBound({ figure }: Read): boolean {
  return figure.kind === 'target' && isTime(figure.unit);
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

/** `c. In 2022`, `· Almost`: the marker of a list is no part of what it lists. */
const LIST_MARKER = /^(?:\(?(?:[a-z]|[ivxl]{1,5}|\d{1,2})[.)]|[·•▪●*-])\s{1,20}/i;
const LOOSE_START = /[\s,;:)–]/u;
const LOOSE_END = /[\s,;:(–]/u;

function quoteOf(text: string, from: number, to: number, quantity: Quantity): Span {
  let char_start = Math.min(from, quantity.char_start);
  let char_end = Math.max(to, quantity.char_end);
  while (char_start < quantity.char_start && LOOSE_START.test(text[char_start]!)) char_start++;
  char_start += LIST_MARKER.exec(text.slice(char_start, quantity.char_start))?.[0].length ?? 0;
  while (char_end > quantity.char_end && LOOSE_END.test(text[char_end - 1]!)) char_end--;
  return { char_start, char_end };
}

function idOf(documentId: string, { char_start, value, unit }: Quantity): string {
  return keyOf('f', `${documentId}\n${char_start}\n${value}\n${unit}`);
}
