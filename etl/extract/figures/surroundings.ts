import { leadOf, type Piece, stretchOf } from '../patterns.ts';
import type { Quantity } from './quantity.ts';
import type { Sentence } from './sentence.ts';

/** A quantity in its sentence, with the others there. */
interface Told {
  text: string;
  sentence: Sentence;
  quantity: Quantity;
  siblings: Quantity[];
}

/** Joins what is told in turn. */
const AND_THAT = ' and that ';
const GOES_ON = new Set(['which', 'who', 'when', 'but', 'and']);

/** The words just before a figure, and after any figure before it. */
export function leadIn({ text, sentence, siblings, quantity }: Told): Piece {
  const last = siblings.findLast(other => other.char_end <= quantity.char_start);
  const from = Math.max(sentence.char_start, quantity.char_start - 80, last?.char_end ?? 0);
  return leadOf(text, from, quantity.char_start, sentence.row);
}

/** Gives the place after the last of some signs, or where the stretch begins. */
export function afterLast(text: string, from: number, to: number, signs: string): number {
  let at = to;
  while (at > from && !signs.includes(text[at - 1]!)) at--;
  return at;
}

/** The words around a figure up to the nearest stops or `and that`; a comma between digits is none. */
export function clauseAround({ text, sentence, quantity }: Told): Piece {
  const from = Math.max(sentence.char_start, quantity.char_start - 160);
  const to = Math.min(sentence.char_end, quantity.char_end + 140);
  const stop = afterLast(text, from, quantity.char_start, ',;:–—');
  // Looked for here alone: a text may be long, and have none.
  const joint = text.slice(stop, quantity.char_start + AND_THAT.length).lastIndexOf(AND_THAT);
  const start = joint < 0 ? stop : stop + joint + AND_THAT.length;
  return stretchOf(text, start, clauseEnd(text, quantity.char_end, to), sentence.row);
}

function clauseEnd(text: string, from: number, to: number): number {
  for (let at = from; at + 1 < to; at++) {
    const sign = text[at]!;
    if (sign === ' ' && text.startsWith(AND_THAT, at)) return at;
    if (text[at + 1] !== ' ') continue;
    if (sign === ';' || sign === ':' || sign === '–' || sign === '—') return at;
    if (sign === ',' && (at === from || !isDigit(text[at - 1]!) || goesOn(text, at + 2, to))) return at;
  }
  return to;
}

function goesOn(text: string, from: number, to: number): boolean {
  const space = text.indexOf(' ', from);
  return space > 0 && space < to && GOES_ON.has(text.slice(from, space));
}

function isDigit(sign: string): boolean {
  return sign >= '0' && sign <= '9';
}
