import { pattern } from '../patterns.ts';
import type { Around } from './not-figures.ts';
import { make, type Quantity } from './quantity.ts';

const SCALE = pattern(/^[\s\u00a0]?(million|mn|mil|m|billion|bn|b|thousand|k)(?![a-zA-Z])/i);
const RANGE_SCALE = pattern(
  /^\s?(?:-|–|to|and|or)\s?£?\s?\d{1,4}(?:\.\d{1,3})?\s?(million|m|billion|bn|thousand|k)(?![a-zA-Z])/i,
);
const BETWEEN_POUND = pattern(/between\s£\s?$/i);
const MINUS_POUND = pattern(/(?:^|[\s(])-£$/);
/** The sign before a sum. */
export const POUND_BEFORE = pattern(/£\s?$/);
const AND_AFTER = pattern(/^\sand/i);
/** What the words and letters of scale multiply by. */
export const PARTS: Record<string, number> = {
  million: 1e6,
  mn: 1e6,
  mil: 1e6,
  m: 1e6,
  billion: 1e9,
  bn: 1e9,
  b: 1e9,
  thousand: 1e3,
  k: 1e3,
};

/** Reads the sum that stands after a pound sign, with the scale that follows it or the end of its range. */
export function moneyOf(around: Around): Quantity {
  const { number, before, after } = around;
  const scale = SCALE.exec(after);
  const range = number.isLarge ? null : RANGE_SCALE.exec(after);
  const isRange = range && (!AND_AFTER.test(after) || BETWEEN_POUND.test(before));
  const word = scale?.[1] ?? (isRange ? range[1] : undefined);
  const quantity = make(around, 'gbp', scale?.[0].length ?? 0, 'money', 0.98, { kind: 'money' });
  const value = Number((number.value * (word ? PARTS[word.toLowerCase()]! : 1)).toPrecision(12));
  const sign = POUND_BEFORE.exec(before)?.[0].length ?? 0;
  return {
    ...quantity,
    value: MINUS_POUND.test(before) ? -value : value,
    char_start: quantity.char_start - sign,
  };
}
