import { stemsOf, type Words, words } from '../words.ts';

/** A place in the tree of phrases: the stems that may follow, and what the phrases that end here stand for. */
export interface Branch<T> {
  next: Map<string, Branch<T>>;
  ends: T[];
}

/** Phrases of a vocabulary, as a tree of stems: what a phrase stands for is kept where it ends. */
export interface Phrases<T> extends Branch<T> {
  /** The tree once more, laid flat when first searched for. */
  flat: Search<T> | null;
}

/**
 * A tree of phrases by numbers of its branches, 1 for the root, and of their stems; 0 is none. Holds where the phrase that
 * was met last ends, and what it stands for.
 */
export interface Search<T> {
  to: number;
  met: T[];
  ends: T[][];
  /** For each branch the bits of the stems that may follow it. */
  follows: Int32Array;
  numbers: Map<string, number>;
  /** Four numbers a place: a branch, the number of a stem, and the branch that it leads to. */
  places: Int32Array;
  book: Words['book'] | null;
  known: number;
  /** For each word of the book the branch it begins, with the bits of what may follow, and `ALONE` if it is a phrase by itself. */
  firsts: Int32Array;
  starts: Int32Array;
  /** For each word of the book the number of its capitals and of its stem, and their bits. */
  keys: Int32Array;
  bits: Int32Array;
}

const ALONE = 1 << 31;

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
  return { ...root, flat: null };
}

/** Finds the longest phrase at each place, from left to right, from a word on; a word belongs to one phrase only. */
export function findPhrases<T>(phrases: Phrases<T>, text: Words, from = 0): Met<T>[] {
  const found: Met<T>[] = [];
  const search = searchFor(phrases, text);
  for (let at = nextPhrase(search, text.forms, from); at >= 0; ) {
    found.push({ from: at, to: search.to, ends: search.met });
    at = nextPhrase(search, text.forms, search.to);
  }
  return found;
}

/** Finds the longest phrase at every place, whether or not one before it reaches so far. */
export function findAllPhrases<T>(phrases: Phrases<T>, text: Words): Met<T>[] {
  const found: Met<T>[] = [];
  const search = searchFor(phrases, text);
  for (let at = nextPhrase(search, text.forms, 0); at >= 0; ) {
    found.push({ from: at, to: search.to, ends: search.met });
    at = nextPhrase(search, text.forms, at + 1);
  }
  return found;
}

/** Gives what finds phrases among words of a book. */
export function searchFor<T>(phrases: Phrases<T>, { book }: Words): Search<T> {
  phrases.flat ??= layFlat(phrases);
  const { flat } = phrases;
  if (flat.book !== book || flat.known !== book.stems.length) learn(flat, book);
  return flat;
}

/** Gives the place of the next word, from one on, at which a phrase begins, the longest being met; -1 where there is none. */
export function nextPhrase<T>(
  search: Search<T>,
  forms: number[],
  from: number,
  limit = forms.length,
): number {
  const { starts, bits } = search;
  for (let at = from; at < limit; at++) {
    const start = starts[forms[at]!]!;
    if (start === 0) continue;
    if (start > 0 && (at + 1 === limit || (start & bits[forms[at + 1]!]!) === 0)) continue;
    if (meet(search, forms, at, limit)) return at;
  }
  return -1;
}

function meet<T>(search: Search<T>, forms: number[], from: number, limit: number): boolean {
  const { ends, follows, keys, bits } = search;
  let node = search.firsts[forms[from]!]!;
  let best = ends[node]!.length > 0 ? node : 0;
  let end = from + 1;
  for (let to = end; to < limit; ) {
    const form = forms[to]!;
    if ((follows[node]! & bits[form]!) === 0) break;
    node = step(search, node, keys[2 * form]!, keys[2 * form + 1]!);
    if (node === 0) break;
    to++;
    if (ends[node]!.length === 0) continue;
    best = node;
    end = to;
  }
  if (best === 0) return false;
  search.met = ends[best]!;
  search.to = end;
  return true;
}

/** Gives the branch after another by the number of a word's capitals, else by that of its stem. */
function step<T>({ places }: Search<T>, node: number, capitals: number, stem: number): number {
  const byCapitals = capitals === 0 ? 0 : follow(places, node, capitals);
  if (byCapitals !== 0 || stem === 0) return byCapitals;
  return follow(places, node, stem);
}

function follow(places: Int32Array, node: number, key: number): number {
  const last = places.length - 4;
  for (let at = placeOf(last, node, key); places[at] !== 0; at = (at + 4) & last) {
    if (places[at] === node && places[at + 1] === key) return places[at + 2]!;
  }
  return 0;
}

function placeOf(last: number, node: number, key: number): number {
  const mixed = Math.imul(node, 0x9e3779b1) ^ Math.imul(key, 0x85ebca6b);
  return ((mixed ^ (mixed >>> 15)) << 2) & last;
}

/** The bit of a stem by its number: stems share 31 bits. */
function bitOf(number: number): number {
  return number === 0 ? 0 : 1 << (number % 31);
}

function layFlat<T>(root: Branch<T>): Search<T> {
  const branches = [root];
  const numbers = new Map<string, number>();
  const steps: [number, number, number][] = [];
  for (let at = 0; at < branches.length; at++) {
    for (const [key, branch] of branches[at]!.next) {
      const number = numbers.get(key) ?? numbers.size + 1;
      numbers.set(key, number);
      steps.push([at + 1, number, branches.push(branch)]);
    }
  }
  const places = new Int32Array(4 * 2 ** Math.ceil(Math.log2(2 * steps.length + 2)));
  const follows = new Int32Array(branches.length + 1);
  const last = places.length - 4;
  for (const [node, key, next] of steps) {
    follows[node]! |= bitOf(key);
    let at = placeOf(last, node, key);
    while (places[at] !== 0) at = (at + 4) & last;
    places.set([node, key, next], at);
  }
  return {
    to: 0,
    met: [],
    ends: [[], ...branches.map(({ ends }) => ends)],
    follows,
    numbers,
    places,
    book: null,
    known: 0,
    firsts: new Int32Array(0),
    starts: new Int32Array(0),
    keys: new Int32Array(0),
    bits: new Int32Array(0),
  };
}

/** Works out what the words ask that a book has more than when it was last looked at. */
function learn<T>(flat: Search<T>, book: Words['book']): void {
  const count = book.stems.length;
  if (flat.book !== book) flat.known = 0;
  flat.book = book;
  if (flat.firsts.length < count) {
    flat.firsts = widen(flat.firsts, 2 * count);
    flat.starts = widen(flat.starts, 2 * count);
    flat.bits = widen(flat.bits, 2 * count);
    flat.keys = widen(flat.keys, 4 * count);
  }
  const { numbers, follows } = flat;
  for (let word = flat.known; word < count; word++) {
    const printed = book.capitals[word]!;
    const capitals = printed === null ? 0 : (numbers.get(printed) ?? 0);
    const stem = numbers.get(book.stems[word]!) ?? 0;
    const first = step(flat, 1, capitals, stem);
    flat.keys[2 * word] = capitals;
    flat.keys[2 * word + 1] = stem;
    flat.bits[word] = bitOf(capitals) | bitOf(stem);
    flat.firsts[word] = first;
    flat.starts[word] = follows[first]! | (flat.ends[first]!.length > 0 ? ALONE : 0);
  }
  flat.known = count;
}

function widen(table: Int32Array, length: number): Int32Array {
  const wider = new Int32Array(length);
  wider.set(table);
  return wider;
}
