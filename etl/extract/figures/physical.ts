import type { Unit } from '../../model.ts';
import { onFrom, pattern } from '../patterns.ts';
import type { Around } from './not-figures.ts';
import { make, type Quantity } from './quantity.ts';

/** What is weighed, driven or given in time is no count of things. */
const PHYSICAL = pattern(/^\s(?:square\s)?(miles?|tonnes?|hours)(?![a-zA-Z])/i);
/** `from 3.4 million to 3.9 million miles`: the first has the unit of the second. */
const PHYSICAL_RANGE = pattern(
  /^\s(?:to|and)\s[\d.,]{1,12}(?:\s(?:million|thousand))?\s(miles|tonnes|hours)(?![a-zA-Z])/i,
);
/** `placed within 20 miles of home` says where, not how far. */
const DISTANCE_BEFORE = pattern(/(?:within|inside|outside|beyond|further than)\s(?:a\s)?$/i);
const AWAY_AFTER = pattern(/^\s(?:away|radius|from)(?![a-zA-Z])/i);
const BACK_BEFORE = pattern(/(?:from|between)\s$/i);

/** Reads `312,000 tonnes of waste`: null where it says how far off a place is, undefined where no such unit follows. */
export function physicalOf(around: Around): Quantity | null | undefined {
  const { number, before, after } = around;
  const range = BACK_BEFORE.test(before) ? PHYSICAL_RANGE.exec(after) : null;
  if (range) return make(around, unitOf(range), 0, 'a unit of measure', 0.88);
  const own = PHYSICAL.exec(after);
  if (!own) return undefined;
  if (DISTANCE_BEFORE.test(before) || AWAY_AFTER.test(onFrom(after, own[0].length))) return null;
  const unit = unitOf(own);
  // Fewer hours are those of a wait or a limit, if they measure anything.
  if (unit === 'hours' && number.value < 100) return undefined;
  return make(around, unit, own[0].length, 'a unit of measure', 0.93);
}

function unitOf(match: RegExpExecArray): Unit {
  const name = match[1]!.toLowerCase();
  return (name.endsWith('s') ? name : `${name}s`) as Unit;
}
