import type { Item, Span } from '../../model.ts';
import { sentences } from '../sentences.ts';
import type { Lexicon } from './lexicon.ts';
import { findPeriods, type PeriodFound } from './periods.ts';

const REPORTS =
  /(?:report|results|accounts|statements?|outturn|return|scorecard|dashboard|performance|survey|assessments|for the (?:period|year)|ran from|year (?:ended|ending))/iu;
const NUMBERED = /Report\sNo\.?\s?\d{1,4}\/((?:19|20)\d\d)(?!\d)/u;
const MEETINGS = /(?<!p{L})(?:meetings?|minutes|membership|dates?|work programme|appointments?)(?![a-zA-Z])/i;

/** The period that an item's report is for, from its title or the sentences that introduce it. */
export interface ReportPeriod {
  found: PeriodFound;
  words: string;
}

/** Gives the period of the report an item considers, or null: a day or a month gives none; a plan's many years are marked long. */
export function reportPeriod(
  text: string,
  item: Item,
  meeting: string | null,
  lexicon: Lexicon,
): ReportPeriod | null {
  const title = { char_start: 0, char_end: item.title.length };
  const inTitle = MEETINGS.test(item.title) ? [] : findPeriods(item.title, title, meeting, lexicon);
  const fit = inTitle.filter(isReporting);
  if (fit.length > 0) return { found: fit[0]!, words: item.title };
  const long = inTitle.find(period => period.isLong);
  if (long) return { found: long, words: item.title };
  for (const stretch of opening(text, item)) {
    const words = text.slice(stretch.char_start, stretch.char_end);
    if (!REPORTS.test(words) || !/\d/.test(words)) continue;
    const found = findPeriods(text, stretch, meeting, lexicon);
    if (found.some(period => period.isLong)) return null;
    const first = found.find(isReporting);
    if (first) return { found: first, words };
    const numbered = NUMBERED.exec(words);
    if (numbered) return { found: wholeYear(numbered[1]!, stretch), words: numbered[0] };
  }
  return null;
}

/** The agenda's words, then the first sentences of the minutes. */
function opening(text: string, item: Item): Span[] {
  const agenda = item.agenda.flatMap(span => sentences(text, clip(span, 500)));
  const first = item.minutes[0];
  return [...agenda, ...(first ? sentences(text, clip(first, 900)).slice(0, 3) : [])];
}

function clip(span: Span, length: number): Span {
  return { char_start: span.char_start, char_end: Math.min(span.char_end, span.char_start + length) };
}

function isReporting(period: PeriodFound): boolean {
  if (period.isLong || period.start === null || period.end === null) return false;
  if (period.role === 'open' && period.period?.length === 4) return false;
  return Date.parse(period.end) - Date.parse(period.start) > 80 * 86_400_000;
}

function wholeYear(year: string, span: Span): PeriodFound {
  return {
    ...span,
    period: year,
    start: `${year}-01-01`,
    end: `${year}-12-31`,
    role: 'plain',
    isLong: false,
    since: null,
  };
}
