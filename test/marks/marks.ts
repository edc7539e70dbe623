import { existsSync, readFileSync } from 'node:fs';
import { parse as parseCsv } from 'csv-parse/sync';
import type { Item } from '../../etl/model.ts';
import { parse } from '../../etl/parse.ts';
import { read } from '../../etl/read.ts';
import { itemOf, vocabulary } from '../etl/extract/item.ts';

/** An item whose themes were marked by hand; `half` says whether it was marked before or after the terms were tuned. */
export interface Marked {
  half: 'before' | 'after';
  origin: 'seed' | 'corpus' | 'written';
  item: Item;
  text: string;
  themes: string[];
}

interface Row {
  half: Marked['half'];
  origin: Marked['origin'];
  document: string;
  title: string;
  themes: string;
}

const seeds = new URL('../../seeds/minutes/', import.meta.url);
const corpus = new URL('../../../shared/corpus/', import.meta.url);
/** Whether the folder of real pages that stands beside the project in development is there. */
export const hasCorpus = existsSync(corpus);

/** Gives the marked items: those of the seeds, those written for the purpose, and the corpus's where it is there. */
export async function readMarks(): Promise<Marked[]> {
  const marked: Marked[] = readWritten();
  const pages: Row[] = parseCsv(readFileSync(new URL('pages.csv', import.meta.url)), { columns: true });
  for (const document of new Set(pages.map(row => row.document))) {
    const path = pathOf(document);
    if (!path) continue;
    const origin = JSON.parse(existsSync(sideOf(path)) ? readFileSync(sideOf(path), 'utf8') : '{}');
    const source = { path: `${document}.txt`, bytes: readFileSync(path), origin };
    const parsed = parse(await read(source), vocabulary);
    const items = parsed.meetings.flatMap(meeting => meeting.items);
    for (const row of pages.filter(one => one.document === document)) {
      const item = findItem(items, row.title);
      const { half, origin: from } = row;
      if (item)
        marked.push({ half, origin: from, item, text: parsed.document.text, themes: row.themes.split('|') });
    }
  }
  return marked;
}

/** Gives how well found themes meet the marked ones, over all items and themes together. */
export function score(pairs: { marked: string[]; found: string[] }[]): {
  precision: number;
  recall: number;
  f1: number;
} {
  let right = 0;
  let found = 0;
  let wanted = 0;
  for (const pair of pairs) {
    right += pair.found.filter(theme => pair.marked.includes(theme)).length;
    found += pair.found.length;
    wanted += pair.marked.length;
  }
  return { precision: right / found, recall: right / wanted, f1: (2 * right) / (found + wanted) };
}

/**
 * Counts how often an item marked as one theme was found to have another: a theme found as marked stands beside itself,
 * one that was missed beside each that was found instead, or beside nothing; the empty name is no theme.
 */
export function confuse(
  pairs: { marked: string[]; found: string[] }[],
): { marked: string; found: string; items: number }[] {
  const counts = new Map<string, number>();
  for (const { marked, found } of pairs) {
    const missed = marked.filter(theme => !found.includes(theme));
    const extra = found.filter(theme => !marked.includes(theme));
    const cells = marked.filter(theme => found.includes(theme)).map(theme => [theme, theme]);
    for (const from of missed.length > 0 ? missed : extra.length > 0 ? [''] : [])
      for (const to of extra.length > 0 ? extra : ['']) cells.push([from, to]);
    for (const cell of cells) counts.set(cell.join(), (counts.get(cell.join()) ?? 0) + 1);
  }
  return [...counts]
    .map(([cell, items]) => ({ marked: cell.split(',')[0]!, found: cell.split(',')[1]!, items }))
    .sort((a, b) => a.marked.localeCompare(b.marked) || b.items - a.items || a.found.localeCompare(b.found));
}

function readWritten(): Marked[] {
  const written = JSON.parse(readFileSync(new URL('written.json', import.meta.url), 'utf8')) as {
    half: Marked['half'];
    title: string;
    text: string;
    themes: string[];
  }[];
  return written.map(({ half, title, text, themes }) => ({
    half,
    origin: 'written',
    item: itemOf(title, text),
    text,
    themes,
  }));
}

function pathOf(document: string): URL | undefined {
  const places = [`leicester/${document}.txt`, `leicestershire/${document}.txt`].map(
    name => new URL(name, seeds),
  );
  return [...places, new URL(`${document}.txt`, corpus)].find(path => existsSync(path));
}

function sideOf(path: URL): URL {
  return new URL(path.href.replace(/\.txt$/, '.json'));
}

/** Titles are compared by letters and digits; a page of one item needs no title. */
function findItem(items: Item[], title: string): Item | undefined {
  const plain = (words: string) => words.toLowerCase().replace(/[^a-z0-9]/g, '');
  const wanted = plain(title);
  if (items.length === 1) return items[0];
  const exact = items.find(item => plain(item.title) === wanted);
  return exact ?? items.find(item => plain(item.title).startsWith(wanted.slice(0, 20)));
}
