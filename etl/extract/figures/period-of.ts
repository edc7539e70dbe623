import { leadOf, pattern, type Stretch, stretchOf, tailOf } from '../patterns.ts';
import { beside, isWhatItWas, saysOther } from './beside.ts';
import { earlier } from './days.ts';
import {
  before,
  carry,
  isFinancialYear,
  nothing,
  ofMeeting,
  ofReport,
  sinceMonth,
  wholeYearOf,
  yearOf,
  yearUpTo,
} from './given-periods.ts';
import type { FigurePeriod, PeriodContext } from './period-context.ts';
import type { PeriodFound } from './periods.ts';
import { isTime } from './quantity.ts';
import type { ReportPeriod } from './report-period.ts';
import { afterLast, clauseAround, leadIn } from './surroundings.ts';
import { isHadOrPaid, isPresentTense, isTellingOfBefore, isUnrealIn } from './tenses.ts';

const YEAR_END = pattern(/(?:^|[^a-zA-Z])(?:at|by) (?:the )?(?:year[\s-]end|end of the year)(?![a-zA-Z])/i);
const PART_OF = pattern(
  /(?:^|[^a-zA-Z])(?:of (?:this|these|those|them|which|whom)(?! (?:who|that|in|with|aged|families|children|pupils|people|areas|schools))|such|remaining|further|this sum|a sum)(?![a-zA-Z])/i,
);

