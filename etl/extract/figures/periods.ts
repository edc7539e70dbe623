import type { Span } from '../../model.ts';
import { leadOf, pattern, type Stretch, stretchOf, tailOf } from '../patterns.ts';
import { findDated, isSurelyDated, mayBeDated, mayBeWindowed } from './dated.ts';
import { resolveDays, yearAround } from './days.ts';
import type { Back, Lexicon } from './lexicon.ts';
import type { PhraseFound } from './phrases.ts';
import { type Sentence, sentenceOf } from './sentence.ts';

/** Words that say a time: `period` is null where they say one that cannot be worked out. */
export interface PeriodFound extends Span {
  period: string | null;
  start: string | null;
  end: string | null;
  /** `base`: what a change or comparison counts from; `open`: reaches from there to the meeting. */
  role: 'plain' | 'base' | 'open' | 'now' | 'vague' | 'source';
  /** Years from one to another, as a plan or strategy names them. */
  isLong: boolean;
  /** For `between 2021 and 2022`: the first of the two. */
  since: string | null;
  /** For `a year earlier`: how far back that is. */
  back: Back | null;
}

const MONTH = pattern(/\d(?:st|nd|rd|th)?\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i);
const WINDOW = pattern(
  /(?<![a-zA-Z])(?:(?:in|over|during|for|within|across)\s(?:the\s)?(?:last|past|previous|preceding)\s(?<count>[a-zA-Z\d-]{1,10}\s)?(?<unit>days?|weeks?|months?|years?|quarter|term)|since\s(?:the\s)?(?:start|beginning|summer|spring|autumn|winter|easter|christmas|last meeting|last update|last report|new year|launch)(?:\s[a-zA-Z]{1,12}){0,3})(?![a-zA-Z])/gi,
);
const CHANGE_BEFORE = pattern(
  /(?:^|[^a-zA-Z])(?:(?:compared (?:to|with)|than|against|par with|relative to|versus|level)\s|(?:decreas|increas|reduc|ris|rose|fall|fell|drop|up|down|chang|improv|declin|grow|grew)[a-zA-Z]{0,6}(?:\s(?:[a-zA-Z]{1,14}|£?\d[\d.,]{0,12}(?:%|m|k|bn)?)){0,5}\s(?:from|on|since|over)\s)(?:that\s)?(?:seen\s|recorded\s|reported\s|reached\s)?(?:in\s|for\s|at\s|during\s)?(?:the\s|this\s)?(?:(?:(?:same|equivalent|corresponding)\s(?:[a-zA-Z]{2,12}\s)?)?(?:time|period|point|quarter|months?|term|stage|position|level|number|total)\s)?(?:in\s|of\s|for\s|last\s|figure of\s|year\s){0,2}$/i,
);
/** `would go up in April`: the next April, not the last. */
const AHEAD_BEFORE = pattern(
  /(?:^|[^a-zA-Z])(?:would|will|(?:due|expected|planned|proposed|likely|intended|scheduled) (?:to|for|in))(?!\shave)\s(?:[^.;]|\.\d){0,60}$|(?:target|expectation|ambition|aim|aimed|goal|plan|hoped|expected)\s(?:[^.;]|\.\d){0,60}\sby\s(?:the\send\sof\s)?$/i,
);
const SINCE_BEFORE = pattern(/(?:^|[^a-zA-Z])since\s(?:[a-zA-Z’-]{1,16}\s){0,14}$/i);
const FROM_BEFORE = pattern(
  /(?:^|[^a-zA-Z])(?:from|after)\s(?:the\s)?(?:start of\s|beginning of\s|end of\s)?$/i,
);
const SOURCE_BEFORE = pattern(
  /(?:press release|letter|email|e-mail|notice|circular|guidance|dated|published on|report)\s(?:of\s|on\s|dated\s)?(?:the\s)?$/iu,
);
/** `extended until October 2023`: when something ends is no time of its value. */
const UNTIL_BEFORE = pattern(
  /(?:extended|frozen|fixed|kept|remain|continue|funded)\s(?:[a-zA-Z]{1,12}\s){0,3}(?:until|till)\s(?:the\s)?(?:end\sof\s)?$|(?:^|[^a-zA-Z])(?:would|will|due to|to)\s(?:end|expire|cease|close|run out|stop|finish)\s(?:in|on|at|by)\s(?:the\send\sof\s)?$/i,
);
const LAW_BEFORE = pattern(
  /(?:Act|Regulations|Order|Bill|Code of Practice|Vision|Strategy|Plan|Agenda|Framework)\s$/u,
);
/** `92% of 2019 levels`. */
const BASE_AFTER = pattern(/^\s(?:levels?|base(?:line)?)(?![a-z])/i);
const DEADLINE_AFTER = pattern(/^\s(?:deadline|census date)/iu);

