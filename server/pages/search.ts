import type { Row } from '../api.ts';
import { readChoice } from '../parameters.ts';
import { findSnippet, readSearch } from '../search.ts';
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
    const asked = { ...meant, phrases, kind, is_narrowed };
    const cut = cutOf(visit, size, ranked);
    const [rows, counts] = await Promise.all(
      [{ name: 'search', ...cut }, { name: 'search-facets' }].map(({ name, ...more }) =>
        words ? rowsOf(visit, name, { ...asked, ...more }) : [],
      ),
    );
    const of = Number(rows?.[0]?.of_results ?? 0);
    const page = pageOfMany(visit, rows ?? [], size, of);
    return {
      title: words ? `Search: ${words}` : 'Search',
      description: 'Search the words of the minutes.',
      words,
      place: kind === null || kind === 'item' ? null : places[kind],
      filters: filterForm(visit, ['council', 'committee', 'theme', 'from', 'to']),
      facets: facetsOf(visit, counts ?? []),
      ...page,
      isFull: of >= ranked,
      since: meant?.is_cut ? meant.since : null,
      found: Number(counts?.find(row => row.facet === 'all')?.items ?? 0),
      results: page.rows.map(row => resultOf(row, String(meant?.words ?? ''))),
    };
  },
};

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
