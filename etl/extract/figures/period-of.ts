import { beside, saysOther } from './beside.ts';
import type { FigurePeriod, PeriodContext } from './period-context.ts';
import type { PeriodFound } from './periods.ts';
import type { ReportPeriod } from './report-period.ts';

const ADVERBS =
  '(?:(?:not|now|already|also|never|only|since|just|recently|still|then|all|both|each|almost|nearly|more than|less than|roughly|about|\\p{L}{2,12}ly)\\s)?';
const PARTICIPLE =
  '(?:been|\\p{L}{2,16}ed|left|led|gone|taken|got|come|made|found|met|risen|fallen|seen|done|held|put|set|kept|begun|become|given|known|grown|shown|written|spent|cut|lost|won|built|paid|sent|brought|sought|had|chosen|driven|undergone|undertaken|withdrawn)';
const PLUPERFECT = new RegExp(`(?:^|[^\\p{L}])(?:had|having)\\s${ADVERBS}${PARTICIPLE}(?!\\p{L})`, 'iu');
const UNREAL =
  /(?:^|[^a-zA-Z])(?:would|could|might|will|were to|may|(?:planned|proposed|expected|anticipated|hoped|projected|forecast|predicted|estimated|due) to)(?![a-zA-Z])/i;
const YEAR_END = /(?:^|[^a-zA-Z])(?:at|by) (?:the )?(?:year[\s-]end|end of the year)(?![a-zA-Z])/i;
const VERB = /(?:^|[^a-zA-Z])(?:had|were|was|has|have|is|are|did|would|[a-zA-Z]{3,12}ed)(?![a-zA-Z])/i;
const PART_OF =
  /(?:^|[^a-zA-Z])(?:of (?:this|these|those|them|which|whom)(?! (?:who|that|in|with|aged|families|children|pupils|people|areas|schools))|such|remaining|further|this sum|a sum)(?![a-zA-Z])/i;

