import { idOfStem, tableOfStems, type Words, words } from '../words.ts';

/** A place in the tree of phrases: the stems that may follow, and what the phrases that end here stand for. */
export interface Branch<T> {
  next: Map<string, Branch<T>>;
  ends: T[];
}

/** Phrases of a vocabulary, as a tree of stems: what a phrase stands for is kept where it ends. */
export interface Phrases<T> extends Branch<T> {
  /** At the number of each stem that begins a phrase: `ALONE` where it is one, else 1, so that most words are passed over. */
  firsts: Uint8Array;
  /** 1 at the number of each stem that comes second in a phrase. */
  seconds: Uint8Array;
}

const ALONE = 2;

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
  const firsts = tableOfStems([...root.next.keys()]);
  const seconds = tableOfStems([...root.next.values()].flatMap(({ next }) => [...next.keys()]));
  for (const [stem, { ends }] of root.next) if (ends.length > 0) firsts[idOfStem(stem)] = ALONE;
  // A stem that has no number may be any.
  firsts[0] = ALONE;
  seconds[0] = 1;
  return { ...root, firsts, seconds };
}

/** Tells whether the word at a place can begin a phrase. */
export function mayBegin<T>({ firsts, seconds }: Phrases<T>, text: Words, from: number): boolean {
  const { ids, capitals } = text;
  const first = firsts[ids[from]!];
  if (first === ALONE || capitals[from] !== null) return true;
  const next = from + 1;
  return first === 1 && next < ids.length && (seconds[ids[next]!] === 1 || capitals[next] !== null);
}

/** Finds the longest phrase at each place, from left to right, from a word on; a word belongs to one phrase only. */
export function findPhrases<T>(phrases: Phrases<T>, text: Words, from = 0): Met<T>[] {
  const found: Met<T>[] = [];
  const { length } = text.ids;
  for (let at = from; at < length; ) {
    const met = mayBegin(phrases, text, at) ? findPhraseAt(phrases, text, at) : undefined;
    if (met) found.push(met);
    at = met ? met.to : at + 1;
  }
  return found;
}

/** Finds the longest phrase that begins at one word. */
export function findPhraseAt<T>(phrases: Phrases<T>, text: Words, from: number): Met<T> | undefined {
  let best: Branch<T> | undefined;
  let end = from;
  let node = step(phrases, text, from);
  for (let to = from + 1; node; to++) {
    if (node.ends.length > 0) {
      best = node;
      end = to;
    }
    if (to >= text.stems.length || node.next.size === 0) break;
    node = step(node, text, to);
  }
  return best && { from, to: end, ends: best.ends };
}

function step<T>(node: Branch<T>, text: Words, i: number): Branch<T> | undefined {
  const capitals = text.capitals[i]!;
  return (capitals === null ? undefined : node.next.get(capitals)) ?? node.next.get(text.stems[i]!);
}
