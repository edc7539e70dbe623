import type { FoundDocument } from './found.ts';
import type { Gold } from './gold.ts';
import type { Miss } from './misses.ts';
import { count, type Tallies } from './tally.ts';

/** Compares the items of one document with the marks by number and title, in order, and then the themes of those that match. */
export function compareItems(gold: Gold, found: FoundDocument, tallies: Tallies, misses: Miss[]): void {
  const taken = new Set<FoundDocument['items'][number]>();
  for (const marked of gold.items) {
    const free = found.items.filter(item => !taken.has(item));
    const byTitle = (item: FoundDocument['items'][number]) => sameTitle(marked.title, item.title);
    const byNumber = (item: FoundDocument['items'][number]) =>
      marked.number !== null && item.number === marked.number;
    const match =
      free.find(item => byNumber(item) && (byTitle(item) || marked.title_lost)) ??
      free.find(item => byTitle(item)) ??
      (marked.title_lost && gold.items.length === 1 ? free[0] : undefined);
    if (!match) {
      count(tallies, 'items', { missed: 1 });
      misses.push({
        document: gold.document,
        slot: 'items',
        problem: 'missed',
        marked: marked.number ?? '',
        found: '',
        words: marked.title,
      });
      continue;
    }
    taken.add(match);
    count(tallies, 'items', { hit: 1 });
    if (marked.number !== null) compareNumber(gold, marked.number, match, tallies, misses);
    const isCut = marked.truncated || marked.content_lost;
    const isMarked = gold.items.some(item => item.truncated || item.content_lost);
    if (isMarked && (isCut || match.completeness !== 'complete')) {
      const wanted = marked.truncated ? 'truncated' : marked.content_lost ? 'content_lost' : 'complete';
      count(
        tallies,
        'completeness',
        match.completeness === wanted ? { hit: 1 } : { extra: 1, missed: isCut ? 1 : 0 },
      );
    }
    if (marked.themes.length > 0) compareThemes(gold, marked.themes, match, tallies, misses);
  }
  if (gold.items.length === 0) return;
  for (const item of found.items) {
    if (taken.has(item) || item.is_part) continue;
    count(tallies, 'items', { extra: 1 });
    misses.push({
      document: gold.document,
      slot: 'items',
      problem: 'false',
      marked: '',
      found: item.number ?? '',
      words: item.title,
    });
  }
}

function compareNumber(
  gold: Gold,
  marked: string,
  item: FoundDocument['items'][number],
  tallies: Tallies,
  misses: Miss[],
): void {
  const isRight = item.number === marked;
  count(tallies, 'item numbers', isRight ? { hit: 1 } : { extra: item.number === null ? 0 : 1, missed: 1 });
  if (!isRight)
    misses.push({
      document: gold.document,
      slot: 'item numbers',
      problem: 'wrong',
      marked,
      found: item.number ?? '–',
      words: item.title,
    });
}

function compareThemes(
  gold: Gold,
  marked: string[],
  item: FoundDocument['items'][number],
  tallies: Tallies,
  misses: Miss[],
): void {
  const both = marked.filter(theme => item.themes.includes(theme)).length;
  const tally = { hit: both, missed: marked.length - both, extra: item.themes.length - both };
  count(tallies, 'themes', tally);
  if (tally.missed + tally.extra > 0) {
    misses.push({
      document: gold.document,
      slot: 'themes',
      problem: 'wrong',
      marked: marked.join(' '),
      found: item.themes.join(' '),
      words: item.title,
    });
  }
}

/** Says whether two names are the same but for case, punctuation and a cut end. */
export function sameTitle(a: string, b: string): boolean {
  const [x, y] = [plain(a), plain(b)];
  if (x === y) return true;
  const [short, long] = x.length < y.length ? [x, y] : [y, x];
  return short.length >= 12 && long.startsWith(short.slice(0, Math.max(12, Math.floor(short.length * 0.9))));
}

function plain(title: string): string {
  return title
    .toLowerCase()
    .replace(/pdf icon.*|pdf \d.*$/i, '')
    .replace(/&/g, 'and')
    .replace(/[^a-z\d]/g, '');
}
