import { pattern } from '../patterns.ts';
import { type Duration, durationUnit } from './durations.ts';
import type { Around } from './not-figures.ts';
import { isTime, make, type Quantity } from './quantity.ts';

const OPENED_BEFORE = pattern(/[a-zA-Z\d]\s\($/);
const OF_AREA_AFTER = pattern(
  /^(?:\)|\s(?:for|in|nationally|regionally|across|among|England|national|regional)(?![a-zA-Z]))/,
);
const LIMIT_BEFORE = pattern(/(?:threshold|target|limit|standard|maximum|average|promise) (?:of|was|is)\s$/i);
/** Words after which a number without a unit may be of that of the one before. */
export const AGAIN_BEFORE = pattern(/(?:with|to|from|than|against)\s$/i);
const BACK_FROM_BEFORE = pattern(/(?:up|down|compared (?:with|to)|against|from)\s(?:from\s)?$/i);

/** Reads `45.4 (46.2 for England)`, `418 days against a threshold of 426`: a level with the unit of the one before; null where it is none. */
export function besideOf(around: Around, last: Quantity | null): Quantity | null {
  const { number, before, after } = around;
  if (last === null || number.form !== 'digits') return null;
  const { unit, denominator, rule, value } = last;
  const isLike = value !== 0 && number.value / value > 0.25 && number.value / value < 4;
  const isLevel = unit === 'rate' || unit === 'score' || unit === 'percent';
  if (isLevel && isLike && OPENED_BEFORE.test(before) && OF_AREA_AFTER.test(after))
    return make(around, unit, 0, rule, 0.85, {
      denominator,
      kind: last.kind === 'target' ? null : last.kind,
    });
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
