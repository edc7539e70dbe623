import { type Pattern, pattern, type Stretch } from '../patterns.ts';

/** A phrase met in a text, in the shape of a match of a pattern. */
export interface PhraseFound {
  /** The whole match and the phrase, as printed. */
  0: string;
  1: string;
  index: number;
}

/** Looks for phrases as a pattern would, but by the first word of each: the time does not grow with the list. */
export interface Phrases {
  test(stretch: Stretch): boolean;
  exec(stretch: Stretch): PhraseFound | null;
}

/** Phrases of which a text may hold several. */
export interface PhrasesAnywhere extends Phrases {
  all(stretch: Stretch): PhraseFound[];
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

  test(stretch: Stretch): boolean {
    return this.exec(stretch) !== null;
  }

  exec(stretch: Stretch): PhraseFound | null {
    return this.gate.fits(stretch) ? this.find(stretch.text) : null;
  }

  /** Gives the first phrase in its place. */
  abstract find(text: string): PhraseFound | null;
}

class Anywhere extends Sought implements PhrasesAnywhere {
  find(text: string): PhraseFound | null {
    return nextPhrase(this.index, text, 0);
  }

  all(stretch: Stretch): PhraseFound[] {
    const found: PhraseFound[] = [];
    if (!this.gate.fits(stretch)) return found;
    const { text } = stretch;
    for (let next = this.find(text); next; next = nextPhrase(this.index, text, wordEnd(text, next.index)))
      found.push(next);
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

  find(text: string): PhraseFound | null {
    let at = wordStart(text, text.length - this.reach);
    for (;;) {
      const found = nextPhrase(this.index, text, at);
      if (found === null) return null;
      const rest = text.slice(found.index + found[1].length);
      if (text[found.index - 1] !== '-' && this.gap.test(rest))
        return { 0: found[1] + rest, 1: found[1], index: found.index };
      at = wordEnd(text, found.index);
    }
  }
}

class AtStart extends Sought {
  find(text: string): PhraseFound | null {
    let at = 0;
    while (at < 3 && (text[at] === ' ' || text[at] === '-')) at++;
    const phrase = phraseAt(this.index, text, at);
    return phrase === null ? null : { 0: text.slice(0, at) + phrase, 1: phrase, index: 0 };
  }
}

/** Longest phrase first, so that `just over` is not read as `over`. */
function byOpening(words: string[]): ByOpening {
  const lists: ByOpening = Array.from({ length: 1024 }, () => null);
  for (const word of [...new Set(words)].sort((a, b) => b.length - a.length)) {
    const opening = openingOf(word, 0);
    const list = lists[opening];
    if (list) list.push(word);
    else lists[opening] = [word];
  }
  return lists;
}

/** The two characters at a place, in five bits each: those of a letter are the same for small and capital. */
function openingOf(text: string, at: number): number {
  return ((text.charCodeAt(at) & 31) << 5) | (text.charCodeAt(at + 1) & 31);
}

function nextPhrase(index: ByOpening, text: string, from: number): PhraseFound | null {
  const { length } = text;
  let at = from;
  while (at < length) {
    if (!isWord(text.charCodeAt(at))) {
      at++;
      continue;
    }
    const phrase = phraseAt(index, text, at);
    if (phrase !== null) return { 0: phrase, 1: phrase, index: at };
    at = wordEnd(text, at);
  }
  return null;
}

/** Gives the longest phrase that begins with the word at a place, as printed, or null. */
function phraseAt(index: ByOpening, text: string, at: number): string | null {
  const list = index[openingOf(text, at)];
  if (list === null || list === undefined) return null;
  for (let i = 0; i < list.length; i++) {
    const phrase = list[i]!;
    const end = at + phrase.length;
    if (!isWord(text.charCodeAt(end)) && stands(phrase, text, at)) return text.slice(at, end);
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
function wordStart(text: string, place: number): number {
  let at = Math.max(0, place);
  while (at > 0 && at < text.length && isWord(text.charCodeAt(at)) && isWord(text.charCodeAt(at - 1))) at++;
  return at;
}

function wordEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && isWord(text.charCodeAt(at))) at++;
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