/** `last academic year`: the last to have ended by the meeting, or the one it is in. */
const WHOLE_YEAR = pattern(
  /(?<![a-zA-Z])(?<which>last|this|the current)\s(?<kind>academic|school|financial)\syear(?![a-zA-Z])/gi,
);
const IN_BETWEEN = /^\s(?:in|during)\s$/i;
const HAD_BEFORE = /(?:had|having)\s$/i;
const MONTH_BEFORE = pattern(
  /(?:^|[^a-zA-Z])(?:in|of|by|during|since|last|an?|the|until|for|from|every|early|late|mid|this|to|and)[\s-]$/i,
);
const COUNTED_ONE = /^(?:one|1|12|twelve|calendar|financial|academic|school)\s/i;
const ONE_BEFORE = /(?:previous|preceding)\s(?:year|term|quarter|month)$/i;

/** How far back one before another lies. */
const BACK: Record<string, Back> = {
  year: { months: 12, isBeside: false },
  quarter: { months: 3, isBeside: false },
  month: { months: 1, isBeside: false },
};

/** Finds what a sentence says of time, in order; a day or month without a year is the latest such before the meeting. */
export function findPeriods(
  text: string,
  span: Span,
  meeting: string | null,
  lexicon: Lexicon,
): PeriodFound[] {
  const sentence = sentenceOf(text, span);
  const said = stretchOf(text, sentence.char_start, sentence.char_end, sentence.row);
  const found: PeriodFound[] = [];
  if (mayBeDated(sentence) && (isSurelyDated(sentence) || MONTH.test(said)))
    addDated(found, text, sentence, meeting);
  if (mayBeWindowed(sentence) && WINDOW.fits(said))
    for (const match of allOf(WINDOW.regex, said.text))
      add(found, { ...spanOf(match, sentence), ...windowOf(match) });
  if (mayBeWindowed(sentence) && WHOLE_YEAR.fits(said))
    for (const match of allOf(WHOLE_YEAR.regex, said.text))
      add(found, { ...spanOf(match, sentence), ...wholeYearOf(match, meeting, said) });
  const now = lexicon.now.exec(said);
  if (now && !HAD_BEFORE.test(said.text.slice(0, now.index))) addNow(found, text, spanOf(now, sentence));
  for (const vague of lexicon.vagueTime.all(said)) {
    const back = lexicon.monthsBack.get(vague[1].toLowerCase()) ?? null;
    add(found, { ...spanOf(vague, sentence), ...unknown(roleOfVague(said, vague.index), back) });
  }
  return inOrder(found);
}

/** Gives every match of an expression in a text; nearly always there is none, and an iterator would cost more than that. */
function allOf(regex: RegExp, text: string): RegExpExecArray[] {
  const matches: RegExpExecArray[] = [];
  regex.lastIndex = 0;
  for (let match = regex.exec(text); match !== null; match = regex.exec(text)) matches.push(match);
  return matches;
}

/** `so far in 2024` says the year, and no more. */
function addNow(found: PeriodFound[], text: string, now: Span): void {
  const dated = found.find(({ char_start }) => char_start >= now.char_end && char_start <= now.char_end + 4);
  if (dated === undefined || !IN_BETWEEN.test(text.slice(now.char_end, dated.char_start)))
    add(found, { ...now, ...unknown('now') });
}

