import type { Filters } from './api.ts';
import { createCache } from './cache.ts';
import { linksOf, summarize } from './catalogue/summary.ts';
import type { Shown } from './charts/fewer.ts';
import { asShown, fewerSql, readLimit, showFewer, wordsOfKept } from './charts/fewer.ts';
import type {
  Build,
  Catalogue,
  Chart,
  Charts,
  DrawnChart,
  Look,
  RunOptions,
  Table,
  Values,
} from './context.ts';
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
      const ask = async (signal: AbortSignal) => {
        const options = { limit: readLimit, signal };
        const fewer = fewerSql(chart, build, catalogue.theme);
        const { rows } = await runForPage(build, fewer ?? chart.sql, applied, options);
        return { columns: chart.columns, ...(fewer ? asShown : showFewer)(rows, catalogue.theme) };
      };
      const one = JSON.stringify([keyOf(build), name, applied]);
      return drawn.remember(
        key,
        leaving => draw(catalogue, chart, build, () => shown.remember(one, ask, leaving), applied, look),
        build.leaving,
      );
    },
    query: (build, name, values = {}) => {
      const query = catalogue.queries.get(name);
      if (!query) throw new Error(`unknown query: pages/${name}`);
      return tables.remember(
        JSON.stringify([keyOf(build), name, values]),
        signal => runForPage(build, query.sql, values, { signal }),
        build.leaving,
      );
    },
  };
}

/** Gives the chart of that name; throws 404. */
export function findChart(catalogue: Catalogue, name: string): Chart {
  const chart = catalogue.charts.get(name);
  if (!chart) throw unknown('chart', name);
  return chart;
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
  return {
    ...summarize(chart, applied),
    build: build.id,
    built_at: build.built_at,
    applied,
    rows,
    svg: await drawAside(pick.length > 0 ? { ...chart, picks: pick } : chart, rows, catalogue.theme, width),
    emptyReason: rows.length === 0 ? none : null,
    fewer: table?.kept ? wordsOfKept(table.kept) : null,
    sql: chart.sql,
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
