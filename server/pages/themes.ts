import type { Row } from '../api.ts';
import { drawCharts, formats, widths } from './drawn.ts';
import { filterForm } from './form.ts';
import { beginningOf } from './item.ts';
import type { PageModel, Visit } from './page.ts';
import { groupBy, manyRowsOf, type Page, rowsOf } from './page.ts';
import { pageOf } from './paging.ts';

/** `/themes`: what each council talks about; with `theme`, one theme with its items, words, figures and decisions. */
export const themes: Page = {
  path: '/themes',
  view: 'themes',
  section: '/themes',
  takes: ['page'],
  async read(visit) {
    return visit.filters.theme ? readTheme(visit, visit.filters.theme) : readAll(visit);
  },
};

async function readAll(visit: Visit): Promise<PageModel> {
  const shares = await rowsOf(visit, 'theme-shares');
  const rows = comparisonOf(shares);
  const [widest] = rows;
  return {
    title: 'Themes',
    description: 'What the committees talk about, as a share of their substantive items.',
    filters: filterForm(visit, ['council', 'committee', 'theme', 'from', 'to']),
    councils:
      rows[0]?.cells.map(({ council, council_name, of_items }) => ({ council, council_name, of_items })) ??
      [],
    rows,
    widest: widest && widest.gap > 0 ? widest : null,
    charts: await drawCharts(visit, 'themes'),
    formats,
  };
}

/** A theme with a cell a council. */
export interface ThemeRow {
  label: string;
  topic: string;
  definition: string;
  theme_id: string;
  cells: Row[];
  /** How many percentage points lie between the shares of the councils compared here. */
  gap: number;
}

/** Gives a row a theme with a cell a council, those they differ on most first. */
export function comparisonOf(shares: Row[]): ThemeRow[] {
  return [...groupBy(shares, 'theme_id').values()]
    .map(cells => {
      const listed = cells.filter(({ is_listed }) => is_listed);
      const values = listed.map(cell => Number(cell.share));
      const [first] = cells;
      return {
        label: String(first?.label),
        topic: String(first?.topic),
        definition: String(first?.definition ?? ''),
        theme_id: String(first?.theme_id),
        cells,
        gap: values.length > 1 ? Math.round(10 * (Math.max(...values) - Math.min(...values))) / 10 : 0,
      };
    })
    .filter(row => row.cells.some(cell => Number(cell.items) > 0))
    .sort((a, b) => b.gap - a.gap || a.label.localeCompare(b.label, 'en-GB'));
}

async function readTheme(visit: Visit, theme: string): Promise<PageModel> {
  const found = await manyRowsOf(
    visit,
    ['theme', 'theme-items', 'theme-indicators', 'theme-decisions', 'figures'],
    { theme },
  );
  const items = found['theme-items'];
  const label = String(found.theme[0]?.label ?? theme);
  return {
    title: label,
    theme: found.theme[0],
    filters: filterForm(visit, ['theme', 'council', 'committee', 'from', 'to']),
    counts: [...groupBy(items, 'council_name')].map(([name, rows]) => ({
      name,
      council: rows[0]?.council,
      items: rows.length,
    })),
    deciding: wordsOf(items),
    ...pageOf(
      visit,
      items.map(item => ({ ...item, beginning: beginningOf(item) })),
      20,
    ),
    indicators: found['theme-indicators'],
    decisions: found['theme-decisions'],
    figures: found.figures.filter(row => Number(row.confidence) >= 0.9).slice(0, 8),
    charts: await drawCharts(visit, 'theme', widths.page),
    formats,
    feeds: [
      {
        href: `/feeds/theme/${theme}.atom`,
        title: `Minutewise: ${label}`,
        label: `Follow ${label.toLowerCase()}`,
      },
    ],
  };
}

/** Gives the words that decided most often, at most 24. */
function wordsOf(items: Row[]): { word: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { terms } of items) {
    for (const word of new Set(Array.isArray(terms) ? terms : []))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts]
    .map(([word, count]) => ({ word, count }))
    .sort((a, b) => b.count - a.count || a.word.localeCompare(b.word))
    .slice(0, 24);
}
