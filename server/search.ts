import porter from 'natural/lib/natural/stemmers/porter_stemmer.js';
import type { Values } from './context.ts';

const mostTerms = 12;

/**
 * Gives what a reader typed as the values of `queries/pages/search.sql`: `terms` as `word:stem` or `begin:*`, with
 * spaces between, and `phrases` as patterns, one a line. Words in quotation marks are a phrase, `exclu*` a beginning.
 */
export function readSearch(text: string): Values {
  const phrases: string[] = [];
  const loose = text.toLowerCase().replace(/["“”]([^"“”]{1,120})["“”]/g, (_, phrase: string) => {
    const parts = wordsOf(phrase);
    if (parts.length > 1) phrases.push(parts.join('[^a-z0-9]+(?:s[^a-z0-9]+)?'));
    return ` ${phrase} `;
  });
  const terms = new Set<string>();
  for (const [, word = '', star] of loose.matchAll(/([a-z0-9à-ɏ]{1,40})(\*?)/g)) {
    if (star && word.length > 1) terms.add(`${word}:*`);
    else if (word.length > 1 || /\d/.test(word)) terms.add(`${word}:${porter.stem(word)}`);
  }
  return {
    q: text,
    terms: [...terms].slice(0, mostTerms).join(' '),
    phrases: phrases.slice(0, 4).join('\n'),
  };
}

/** Words that may stand between two that were asked for, where they are near one another. */
const between = 4;
const mostPairs = 4;

/**
 * Gives patterns, one a line, of words that stand beside one another as they were asked for: of each two in turn one after
 * the other, in order with few words between, and in any order. `met` are the words that were meant, as `search-terms`
 * gives them; empty where fewer than two terms have any.
 */
export function nearOf(terms: string, met: string): string {
  const words = met.split(' ').filter(Boolean);
  const parts = terms.split(' ').map(term => {
    const [word = '', stem = ''] = term.split(':');
    const fits = (other: string) =>
      stem === '*' ? other.startsWith(word) : other === word || porter.stem(other) === stem;
    return words.filter(fits).slice(0, 40);
  });
  const lines: string[] = [];
  let before: { words: string; at: number } | null = null;
  for (const [at, alike] of parts.entries()) {
    if (alike.length === 0) continue;
    const here = { words: `(?:${alike.join('|')})`, at };
    if (before && lines.length < 3 * mostPairs)
      lines.push(...pairOf(before.words, here.words, at - before.at - 1));
    before = here;
  }
  return lines.join('\n');
}

/** Between two words of a phrase stand those that nobody looks for, as in `children in care`. */
function pairOf(first: string, second: string, skipped: number): string[] {
  const apart = (one: string, other: string, most: number) =>
    `\\b${one}\\W{1,3}(?:\\w{1,40}\\W{1,3}){0,${most}}${other}\\b`;
  return [
    apart(first, second, skipped),
    apart(first, second, skipped + between),
    `${apart(first, second, skipped + between)}|${apart(second, first, skipped + between)}`,
  ];
}

function wordsOf(text: string): string[] {
  return text.match(/[a-z0-9à-ɏ]{1,40}/g) ?? [];
}

/** Where a search was met: the words around it with what was looked for between ‹ and ›, and the offsets of the sentence. */
export interface Snippet {
  snippet: string;
  char_start: number;
  char_end: number;
  /** Offset of the first word met, from the beginning of the text; -1 where only the title has it. */
  first: number;
}

const longest = 320;

/** Finds the sentence of an item that holds most of the words, and of those the first, the title last; offsets count from `start`. */
export function findSnippet(text: string, words: string, start: number, title = ''): Snippet {
  const wanted = new Set(words.split(' '));
  let best = { from: 0, to: 0, hits: [] as [number, number][], worth: -1 };
  for (const [from, to] of sentencesOf(text)) {
    const hits = hitsIn(text, from, to, wanted);
    const worth = new Set(hits.map(([a, b]) => text.slice(a, b).toLowerCase().slice(0, 5))).size;
    const said = title && text.slice(from, to).includes(title) ? worth - 0.5 : worth;
    if (said > best.worth) best = { from, to, hits, worth: said };
  }
  let { from, to } = best;
  const first = best.hits[0]?.[0] ?? from;
  if (to - from > longest) {
    from = Math.max(from, first - 80);
    to = Math.min(to, from + longest);
  }
  let snippet = '';
  let at = from;
  for (const [a, b] of best.hits) {
    if (a < from || b > to) continue;
    snippet += `${text.slice(at, a)}‹${text.slice(a, b)}›`;
    at = b;
  }
  snippet = (snippet + text.slice(at, to)).replace(/[\s|]+/g, ' ').trim();
  const isCut = from > best.from ? '… ' : '';
  return {
    snippet: isCut + snippet + (to < best.to ? ' …' : ''),
    char_start: start + best.from,
    char_end: start + best.to,
    first: best.hits.length > 0 ? first : -1,
  };
}

/** Cuts at a stop before a space, at a blank line and at a list's line; good enough to show, not to count. */
function* sentencesOf(text: string): Generator<[number, number]> {
  let from = 0;
  for (const met of text.matchAll(/[.?!](?=\s+[A-Z‘“(])|\n\s{0,80}\n|\n(?=\s{0,10}[·•(\d-])/g)) {
    const to = met.index + 1;
    if (to > from) yield [from, to];
    from = to;
  }
  if (text.length > from) yield [from, text.length];
}

function hitsIn(text: string, from: number, to: number, wanted: Set<string>): [number, number][] {
  const hits: [number, number][] = [];
  for (const met of text.slice(from, to).matchAll(/[A-Za-z0-9À-ɏ]+/g)) {
    const at = from + met.index;
    if (wanted.has(met[0].toLowerCase())) hits.push([at, at + met[0].length]);
  }
  return hits;
}
