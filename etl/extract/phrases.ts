import { type Flags, flagsOf, makeFlags, stemsOf, type Words, words } from '../words.ts';

/** A place in the tree of phrases: the stems that may follow, and what the phrases that end here stand for. */
export interface Branch<T> {
  next: Map<string, Branch<T>>;
  ends: T[];
}

/** Phrases of a vocabulary, as a tree of stems: what a phrase stands for is kept where it ends. */
export interface Phrases<T> extends Branch<T> {
  /** Where a word may stand in a phrase, so that most words are passed over at once. */
  standings: Flags;
}

const BEGINS = 1;
/** Begins a phrase of one word. */
const ALONE = 2;
const SECOND = 4;

/** A phrase met in a text: the positions of its first word and of the word after its last, and what it stands for. */
export interface Met<T> {
  from: number;
  to: number;
  ends: T[];
}

/**
 * Builds the tree of phrases. An abbreviation in capitals only meets words printed in capitals. Of phrases with the
 * same stems that stand for the same, the first is kept.
 */
export function compilePhrases<T>(
  entries: { phrase: string; value: T }[],
  isSame: (a: T, b: T) => boolean = Object.is,
): Phrases<T> {
  const root: Branch<T> = { next: new Map(), ends: [] };
  for (const { phrase, value } of entries) {
    const said = words(phrase);
    let node = root;
    stemsOf(said).forEach((stem, i) => {
      const key = said.book.capitals[said.forms[i]!] ?? stem;
      const child = node.next.get(key) ?? { next: new Map(), ends: [] };
      node.next.set(key, child);
      node = child;
    });
    if (node !== root && !node.ends.some(end => isSame(end, value))) node.ends.push(value);
  }
  const seconds = new Set([...root.next.values()].flatMap(({ next }) => [...next.keys()]));
  const standingOf = (key: string) => {
    const node = root.next.get(key);
    return (node ? BEGINS : 0) | (node && node.ends.length > 0 ? ALONE : 0) | (seconds.has(key) ? SECOND : 0);
  };
  const standings = makeFlags((stem, capitals) => standingOf(stem) | (capitals ? standingOf(capitals) : 0));
  return { ...root, standings };
}

/** Finds the longest phrase at each place, from left to right, from a word on; a word belongs to one phrase only. */
export function findPhrases<T>(phrases: Phrases<T>, text: Words, from = 0): Met<T>[] {
  const found: Met<T>[] = [];
  const standings = flagsOf(phrases.standings, text);
  const { length } = text.forms;
  for (let at = from; at < length; ) {
    const met = mayBegin(standings, text.forms, at) ? findPhraseAt(phrases, text, at) : undefined;
    if (met) found.push(met);
    at = met ? met.to : at + 1;
  }
  return found;
}

/** Finds the longest phrase at every place, whether or not one before it reaches so far. */
export function findAllPhrases<T>(phrases: Phrases<T>, text: Words): Met<T>[] {
  const found: Met<T>[] = [];
  const standings = flagsOf(phrases.standings, text);
  for (let at = 0; at < text.forms.length; at++) {
    const met = mayBegin(standings, text.forms, at) ? findPhraseAt(phrases, text, at) : undefined;
    if (met) found.push(met);
  }
  return found;
}

/** Tells whether the word at a place, with the one after it, can begin a phrase. */
function mayBegin(standings: Uint8Array, forms: number[], at: number): boolean {
  const standing = standings[forms[at]!]!;
  if ((standing & BEGINS) === 0) return false;
  return (standing & ALONE) !== 0 || (at + 1 < forms.length && (standings[forms[at + 1]!]! & SECOND) !== 0);
}

function findPhraseAt<T>(phrases: Phrases<T>, text: Words, from: number): Met<T> | undefined {
  let best: Branch<T> | undefined;
  let end = from;
  let node = step(phrases, text, from);
  for (let to = from + 1; node; to++) {
    if (node.ends.length > 0) {
      best = node;
      end = to;
    }
    if (to >= text.forms.length || node.next.size === 0) break;
    node = step(node, text, to);
  }
  return best && { from, to: end, ends: best.ends };
}

function step<T>(node: Branch<T>, { book, forms }: Words, at: number): Branch<T> | undefined {
  const capitals = book.capitals[forms[at]!]!;
  return (capitals === null ? undefined : node.next.get(capitals)) ?? node.next.get(book.stems[forms[at]!]!);
}