function roleOfVague(said: Stretch, index: number): 'base' | 'vague' {
  return CHANGE_BEFORE.test(leadOf(said.text, 0, index, said.words)) ? 'base' : 'vague';
}

/** Most are found in order. */
function inOrder(found: PeriodFound[]): PeriodFound[] {
  for (let i = 1; i < found.length; i++) {
    if (found[i - 1]!.char_start > found[i]!.char_start)
      return found.sort((a, b) => a.char_start - b.char_start);
  }
  return found;
}

function addDated(found: PeriodFound[], text: string, sentence: Sentence, meeting: string | null): void {
  const { row } = sentence;
  for (const dated of findDated(text, sentence)) {
    const { index, end, kind } = dated;
    const before = leadOf(text, Math.max(sentence.char_start, index - 70), index, row);
    const days = resolveDays(dated, meeting, AHEAD_BEFORE.test(before));
    if (days === null) continue;
    const after = tailOf(text, end, Math.min(sentence.char_end, end + 14), row);
    if (kind === 'year' && LAW_BEFORE.test(before)) continue;
    if (DEADLINE_AFTER.test(after)) continue;
    // `Q1. How many …` is the label of a question.
    if (kind === 'lone' && index === sentence.char_start && index > 0) continue;
    if (kind === 'bare' && !isMonthName(before, text.slice(index, end))) continue;
    const { period, start, end: last, isLong, since } = days;
    const role = BASE_AFTER.test(after)
      ? 'base'
      : roleOf(before, kind === 'run' || kind === 'months' || kind === 'days');
    found.push({
      char_start: index,
      char_end: end,
      period,
      start,
      end: last,
      role,
      isLong,
      since,
      back: null,
    });
  }
}

type Told = Omit<PeriodFound, keyof Span>;

/** A time that cannot be worked out, or not without the meeting's. */
function unknown(role: PeriodFound['role'], back: Back | null = null): Told {
  return { period: null, start: null, end: null, role, isLong: false, since: null, back };
}

function wholeYearOf(match: RegExpMatchArray, meeting: string | null, said: Stretch): Told {
  const { which, kind } = match.groups ?? {};
  const role = roleOfVague(said, match.index!);
  if (meeting === null) return unknown(role);
  const isLast = which?.toLowerCase() === 'last';
  const year = yearAround(meeting, kind?.toLowerCase() !== 'financial', isLast);
  return { ...year, role: role === 'base' ? 'base' : 'plain', back: null };
}

function add(found: PeriodFound[], period: PeriodFound): void {
  if (!found.some(other => other.char_start < period.char_end && period.char_start < other.char_end))
    found.push(period);
}

function spanOf(match: RegExpMatchArray | PhraseFound, span: Span): Span {
  const char_start = span.char_start + match.index!;
  return { char_start, char_end: char_start + match[0].length };
}

function windowOf(match: RegExpMatchArray): Told {
  const { count, unit } = match.groups ?? {};
  const many = count !== undefined && !COUNTED_ONE.test(count);
  if (ONE_BEFORE.test(match[0])) return unknown('vague', BACK[unit?.toLowerCase() ?? ''] ?? null);
  return unknown(many && /^years?/i.test(unit ?? '') ? 'vague' : 'open');
}

function roleOf(before: Stretch, isRun: boolean): PeriodFound['role'] {
  if (SOURCE_BEFORE.test(before)) return 'source';
  if (UNTIL_BEFORE.test(before)) return 'base';
  if (CHANGE_BEFORE.test(before)) return 'base';
  if (SINCE_BEFORE.test(before)) return 'open';
  // `From April to August` says where it ends.
  return !isRun && FROM_BEFORE.test(before) ? 'open' : 'plain';
}

/** `May` at the start of a sentence is a verb; a bare month is one after a preposition or before a noun. */
function isMonthName(before: Stretch, month: string): boolean {
  if (!/^[A-Z]/.test(month)) return false;
  if (month.length <= 3 && month !== 'May') return false;
  if (MONTH_BEFORE.test(before)) return true;
  return month !== 'May' && month !== 'March';
}
