import { type Pattern, type Piece, pattern } from '../patterns.ts';

/** A phrase met in a text, in the shape of a match of a pattern. */
export interface PhraseFound {
  /** The whole match and the phrase, as printed. */
  0: string;
  1: string;
  index: number;
}

/** Looks for phrases as a pattern would, but by the first word of each: the time does not grow with the list. */
export interface Phrases {
  test(stretch: Piece): boolean;
  exec(stretch: Piece): PhraseFound | null;
}

/** Phrases of which a text may hold several. */
export interface PhrasesAnywhere extends Phrases {
  all(stretch: Piece): PhraseFound[];
}

/** Phrases by their first two characters, longest first: most words begin none. */
type ByOpening = (string[] | null)[];

/** Finds any of the words anywhere in a text. */
export function anywhere(words: string[]): PhrasesAnywhere {
  const gate = pattern(new RegExp(`(?<![a-z])(?:${anyOf(words)})(?![a-z])`));
  return new Anywhere(byOpening(words), gate);
}

/** Finds any of the words at the end of a text, with only `gap` after it. */
export function atEnd(words: string[], gap: RegExp, reach = 70): Phrases {
  const gate = pattern(new RegExp(`(?<![a-z])(?:${anyOf(words)})${gap.source.replace('^', '(?![a-z])')}`));
  return new AtEnd(byOpening(words), gate, gap, reach);
}

/** Finds any of the words at the start of a text, after no more than a space or hyphen. */
export function atStart(words: string[]): Phrases {
  const gate = pattern(new RegExp(`^[ -]{0,3}(?:${anyOf(words)})(?![a-z])`));
  return new AtStart(byOpening(words), gate);
}

function anyOf(words: string[]): string {
  return words.map(word => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('|') || '(?!)';
}

/** `gate` is the phrases as an expression, for what they need alone: most stretches have none of it. */
abstract class Sought implements Phrases {
  readonly index: ByOpening;
  readonly gate: Pattern;

  constructor(index: ByOpening, gate: Pattern) {
    this.index = index;
    this.gate = gate;
  }

  test(stretch: Piece): boolean {
    return this.exec(stretch) !== null;
  }

  exec(stretch: Piece): PhraseFound | null {
    return this.gate.fits(stretch) ? this.find(stretch) : null;
  }

  /** Gives the first phrase in its place. */
  abstract find(stretch: Piece): PhraseFound | null;
}

class Anywhere extends Sought implements PhrasesAnywhere {
  find(stretch: Piece): PhraseFound | null {
    return nextPhrase(this.index, stretch, stretch.from);
  }

  all(stretch: Piece): PhraseFound[] {
    const found: PhraseFound[] = [];
    if (!this.gate.fits(stretch)) return found;
    const { source, from, to } = stretch;
    for (let next = this.find(stretch); next; ) {
      found.push(next);
      next = nextPhrase(this.index, stretch, wordEnd(source, from + next.index, to));
    }
    return found;
  }
}

class AtEnd extends Sought {
  readonly gap: RegExp;
  readonly reach: number;

  constructor(index: ByOpening, gate: Pattern, gap: RegExp, reach: number) {
    super(index, gate);
    this.gap = gap;
    this.reach = reach;
  }

  find(stretch: Piece): PhraseFound | null {
    const { source, from, to } = stretch;
    let at = wordStart(source, from, to, to - this.reach);
    for (;;) {
      const found = nextPhrase(this.index, stretch, at);
      if (found === null) return null;
      const start = from + found.index;
      const rest = source.slice(start + found[1].length, to);
      if ((start === from || source[start - 1] !== '-') && this.gap.test(rest))
        return { 0: found[1] + rest, 1: found[1], index: found.index };
      at = wordEnd(source, start, to);
    }
  }
}

class AtStart extends Sought {
  find({ source, from, to }: Piece): PhraseFound | null {
    let at = from;
    while (at < to && at < from + 3 && (source[at] === ' ' || source[at] === '-')) at++;
    const phrase = at < to ? phraseAt(this.index, source, at, to) : null;
    return phrase === null ? null : { 0: source.slice(from, at) + phrase, 1: phrase, index: 0 };
  }
}

/** Longest phrase first, so that `just over` is not read as `over`. */
function byOpening(words: string[]): ByOpening {
  const lists: ByOpening = Array.from({ length: 1024 }, () => null);
  for (const word of [...new Set(words)].sort((a, b) => b.length - a.length)) {
    const opening = openingOf(word.charCodeAt(0), word.charCodeAt(1));
    const list = lists[opening];
    if (list) list.push(word);
    else lists[opening] = [word];
  }
  return lists;
}

/** Two characters in five bits each: those of a letter are the same for small and capital. */
function openingOf(first: number, second: number): number {
  return ((first & 31) << 5) | (second & 31);
}

function nextPhrase(index: ByOpening, { source, from, to }: Piece, start: number): PhraseFound | null {
  let at = start;
  while (at < to) {
    if (!isWord(source.charCodeAt(at))) {
      at++;
      continue;
    }
    const phrase = phraseAt(index, source, at, to);
    if (phrase !== null) return { 0: phrase, 1: phrase, index: at - from };
    at = wordEnd(source, at, to);
  }
  return null;
}

/** Gives the longest phrase that begins with the word at a place and ends before another, as printed, or null. */
function phraseAt(index: ByOpening, text: string, at: number, to: number): string | null {
  const second = at + 1 < to ? text.charCodeAt(at + 1) : 0;
  const list = index[openingOf(text.charCodeAt(at), second)];
  if (list === null || list === undefined) return null;
  for (let i = 0; i < list.length; i++) {
    const phrase = list[i]!;
    const end = at + phrase.length;
    if (end > to || (end < to && isWord(text.charCodeAt(end)))) continue;
    if (stands(phrase, text, at)) return text.slice(at, end);
  }
  return null;
}

/** Whether a phrase in small letters stands at a place, in small letters or capitals. */
function stands(phrase: string, text: string, at: number): boolean {
  for (let i = 0; i < phrase.length; i++) {
    const code = text.charCodeAt(at + i);
    const sought = phrase.charCodeAt(i);
    if (code === sought) continue;
    if ((code | 32) !== sought || !isWord(sought) || isDigit(sought)) return false;
  }
  return true;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** The place itself, or the end of the word that it cuts. */
function wordStart(text: string, from: number, to: number, place: number): number {
  let at = Math.max(from, place);
  while (at > from && at < to && isWord(text.charCodeAt(at)) && isWord(text.charCodeAt(at - 1))) at++;
  return at;
}

function wordEnd(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && isWord(text.charCodeAt(at))) at++;
  return at;
}

function isWord(code: number): boolean {
  const lower = code | 32;
  return (
    (lower >= 97 && lower <= 122 && code < 128) ||
    (code >= 48 && code <= 57) ||
    (code >= 0xc0 && code < 0x250)
  );
}
