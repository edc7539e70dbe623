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
  private lead = '';

  /** Adds running words; white space shrinks to one blank, as a browser shows it. */
  write(words: string): void {
    const plain = clean(words).replace(/\s{2,}|[^\S ]/g, ' ');
    const body = plain.trim();
    if (body === '') {
      this.space ||= plain !== '' && this.length > 0;
      return;
    }
    const blank = (this.space || plain.startsWith(' ')) && this.pending === 0 && this.length > 0;
    const gap = this.lead.startsWith(' ') || !blank ? '' : ' ';
    this.put(`${this.length > 0 ? '\n'.repeat(this.pending) : ''}${gap}${this.lead}${body}`);
    this.pending = 0;
    this.lead = '';
    this.space = plain.endsWith(' ');
  }

  /** Ends a line (1) or a paragraph (2) before the next words. */
  break(lines: 1 | 2): void {
    if (this.lead) return;
    this.pending = Math.max(this.pending, lines);
    this.space = false;
  }

  /** Puts words before the next ones, on their line: the mark of a point in a list, or the bar between two cells. */
  open(lead: string): void {
    if (lead.startsWith(' ')) this.pending = 0;
    this.lead = this.length === 0 ? lead.trimStart() : lead;
  }

  /** Drops a mark that no words followed. */
  drop(): void {
    this.lead = '';
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
