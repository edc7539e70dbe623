import { stemsOf, type Words, words } from '../words.ts';

/** A place in the tree of phrases: the stems that may follow, and what the phrases that end here stand for. */
export interface Branch<T> {
  next: Map<string, Branch<T>>;
  ends: T[];
}

/** Phrases of a vocabulary, as a tree of stems: what a phrase stands for is kept where it ends. */
export interface Phrases<T> extends Branch<T> {
  /** Whether words must stand as they are written, but for capitals, and not only with the same stem. */
  isPrinted: boolean;
  /** The tree once more, laid flat when first searched for. */
  flat: Search<T> | null;
}

/**
 * A tree of phrases by numbers of its branches, 1 for the root, and of their stems; 0 is none. What the phrase that was
 * met last stands for are its values between `first` and `last`; it ends before the word `to`.
 */
export interface Search<T> {
  to: number;
  first: number;
  last: number;
  values: T[];
  /** For each branch the place of the first of its values; those of the next follow. */
  ends: Int32Array;
  /** For each branch the bits of the stems that may follow it, and `ENDS` if a phrase ends there. */
  follows: Int32Array;
  numbers: Map<string, number>;
  /** Four numbers a place: a branch, the number of a stem, and the branch that it leads to. */
  places: Int32Array;
  isPrinted: boolean;
  book: Words['book'] | null;
  known: number;
  /** For each word of the book what follows the branch that it begins, and the bits of what it is itself. */
  starts: Int32Array;
  bits: Int32Array;
  /** Four numbers a word: those of its capitals and of its stem, and the branch that it begins. */
  keys: Int32Array;
}

const ENDS = 1 << 31;

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
  const root = newPhrases<T>(false);
  for (const { phrase, value } of entries) {
    const said = words(phrase);
    const stems = stemsOf(said);
    const keys = said.forms.map((form, i) => said.book.capitals[form] ?? stems[i]!);
    const { ends } = branchOf(root, keys);
    if (keys.length > 0 && !ends.some(end => isSame(end, value))) ends.push(value);
  }
  return root;
}

/** Builds the tree of phrases that must stand in a text as they are written, but for capitals. */
export function compilePrinted<T>(entries: { printed: string[]; value: T }[]): Phrases<T> {
  const root = newPhrases<T>(true);
  for (const { printed, value } of entries) branchOf(root, printed).ends.push(value);
  return root;
}

function newPhrases<T>(isPrinted: boolean): Phrases<T> {
  return { next: new Map(), ends: [], isPrinted, flat: null };
}

function branchOf<T>(root: Branch<T>, keys: string[]): Branch<T> {
  let node = root;
  for (const key of keys) {
    let child = node.next.get(key);
    if (!child) {
      child = { next: new Map(), ends: [] };
      node.next.set(key, child);
    }
    node = child;
  }
  return node;
}

/** Finds the longest phrase at each place, from left to right, from a word on; a word belongs to one phrase only. */
export function findPhrases<T>(phrases: Phrases<T>, text: Words, from = 0): Met<T>[] {
  const found: Met<T>[] = [];
  const search = searchFor(phrases, text);
  for (let at = nextPhrase(search, text.forms, from); at >= 0; ) {
    found.push({ from: at, to: search.to, ends: metBy(search) });
    at = nextPhrase(search, text.forms, search.to);
  }
  return found;
}

/** Finds the longest phrase at every place, whether or not one before it reaches so far. */
export function findAllPhrases<T>(phrases: Phrases<T>, text: Words): Met<T>[] {
  const found: Met<T>[] = [];
  const search = searchFor(phrases, text);
  for (let at = nextPhrase(search, text.forms, 0); at >= 0; ) {
    found.push({ from: at, to: search.to, ends: metBy(search) });
    at = nextPhrase(search, text.forms, at + 1);
  }
  return found;
}

function metBy<T>({ values, first, last }: Search<T>): T[] {
  return values.slice(first, last);
}

/** Gives what finds phrases among words of a book. */
export function searchFor<T>(phrases: Phrases<T>, { book }: Words): Search<T> {
  phrases.flat ??= layFlat(phrases);
  const { flat } = phrases;
  if (flat.book !== book || flat.known !== book.stems.length) learn(flat, book);
  return flat;
}

/** Gives the place of the next word, from one on, at which a phrase begins, the longest being met; -1 where there is none. */
export function nextPhrase<T>(search: Search<T>, forms: number[], from: number): number {
  const { starts, bits } = search;
  const { length } = forms;
  for (let at = from; at < length; at++) {
    const start = starts[forms[at]!]!;
    if (start === 0) continue;
    const goesOn = at + 1 < length && (start & bits[forms[at + 1]!]!) !== 0;
    if ((goesOn || start < 0) && meet(search, forms, at, start)) return at;
  }
  return -1;
}

function meet<T>(search: Search<T>, forms: number[], from: number, start: number): boolean {
  const { ends, follows, keys, bits } = search;
  let node = keys[4 * forms[from]! + 2]!;
  let best = start < 0 ? node : 0;
  let end = from + 1;
  let after = start;
  for (let to = end; to < forms.length; ) {
    const form = forms[to]!;
    if ((after & bits[form]!) === 0) break;
    node = step(search, node, keys[4 * form]!, keys[4 * form + 1]!);
    if (node === 0) break;
    to++;
    after = follows[node]!;
    if (after >= 0) continue;
    best = node;
    end = to;
  }
  if (best === 0) return false;
  search.first = ends[best]!;
  search.last = ends[best + 1]!;
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

function layFlat<T>(root: Phrases<T>): Search<T> {
  const branches: Branch<T>[] = [root];
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
  const values: T[] = [];
  const ends = new Int32Array(branches.length + 2);
  for (const [index, branch] of branches.entries()) {
    if (branch.ends.length > 0) follows[index + 1]! |= ENDS;
    values.push(...branch.ends);
    ends[index + 2] = values.length;
  }
  const none = new Int32Array(0);
  return {
    to: 0,
    first: 0,
    last: 0,
    values,
    ends,
    follows,
    numbers,
    places,
    isPrinted: root.isPrinted,
    book: null,
    known: 0,
    starts: none,
    bits: none,
    keys: none,
  };
}

/** Works out what the words ask that a book has more than when it was last looked at. */
function learn<T>(search: Search<T>, book: Words['book']): void {
  const count = book.stems.length;
  if (search.book !== book) search.known = 0;
  search.book = book;
  if (search.starts.length < count) {
    search.starts = widen(search.starts, 2 * count);
    search.bits = widen(search.bits, 2 * count);
    search.keys = widen(search.keys, 8 * count);
  }
  const { numbers, follows, isPrinted } = search;
  for (let word = search.known; word < count; word++) {
    const inCapitals = isPrinted ? null : book.capitals[word]!;
    const capitals = inCapitals === null ? 0 : (numbers.get(inCapitals) ?? 0);
    const stem = numbers.get(isPrinted ? book.printed[word]!.toLowerCase() : book.stems[word]!) ?? 0;
    const first = step(search, 1, capitals, stem);
    search.keys[4 * word] = capitals;
    search.keys[4 * word + 1] = stem;
    search.keys[4 * word + 2] = first;
    search.bits[word] = bitOf(capitals) | bitOf(stem);
    search.starts[word] = follows[first]!;
  }
  search.known = count;
}

function widen(table: Int32Array, length: number): Int32Array {
  const wider = new Int32Array(length);
  wider.set(table);
  return wider;
}
