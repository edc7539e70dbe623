import type { Item, Span } from '../../model.ts';
import { type Words, words as wordsOf } from '../../words.ts';
import { type Row, rowOfWords } from '../patterns/rows.ts';
import { firstFrom, spokenZone } from '../spoken.ts';

/** A sentence with its words: those of `words` from `from` to `to`. */
export class Sentence implements Span {
  declare readonly char_start: number;
  declare readonly char_end: number;
  declare readonly words: Words;
  declare readonly from: number;
  declare readonly to: number;
  /** What its words tell of time, as flags; -1 until that is asked for. */
  declare time: number;
  declare private met: Row | null;

  constructor({ char_start, char_end }: Span, words: Words, from: number, to: number) {
    this.char_start = char_start;
    this.char_end = char_end;
    this.words = words;
    this.from = from;
    this.to = to;
    this.time = -1;
    this.met = null;
  }

  /** What the words of the sentence meet. */
  get row(): Row {
    if (this.met === null) this.met = rowOfWords(this.words, this.from, this.to);
    return this.met;
  }
}

/** Gives a stretch of a text as a sentence; one that is a sentence already as it is. */
export function sentenceOf(text: string, span: Span): Sentence {
  if (span instanceof Sentence) return span;
  const isWhole = span.char_start === 0 && span.char_end === text.length;
  const words = isWhole ? wordsOf(text) : wordsOf(text, span);
  return new Sentence(span, words, 0, words.forms.length);
}

/** Gives a sentence of which a word is known: those around it are walked over to its ends. */
export function sentenceAround(words: Words, at: number, span: Span): Sentence {
  const { starts } = words;
  const { length } = starts;
  let from = at;
  while (from > 0 && starts[from - 1]! >= span.char_start) from--;
  let to = at + 1;
  while (to < length && starts[to]! < span.char_end) to++;
  return new Sentence(span, words, from, to);
}

/** Gives a sentence of an item's discussion and decision, whose words are known. */
export function spokenSentence(item: Item, text: string, span: Span): Sentence {
  const words = spokenZone(item, text, span);
  return new Sentence(
    span,
    words,
    firstFrom(words.starts, span.char_start),
    firstFrom(words.starts, span.char_end),
  );
}
