import type { Document, Item, Meeting, Span } from '../../model.ts';
import { sentences } from '../sentences.ts';
import { isOfReport, mayBeDated } from './dated.ts';
import type { Lexicon } from './lexicon.ts';
import { findPeriods, type PeriodFound } from './periods.ts';
import { type Sentence, sentenceOf, spokenSentence } from './sentence.ts';

/** No title without any of these names a month, a quarter or a year. */
const DATED = /(?:19|20)\d\d|q(?:uarter\s)?[1-4]|term|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec/i;
const NUMBERED = /Report\sNo\.?\s?\d{1,4}\/((?:19|20)\d\d)(?!\d)/u;
const MEETINGS =
  /(?<![a-zA-Z])(?:meetings?|minutes|membership|dates?|work programme|appointments?)(?![a-zA-Z])/i;

/** The period that an item's report is for, from its title or the sentences that introduce it. */
export interface ReportPeriod {
  found: PeriodFound;
  words: string;
}

/** What introduces an item: its title and its first sentences. */
interface Introduced {
  document: Document;
  meeting: Meeting;
  item: Item;
  title: Sentence;
  spans: Span[];
  lexicon: Lexicon;
}

/** Gives the period of the report an item considers, or null: a day or a month gives none; a plan's many years are marked long. */
export function reportPeriod(introduced: Introduced): ReportPeriod | null {
  const { document, item, spans, lexicon } = introduced;
  const { text } = document;
  const { meeting_date } = introduced.meeting;
  const title = DATED.test(item.title) ? introduced.title : null;
  if (title !== null && mayBeDated(title) && !MEETINGS.test(item.title)) {
    const found = findPeriods(item.title, title, meeting_date, lexicon);
    const fit =
      found.find(isReporting) ?? found.find(isLong) ?? found.find(period => isUpTo(item.title, period));
    if (fit) return within(introduced, fit) ?? covered(introduced, fit) ?? { found: fit, words: item.title };
  } else {
    const told = covered(introduced, null);
    if (told !== null) return told;
  }
  for (const span of item.agenda) {
    const agenda = clip(span, 500);
    if (!mayBeDated(sentenceOf(text, agenda))) continue;
    for (const stretch of sentences(text, agenda)) {
      const found = reportIn(text, sentenceOf(text, stretch), meeting_date, lexicon);
      if (found !== undefined) return found;
    }
  }
  for (const stretch of opening(text, item, spans)) {
    const found = reportIn(text, spokenSentence(item, text, stretch), meeting_date, lexicon);
    if (found !== undefined) return found;
  }
  return null;
}

