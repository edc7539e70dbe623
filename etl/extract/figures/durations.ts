import type { FigureKind, Unit } from '../../model.ts';
import { onFrom, pattern, type Stretch, upTo } from '../patterns.ts';
import type { Around } from './not-figures.ts';

/** A stretch of time that measures or bounds a service. */
export interface Duration {
  unit: Unit;
  length: number;
  kind: FigureKind;
  rule: string;
  confidence: number;
}

const UNIT = pattern(
  /^[\s-]{0,2}(?:(working|school|calendar|business|consecutive|clear)[\s-])?(minute|hour|day|week|month|year)s?(?![a-zA-Z-])/i,
);
const ADJECTIVE = pattern(/^[\s-]{0,2}(?:(working|school|calendar)[\s-])?(day|week|month|year)-/iu);
const WAIT_BEFORE = pattern(
  /(?:^|[^a-zA-Z])(?:(?:wait(?:ed|ing|s)?|delay(?:ed|s)?|delays of|took|taken|takes|taking|averag(?:e|ed|ing)|median|mean|longest|shortest|lasted|duration|length of stay|turnaround|backlog of)(?:[\s,]{1,2}[a-zA-Z’-]{1,16}){0,4}|(?:wait|waits|waiting|average|median|mean|timeliness|time taken|turnaround)\s[^.;]{0,100}\s(?:was|is|were|are|of|at|to|from|been|be)(?:\s(?:about|around|over|nearly|almost|just))?)\s{1,2}$/i,
);
const WAIT_AFTER = pattern(
  /^(?:\s[a-zA-Z’-]{1,16}){0,3}\s(?:on average|per (?:head|person|employee|fte|member|worker)|wait(?:s|ing)?|delay|average|to (?:complete|process|be seen|respond))(?![a-zA-Z])/i,
);
const LIMIT_BEFORE = pattern(
  /(?:^|[^a-zA-Z])(?:statutory|legal|maximum|deadline|time ?limit|timescales?|timeframes?|target|threshold|required|requirement|standard)(?:[\s,]{1,2}[a-zA-Z’-]{1,16}){0,6}\s{1,2}$/i,
);
const LIMIT_AFTER = pattern(
  /^\s(?:[a-zA-Z-]{1,14}\s)?(?:limit|deadline|timescales?|timeframes?|time frames?|target|standard|maximum|statutory|threshold|requirement|turnaround|set out|laid down|recommended|prescribed|stipulated|allowed)(?![a-zA-Z])/i,
);
const WITHIN = pattern(
  /(?:^|[^a-zA-Z])(?:within|inside)\s(?:the\s)?(?:statutory\s|required\s|legal\s|first\s)?$/i,
);
const ABSENCE = pattern(
  /(?:^|[^a-zA-Z])absen(?:t|ce|ces)(?:\s(?:from school|for|of|lasting|over|more|than|at|least))*\s$/i,
);
const SERVED = pattern(
  /(?:complet|assess|respond|response|issu|review|process|seen|visit|answer|allocat|conclud|resol|finalis|determin|treat|acknowledg|repl(?:y|ied)|contact|held|repair|decid|decision|sent|send|go out)[a-zA-Z]{0,6}/i,
);
/** `absence had fallen from 11.2 days to 8.9 days`: what moves is measured. */
const MOVED_FROM = pattern(
  /(?:^|[^a-zA-Z])(?:ris(?:en|ing)|rose|fall(?:en|ing)|fell|increas(?:ed|ing)|reduc(?:ed|ing)|decreas(?:ed|ing)|dropp(?:ed|ing)|improv(?:ed|ing)|gone (?:up|down)|went (?:up|down)|cut|down|up|shorten(?:ed|ing))\sfrom\s(?:(?:an average of|around|about|over|nearly|almost)\s)?$/i,
);
/** `had shortened by seven weeks`. */
const MOVED_BY = pattern(
  /(?:^|[^a-zA-Z])(?:wait|waits|waiting|time|average|mean|median|turnaround|stay|length|delay)(?:[^.;]|\.\d){0,80}\s(?:ris(?:en|ing)|rose|fall(?:en|ing)|fell|increas(?:ed|ing)|reduc(?:ed|ing)|decreas(?:ed|ing)|dropp(?:ed|ing)|improv(?:ed|ing)|cut|down|up|shorten(?:ed|ing)|lengthen(?:ed|ing))\sby\s(?:(?:around|about|over|nearly|almost|some)\s)?$/i,
);
const TO_SAME = pattern(/^[^.;]{0,40}\sto\s(?:[a-zA-Z]{1,12}\s){0,3}\d/i);
/** `took longer than 28 days` tells whom another figure counts. */
const LONGER = pattern(
  /(?:^|[^a-zA-Z])(?:took|takes?|taken|taking|wait(?:s|ed|ing)?)\s(?:for\s)?(?:longer than|more than|over|less than|fewer than|under)\s$/i,
);
const NOT_SERVED = pattern(
  /(?:every|past|last|next|previous|following|first|coming|recent|over the|in the|another|further|for the|period of|after|ago)\s{1,2}(?:few\s)?$/iu,
);
/** `five years ago` and `a year’s wait` measure nothing; `1 year 5 months` is neither of its two. */
const NO_STRETCH = pattern(
  /^\s(?:(?:and\s)?\d{1,2}\s(?:months?|weeks?|days?)|ago|earlier|later|old|time)(?![a-zA-Z])|^[’']/i,
);
const COHORT = pattern(/^\sYears?\s?\d{1,2}(?!\d)/);
const BOUND_BEFORE = pattern(/(?:over|more than|at least|under)\s$/i);

/**
 * Reads a number followed by a unit of time: a wait or an average is an outcome, a limit a target. Gives null for a
 * stretch of time that measures no service, and undefined where no unit of time follows.
 */
export function durationOf(around: Around): Duration | null | undefined {
  const { number, before, after } = around;
  const read = durationUnit(around);
  if (!read) return undefined;
  const rest = onFrom(after, read.length);
  if (NO_STRETCH.test(rest)) return null;
  if (isShort(read.unit) && (!SERVICE_NEAR.test(before) || SPEECH.test(before) || SPEECH.test(rest)))
    return null;
  if (LIMIT_AFTER.test(rest) || (LIMIT_BEFORE.test(before) && number.value < 1000))
    return lasting(read, 'target', 'limit', 0.92);
  if (NOT_SERVED.test(before)) return null;
  if (isAbsence(before)) return lasting(read, 'target', 'threshold', 0.85);
  if (LONGER.test(before)) return lasting(read, 'target', 'threshold', 0.8);
  if (WAIT_BEFORE.test(before) || WAIT_AFTER.test(rest)) return lasting(read, 'outcome', 'wait', 0.9);
  if (MOVED_FROM.test(before) && TO_SAME.test(rest)) return lasting(read, 'outcome', 'moved', 0.85);
  if (MOVED_BY.test(before)) return lasting(read, 'change', 'moved', 0.85);
  if (WITHIN.test(before) && read.unit !== 'years' && SERVED.test(before))
    return lasting(read, 'target', 'within', 0.85);
  return null;
}

/** Minutes and hours are mostly those of a meeting: they measure a service where one is waited for. */
const SERVICE_NEAR = pattern(
  /(?:wait|delay|averag|median|mean|handover|turnaround|response|respond|ambulance|call|arriv|answer|attend|seen|contact|limit|target|standard)/i,
);
const SPEECH = pattern(
  /(?:speak|spoke|speech|address|present|question|deputation|petition|meeting|adjourn|drive|walk|journey)/i,
);

function isShort(unit: Unit): boolean {
  return unit === 'minutes' || unit === 'hours';
}

function lasting(
  { unit, length }: Pick<Duration, 'unit' | 'length'>,
  kind: FigureKind,
  rule: string,
  confidence: number,
): Duration {
  return { unit, length, kind, rule, confidence };
}

/** `absent for more than 20 days`, `absences over 5 days`. */
function isAbsence(before: Stretch): boolean {
  const bound = BOUND_BEFORE.exec(before);
  return ABSENCE.test(bound ? upTo(before, bound.index) : before);
}

/** Gives the unit of time that follows a number and how long its words are. */
export function durationUnit({ after }: Around): Pick<Duration, 'unit' | 'length'> | undefined {
  const match = UNIT.exec(after) ?? ADJECTIVE.exec(after);
  if (!match || COHORT.test(after)) return undefined;
  return { unit: unitOf(match[1], match[2]!), length: match[0].length };
}

function unitOf(kind: string | undefined, word: string): Unit {
  if (word.toLowerCase() === 'day')
    return /working|school|business/i.test(kind ?? '') ? 'working_days' : 'days';
  return `${word.toLowerCase()}s` as Unit;
}
