import type { Row } from '../api.ts';
import { readChoice } from '../parameters.ts';
import { findSnippet, nearOf, readSearch } from '../search.ts';
import { filterForm } from './form.ts';
import { escapeHtml } from './marks.ts';
import { addressOf, type Page, queryOf, rowsOf, type Visit } from './page.ts';
import { cutOf, pageOfMany } from './paging.ts';

const longestQuestion = 200;
const size = 20;
const kinds = ['item', 'figure', 'decision'];
/** Items, figures and decisions that are ranked at most, but for the last stretch of days begun: the newest that say the words. */
const most = 100_000;
/** Results that are ranked; those after them are only counted. */
const ranked = 200;
/** Items from which on a phrase is not looked for in all texts that have its words. */
const manyItems = 300_000;
/** What can be narrowed to by a click: its name and the filter it sets. */
const facets = [
  { label: 'Council', filter: 'council' },
  { label: 'Committee', filter: 'committee' },
  { label: 'Theme', filter: 'theme' },
  { label: 'Year', filter: 'year' },
  { label: 'Said in', filter: 'kind' },
];
/** Where in an item its words stand, as the last of these counts items too. */
const places: Record<string, string> = { item: 'its text', figure: 'a figure', decision: 'a decision' };

/** `/search`: items, figures and decisions in order of rank, each a link to its highlighted sentence. */
export const search: Page = {
  path: '/search',
  view: 'search',
  section: '/search',
  takes: ['q', 'kind', 'page'],
  async read(visit) {
    const words = (visit.query.get('q') ?? '').trim().slice(0, longestQuestion);
    const kind = readChoice(visit.query, 'kind', kinds);
    const { terms, phrases } = readSearch(words);
    const [meant] = words ? await rowsOf(visit, 'search-terms', { terms, most }) : [];
    const is_narrowed = [kind, ...Object.values(visit.filters)].some(value => value);
    const near = nearOf(String(terms ?? ''), String(meant?.words ?? ''));
    const asked = { ...meant, phrases, near, kind, is_narrowed, ...reachOf(visit, Boolean(phrases)) };
    const [best = [], counts = []] = await Promise.all(
      ['search', 'search-facets'].map(name => (words ? rowsOf(visit, name, asked) : [])),
    );
    const { start } = cutOf(visit, size, ranked);
    const picked = best.slice(start, start + size).map(({ item_no, part }) => `${item_no}:${part}`);
    const rows = picked.length > 0 ? await rowsOf(visit, 'search-shown', { picked: picked.join(' ') }) : [];
    const of = best.length;
    const page = pageOfMany(visit, rows, size, of);
    const found = Number(counts.find(row => row.facet === 'all')?.items ?? 0);
    return {
      title: words ? `Search: ${words}` : 'Search',
      description: 'Search the words of the minutes.',
      words,
      place: kind === null || kind === 'item' ? null : places[kind],
      filters: filterForm(visit, ['council', 'committee', 'theme', 'from', 'to']),
      facets: facetsOf(visit, counts),
      ...page,
      isFull: of >= ranked,
      since: meant?.is_cut ? meant.since : null,
      found,
      isLeast: Boolean(asked.looked) && Boolean(phrases),
      results: page.rows.map(row => resultOf(row, String(meant?.words ?? ''))),
    };
  },
};

/**
 * Gives how many texts are read to rank what was found by how near its words stand, and for a phrase how many to look for
 * it in: where there are millions of items, each is read from another part of the file.
 */
function reachOf({ build }: Visit, isPhrase: boolean): { reach: number; looked: number | null } {
  const items = build.rows.items ?? 0;
  if (isPhrase) return { reach: 1_000, looked: items > manyItems ? 2_000 : null };
  return { reach: Math.max(20, Math.min(ranked, Math.round(1e8 / Math.max(items, 1)))), looked: null };
}

interface Facet {
  label: string;
  options: { text: string; count: number; href: string }[];
}

/** Gives the ways to narrow all that was found, not the results shown alone; those with only one choice are left out. */
function facetsOf(visit: Visit, counts: Row[]): Facet[] {
  const query = { ...queryOf(visit), page: null };
  return facets
    .map(({ label, filter }) => ({
      label,
      options: counts
        .filter(row => row.facet === filter)
        .slice(0, 8)
        .map(({ key, label: text, items }) => ({
          text: filter === 'kind' ? (places[String(key)] ?? String(text)) : String(text),
          count: Number(items),
          href: addressOf('/search', {
            ...query,
            ...(filter === 'year' ? { from: String(key), to: String(key) } : { [filter]: String(key) }),
          }),
        })),
    }))
    .filter(({ options }) => options.length > 1);
}

/** Gives a result with its sentence as HTML and a link that marks the words met there. */
function resultOf(row: Row, words: string): object {
  const { snippet, first } = findSnippet(
    String(row.text ?? ''),
    words,
    Number(row.item_start ?? 0),
    String(row.title ?? ''),
  );
  const met = [...new Set([...snippet.matchAll(/‹([^‹›]{1,60})›/g)].map(([, word]) => word!.toLowerCase()))];
  const place = first >= 0 ? `hit-${row.item_id}-${first}` : String(row.item_id);
  return {
    ...row,
    href: `${addressOf(`/meetings/${row.meeting_id}`, { q: met.join(' ') })}#${place}`,
    snippet_html: escapeHtml(snippet)
      .replaceAll('‹', '<mark class="mw-mark--hit">')
      .replaceAll('›', '</mark>'),
  };
}
