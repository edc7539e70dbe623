import type { Row } from '../api.ts';
import { findSnippet, readSearch } from '../search.ts';
import { filterForm } from './form.ts';
import { escapeHtml } from './marks.ts';
import { addressOf, groupBy, type Page, queryOf, rowsOf, type Visit } from './page.ts';
import { pageOf } from './paging.ts';

const longestQuestion = 200;
/** What can be narrowed to by a click: its name, the filter it sets, the column of its key and of its words. */
const facets = [
  { label: 'Council', filter: 'council', key: 'council_id', text: 'council_name' },
  { label: 'Committee', filter: 'committee', key: 'committee_id', text: 'committee' },
  { label: 'Year', filter: 'year', key: 'year', text: 'year' },
  { label: 'Kind', filter: 'kind', key: 'kind', text: 'kind' },
];

/** `/search`: items, figures and decisions in order of rank, each a link to its highlighted sentence. */
export const search: Page = {
  path: '/search',
  view: 'search',
  section: '/search',
  takes: ['q', 'kind', 'page'],
  async read(visit) {
    const words = (visit.query.get('q') ?? '').trim().slice(0, longestQuestion);
    const kind = visit.query.get('kind') || null;
    const found = words ? await rowsOf(visit, 'search', { ...readSearch(words), kind }) : [];
    const rows = found.map(row => ({ ...row, year: String(row.meeting_date ?? '').slice(0, 4) }));
    const page = pageOf(visit, rows, 20);
    return {
      title: words ? `Search: ${words}` : 'Search',
      description: 'Search the words of the minutes.',
      words,
      filters: filterForm(visit, ['council', 'committee', 'theme', 'from', 'to']),
      facets: facetsOf(visit, rows),
      ...page,
      isFull: rows.length >= 200,
      results: page.rows.map(resultOf),
    };
  },
};

interface Facet {
  label: string;
  options: { text: string; count: number; href: string }[];
}

/** Gives the ways to narrow the results, those with only one choice left out. */
function facetsOf(visit: Visit, rows: Row[]): Facet[] {
  const query = { ...queryOf(visit), page: null };
  return facets
    .map(({ label, filter, key, text }) => ({
      label,
      options: [...groupBy(rows, key)]
        .filter(([value]) => value !== '')
        .map(([value, found]) => ({
          text: String(found[0]?.[text] ?? value),
          count: found.length,
          href: addressOf('/search', {
            ...query,
            ...(filter === 'year' ? { from: value, to: value } : { [filter]: value }),
          }),
        }))
        .sort((a, b) => b.count - a.count)
        .slice(0, 8),
    }))
    .filter(({ options }) => options.length > 1);
}

/** Gives a result with its sentence as HTML and a link that marks the words met there. */
function resultOf(row: Row): object {
  const { snippet, first } = findSnippet(
    String(row.text ?? ''),
    String(row.words ?? ''),
    Number(row.item_start ?? 0),
    String(row.title ?? ''),
  );
  const met = [...new Set([...snippet.matchAll(/‹([^›]{1,60})›/g)].map(([, word]) => word!.toLowerCase()))];
  const place = first >= 0 ? `hit-${row.item_id}-${first}` : String(row.item_id);
  return {
    ...row,
    href: `${addressOf(`/meetings/${row.meeting_id}`, { q: met.join(' ') })}#${place}`,
    snippet_html: escapeHtml(snippet)
      .replaceAll('‹', '<mark class="mw-mark--hit">')
      .replaceAll('›', '</mark>'),
  };
}
