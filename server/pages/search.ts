import type { Row } from '../api.ts';
import { findSnippet, readSearch } from '../search.ts';
import { filterForm } from './form.ts';
import { escapeHtml } from './marks.ts';
import { addressOf, groupBy, type Page, queryOf, rowsOf, type Visit } from './page.ts';
import { pageOf } from './paging.ts';

/** `/search`: items, quotes and decisions in order of rank, each a link to its sentence. */
export const search: Page = {
  path: '/search',
  view: 'search',
  section: '/search',
  takes: ['q', 'kind', 'page'],
  async read(visit) {
    const words = visit.query.get('q')?.trim().slice(0, 200) ?? '';
    const rows = words ? await rowsOf(visit, 'search', readSearch(words)) : [];
    return {
      title: words ? `Search: ${words}` : 'Search',
      description: 'Search the words of the minutes.',
      words,
      filters: filterForm(visit, ['council', 'committee', 'theme', 'from', 'to']),
      facets: facetsOf(visit, rows),
      ...withSnippets(pageOf(visit, rows, 20), words),
    };
  },
};

function facetsOf(
  visit: Visit,
  rows: Row[],
): { label: string; options: { text: string; count: number; href: string }[] }[] {
  const query = queryOf(visit);
  const facet = (label: string, filter: string, key: string, text: string) => ({
    label,
    options: [...groupBy(rows, key)]
      .filter(([value]) => value !== '')
      .map(([value, found]) => ({
        text: String(found[0]?.[text] ?? value),
        count: found.length,
        href: addressOf('/search', { ...query, [filter]: value, page: null }),
      }))
      .sort((a, b) => b.count - a.count),
  });
  return [facet('Council', 'council', 'council_id', 'council_name')].filter(one => one.options.length > 1);
}

/** Gives the rows of one page with their snippet, and a link to the first word met in it. */
function withSnippets<Shown extends { rows: Row[] }>(page: Shown, words: string): Shown {
  const query = new URLSearchParams({ q: words });
  const literal = words.toLowerCase().match(/[\p{L}\p{N}]{3,40}/gu) ?? [];
  const rows = page.rows.map(row => {
    const { snippet, first } = findSnippet(
      String(row.text ?? ''),
      String(row.words ?? ''),
      Number(row.item_start),
    );
    const text = String(row.text ?? '').toLowerCase();
    const isMarked = first >= 0 && literal.some(word => text.startsWith(word, first));
    const anchor =
      row.kind !== 'item' ? row.source_id : isMarked ? `hit-${row.item_id}-${first}` : row.item_id;
    const snippet_html = escapeHtml(snippet)
      .replaceAll('‹', '<mark class="mw-mark--hit">')
      .replaceAll('›', '</mark>');
    return { ...row, snippet_html, href: `/meetings/${row.meeting_id}?${query}#${anchor}` };
  });
  return { ...page, rows };
}