/** `Performance Report to`, `the position at the end of`, `the scorecard for`. */
const UP_TO =
  /(?<![a-zA-Z])(?:(?:performance|update|report|position|position statement|dashboard|indicators|picture)\s(?:as\s)?(?:to|at|as at|as of|up to)|(?:dashboard|scorecard|monitoring|forecast|performance report|data|figures)\s(?:for|to|at|as at|up to)|(?:data|figures|position|statistics|information)\s(?:was|were|is|are|given)\s(?:(?:taken|correct|drawn|those|that|given|accurate|the position)\s)?(?:as\s)?at)\s(?:(?:month|period)\s\d{1,2}\s?[(,]\s?)?(?:the\s)?(?:end of\s)?$/i;

function shifted(period: PeriodFound, sentence: Span): PeriodFound {
  return { ...period, char_start: period.char_start - sentence.char_start };
}

/** `Performance Report to December 2024`, `the data was taken at 31 March`: the month or day it reaches. */
function isUpTo(title: string, { period, char_start }: PeriodFound): boolean {
  return (period?.length === 7 || period?.length === 10) && UP_TO.test(title.slice(0, char_start));
}

/** The part of a title's year that the minutes begin by saying the report covers. */
function within(
  { document, meeting, item, spans, lexicon }: Introduced,
  year: PeriodFound,
): ReportPeriod | null {
  const { text } = document;
  if (year.isLong || year.start === null || year.end === null) return null;
  for (const stretch of opening(text, item, spans).slice(0, 2)) {
    const sentence = spokenSentence(item, text, stretch);
    if (!mayBeDated(sentence) || !isOfReport(text, sentence)) continue;
    const part = findPeriods(text, sentence, meeting.meeting_date, lexicon).findLast(
      period => isReporting(period) && isPartOf(period, year),
    );
    if (part) return { found: part, words: text.slice(sentence.char_start, sentence.char_end) };
  }
  return null;
}

/** `performance during 2022/23`, `which covered the first quarter of 2022/23`, `what had been achieved in 2022/23`. */
const COVERED =
  /(?<![a-zA-Z])(?:(?:performance|activity|outcomes|progress|achieve(?:d|ments)|delivered|done)\s(?:[a-zA-Z’]+\s){0,3}?(?:during|in|for|over|throughout)|cover(?:s|ed|ing)|look(?:s|ed|ing)\sback\s(?:at|on|over))\s(?:the\s)?(?:(?:period|year|financial year|municipal year)\s(?:of\s)?)?$/i;

/** Without these there is nothing to look for. */
const LOOKS_BACK =
  /(?:cover|look|perform|activity|outcomes|progress|achiev|deliver|done)[^.;]{0,80}(?:19|20)\d\d/i;

/** The time that an introduction says the report looks back on, where the title has none or that of a plan for later. */
function covered(introduced: Introduced, planned: PeriodFound | null): ReportPeriod | null {
  const { document, meeting, item, spans, lexicon } = introduced;
  const { text } = document;
  if (planned !== null && !PLANNED.test(item.title)) return null;
  const said: Sentence[] = [];
  for (const span of item.agenda) {
    const agenda = clip(span, 500);
    if (!LOOKS_BACK.test(text.slice(agenda.char_start, agenda.char_end))) continue;
    for (const stretch of sentences(text, agenda)) said.push(sentenceOf(text, stretch));
  }
  for (const stretch of opening(text, item, spans).slice(0, 2)) {
    if (LOOKS_BACK.test(text.slice(stretch.char_start, stretch.char_end)))
      said.push(spokenSentence(item, text, stretch));
  }
  for (const sentence of said) {
    if (!mayBeDated(sentence)) continue;
    const { char_start } = sentence;
    for (const found of findPeriods(text, sentence, meeting.meeting_date, lexicon)) {
      const match = isReporting(found) ? COVERED.exec(text.slice(char_start, found.char_start)) : null;
      if (match === null || (planned !== null && !isBefore(found, planned))) continue;
      return { found, words: text.slice(char_start + match.index, found.char_end) };
    }
  }
  return null;
}

const PLANNED = /(?<![a-zA-Z])(?:plan|strategy|programme|priorities|policy)(?![a-zA-Z])/i;

function isBefore({ end }: PeriodFound, { start }: PeriodFound): boolean {
  return end !== null && start !== null && end < start;
}

function isPartOf({ start, end, period }: PeriodFound, year: PeriodFound): boolean {
  return period !== year.period && start! >= year.start! && end! <= year.end!;
}

/** Gives the period that a sentence says a report is for, null where it is a plan for many years, undefined where it says none. */
function reportIn(
  text: string,
  sentence: Sentence,
  meeting: string | null,
  lexicon: Lexicon,
): ReportPeriod | null | undefined {
  if (!mayBeDated(sentence)) return undefined;
  if (!isOfReport(text, sentence)) return undefined;
  const words = text.slice(sentence.char_start, sentence.char_end);
  const found = findPeriods(text, sentence, meeting, lexicon);
  if (found.some(isLong)) return null;
  const first = found.find(isReporting);
  const upTo = first ?? found.find(period => isUpTo(words, shifted(period, sentence)));
  if (upTo) return { found: upTo, words };
  const numbered = NUMBERED.exec(words);
  return numbered ? { found: wholeYear(numbered[1]!, sentence), words: numbered[0] } : undefined;
}

/** The first sentences of the minutes; where those of the item begin in time, they are the same. */
function opening(text: string, item: Item, spans: Span[]): Span[] {
  const first = item.minutes[0];
  if (first === undefined) return [];
  const start = clip(first, 900);
  const next = spans[3];
  return next !== undefined && next.char_start < start.char_end
    ? spans.slice(0, 3)
    : sentences(text, start).slice(0, 3);
}

function clip(span: Span, length: number): Span {
  return { char_start: span.char_start, char_end: Math.min(span.char_end, span.char_start + length) };
}

function isLong(period: PeriodFound): boolean {
  return period.isLong;
}

function isReporting(period: PeriodFound): boolean {
  if (period.isLong || period.start === null || period.end === null) return false;
  if (period.role === 'open' || period.role === 'base') return false;
  return Date.parse(period.end) - Date.parse(period.start) > 80 * 86_400_000;
}

function wholeYear(year: string, { char_start, char_end }: Span): PeriodFound {
  return {
    char_start,
    char_end,
    period: year,
    start: `${year}-01-01`,
    end: `${year}-12-31`,
    role: 'plain',
    isLong: false,
    since: null,
    back: null,
  };
}
