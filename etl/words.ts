import porter from 'natural/lib/natural/stemmers/porter_stemmer.js';
import type { Span } from './model.ts';

/** The words of a stretch: `stems[i]` stands between `starts[i]` and `ends[i]`; `capitals[i]` is `^SEND` for a word in capitals. */
export interface Words {
  stems: string[];
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

/** Gives the words of a stretch of text in order: letters and digits, cut at hyphens, a possessive left off. */
export function words(text: string, span: Span = { char_start: 0, char_end: text.length }): Words {
  const found: Words = { stems: [], capitals: [], starts: [], ends: [] };
  const end = span.char_end;
  let i = span.char_start;
  while (i < end) {
    if (!isWordCode(text.charCodeAt(i))) {
      i++;
      continue;
    }
    const start = i;
    while (i < end && isWordCode(text.charCodeAt(i))) i++;
    add(found, text, start, i);
    i = afterPossessive(text, i, end);
  }
  return found;
}

interface Form {
  stem: string;
  capitals: string | null;
}

const forms = new Map<string, Form>();

function add(found: Words, text: string, start: number, end: number): void {
  const printed = text.slice(start, end);
  let form = forms.get(printed);
  if (!form) {
    form = { stem: stem(printed.toLowerCase()), capitals: end - start > 1 ? capitals(printed) : null };
    if (forms.size > KNOWN_LIMIT) forms.clear();
    forms.set(printed, form);
  }
  found.stems.push(form.stem);
  found.capitals.push(form.capitals);
  found.starts.push(start);
  found.ends.push(end);
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
  const code = text.charCodeAt(i);
  if (i + 1 >= end || (code !== 39 && code !== 0x2019)) return i;
  const isLone = (text[i + 1] === 's' || text[i + 1] === 'S') && !isWordCode(text.charCodeAt(i + 2));
  return isLone ? i + 2 : i;
}

function isWordCode(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    (code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7)
  );
}
