import { stemsOf, type Words, words } from '../words.ts';

/** A place in the tree of phrases: the stems that may follow, and what the phrases that end here stand for. */
export interface Branch<T> {
  next: Map<string, Branch<T>>;
  ends: T[];
}

/** Phrases of a vocabulary, as a tree of stems: what a phrase stands for is kept where it ends. */
export interface Phrases<T> extends Branch<T> {
  /** The tree once more, laid flat when first searched for. */
  flat: Flat<T> | null;
}

/** A tree of phrases by numbers of its branches, 1 for the root, and of their stems; 0 is none. */
interface Flat<T> {
  ends: T[][];
  /** Whether a phrase goes on after a branch. */
  goesOn: boolean[];
  numbers: Map<string, number>;
  /** Three numbers a place: a branch, the number of a stem, and the branch that it leads to. */
  places: Int32Array;
  /** The numbers of stems that may stand second. */
  seconds: Set<number>;
  book: Words['book'] | null;
  known: number;
  /** For each word of the book where it may stand in a phrase, so that most are passed over at once, and the branch it begins. */
  standings: Uint8Array;
  firsts: Int32Array;
  /** For each word of the book the number of its capitals and of its stem. */
  keys: Int32Array;
}

/** Is a phrase by itself, begins a longer one, and may stand second in one. */
const ALONE = 1;
const BEGINS = 2;
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
  return { ...root, flat: null };
}

/** Finds the longest phrase at each place, from left to right, from a word on; a word belongs to one phrase only. */
export function findPhrases<T>(phrases: Phrases<T>, text: Words, from = 0): Met<T>[] {
  const found: Met<T>[] = [];
  const flat = flatOf(phrases, text);
  const { standings } = flat;
  const { forms } = text;
  const { length } = forms;
  for (let at = from; at < length; at++) {
    const standing = standings[forms[at]!]!;
    if ((standing & ALONE) === 0 && !mayBegin(standing, standings, forms, at + 1)) continue;
    const met = findPhraseAt(flat, forms, at);
    if (met === null) continue;
    found.push(met);
    at = met.to - 1;
  }
  return found;
}

/** Finds the longest phrase at every place, whether or not one before it reaches so far. */
export function findAllPhrases<T>(phrases: Phrases<T>, text: Words): Met<T>[] {
  const found: Met<T>[] = [];
  const flat = flatOf(phrases, text);
  const { standings } = flat;
  const { forms } = text;
  const { length } = forms;
  for (let at = 0; at < length; at++) {
    const standing = standings[forms[at]!]!;
    if ((standing & ALONE) === 0 && !mayBegin(standing, standings, forms, at + 1)) continue;
    const met = findPhraseAt(flat, forms, at);
    if (met !== null) found.push(met);
  }
  return found;
}

/** Tells whether a word with the one after it can begin a phrase. */
function mayBegin(standing: number, standings: Uint8Array, forms: number[], next: number): boolean {
  return (standing & BEGINS) !== 0 && next < forms.length && (standings[forms[next]!]! & SECOND) !== 0;
}

function findPhraseAt<T>(flat: Flat<T>, forms: number[], from: number): Met<T> | null {
  const { ends, goesOn, keys } = flat;
  let node = flat.firsts[forms[from]!]!;
  let to = from + 1;
  let best = ends[node]!.length > 0 ? node : 0;
  let end = to;
  while (to < forms.length && goesOn[node]) {
    const key = 2 * forms[to]!;
    if (keys[key] === 0 && keys[key + 1] === 0) break;
    node = step(flat, node, keys[key]!, keys[key + 1]!);
    if (node === 0) break;
    to++;
    if (ends[node]!.length === 0) continue;
    best = node;
    end = to;
  }
  return best === 0 ? null : { from, to: end, ends: ends[best]! };
}

/** Gives the branch after another by the number of a word's capitals, else by that of its stem. */
function step<T>({ places }: Flat<T>, node: number, capitals: number, stem: number): number {
  const byCapitals = capitals === 0 ? 0 : follow(places, node, capitals);
  if (byCapitals !== 0 || stem === 0) return byCapitals;
  return follow(places, node, stem);
}

function follow(places: Int32Array, node: number, key: number): number {
  for (let at = placeOf(places, node, key); places[at] !== 0; at = nextPlace(places, at)) {
    if (places[at] === node && places[at + 1] === key) return places[at + 2]!;
  }
  return 0;
}

function placeOf(places: Int32Array, node: number, key: number): number {
  const mixed = Math.imul(node, 0x9e3779b1) ^ Math.imul(key, 0x85ebca6b);
  return 3 * ((mixed ^ (mixed >>> 15)) & (places.length / 3 - 1));
}

function nextPlace(places: Int32Array, at: number): number {
  return at + 3 === places.length ? 0 : at + 3;
}

/** Gives phrases laid flat, with what they ask of every word of a text's book. */
function flatOf<T>(phrases: Phrases<T>, { book }: Words): Flat<T> {
  phrases.flat ??= layFlat(phrases);
  const { flat } = phrases;
  if (flat.book !== book || flat.known !== book.stems.length) learn(flat, book);
  return flat;
}

function layFlat<T>(root: Branch<T>): Flat<T> {
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
  const places = new Int32Array(3 * 2 ** Math.ceil(Math.log2(2 * steps.length + 2)));
  for (const [node, key, next] of steps) {
    let at = placeOf(places, node, key);
    while (places[at] !== 0) at = nextPlace(places, at);
    places.set([node, key, next], at);
  }
  const seconds = [...root.next.values()].flatMap(({ next }) => [...next.keys()]);
  return {
    ends: [[], ...branches.map(({ ends }) => ends)],
    goesOn: [false, ...branches.map(({ next }) => next.size > 0)],
    numbers,
    places,
    seconds: new Set(seconds.map(key => numbers.get(key)!)),
    book: null,
    known: 0,
    firsts: new Int32Array(0),
    standings: new Uint8Array(0),
    keys: new Int32Array(0),
  };
}

/** Works out what the words ask that a book has more than when it was last looked at. */
function learn<T>(flat: Flat<T>, book: Words['book']): void {
  const count = book.stems.length;
  if (flat.book !== book) flat.known = 0;
  flat.book = book;
  if (flat.firsts.length < count) {
    const { firsts, standings, keys } = flat;
    flat.firsts = new Int32Array(2 * count);
    flat.firsts.set(firsts);
    flat.standings = new Uint8Array(2 * count);
    flat.standings.set(standings);
    flat.keys = new Int32Array(4 * count);
    flat.keys.set(keys);
  }
  const { numbers, seconds } = flat;
  for (let word = flat.known; word < count; word++) {
    const printed = book.capitals[word]!;
    const capitals = printed === null ? 0 : (numbers.get(printed) ?? 0);
    const stem = numbers.get(book.stems[word]!) ?? 0;
    flat.keys[2 * word] = capitals;
    flat.keys[2 * word + 1] = stem;
    const first = step(flat, 1, capitals, stem);
    flat.firsts[word] = first;
    flat.standings[word] =
      (flat.ends[first]!.length > 0 ? ALONE : 0) |
      (flat.goesOn[first] ? BEGINS : 0) |
      (seconds.has(capitals) || seconds.has(stem) ? SECOND : 0);
  }
  flat.known = count;
}