/** Chooses the period a figure is for: said beside it, else that of what it is a part of, of its report, or of the meeting. */
export function periodOf(context: PeriodContext): FigurePeriod {
  const { text, quantity, kind, antecedent, report, meeting } = context;
  if (kind === 'target' && /days|weeks|months|years/.test(quantity.unit))
    return nothing('a limit is for no period', null);
  const chosen = beside(context);
  const since = sinceOf(context);
  if (chosen && !(kind === 'target' && /now|open/.test(chosen.role))) {
    const settled = settle(chosen, text, meeting, since);
    if (settled) return settled;
  }
  const clause = clauseAround(context);
  if (context.last && YEAR_END.test(clause)) return yearOf(context.last, text, since);
  if (antecedent && isPart(context, clause))
    return { ...antecedent, since, rule: 'part of a figure with this period' };
  if (kind === 'target') return nothing('a limit is for no period', since);
  const isPast = PLUPERFECT.test(clause);
  const lead = text.slice(context.sentence.char_start, quantity.char_start);
  const isUnreal = UNREAL.test(clause) || (!VERB.test(clause) && UNREAL.test(lead));
  if (context.scene && (isPast || kind === 'change')) return yearOf(context.scene, text, since);
  if (report && !(context.isPresent && !isPast) && fits(context, report, isUnreal, clause)) {
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
  if (kind === 'money' || kind === 'other' || context.isOtherArea) return nothing('no period said', since);
  if (context.carried && (isPast || meeting === null)) return carry(context.carried, since);
  if (isPast) return nothing('before the meeting, no day said', since);
  if (isUnreal) return nothing('not yet so at the meeting', since);
  if (meeting === null) return nothing('the meeting has no date', since);
  if (saysOther(context)) return nothing('the sentence speaks of another time', since);
  return ofMeeting(meeting, since, 'told as so at the meeting', '');
}

/** A part takes the period of its whole: `of these, 20`, `a further eight`, `the remaining four`. */
function isPart({ text, quantity, sentence }: PeriodContext, clause: string): boolean {
  if (quantity.isElliptic && !/measured|moved|average|large|subject|^part of$/.test(quantity.rule))
    return true;
  const before = text.slice(Math.max(sentence.char_start, quantity.char_start - 60), quantity.char_start);
  return (
    PART_OF.test(clause) ||
    /(?:^|[^a-zA-Z])of (?:these|those|them|this|which|whom|the \d[\d,]*),?\s(?:[a-zA-Z]{1,12}\s){0,2}$/i.test(
      before,
    )
  );
}

function sinceOf({ quantity, periods, kind }: PeriodContext): string | null {
  if (kind !== 'change') return null;
  const near =
    periods.find(p => p.since !== null) ??
    periods.find(p => p.char_start >= quantity.char_end && (p.role === 'open' || p.role === 'base'));
  return near?.since ?? near?.period ?? null;
}

function settle(
  found: PeriodFound,
  text: string,
  meeting: string | null,
  since: string | null,
): FigurePeriod | null {
  const words = text.slice(found.char_start, found.char_end);
  if (found.role === 'vague') return nothing(`another time: ${words}`, since);
  if (found.role === 'now')
    return meeting === null ? null : ofMeeting(meeting, since, 'said of the present', words);
  if (found.role === 'source') return yearOf(found, text, since);
  if (found.role === 'open') {
    if (found.period === null)
      return meeting === null ? null : ofMeeting(meeting, since, 'up to the meeting', words);
    if (meeting !== null && found.period.slice(0, 4) < meeting.slice(0, 4))
      return nothing('a stretch of years', since ?? found.period);
    return found.period.length === 4 && meeting === null
      ? nothing('a stretch of years', found.period)
      : yearOf(found, text, since);
  }
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

function yearOf(found: PeriodFound, text: string, since: string | null): FigurePeriod {
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
function carry({ period_start, words }: FigurePeriod, since: string | null): FigurePeriod {
  const year = period_start?.slice(0, 4) ?? null;
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

function ofMeeting(meeting: string, since: string | null, rule: string, words: string): FigurePeriod {
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

function nothing(rule: string, since: string | null): FigurePeriod {
  return { period: null, period_start: null, period_end: null, period_basis: 'none', since, rule, words: '' };
}

/** A quarter is no period of an examination; a policy for a year to come covers only what it will do. */
function fits(
  { meeting, isOtherArea, lexicon, text, sentence, quantity }: PeriodContext,
  report: ReportPeriod,
  isUnreal: boolean,
  clause: string,
): boolean {
  const { found } = report;
  if (isOtherArea) return false;
  if (found.isLong) return isWholePlan(found, clause);
  const before = text.slice(Math.max(0, sentence.char_start - 200), sentence.char_end);
  if (/-Q\d/.test(found.period ?? '') && lexicon.annual.test(before)) return false;
  if (
    /(?:^|[^a-zA-Z])if\s/i.test(
      /[^,;]*$/.exec(
        text.slice(Math.max(sentence.char_start, quantity.char_start - 160), quantity.char_start),
      )![0],
    )
  )
    return false;
  if (isUnreal && /^Report No/.test(report.words)) return false;
  return isUnreal || meeting === null || found.start === null || found.start <= meeting;
}

/** `the four-year growth requirement` is for all the years of a four-year plan. */
function isWholePlan({ start, end }: PeriodFound, clause: string): boolean {
  const years = 'one two three four five six seven eight nine ten'.split(' ');
  const named = /(?:^|[^a-zA-Z\d])([a-zA-Z]{3,5}|\d{1,2})[\s-]years?(?![a-zA-Z])/i
    .exec(clause)?.[1]
    ?.toLowerCase();
  if (named === undefined || start === null || end === null) return false;
  const count = years.includes(named) ? years.indexOf(named) + 1 : Number(named);
  return count === Math.round((Date.parse(end) - Date.parse(start)) / (365.25 * 86_400_000));
}

function clauseAround({ text, sentence, quantity }: PeriodContext): string {
  const left = text.slice(Math.max(sentence.char_start, quantity.char_start - 160), quantity.char_start);
  const right = text.slice(quantity.char_end, Math.min(sentence.char_end, quantity.char_end + 140));
  const from = left.search(/[^,;:–—]*$/u);
  const cut = /(?<!\d),\s|[;:–—]\s|,\s(?:which|who|when|but|and)\s/u.exec(right);
  return (
    left.slice(from) +
    text.slice(quantity.char_start, quantity.char_end) +
    (cut ? right.slice(0, cut.index) : right)
  );
}
