import type { Cell, ChartLinks, Column, Filters, Row } from '../api.ts';
import type { DrawnChart } from '../context.ts';
import { addressOf, queryOf, type Visit } from './page.ts';
import { formatDay } from './words.ts';

/** A chart as `views/parts/chart.njk` shows it. */
export interface ShownChart extends DrawnChart {
  /** Widths the two pictures were drawn at. */
  wide: number;
  slim: number;
  /** The picture for phones. */
  narrow: string;
  /** The columns of its table; `long` ones hold sentences. */
  shown: { label: string; numeric: boolean; long: boolean }[];
  cells: ShownCell[][];
  caveats: string[];
  /** Whether a period can be chosen on it. */
  isOverTime: boolean;
  citation: string;
  embed: string;
}

export interface ShownCell {
  text: string;
  numeric: boolean;
  /** What it sorts by, where that is not its text. */
  value?: Cell;
  href?: string;
}

/** The formats offered under a chart, in order. */
export const formats: { key: keyof ChartLinks; label: string; hint: string; download: boolean }[] = [
  { key: 'xlsx', label: 'Excel', hint: 'with a sheet of notes', download: true },
  { key: 'csv-metadata.json', label: 'CSVW', hint: 'what each column of the CSV means', download: true },
  { key: 'json', label: 'JSON', hint: 'rows with their source', download: false },
  { key: 'arrow', label: 'Arrow', hint: 'for notebooks', download: true },
  { key: 'parquet', label: 'Parquet', hint: 'for databases', download: true },
  { key: 'svg', label: 'SVG', hint: 'picture that can be edited', download: true },
  { key: 'png', label: 'PNG', hint: 'picture with title, source and date', download: true },
  { key: 'vl.json', label: 'Vega-Lite', hint: 'specification of the chart', download: false },
];

/** How wide the picture is drawn in a place of a page, in CSS pixels. */
export const widths = { page: 860, column: 520, phone: 330 };

/** Draws a chart for a page, wide and for phones; the table under it holds at most `most` rows. */
export async function drawChart(
  visit: Visit,
  name: string,
  options: { wide?: number; most?: number; filters?: Filters } = {},
): Promise<ShownChart> {
  const { context, build } = visit;
  const { wide = widths.page, most = 60 } = options;
  const look = visit.picks.length > 0 ? { pick: visit.picks } : {};
  const filters = options.filters ?? visit.filters;
  const [chart, phone] = await Promise.all([
    context.charts.draw(build, name, filters, { width: wide, ...look }),
    context.charts.draw(build, name, filters, { width: widths.phone, ...look }),
  ]);
  const hidden = context.catalogue.charts.get(name)?.hidden ?? [];
  const columns = chart.columns.filter(column => isShown(column) && !hidden.includes(column.name));
  const cells = chart.rows.slice(0, most).map(row => cellsOf(row, columns));
  return {
    ...chart,
    links: linksWith(chart.links, visit.picks),
    wide,
    slim: widths.phone,
    narrow: phone.svg,
    folded: phone.folded,
    shown: columns.map((column, index) => ({
      label: labelOf(column),
      numeric: isNumeric(column),
      long: cells.some(row => (row[index]?.text.length ?? 0) > longCell),
    })),
    cells,
    caveats: caveatsOf(chart.rows),
    isOverTime: isOverTime(visit, name),
    citation: citationOf(visit, chart),
    embed: embedOf(visit, chart),
  };
}

/** Draws the charts that `pages.json` names for a page, in order. */
export async function drawCharts(visit: Visit, page: string, wide?: number): Promise<ShownChart[]> {
  const names = visit.context.catalogue.pages[page]?.charts ?? [];
  return Promise.all(names.map(name => drawChart(visit, name, wide ? { wide } : {})));
}

/** What is picked goes with a chart wherever it is looked at; its rows are the same. */
function linksWith(links: ChartLinks, picks: string[]): ChartLinks {
  if (picks.length === 0) return links;
  const looked = ['page', 'svg', 'png', 'vl.json'];
  const pick = `pick=${encodeURIComponent(picks.join())}`;
  return Object.fromEntries(
    Object.entries(links).map(([name, href]) => [
      name,
      looked.includes(name) ? `${href}${href.includes('?') ? '&' : '?'}${pick}` : href,
    ]),
  ) as ChartLinks;
}

function isOverTime({ context }: Visit, name: string): boolean {
  const meta = context.catalogue.charts.get(name)?.spec.usermeta as { period?: object } | undefined;
  return meta?.period !== undefined;
}

/** A cell of more characters than this wants a wide column. */
const longCell = 40;

function isShown({ name }: Column): boolean {
  return name !== 'href' && !name.endsWith('_href') && !/(^|_)(id|sort|order|position)$/.test(name);
}

function isNumeric({ type }: Column): boolean {
  return type === 'integer' || type === 'double';
}

/** Gives a column's heading: its name as words. */
export function labelOf({ name }: { name: string }): string {
  const words = name
    .replace(/^is_/, '')
    .replaceAll('_', ' ')
    .replace(/\bla\b/g, 'LA');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function cellsOf(row: Row, columns: Column[]): ShownCell[] {
  const linked = columns.find(({ name, type }) => type === 'varchar' && !/^council/.test(name)) ?? columns[0];
  return columns.map(column => {
    const cell = cellOf(row[column.name] ?? null, column);
    return column === linked && typeof row.href === 'string' && cell.text
      ? { ...cell, href: row.href }
      : cell;
  });
}

function cellOf(value: Cell, column: Column): ShownCell {
  if (value === null) return { text: '', numeric: isNumeric(column) };
  if (column.type === 'date') return { text: formatDay(value), numeric: false, value };
  if (typeof value === 'boolean') return { text: value ? 'yes' : 'no', numeric: false };
  if (Array.isArray(value)) return { text: value.join(', '), numeric: false };
  if (typeof value === 'string') return { text: value, numeric: false };
  const isYear = column.type === 'integer' && /(^|_)year$/.test(column.name);
  const text = isYear ? String(value) : number.format(value);
  return { text, numeric: true, value };
}

const number = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 3 });

/** Sentences that hold of rows stay as they are; kinds of doubt about single rows are told together. */
function caveatsOf(rows: Row[]): string[] {
  const filled = (cells: unknown[]) =>
    [...new Set(cells.flat())].filter(one => typeof one === 'string' && one !== '').slice(0, 3) as string[];
  const kinds = filled(rows.map(row => row.caveats));
  const told = kinds.length > 0 ? [`Caveats in some rows: ${kinds.join(', ')}`] : [];
  return [...filled(rows.map(row => row.caveat)), ...told];
}

function citationOf(visit: Visit, chart: DrawnChart): string {
  const built = formatDay(chart.built_at);
  return `Minutewise, “${chart.title}”, data built ${built} (${chart.build}), ${visit.site}${chart.links.page}. Source: ${chart.source}.`;
}

function embedOf(visit: Visit, chart: DrawnChart): string {
  const source = `${visit.site}${addressOf(`/embed/${chart.name}`, pick(queryOf(visit), [...Object.keys(chart.applied), 'pick']))}`;
  const title = chart.title.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return `<iframe src="${source}" title="${title}" width="100%" height="560" loading="lazy"></iframe>`;
}

function pick(values: Record<string, string>, names: string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)));
}
