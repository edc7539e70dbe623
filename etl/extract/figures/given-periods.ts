import { earlier, yearAround } from './days.ts';
import type { FigurePeriod, PeriodContext } from './period-context.ts';
import type { PeriodFound } from './periods.ts';
import type { ReportPeriod } from './report-period.ts';
import { between, type Days, monthAround } from './stretches.ts';

const AGO = /years? ago$/i;

/** `a year earlier`, `in the previous quarter`: so far before what the figure is compared with. */
export function before(
  { here, previous, reading, meeting }: PeriodContext,
  { back }: PeriodFound,
  words: string,
  since: string | null,
): FigurePeriod | null {
  if (back === null) return null;
  if (here === null && meeting !== null && AGO.test(words)) {
    const year = `${Number(meeting.slice(0, 4)) - back.months / 12}`;
    return ofMeeting(`${year}${meeting.slice(4)}`, since, 'so long before the meeting', words);
  }
  const of =
    here ?? (back.isBeside ? null : (previous ?? (back.months < 12 ? ofReport(reading.report) : null)));
  // `the year before it was 43% and in England 50%`: both are of the same words.
  if (here !== null && here.words === words)
    return { ...here, since, rule: 'before what it is compared with' };
  if (of?.period_start == null || of.period_end === null) return null;
  const days = earlier(of.period_start, of.period_end, back.months);
  if (days === null) return null;
  return {
    period: days.period,
    period_start: days.start,
    period_end: days.end,
    period_basis: of.period_basis,
    since,
    rule: 'before what it is compared with',
    words,
  };
}

/** The part of the financial year that had gone by the end of a report’s period. */
export function yearUpTo(report: ReportPeriod, since: string | null): FigurePeriod {
  const year = yearAround(report.found.end!, false, false);
  return named(
    report,
    between(year.start, report.found.end!) ?? year,
    since,
    'the year up to the end of the report',
  );
}

/** The financial year that a report ends in. */
export function wholeYearOf(report: ReportPeriod, since: string | null): FigurePeriod {
  return named(report, yearAround(report.found.end!, false, false), since, 'the year of the report');
}

function named(
  report: ReportPeriod,
  { period, start, end }: Days,
  since: string | null,
  rule: string,
): FigurePeriod {
  return {
    period,
    period_start: start,
    period_end: end,
    period_basis: 'title',
    since,
    rule,
    words: report.words,
  };
}

/** The period of the item’s report. */
export function ofReport(report: ReportPeriod | null, since: string | null = null): FigurePeriod | null {
  if (report === null) return null;
  const { period, start, end } = report.found;
  return {
    period,
    period_start: start,
    period_end: end,
    period_basis: 'title',
    since,
    rule: 'period of the report',
    words: report.words,
  };
}

/** The year of a time said near a figure, where no more is sure. */
export function yearOf(found: PeriodFound, text: string, since: string | null): FigurePeriod {
  const year = (found.start ?? found.period ?? '').slice(0, 4);
  return {
    period: year,
    period_start: `${year}-01-01`,
    period_end: `${year}-12-31`,
    period_basis: 'stated',
    since,
    rule: 'year of a date said near it',
    words: text.slice(found.char_start, found.char_end),
  };
}

/** The time of a narrative holds until another is said; only its year is sure. */
export function carry(
  { period, period_start, period_end, words }: FigurePeriod,
  since: string | null,
): FigurePeriod {
  const year = period_start?.slice(0, 4) ?? null;
  if (isWholeYear(period_start, period_end))
    return {
      period,
      period_start,
      period_end,
      period_basis: 'stated',
      since,
      rule: 'carried on from the sentence before',
      words,
    };
  return {
    period: year,
    period_start: year && `${year}-01-01`,
    period_end: year && `${year}-12-31`,
    period_basis: year === null ? 'none' : 'stated',
    since,
    rule: 'carried on from the sentence before',
    words,
  };
}

/** The year of the meeting, or its month where what is said in the present tense is quoted. */
export function ofMeeting(
  meeting: string,
  since: string | null,
  rule: string,
  words: string,
  isOfMonth = false,
): FigurePeriod {
  if (isOfMonth) {
    const month = monthAround(meeting);
    return {
      period: month.period,
      period_start: month.start,
      period_end: month.end,
      period_basis: 'meeting',
      since,
      rule,
      words,
    };
  }
  const year = meeting.slice(0, 4);
  return {
    period: year,
    period_start: `${year}-01-01`,
    period_end: `${year}-12-31`,
    period_basis: 'meeting',
    since,
    rule,
    words,
  };
}

/** No period, and why. */
export function nothing(rule: string, since: string | null): FigurePeriod {
  return { period: null, period_start: null, period_end: null, period_basis: 'none', since, rule, words: '' };
}

/** Whether a report is for a financial year. */
export function isFinancialYear(report: ReportPeriod | null): report is ReportPeriod {
  return report !== null && isWholeYear(report.found.start, report.found.end);
}

function isWholeYear(start: string | null, end: string | null): boolean {
  return start?.slice(5) === '04-01' && end === `${Number(start.slice(0, 4)) + 1}-03-31`;
}

/** From a month up to that of the meeting. */
export function sinceMonth({ period, start }: PeriodFound, meeting: string, words: string): FigurePeriod {
  return {
    period: `${period}/${meeting.slice(0, 7)}`,
    period_start: start,
    period_end: monthAround(meeting).end,
    period_basis: 'stated',
    since: null,
    rule: 'from then up to the meeting',
    words,
  };
}
