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
  all(stretch: Stretch): PhraseFound[];
}

type ByFirstWord = Map<string, string[]>;

/** Finds any of the words anywhere in a text. */
export function anywhere(words: string[]): Phrases {
  const index = byFirstWord(words);
  const gate = pattern(new RegExp(`(?<![a-z])(?:${anyOf(words)})(?![a-z])`));
  return phrases(gate, (text, take) => scan(index, text, 0, take));
}

/** Finds any of the words at the end of a text, with only `gap` after it. */
export function atEnd(words: string[], gap: RegExp, reach = 70): Phrases {
  const index = byFirstWord(words);
  const gate = pattern(new RegExp(`(?<![a-z])(?:${anyOf(words)})${gap.source.replace('^', '(?![a-z])')}`));
  return phrases(gate, (text, take) =>
    scan(index, text, Math.max(0, text.length - reach), found => {
      const rest = text.slice(found.index + found[1].length);
      return text[found.index - 1] !== '-' && gap.test(rest) && take({ ...found, 0: found[1] + rest });
    }),
  );
}

/** Finds any of the words at the start of a text, after no more than a space or hyphen. */
export function atStart(words: string[]): Phrases {
  const index = byFirstWord(words);
  const gate = pattern(new RegExp(`^[ -]{0,3}(?:${anyOf(words)})(?![a-z])`));
  return phrases(gate, (text, take) => {
    let at = 0;
    while (at < 3 && (text[at] === ' ' || text[at] === '-')) at++;
    scan(index, text.slice(0, at + 60), at, found => {
      if (found.index === at) take({ ...found, 0: text.slice(0, at) + found[1], index: 0 });
      return true;
    });
  });
}

function anyOf(words: string[]): string {
  return words.map(word => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('|') || '(?!)';
}

/** Gives each phrase to `take` until that says to stop. */
type Scan = (text: string, take: (found: PhraseFound) => boolean) => void;

/** `gate` is the phrases as an expression, for what they need alone: most stretches have none of it. */
function phrases(gate: Pattern, run: Scan): Phrases {
  const first = (stretch: Stretch) => {
    let found: PhraseFound | null = null;
    if (gate.fits(stretch))
      run(stretch.text, each => {
        found = each;
        return true;
      });
    return found;
  };
  const all = (stretch: Stretch) => {
    const found: PhraseFound[] = [];
    if (gate.fits(stretch))
      run(stretch.text, each => {
        found.push(each);
        return false;
      });
    return found;
  };
  return { test: stretch => first(stretch) !== null, exec: first, all };
}

/** Longest phrase first, so that `just over` is not read as `over`. */
function byFirstWord(words: string[]): ByFirstWord {
  const index: ByFirstWord = new Map();
  for (const word of [...new Set(words)].sort((a, b) => b.length - a.length)) {
    const first = /^[a-zA-Z\d]+/.exec(word)?.[0] ?? word;
    const list = index.get(first);
    if (list) list.push(word);
    else index.set(first, [word]);
  }
  return index;
}

function scan(index: ByFirstWord, text: string, from: number, take: (found: PhraseFound) => boolean): void {
  const lower = text.toLowerCase();
  const length = lower.length;
  let at = from;
  while (at > 0 && at < length && isWord(lower.charCodeAt(at)) && isWord(lower.charCodeAt(at - 1))) at++;
  while (at < length) {
    if (!isWord(lower.charCodeAt(at))) {
      at++;
      continue;
    }
    let end = at + 1;
    while (end < length && isWord(lower.charCodeAt(end))) end++;
    const list = index.get(lower.slice(at, end));
    if (list !== undefined) {
      for (const phrase of list) {
        if (!lower.startsWith(phrase, at) || isWord(lower.charCodeAt(at + phrase.length))) continue;
        const printed = text.slice(at, at + phrase.length);
        if (take({ 0: printed, 1: printed, index: at })) return;
        break;
      }
    }
    at = end;
  }
}

function isWord(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 48 && code <= 57) ||
    (code >= 65 && code <= 90) ||
    (code >= 0xc0 && code < 0x250)
  );
}
