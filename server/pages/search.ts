import type { Row } from '../api.ts';
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
    const rows = words ? await rowsOf(visit, 'search', { q: words, words }) : [];
    return {
      title: words ? `Search: ${words}` : 'Search',
      description: 'Search the words of the minutes.',
      words,
      filters: filterForm(visit, ['council', 'committee', 'theme', 'from', 'to']),
      facets: facetsOf(visit, rows),
      ...pageOf(
        visit,
        rows.map(row => ({ ...row, snippet_html: snippetOf(row) })),
        20,
      ),
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

/** Gives the snippet with the words between ‹ and › marked. */
function snippetOf(row: Row): string {
  return escapeHtml(String(row.snippet ?? ''))
    .replaceAll('‹', '<mark class="mw-mark--hit">')
    .replaceAll('›', '</mark>');
}
