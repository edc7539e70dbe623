import type { Filters } from './api.ts';
import { createCache } from './cache.ts';
import { linksOf, summarize } from './catalogue/summary.ts';
import type { Shown } from './charts/fewer.ts';
import { fewerSql, nameCouncils, readLimit, showFewer, wordsOfKept } from './charts/fewer.ts';
import { subtitleOf } from './charts/title.ts';
import type {
  Build,
  Catalogue,
  Chart,
  Charts,
  DrawnChart,
  Look,
  PageQuery,
  RunOptions,
  Table,
  Values,
} from './context.ts';
import { foldPanels, wordsOfFolded } from './draw/fold.ts';
import { calmRows } from './draw/markup.ts';
import { drawAside } from './draw/thread.ts';
import { Problem, unknown } from './errors.ts';
import { applicable } from './parameters.ts';

/** Gives the charts of a catalogue for pages; pictures and page queries are kept within `bytes`. */
export function createCharts(catalogue: Catalogue, bytes: number): Charts {
  const drawn = createCache<DrawnChart>(bytes / 2, chart => chart.svg.length + sizeOf(chart));
  const shown = createCache<Shown & Table>(bytes / 4, sizeOf);
  const tables = createCache<Table>(bytes / 2, sizeOf);
  return {
    links: (name, filters) => linksOf(findChart(catalogue, name), filters),
    draw: (build, name, filters, look = {}) => {
      const chart = findChart(catalogue, name);
      const applied = applicable(filters, chart.parameters);
      const key = JSON.stringify([keyOf(build), name, applied, look]);
      // The pictures for wide and for narrow screens are drawn from one answer.
      const ask = (signal: AbortSignal) =>
        readShown(catalogue, chart, build, applied, { limit: readLimit, signal });
      const one = JSON.stringify([keyOf(build), name, applied]);
      return drawn.remember(
        key,
        leaving => draw(catalogue, chart, build, () => shown.remember(one, ask, leaving), applied, look),
        build.leaving,
      );
    },
    query: (build, name, values = {}) =>
      tables.remember(
        JSON.stringify([keyOf(build), name, values]),
        signal => runForPage(build, findQuery(catalogue, name).sql, values, { signal }),
        build.leaving,
      ),
    few: (build, name, values = {}) =>
      shown.remember(
        JSON.stringify([keyOf(build), 'pages', name, values]),
        signal => readShown(catalogue, findQuery(catalogue, name), build, values, { signal }),
        build.leaving,
      ),
  };
}

/** Gives the chart of that name; throws 404. */
export function findChart(catalogue: Catalogue, name: string): Chart {
  const chart = catalogue.charts.get(name);
  if (!chart) throw unknown('chart', name);
  return chart;
}

function findQuery(catalogue: Catalogue, name: string): PageQuery {
  const query = catalogue.queries.get(name);
  if (!query) throw new Error(`unknown query: pages/${name}`);
  return query;
}

/** Gives the rows of the councils that a page has room for; those of others are not even worked out where it can be helped. */
async function readShown(
  { theme }: Catalogue,
  query: PageQuery,
  build: Build,
  values: Values,
  options: RunOptions,
): Promise<Shown & Table> {
  const read = async (sql: string) => (await runForPage(build, sql, values, options)).rows;
  const fewer = fewerSql(query, build, theme, values);
  const some = fewer ? await read(fewer) : [];
  const isSome = nameCouncils(some);
  const rows = isSome ? some : await read(query.sql);
  const total = isSome ? build.known.council.size : undefined;
  return { columns: query.columns, ...showFewer(rows, theme, build, total) };
}

/** Gives what tells one build's answers from another's. */
export function keyOf(build: Pick<Build, 'id' | 'built_at'>): string {
  return `${build.id} ${build.built_at}`;
}

async function draw(
  catalogue: Catalogue,
  chart: Chart,
  build: Build,
  read: () => Promise<Shown>,
  applied: Filters,
  { width = 640, pick = [] }: Look,
): Promise<DrawnChart> {
  const table = await read().catch(forgiveLength);
  const rows = table?.rows ?? [];
  const none = table ? chart.empty : manyMarks;
  const folded = foldPanels(chart.spec, rows, width);
  const picked = pick.length > 0 ? { ...chart, picks: pick } : chart;
  return {
    ...summarize(chart, applied),
    subtitle: subtitleOf(chart, rows),
    build: build.id,
    built_at: build.built_at,
    applied,
    rows,
    svg: await drawAside(picked, folded?.rows ?? rows, catalogue.theme, width),
    emptyReason: rows.length === 0 ? none : null,
    fewer: table?.kept ? wordsOfKept(table.kept) : null,
    folded: folded ? wordsOfFolded(folded) : null,
    sql: chart.written,
  };
}

const manyMarks =
  'There is more than a picture can show. Choose a council, a theme or fewer years; the downloads hold all of it.';

function forgiveLength(error: unknown): null {
  if (error instanceof Problem && error.status === 422) return null;
  throw error;
}

/** Pages show minutes beside words of their own, which a mark in the minutes must not turn around. */
async function runForPage(build: Build, sql: string, values: Values, options: RunOptions): Promise<Table> {
  const { columns, rows } = await build.run(sql, values, options);
  return { columns, rows: calmRows(rows) };
}

/** Gives roughly the bytes that rows take in memory. */
function sizeOf({ columns, rows }: Table): number {
  const texts = columns.filter(({ type }) => type !== 'integer' && type !== 'double').map(({ name }) => name);
  let bytes = 500 + rows.length * columns.length * 16;
  for (const row of rows) for (const name of texts) bytes += String(row[name] ?? '').length * 2;
  return bytes;
}
