import { pattern } from '../patterns.ts';
import { type Duration, durationUnit } from './durations.ts';
import type { Around } from './not-figures.ts';
import { isTime, make, type Quantity } from './quantity.ts';

const OPENED_BEFORE = pattern(/[a-zA-Z\d]\s\($/);
/** `47 for neighbours, 54 across the South East and 71 in England`. */
const LISTED_BEFORE = pattern(/(?:,|,?\sand|\swith|\sagainst|\sto)\s$/i);
/** `the figure for the South West was 538 and for England 561`. */
const AREA_WAS_BEFORE = pattern(
  /(?:(?:rate|figure|average|level)s?\s(?:for|in|across)\s(?:[a-zA-Z’']{2,14}\s){1,4}(?:was|is|being|stood at)|\s(?:for|in) (?:England|Wales|the region|[A-Z][a-zA-Z]{3,14}))\s$/,
);
/** `and the longest had been 64`. */
const SUCH_BEFORE = pattern(
  /(?:longest|shortest|average|median|mean|latter|former)(?:\s[a-zA-Z]{2,14}){0,3}\s(?:was|is|had been|has been|being)\s$/i,
);
const LEVEL_BEFORE = pattern(
  /(?:(?:up|down) from|(?:rate|average|figure|level) of|(?:rate|average|figure|level) (?:for|in) [^.;,]{2,40}(?:\swas|\()|(?:rate|average|figure|level)s?(?:\s[a-zA-Z’-]{2,14}){0,8}\s(?:was|were|is|(?:had|has) been|stood at|being))\s?$/i,
);
const COUNTED_AFTER = pattern(/^\s?(?:%|per\s?cent|[a-zA-Z]{3,20}s\s)/i);
const OF_AREA_AFTER = pattern(
  /^(?:\)|\s(?:for|in|across the|nationally|regionally|across|among|England|national|regional)(?![a-zA-Z]))/,
);
const LIMIT_BEFORE = pattern(/(?:threshold|target|limit|standard|maximum|average|promise) (?:of|was|is)\s$/i);
/** Words after which a number without a unit may be of that of the one before. */
export const AGAIN_BEFORE = pattern(/(?:with|to|from|than|against)\s$/i);
const BACK_FROM_BEFORE = pattern(/(?:up|down|compared (?:with|to)|against|from)\s(?:from\s)?$/i);

/** Reads `45.4 (46.2 for England)`, `418 days against a threshold of 426`: a level with the unit of the one before; null where it is none. */
export function besideOf(around: Around, last: Quantity | null, level: Quantity | null): Quantity | null {
  const { number, before, after } = around;
  if (number.form !== 'digits') return null;
  const rated = last === null || last.unit === 'count' ? level : last;
  if (rated !== null && isAlike(number.value, rated) && isLevelAgain(around, rated))
    return make(around, rated.unit, 0, rated.rule, 0.82, { denominator: rated.denominator });
  if (last === null) return null;
  const { unit, denominator, rule } = last;
  const isLike = isAlike(number.value, last);
  const isLevel = unit === 'rate' || unit === 'score' || unit === 'percent';
  const isOpened = OPENED_BEFORE.test(before) || (unit !== 'percent' && LISTED_BEFORE.test(before));
  const isNamed = (unit === 'rate' || unit === 'score') && AREA_WAS_BEFORE.test(before);
  if (isLevel && isLike && ((isOpened && OF_AREA_AFTER.test(after)) || isNamed))
    return make(around, unit, 0, rule, 0.85, {
      denominator,
      kind: last.kind === 'target' ? null : last.kind,
    });
  if (
    isTime(unit) &&
    last.kind === 'outcome' &&
    SUCH_BEFORE.test(before) &&
    durationUnit(around) === undefined
  )
    return make(around, unit, 0, rule, 0.82, { kind: 'outcome' });
  const isLimit = isTime(unit) && isLike && LIMIT_BEFORE.test(before);
  return isLimit ? make(around, unit, 0, rule, 0.8, { kind: 'target' }) : null;
}

/** Tells whether a number without a unit goes back to what was: `10.7 days per person, up from 9.9`. */
export function isOnAgain({ before, after }: Around): boolean {
  return BACK_FROM_BEFORE.test(before) && durationUnit({ after } as Around) === undefined;
}

/** Reads the second of `9.8 days, down from 11.2 days`: null where it is not of the same measure, undefined where it has no unit of time. */
export function againOf(around: Around, last: Quantity | null): Duration | null | undefined {
  const unit = durationUnit(around);
  if (unit === undefined) return undefined;
  const isAgain =
    unit.unit === last?.unit &&
    (last.kind === 'outcome' || last.kind === 'change') &&
    AGAIN_BEFORE.test(around.before);
  return isAgain ? { ...unit, kind: 'outcome', rule: 'wait', confidence: 0.85 } : null;
}

function isAlike(value: number, { value: other }: Quantity): boolean {
  return other !== 0 && value / other > 0.25 && value / other < 4;
}

/** `This was down from 241`, `the Greater Manchester rate of 158`, `the England rate for the same period had been 143`: after a rate, with no unit and nothing counted. */
function isLevelAgain({ before, after }: Around, { unit }: Quantity): boolean {
  if (unit !== 'rate' && unit !== 'score') return false;
  return LEVEL_BEFORE.test(before) && !COUNTED_AFTER.test(after);
}
