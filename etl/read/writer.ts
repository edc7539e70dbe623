import type { Mark } from '../model.ts';
import { clean } from './clean.ts';

/** What a reader makes of a file. */
export interface Content {
  text: string;
  marks: Mark[];
  issues: { code: string; message: string }[];
}

/** Builds plain text paragraph by paragraph and remembers where marked stretches begin and end. */
export class Writer {
  private readonly pieces: string[] = [];
  private readonly marks: Mark[] = [];
  private length = 0;
  private pending = 0;
  private space = false;

  /** Adds running words; white space shrinks to one blank, as a browser shows it. */
  write(words: string): void {
    const plain = clean(words).replace(/\s+/g, ' ');
    const body = plain.trim();
    if (body === '') {
      this.space ||= plain !== '' && this.length > 0;
      return;
    }
    const blank = (this.space || plain.startsWith(' ')) && this.pending === 0 && this.length > 0;
    this.put(`${this.length > 0 ? '\n'.repeat(this.pending) : ''}${blank ? ' ' : ''}${body}`);
    this.pending = 0;
    this.space = plain.endsWith(' ');
  }

  /** Ends a line (1) or a paragraph (2) before the next words. */
  break(lines: 1 | 2): void {
    this.pending = Math.max(this.pending, lines);
    this.space = false;
  }

  /** Gives the offset at which the next words will stand. */
  position(): number {
    return this.length + (this.length > 0 ? this.pending : 0);
  }

  /** Marks the stretch from an offset to here, if it holds words. */
  mark(role: Mark['role'], from: number): void {
    if (this.length > from) this.marks.push({ role, char_start: from, char_end: this.length });
  }

  /** Gives the text and its marks in order. */
  finish(): Pick<Content, 'text' | 'marks'> {
    const marks = this.marks.sort((a, b) => a.char_start - b.char_start || b.char_end - a.char_end);
    return { text: this.pieces.join(''), marks };
  }

  private put(piece: string): void {
    this.pieces.push(piece);
    this.length += piece.length;
  }
}
