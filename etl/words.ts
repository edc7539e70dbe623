import porter from 'natural/lib/natural/stemmers/porter_stemmer.js';
import type { Span } from './model.ts';

/**
 * The words of a stretch: `stems[i]` stands between `starts[i]` and `ends[i]`; `capitals[i]` is `^SEND` for a word in
 * capitals; `ids[i]` is the number of the stem, 0 where stems have run out of numbers.
 */
export interface Words {
  stems: string[];
  ids: number[];
  capitals: (string | null)[];
  starts: number[];
  ends: number[];
}

const known = new Map<string, string>();
const KNOWN_LIMIT = 200_000;
/** Plurals that the stemmer keeps apart from their singular. */
const irregular: Record<string, string> = {
  children: 'child',
  childrens: 'child',
  people: 'peopl',
  peoples: 'peopl',
  men: 'man',
  women: 'woman',
};

/** Gives the stem of a lower-case word by Porter's algorithm (1980), each distinct word being stemmed once. */
export function stem(word: string): string {
  let found = known.get(word);
  if (found === undefined) {
    found = irregular[word] ?? porter.stem(word);
    if (known.size > KNOWN_LIMIT) known.clear();
    known.set(word, found);
  }
  return found;
}

/** What is filled word by word, to be copied at its length: lists that grow push by push take twice the time. */
const page: Words = { stems: [], ids: [], capitals: [], starts: [], ends: [] };

/** Gives the words of a stretch of text in order: letters and digits, cut at hyphens, a possessive left off. */
export function words(text: string, span: Span = { char_start: 0, char_end: text.length }): Words {
  const { stems, ids, capitals, starts, ends } = page;
  const end = span.char_end;
  let count = 0;
  let i = span.char_start;
  while (i < end) {
    let code = text.charCodeAt(i);
    if (!isWordCode(code)) {
      i++;
      continue;
    }
    const start = i;
    let hash = 0;
    do {
      hash = (Math.imul(hash, 31) + code) | 0;
      code = ++i < end ? text.charCodeAt(i) : 0;
    } while (isWordCode(code));
    const form = formOf(text, start, i, hash);
    stems[count] = form.stem;
    ids[count] = form.id;
    capitals[count] = form.capitals;
    starts[count] = start;
    ends[count++] = i;
    if (code === 39 || code === 0x2019) i = afterPossessive(text, i, end);
  }
  return {
    stems: stems.slice(0, count),
    ids: ids.slice(0, count),
    capitals: capitals.slice(0, count),
    starts: starts.slice(0, count),
    ends: ends.slice(0, count),
  };
}

/** A word as printed, known once for all texts; words whose hashes fall together are a chain. */
interface Form {
  printed: string;
  stem: string;
  id: number;
  capitals: string | null;
  next: Form | undefined;
}

const BUCKETS = 1 << 14;
const ids = new Map<string, number>();
/** The stem of each number: equal stems are one string, which maps find sooner. */
const numbered: string[] = [''];
let forms: (Form | undefined)[] = Array<Form | undefined>(BUCKETS).fill(undefined);
let formCount = 0;

/** Gives the number of a stem, the same for as long as the process runs; 0 once there are too many. */
export function idOfStem(stem: string): number {
  let id = ids.get(stem);
  if (id === undefined) {
    if (ids.size >= KNOWN_LIMIT) return 0;
    id = ids.size + 1;
    ids.set(stem, id);
    numbered[id] = stem;
  }
  return id;
}

/** Gives a table with 1 at the number of each stem, to be asked word by word; at 0 too where a stem has no number. */
export function tableOfStems(stems: string[]): Uint8Array {
  const numbers = stems.map(idOfStem);
  const table = new Uint8Array(Math.max(0, ...numbers) + 1);
  for (const id of numbers) table[id] = 1;
  return table;
}

/** Tells whether one of the words has a stem of a table. */
export function hasStem({ ids }: Words, table: Uint8Array): boolean {
  for (let i = 0; i < ids.length; i++) if (table[ids[i]!] === 1) return true;
  return false;
}

function formOf(text: string, start: number, end: number, hash: number): Form {
  const bucket = (hash ^ (hash >>> 16)) & (BUCKETS - 1);
  for (let form = forms[bucket]; form; form = form.next) {
    if (isPrinted(form.printed, text, start, end)) return form;
  }
  if (formCount++ > KNOWN_LIMIT) {
    forms = Array<Form | undefined>(BUCKETS).fill(undefined);
    formCount = 0;
  }
  // A copy, so that a kept word does not keep the whole document it was cut from.
  const printed = Buffer.from(text.slice(start, end)).toString();
  const found = stem(printed.toLowerCase());
  const id = idOfStem(found);
  const form: Form = {
    printed,
    stem: id > 0 ? numbered[id]! : found,
    id,
    capitals: end - start > 1 ? capitals(printed) : null,
    next: forms[bucket],
  };
  forms[bucket] = form;
  return form;
}

function isPrinted(printed: string, text: string, start: number, end: number): boolean {
  if (printed.length !== end - start) return false;
  for (let i = 0; i < printed.length; i++) {
    if (printed.charCodeAt(i) !== text.charCodeAt(start + i)) return false;
  }
  return true;
}

/** `EHCPs` and `EHCP` are the same abbreviation; a word with any other small letter is none. */
function capitals(printed: string): string | null {
  const last = printed.length - 1;
  const bare = last > 1 && printed[last] === 's' ? printed.slice(0, last) : printed;
  for (let i = 0; i < bare.length; i++) {
    const code = bare.charCodeAt(i);
    if (code < 65 || code > 90) return null;
  }
  return `^${bare}`;
}

function afterPossessive(text: string, i: number, end: number): number {
  if (i + 1 >= end) return i;
  const isLone = (text[i + 1] === 's' || text[i + 1] === 'S') && !isWordCode(text.charCodeAt(i + 2));
  return isLone ? i + 2 : i;
}

/** 1 at the codes of letters, Western accents included, and of digits. */
const WORD_CODES = Uint8Array.from({ length: 0x250 }, (_, code) =>
  (code >= 97 && code <= 122) ||
  (code >= 65 && code <= 90) ||
  (code >= 48 && code <= 57) ||
  (code >= 0xc0 && code !== 0xd7 && code !== 0xf7)
    ? 1
    : 0,
);

function isWordCode(code: number): boolean {
  return code < 0x250 && WORD_CODES[code] === 1;
}