const PART_BEFORE = pattern(
  /(?:^|[^a-zA-Z])(?:of (?:these|those|them|this|which|whom|the \d[\d,]*),?|(?:which|this) (?:is|was|represents|represented|equates to|equated to|amounts to|amounted to))\s(?:[a-zA-Z]{1,12}\s){0,3}$/i,
);
const OWN_RULE = /measured|moved|average|large|subject|^part of$/;
const BRACKET_AFTER = /^\s?\($/;
const TO_END = /\sto\s$/i;
/** `the full-year forecast` of a report on part of a year is for all of it. */
const FULL_YEAR = pattern(
  /(?:^|[^a-zA-Z])(?:full[\s-]year|(?:year[\s-]end|outturn|end[\s-]of[\s-]year) (?:forecast|projection|position)|(?:forecast|projected) (?:outturn|year[\s-]end))(?![a-zA-Z])/i,
);
/** Reports whose forecasts are of their financial year. */
const MONITORING = /(?:monitoring|budget|forecast|outturn)(?![a-zA-Z])/i;
const FORECAST = pattern(
  /(?:^|[^a-zA-Z])(?:forecasts?|forecasting|projected|projection|projecting|budgets?|overspend|underspend|expected)(?![a-zA-Z])/i,
);
const TO_DATE = pattern(/(?:^|[^a-zA-Z])(?:for|in|over|during) the (?:financial )?year to date(?![a-zA-Z])/i);
const SAME_TIME = pattern(
  /(?:^|[^a-zA-Z])(?:in|over|during|for|across) (?:the same|that) (?:period|time|year|quarter|term|month|months|stretch)(?![a-zA-Z])|(?:^|[^a-zA-Z])(?:on |at )?(?:the same|that) (?:day|date|point)(?![a-zA-Z])/i,
);
const BEFORE_EVENT = pattern(
  /^\s(?:(?:recorded|seen|reported|achieved|that there were|it had been)\s)?before\s(?:the|it|they|this)\s(?!year|quarter|month|last|same)/i,
);
const IF = pattern(/(?:^|[^a-zA-Z])if\s/i);
const BUDGETED = /(?:budget|council tax|precept)(?![a-zA-Z])/i;
const QUARTER = /-Q\d/;
const SPAN_OF_YEARS = pattern(/(?:^|[^a-zA-Z\d])([a-zA-Z]{3,5}|\d{1,2})[\s-]years?(?![a-zA-Z])/i);

/** What a report on a year gone by says of what would be is not for that year. */
const LOOKS_BACK =
  /^Report No|^(?:cover|look|achiev|activity|progress|deliver|done)|(?:report|performance|outturn|results|accounts|review|dashboard|scorecard)(?![a-zA-Z])/i;
const LOOKS_AHEAD = /(?:budget|strategy|plan|policy|programme|forecast|monitoring|MTFS)(?![a-zA-Z])/i;

/** Chooses the period a figure is for: said beside it, else that of what it is a part of, of its report, or of the meeting. */
export function periodOf(context: PeriodContext): FigurePeriod {
  const chosen = chosenPeriod(context);
  if (context.kind === 'change') chosen.since ??= sinceBefore(context, chosen);
  return chosen;
}

/** `0.4 points better than a year earlier` counts from a year before its own time. */
function sinceBefore({ periods, quantity }: PeriodContext, of: FigurePeriod): string | null {
  const base = periods.find(
    ({ role, back, char_start }) => role === 'base' && back !== null && char_start >= quantity.char_end,
  );
  if (!base?.back || of.period_start === null || of.period_end === null) return null;
  if (of.period_basis === 'meeting') return null;
  return earlier(of.period_start, of.period_end, base.back.months)?.period ?? null;
}

function chosenPeriod(context: PeriodContext): FigurePeriod {
  const { text, quantity, kind, antecedent, meeting } = context;
  if (kind === 'target' && isTime(quantity.unit)) return nothing('a limit is for no period', null);
  const chosen = beside(context);
  const since = sinceOf(context);
  const clause = clauseAround(context);
  const isPast = isTellingOfBefore(clause);
  const isStart =
    chosen?.role === 'open' &&
    kind !== 'change' &&
    TO_END.test(text.slice(chosen.char_end, quantity.char_start));
  const { report: ofItem } = context.reading;
  if (ofItem !== null && chosen?.role !== 'plain') {
    if (TO_DATE.test(clause)) return yearUpTo(ofItem, since);
    if (FULL_YEAR.test(leadIn(context))) return wholeYearOf(ofItem, since);
  }
  const isTooLate =
    chosen !== null && chosen.char_end <= quantity.char_start && isPast && isAfter(chosen.start, meeting);
  if (
    chosen &&
    !(kind === 'target' && (chosen.role === 'now' || chosen.role === 'open')) &&
    !isTooLate &&
    !isStart
  ) {
    const settled = settle(context, chosen, since);
    if (settled) return settled;
  }
  if (context.carried && SAME_TIME.test(clause))
    return { ...context.carried, since, rule: 'the same time as before it' };
  if (isBeforeEvent(context)) return nothing('before something that happened', since);
  if (isOfOtherTime(context)) return nothing('of the time it stands beside', since);
  if (isWhatItWas(context)) return nothing('what it was before', since);
  if (YEAR_END.test(clause)) {
    if (isFinancialYear(context.reading.report)) return ofReport(context.reading.report, since)!;
    if (context.last) return yearOf(context.last, text, since);
  }
  if (antecedent && isPart(context, clause))
    return { ...antecedent, since, rule: 'part of a figure with this period' };
  if (kind === 'target') return nothing('a limit is for no period', since);
  const isUnreal = isUnrealIn(context, clause);
  const report = context.isPresent && !isPast ? null : context.reading.report;
  const compared = context.first ?? context.previous;
  if (context.isOtherArea && compared !== null)
    return { ...compared, since, rule: 'that of what it is compared with' };
  const { scene } = context;
  if (
    scene &&
    !isWithin(scene, report) &&
    (isPast || kind === 'change') &&
    !(isPast && isAfter(scene.start, meeting))
  )
    return yearOf(scene, text, since);
  if (report !== null && fits(context, report, isUnreal, clause))
    return isForecastOf(report, isUnreal, clause) ? wholeYearOf(report, since) : ofReport(report, since)!;
  const isPaid = kind !== 'money' || isHadOrPaid(clause);
  if (kind === 'other' || context.isOtherArea || !isPaid) return nothing('no period said', since);
  const { carried } = context;
  const isTold = isPast || meeting === null || (context.isQuoted && !isPresentTense(clause));
  if (carried && isTold && !(isPast && isAfter(carried.period_start, meeting))) return carry(carried, since);
  if (isPast) return nothing('before the meeting, no day said', since);
  if (isUnreal) return nothing('not yet so at the meeting', since);
  if (meeting === null) return nothing('the meeting has no date', since);
  if (saysOther(context)) return nothing('the sentence speaks of another time', since);
  return ofMeeting(
    meeting,
    since,
    'told as so at the meeting',
    '',
    context.isQuoted && isPresentTense(clause),
  );
}

function isWithin({ start, end }: PeriodFound, report: ReportPeriod | null): boolean {
  if (report === null || start === null || end === null) return false;
  return (report.found.start ?? '9') <= start && end <= (report.found.end ?? '');
}

/** What a report on part of a financial year forecasts, or sets beside its budget, is for all of it. */
function isForecastOf({ found, words }: ReportPeriod, isUnreal: boolean, clause: Stretch): boolean {
  if (found.isLong || found.start === null || found.end === null || !MONITORING.test(words)) return false;
  const days = (Date.parse(found.end) - Date.parse(found.start)) / 86_400_000;
  return days < 360 && (isUnreal || FORECAST.test(clause));
}

/** Whether a time that reaches up to the meeting began less than a year before it, in the year before. */
function isRecentMonth({ period, start }: PeriodFound, meeting: string | null): boolean {
  if (meeting === null || period?.length !== 7 || start === null) return false;
  return (
    start.slice(0, 4) < meeting.slice(0, 4) && Date.parse(meeting) - Date.parse(start) < 366 * 86_400_000
  );
}

function isAfter(day: string | null, meeting: string | null): boolean {
  return meeting !== null && day !== null && day > meeting;
}

/** A part takes the period of its whole: `of these, 20`, `a further eight`, `the remaining four`. */
function isPart({ text, quantity, sentence, here }: PeriodContext, clause: Stretch): boolean {
  if (here !== null && quantity.unit === 'percent' && isBracketed(text, quantity)) return true;
  if (quantity.isElliptic && !OWN_RULE.test(quantity.rule)) return true;
  const from = Math.max(sentence.char_start, quantity.char_start - 60);
  return PART_OF.test(clause) || PART_BEFORE.test(leadOf(text, from, quantity.char_start, sentence.row));
}

/** `overspent by £8.4m (23%)`. */
function isBracketed(text: string, { char_start, char_end }: PeriodContext['quantity']): boolean {
  return text[char_start - 1] === '(' && text[char_end] === ')';
}

/** `the 14% recorded before the Hubs opened`. */
function isBeforeEvent({ text, quantity, sentence }: PeriodContext): boolean {
  const to = Math.min(sentence.char_end, quantity.afterUnit + 40);
  return BEFORE_EVENT.test(tailOf(text, quantity.afterUnit, to, sentence.row));
}

/** `than in the previous quarter (24.3%)`. */
function isOfOtherTime({ text, quantity, periods }: PeriodContext): boolean {
  const last = periods.findLast(period => period.char_end <= quantity.char_start);
  if (last === undefined || last.period !== null) return false;
  const isOther = last.role === 'base' || last.role === 'vague' || last.role === 'open';
  return isOther && BRACKET_AFTER.test(text.slice(last.char_end, quantity.char_start));
}

function sinceOf({ quantity, periods, kind }: PeriodContext): string | null {
  if (kind !== 'change') return null;
  const near =
    periods.find(p => p.since !== null) ??
    periods.find(p => p.char_start >= quantity.char_end && (p.role === 'open' || p.role === 'base'));
  return near?.since ?? near?.period ?? null;
}

function settle(context: PeriodContext, found: PeriodFound, since: string | null): FigurePeriod | null {
  const { kind, text, meeting } = context;
  const words = text.slice(found.char_start, found.char_end);
  if (found.role === 'vague')
    return before(context, found, words, since) ?? nothing(`another time: ${words}`, since);
  if (found.role === 'now')
    return meeting === null ? null : ofMeeting(meeting, since, 'said of the present', words);
  if (found.role === 'source') return yearOf(found, text, since);
  if (found.role === 'open') {
    if (found.period === null)
      return meeting === null ? null : ofMeeting(meeting, since, 'up to the meeting', words);
    if (isRecentMonth(found, meeting) && kind !== 'change') return sinceMonth(found, meeting!, words);
    if (meeting !== null && found.period.slice(0, 4) < meeting.slice(0, 4))
      return nothing('a stretch of years', since ?? found.period);
    return found.period.length === 4 && meeting === null
      ? nothing('a stretch of years', found.period)
      : yearOf(found, text, since);
  }
  if (found.since !== null && kind !== 'change')
    return {
      period: `${found.since}/${found.period}`,
      period_start: `${found.since}-01-01`,
      period_end: found.end,
      period_basis: 'stated',
      since,
      rule: 'said beside it',
      words,
    };
  return {
    period: found.period,
    period_start: found.start,
    period_end: found.end,
    period_basis: 'stated',
    since: since ?? found.since,
    rule: 'said beside it',
    words,
  };
}

/** A quarter is no period of an examination; a policy for a year to come covers only what it will do. */
function fits(
  { meeting, lexicon, text, sentence, quantity, kind }: PeriodContext,
  report: ReportPeriod,
  isUnreal: boolean,
  clause: Stretch,
): boolean {
  const { found } = report;
  if (found.isLong) return isWholePlan(found, clause);
  if (QUARTER.test(found.period ?? '')) {
    const before = stretchOf(text.slice(Math.max(0, sentence.char_start - 200), sentence.char_end));
    if (lexicon.annual.test(before)) return false;
  }
  const from = Math.max(sentence.char_start, quantity.char_start - 160);
  if (
    IF.test(leadOf(text, afterLast(text, from, quantity.char_start, ',;'), quantity.char_start, sentence.row))
  )
    return false;
  if (isUnreal && LOOKS_BACK.test(report.words) && !LOOKS_AHEAD.test(report.words)) return false;
  const isBudgeted = (kind === 'money' || kind === 'change') && BUDGETED.test(report.words);
  return isUnreal || isBudgeted || meeting === null || found.start === null || found.start <= meeting;
}

/** `the four-year growth requirement` is for all the years of a four-year plan. */
function isWholePlan({ start, end }: PeriodFound, clause: Stretch): boolean {
  const years = 'one two three four five six seven eight nine ten'.split(' ');
  const named = SPAN_OF_YEARS.exec(clause)?.[1]?.toLowerCase();
  if (named === undefined || start === null || end === null) return false;
  const count = years.includes(named) ? years.indexOf(named) + 1 : Number(named);
  return count === Math.round((Date.parse(end) - Date.parse(start)) / (365.25 * 86_400_000));
}
