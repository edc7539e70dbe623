import { firstNeedsOf, lastNeedsOf, needsOf } from './patterns/needs.ts';
import { type Gate, gateOf, opens, type Row, rowAfter, rowBefore, rowOf } from './patterns/rows.ts';
import { readTree } from './patterns/tree.ts';

/** A stretch of text that patterns are tried on, with what its words let match. */
export interface Stretch {
  text: string;
  /** What the words of the stretch, or of more than it, meet. */
  words: Row;
  /** What its first and its last word or sign meet; null where they are not known. */
  first: Row | null;
  last: Row | null;
}

/**
 * A regular expression that is tried only on text whose words let it match: what it needs is read off its source, so
 * that most are passed over at the cost of a few bits. Matches what the expression matches, but no word that the
 * edge of a stretch cuts.
 */
export class Pattern {
  readonly regex: RegExp;
  readonly #needs: Gate;
  readonly #first: Gate;
  readonly #last: Gate;

  constructor(regex: RegExp) {
    const tree = readTree(regex);
    this.regex = regex;
    this.#needs = gateOf(needsOf(tree));
    this.#first = gateOf(firstNeedsOf(tree));
    this.#last = gateOf(lastNeedsOf(tree));
  }

  /** Whether the words of a stretch let the expression match it. */
  fits({ words, first, last }: Stretch): boolean {
    return (
      (last === null || opens(this.#last, last)) &&
      (first === null || opens(this.#first, first)) &&
      opens(this.#needs, words)
    );
  }

  test(stretch: Stretch): boolean {
    return this.fits(stretch) && this.regex.test(stretch.text);
  }

  exec(stretch: Stretch): RegExpExecArray | null {
    return this.fits(stretch) ? this.regex.exec(stretch.text) : null;
  }
}

/** Makes a pattern of a regular expression; one with `g` is for `exec` in turn, as any such. */
export function pattern(regex: RegExp): Pattern {
  return new Pattern(regex);
}

/** Gives a stretch of a text; `words` are those of what it is part of, where they are known. */
export function stretchOf(text: string, from = 0, to = text.length, words = rowOf(text, from, to)): Stretch {
  return {
    text: text.slice(from, to),
    words,
    first: rowAfter(text, from, to),
    last: rowBefore(text, from, to),
  };
}

/** Gives the stretch that leads up to a place, for patterns that end there. */
export function leadOf(text: string, from: number, to: number, words: Row): Stretch {
  return { text: text.slice(from, to), words, first: null, last: rowBefore(text, from, to) };
}

/** Gives the stretch that follows a place, for patterns that begin there. */
export function tailOf(text: string, from: number, to: number, words: Row): Stretch {
  return { text: text.slice(from, to), words, first: rowAfter(text, from, to), last: null };
}

/** Gives a lead without the end of it: the first characters of it, up to `to`. */
export function upTo({ text, words, first }: Stretch, to: number): Stretch {
  return { text: text.slice(0, to), words, first, last: rowBefore(text, 0, to) };
}

/** Gives a tail without the start of it: the characters from `from` on. */
export function onFrom({ text, words, last }: Stretch, from: number): Stretch {
  return { text: text.slice(from), words, first: rowAfter(text, from, text.length), last };
}
