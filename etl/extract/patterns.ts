import { newGate } from './patterns/gates.ts';
import { firstNeedsOf, lastNeedsOf, needsOf } from './patterns/needs.ts';
import { type Row, rowAfter, rowBefore, rowOf } from './patterns/rows.ts';
import { readTree } from './patterns/tree.ts';

/** A stretch of text that patterns are tried on, with what its words let match. */
export interface Stretch {
  readonly text: string;
  /** What the words of the stretch, or of more than it, meet. */
  readonly words: Row;
  /** What its first and its last word or sign meet; null where they are not known. */
  readonly first: Row | null;
  readonly last: Row | null;
}

/** A stretch with the text that it is cut from, and where it stands there: to walk over that is faster than over a part of it. */
export interface Piece extends Stretch {
  readonly source: string;
  readonly from: number;
  readonly to: number;
}

/** A stretch of a longer text: it is cut out, and its words are looked up, only when asked for. */
class Cut implements Piece {
  declare readonly source: string;
  declare readonly from: number;
  declare readonly to: number;
  declare private row: Row | null;
  declare private cut: string | null;
  declare private begins: Row | null | undefined;
  declare private ends: Row | null | undefined;

  constructor(source: string, from: number, to: number, words: Row | null, isLead: boolean, isTail: boolean) {
    this.source = source;
    this.from = from;
    this.to = to;
    this.row = words;
    this.cut = null;
    this.begins = isLead ? null : undefined;
    this.ends = isTail ? null : undefined;
  }

  get text(): string {
    if (this.cut === null) this.cut = this.source.slice(this.from, this.to);
    return this.cut;
  }

  get words(): Row {
    if (this.row === null) this.row = rowOf(this.source, this.from, this.to);
    return this.row;
  }

  get first(): Row | null {
    if (this.begins === undefined) this.begins = rowAfter(this.source, this.from, this.to);
    return this.begins;
  }

  get last(): Row | null {
    if (this.ends === undefined) this.ends = rowBefore(this.source, this.from, this.to);
    return this.ends;
  }
}

/**
 * A regular expression that is tried only on text whose words let it match: what it needs is read off its source, so
 * that most are passed over at the cost of a few bits. Matches what the expression matches, but no word that the
 * edge of a stretch cuts.
 */
export class Pattern {
  declare readonly regex: RegExp;
  /** Where its bit is in every row, and whether something must stand first or last for it. */
  declare readonly at: number;
  declare readonly bit: number;
  declare private readonly isHeldFirst: boolean;
  declare private readonly isHeldLast: boolean;

  constructor(regex: RegExp) {
    const tree = readTree(regex);
    const first = firstNeedsOf(tree);
    const last = lastNeedsOf(tree);
    const { at, bit } = newGate(needsOf(tree), first, last);
    this.regex = regex;
    this.at = at;
    this.bit = bit;
    this.isHeldFirst = first !== null;
    this.isHeldLast = last !== null;
  }

  /** Whether the words of a stretch let the expression match it. */
  fits(stretch: Stretch): boolean {
    const { at, bit } = this;
    return (
      (bitsOf(stretch.words, at) & bit) !== 0 &&
      (!this.isHeldLast || (bitsOf(stretch.last, at) & bit) !== 0) &&
      (!this.isHeldFirst || (bitsOf(stretch.first, at) & bit) !== 0)
    );
  }

  test(stretch: Stretch): boolean {
    return this.fits(stretch) && this.regex.test(stretch.text);
  }

  exec(stretch: Stretch): RegExpExecArray | null {
    return this.fits(stretch) ? this.regex.exec(stretch.text) : null;
  }
}

/** All bits, where nothing is known: a row of before the pattern was made does not tell of it. */
function bitsOf(row: Row | null, at: number): number {
  return row === null || at >= row.length ? -1 : row[at]!;
}

/** Patterns of which most stretches let none match: those are told at the cost of one or two. */
export class Group {
  declare private readonly ats: number[];
  declare private readonly bits: number[];

  constructor(patterns: Pattern[]) {
    this.ats = [...new Set(patterns.map(({ at }) => at))];
    this.bits = this.ats.map(place =>
      patterns.reduce((bits, { at, bit }) => (at === place ? bits | bit : bits), 0),
    );
  }

  /** Whether the words of a stretch let any of the patterns match it. */
  fits(stretch: Stretch): boolean {
    const { ats, bits } = this;
    const { words, first, last } = stretch;
    for (let i = 0; i < ats.length; i++) {
      const at = ats[i]!;
      if ((bits[i]! & bitsOf(words, at) & bitsOf(last, at) & bitsOf(first, at)) !== 0) return true;
    }
    return false;
  }
}

/** Letters, for the classes of expressions: `\\p{L}` takes a hundred times as long to make ready. */
export const LETTERS = 'a-zA-Z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u024f';

/** Makes a pattern of a regular expression; one with `g` is for `exec` in turn, as any such. */
export function pattern(regex: RegExp): Pattern {
  return new Pattern(regex);
}

/** Gives a stretch of a text; `words` are those of what it is part of, where they are known. */
export function stretchOf(text: string, from = 0, to = text.length, words: Row | null = null): Piece {
  return new Cut(text, from, to, words, false, false);
}

/** Gives the stretch that leads up to a place, for patterns that end there. */
export function leadOf(text: string, from: number, to: number, words: Row): Piece {
  return new Cut(text, from, to, words, true, false);
}

/** Gives the stretch that follows a place, for patterns that begin there. */
export function tailOf(text: string, from: number, to: number, words: Row): Piece {
  return new Cut(text, from, to, words, false, true);
}

/** Gives a lead without the end of it: the first characters of it, up to `to`. */
export function upTo({ text, words }: Stretch, to: number): Piece {
  return leadOf(text, 0, to, words);
}

/** Gives a tail without the start of it: the characters from `from` on. */
export function onFrom({ text, words }: Stretch, from: number): Piece {
  return tailOf(text, from, text.length, words);
}
