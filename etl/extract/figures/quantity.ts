import type { FigureKind, Span, Unit } from '../../model.ts';
import type { Around } from './not-figures.ts';

/** A number with its unit, found to measure something. */
export interface Quantity extends Span {
  value: number;
  unit: Unit;
  denominator: number | null;
  /** The kind that the unit's own words decide, as a multiple is a change. */
  kind: FigureKind | null;
  /** The counted noun, or null where it must come from a figure before. */
  noun: string | null;
  /** The rule that read it and how sure that rule is. */
  rule: string;
  confidence: number;
  /** Set where the number counts part of a figure before: `of these, 20`, `a further eight`. */
  isElliptic: boolean;
  /** Offset where the words about it begin: after the unit and the counted noun. */
  afterUnit: number;
}

/** Builds a quantity of a number whose unit takes up the next `length` characters. */
export function make(
  { number }: Around,
  unit: Unit,
  length: number,
  rule: string,
  confidence: number,
  more: Partial<Quantity> = {},
): Quantity {
  return {
    char_start: number.char_start,
    char_end: unit === 'count' ? number.char_end : number.char_end + length,
    value: number.value,
    unit,
    denominator: null,
    kind: null,
    noun: null,
    rule,
    confidence,
    isElliptic: false,
    afterUnit: number.char_end + length,
    ...more,
  };
}

/** Whether a unit is one of time. */
export function isTime(unit: Unit): boolean {
  return (
    unit === 'minutes' ||
    unit === 'hours' ||
    unit === 'days' ||
    unit === 'working_days' ||
    unit === 'weeks' ||
    unit === 'months' ||
    unit === 'years'
  );
}

/** Whether a unit says how much there was of what is weighed, driven or given, as a count says how many. */
export function isPhysical(unit: Unit): boolean {
  return unit === 'miles' || unit === 'tonnes' || unit === 'hours';
}
