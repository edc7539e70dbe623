import { idOfStem, type Words, words } from '../words.ts';

/** Phrases of a vocabulary, as a tree of stems: what a phrase stands for is kept where it ends. */
export interface Phrases<T> {
  next: Map<string, Phrases<T>>;
  ends: T[];
  /** Of the root: 1 at the number of each stem that begins a phrase, so that most words are passed over at once. */
  firsts?: Uint8Array;
}

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
  const root: Phrases<T> = { next: new Map(), ends: [] };
  for (const { phrase, value } of entries) {
    const { stems, capitals } = words(phrase);
    let node = root;
    stems.forEach((stem, i) => {
      const key = capitals[i] ?? stem;
      const child = node.next.get(key) ?? { next: new Map(), ends: [] };
      node.next.set(key, child);
      node = child;
    });
    if (node !== root && !node.ends.some(end => isSame(end, value))) node.ends.push(value);
  }
  root.firsts = firstsOf(root);
  return root;
}

function firstsOf<T>(root: Phrases<T>): Uint8Array {
  const ids = [...root.next.keys()].map(idOfStem);
  const firsts = new Uint8Array(Math.max(0, ...ids) + 1);
  // A stem without a number may be any.
  firsts[0] = 1;
  for (const id of ids) firsts[id] = 1;
  return firsts;
}

/** Tells whether the word at a place can begin a phrase. */
export function mayBegin<T>(phrases: Phrases<T>, text: Words, from: number): boolean {
  return (
    text.capitals[from] !== null || phrases.firsts === undefined || phrases.firsts[text.ids[from]!] === 1
  );
}

/** Finds the longest phrase at each place, from left to right; a word belongs to one phrase only. */
export function findPhrases<T>(phrases: Phrases<T>, text: Words): Met<T>[] {
  const found: Met<T>[] = [];
  let from = 0;
  while (from < text.stems.length) {
    const met = mayBegin(phrases, text, from) ? findPhraseAt(phrases, text, from) : undefined;
    if (met) found.push(met);
    from = met ? met.to : from + 1;
  }
  return found;
}

/** Finds the longest phrase that begins at one word. */
export function findPhraseAt<T>(phrases: Phrases<T>, text: Words, from: number): Met<T> | undefined {
  let best: Met<T> | undefined;
  let node = step(phrases, text, from);
  for (let to = from + 1; node; to++) {
    if (node.ends.length > 0) best = { from, to, ends: node.ends };
    if (to >= text.stems.length) break;
    node = step(node, text, to);
  }
  return best;
}

function step<T>(node: Phrases<T>, text: Words, i: number): Phrases<T> | undefined {
  const capitals = text.capitals[i];
  return (capitals ? node.next.get(capitals) : undefined) ?? node.next.get(text.stems[i]!);
}
