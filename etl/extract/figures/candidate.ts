import type { FigureKind, Unit } from '../../model.ts';
import { join, type Row, rowOfWords } from '../patterns/rows.ts';
import { type Stretch, stretchOf } from '../patterns.ts';
import { firstFrom } from '../spoken.ts';
import type { Reading } from './reading.ts';
import type { Sentence } from './sentence.ts';

/** What a figure says of itself when it asks to join an indicator; most are asked for none of their words. */
export class Candidate {
  declare readonly unit: Unit;
  declare readonly kind: FigureKind;
  declare readonly isOtherArea: boolean;
  declare private readonly reading: Reading;
  declare private readonly sentence: Sentence;
  declare private readonly own: string | null;
  declare private readonly row: Row;
  declare private wordsRead: Stretch | null;
  declare private aroundRead: Stretch | null;

  /** `own` are the figure's words where its sentence has others, and `row` what those and the sentence's meet. */
  constructor(
    unit: Unit,
    kind: FigureKind,
    isOtherArea: boolean,
    reading: Reading,
    sentence: Sentence,
    own: string | null,
    row: Row,
  ) {
    this.unit = unit;
    this.kind = kind;
    this.isOtherArea = isOtherArea;
    this.reading = reading;
    this.sentence = sentence;
    this.own = own;
    this.row = row;
    this.wordsRead = null;
    this.aroundRead = null;
  }

  /** The figure's clause and its measure. With one figure in the sentence all its words are about it. */
  get words(): Stretch {
    const { char_start, char_end } = this.sentence;
    this.wordsRead ??=
      this.own === null
        ? stretchOf(this.reading.text, char_start, char_end, this.row)
        : stretchOf(this.own, 0, this.own.length, this.row);
    return this.wordsRead;
  }

  /** The sentences just before it and its item's title: what may forbid a joining, or supply what the clause leaves out. */
  get around(): Stretch {
    this.aroundRead ??= aroundOf(this.reading, this.sentence);
    return this.aroundRead;
  }
}

function aroundOf({ text, item, title }: Reading, sentence: Sentence): Stretch {
  const start = Math.max(sentence.char_start - 220, item.char_start);
  const said = `${item.title}\n${text.slice(start, sentence.char_start)}`;
  const { words, from } = sentence;
  // Where it reaches back beyond the words that are known, it is cut into words of its own.
  if (from === 0 || words.starts[0]! > start) return stretchOf(said);
  const row = rowOfWords(words, firstFrom(words.ends, start + 1), from);
  join(row, title.row);
  return stretchOf(said, 0, said.length, row);
}
