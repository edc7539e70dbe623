import type { Row } from '../api.ts';
import { wordsOfKept } from '../charts/fewer.ts';
import { drawCharts, formats, widths } from './drawn.ts';
import { filterForm } from './form.ts';
import { beginningOf } from './item.ts';
import type { PageModel, Visit } from './page.ts';
import { fewRowsOf, groupBy, manyRowsOf, type Page, rowsOf } from './page.ts';
import { cutOf, pageOfMany } from './paging.ts';

const size = 20;

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
  const [{ rows: shares, kept }, charts] = await Promise.all([
    fewRowsOf(visit, 'theme-shares'),
    drawCharts(visit, 'themes'),
  ]);
  const rows = comparisonOf(shares);
  const [widest] = rows;
  return {
    title: 'Themes',
    description: 'What the committees talk about, as a share of their items of substance.',
    filters: filterForm(visit, ['council', 'committee', 'theme', 'from', 'to']),
    councils:
      rows[0]?.cells.map(({ council, council_name, of_items }) => ({ council, council_name, of_items })) ??
      [],
    rows,
    fewer: kept && wordsOfKept(kept),
    widest: widest && widest.gap > 0 ? listedOf(widest) : null,
    charts,
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

/** Gives a theme with the cells of the councils compared here alone. */
export function listedOf(row: ThemeRow): ThemeRow {
  return { ...row, cells: row.cells.filter(({ is_listed }) => is_listed) };
}

async function readTheme(visit: Visit, theme: string): Promise<PageModel> {
  const [{ found, counts, items, of }, { rows: shares }, charts] = await Promise.all([
    readRows(visit, theme),
    fewRowsOf(visit, 'theme-shares'),
    drawCharts(visit, 'theme', widths.page),
  ]);
  const label = String(found.theme[0]?.label ?? theme);
  const about = shares.filter(row => row.theme_id === theme || row.parent_id === theme);
  return {
    title: label,
    theme: found.theme[0],
    filters: filterForm(visit, ['theme', 'council', 'committee', 'from', 'to']),
    counts: counts.map(row => ({ ...row, name: row.council_name, of: itemsOf(about, row) })),
    deciding: found['theme-words'],
    ...pageOfMany(
      visit,
      items.map(item => ({ ...item, beginning: beginningOf(item) })),
      size,
      of,
    ),
    indicators: found['theme-indicators'],
    decisions: found['theme-decisions'],
    figures: found.figures,
    charts,
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

/** Gives how many items of substance a council has in the same years; null for a theme of procedure. */
function itemsOf(shares: Row[], { council_name, items }: Row): number | null {
  const of = Number(shares.find(row => row.council_name === council_name)?.of_items ?? 0);
  return of >= Number(items) ? of : null;
}

async function readRows(visit: Visit, theme: string) {
  const found = await manyRowsOf(
    visit,
    ['theme', 'theme-counts', 'theme-words', 'theme-indicators', 'theme-decisions', 'figures'],
    { theme, sure: 0.9, start: 0, size: 8 },
  );
  const counts = found['theme-counts'];
  const of = counts.reduce((total, row) => total + Number(row.items), 0);
  const items = await rowsOf(visit, 'theme-items', { theme, ...cutOf(visit, size, of) });
  return { found, counts, items, of };
}
