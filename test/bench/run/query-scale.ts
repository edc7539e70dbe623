import { existsSync } from 'node:fs';
import { copyFile, readFile, stat } from 'node:fs/promises';
import { Agent } from 'node:http';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { finish, start } from '../command.ts';
import { type Comparison, quantile, type Result, type Setting, time } from '../measure.ts';
import { digits, drawBars } from '../report.ts';
import { grow } from '../scale/grow.ts';
import { type Asked, askPages } from '../scale/queries.ts';
import { ask, serve } from '../site.ts';

const QUERIES = new URL('../../../queries/', import.meta.url);
const PAGES = [
  '/',
  '/themes',
  '/themes?theme=send',
  '/compare',
  '/figures',
  '/decisions',
  '/meetings',
  '/sources',
  '/search?q=children',
  '/figures?words=children',
];
const most = 200;
const PORT = 3160;

/** One size: how long the charts take run directly and through the server, and the pages. */
interface Size {
  items: number;
  bytes: number;
  charts: { name: string; ours: number[]; against: number[] }[];
  pages: { path: string; took: number[] }[];
  queries: Asked[];
}

/** Every chart and page over 100 thousand, a million and ten million items, with twice as many figures; a size that was made before is taken. */
export async function benchmark({ folder, scale, say }: Setting): Promise<Result> {
  const base = join(folder, 'base.duckdb');
  await finish(start('etl/main.ts', ['--db', base, '--full', '--quiet']));
  const sizes: Size[] = [];
  for (const items of [100_000, 1_000_000, 10_000_000].map(count => Math.round((count * scale) / 20) * 20)) {
    const db = join(folder, `scale-${items}.duckdb`);
    if (!existsSync(db)) {
      await copyFile(base, db);
      const took = await time(() => grow(db, items, say));
      say(`${items} items made in ${(took / 1000).toFixed(0)} s`);
    }
    sizes.push(await measureSize(db, items));
  }
  const largest = sizes.at(-1);
  const total = (size: Size | undefined, side: 'ours' | 'against') =>
    [0, 1, 2].map(at => (size?.charts ?? []).reduce((sum, chart) => sum + (chart[side][at] ?? 0), 0));
  const comparisons: Comparison[] = sizes.map(size => ({
    what: `all ${size.charts.length} charts at ${size.items.toLocaleString('en-GB')} items`,
    ours: 'through the server, its cache off',
    against: 'the same SQL run directly',
    unit: 'ms',
    samples: { ours: total(size, 'ours'), against: total(size, 'against') },
    better: 'less',
    wanted: 1.3,
  }));
  const slow = (largest?.queries ?? []).filter(({ took }) => quantile(took, 0.5) > most);
  return {
    title: 'Charts and pages at scale',
    method:
      'Items and figures are made in SQL (`test/bench/scale/`) beside the seeds, and settled by the build’s own SQL; 400 councils, 800 committees, 24 years, texts of some ten words with two figures an item. Each chart is asked for with no filter (with one council where four hundred are more than it shows), its JSON by HTTP on the loopback with every cache off, against DuckDB running its SQL in this process and giving JSON; the sum over all charts is compared. A query behind a page runs in this process, and its time is the processor’s, that of all cores added up, so that others on the machine do not count: with no filter, then with one council, theme, indicator or word, as far as it takes them. Search has its index at every size; of a word that very many say the last 100,000 items, figures and decisions are looked through (in one council three million of all), and the page says since when. A page is the whole page by the clock, made anew, pictures and all.',
    comparisons,
    trials: [
      {
        what: `${largest?.queries.length} questions behind pages under ${most} ms of the processor at ${largest?.items.toLocaleString('en-GB')} items`,
        outcome:
          slow.length === 0
            ? 'all of them'
            : slow
                .map(({ name, asked, took }) => `${name} (${asked}) ${digits(quantile(took, 0.5))} ms`)
                .join(', '),
        isGood: slow.length === 0,
      },
    ],
    extra: growth(sizes),
  };
}

async function measureSize(db: string, items: number): Promise<Size> {
  const site = await serve('server/main.ts', PORT, {
    DATABASE: db,
    CACHE_BYTES: '0',
    QUERY_TIMEOUT: '100000',
  });
  // Between two questions a query runs in this process, longer than a server keeps a silent connection open.
  const agent = new Agent({ keepAlive: false });
  const instance = await DuckDBInstance.create(db, { access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  const size: Size = { items, bytes: (await stat(db)).size, charts: [], pages: [], queries: [] };
  try {
    const list = JSON.parse((await ask(`${site.address}/charts.json`, agent)).body.toString()) as unknown;
    for (const name of namesIn(list)) {
      const sql = await readFile(new URL(`${name}.sql`, QUERIES), 'utf8');
      const council = await councilFor(`${site.address}/charts/${name}.json`, agent);
      const chart = {
        name: council === null ? name : `${name} of one council`,
        ours: [] as number[],
        against: [] as number[],
      };
      const url = `${site.address}/charts/${name}.json${council === null ? '' : `?council=${council}`}`;
      for (let round = 0; round < 4; round++) {
        const ours = await time(() => expectGood(url, agent));
        const against = await time(() => runDirectly(connection, sql, council));
        if (round > 0) {
          chart.ours.push(ours);
          chart.against.push(against);
        }
      }
      size.charts.push(chart);
    }
    size.queries = await askPages(connection);
    for (const page of PAGES) {
      const council = await councilFor(`${site.address}${page}`, agent);
      const path = council === null ? page : `${page}${page.includes('?') ? '&' : '?'}council=${council}`;
      const took: number[] = [];
      for (let round = 0; round < 4; round++)
        took.push(await time(() => expectGood(`${site.address}${path}`, agent)));
      size.pages.push({ path, took: took.slice(1) });
    }
  } finally {
    agent.destroy();
    connection.closeSync();
    instance.closeSync();
    await site.stop();
  }
  return size;
}

function namesIn(list: unknown): string[] {
  const charts = Array.isArray(list) ? list : ((list as { charts?: unknown[] }).charts ?? []);
  return charts.map(chart => String((chart as { name: string }).name));
}

/** An answer for four hundred councils at once may be more than a page can hold: then one council is asked for. */
async function councilFor(url: string, agent: Agent): Promise<string | null> {
  return (await ask(url, agent)).status === 422 ? 'b200' : null;
}

async function expectGood(url: string, agent: Agent): Promise<void> {
  const { status, body } = await ask(url, agent);
  if (status !== 200) throw new Error(`${url}: ${status} ${body.toString().slice(0, 200)}`);
}

async function runDirectly(
  connection: DuckDBConnection,
  sql: string,
  council: string | null,
): Promise<string> {
  const statement = await connection.prepare(sql);
  for (let index = 1; index <= statement.parameterCount; index++) {
    if (council !== null && statement.parameterName(index) === 'council')
      statement.bindVarchar(index, council);
    else statement.bindNull(index);
  }
  const rows = (await statement.runAndReadAll()).getRowObjectsJson();
  statement.destroySync();
  return JSON.stringify(rows);
}

function growth(sizes: Size[]): string {
  const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
  const worst = (all: { label: string; took: number }[]) =>
    all.reduce((slowest, one) => (one.took > slowest.took ? one : slowest), { label: 'none', took: 0 });
  const rows = sizes.map(({ items, bytes, charts, pages, queries }) => {
    const medians = charts.map(({ name, ours }) => ({ label: name, took: quantile(ours, 0.5) }));
    const shown = [
      worst(medians),
      worst(
        queries.map(({ name, asked, took }) => ({ label: `${name} (${asked})`, took: quantile(took, 0.5) })),
      ),
      worst(pages.map(({ path, took }) => ({ label: path, took: quantile(took, 0.5) }))),
    ];
    return [
      '',
      items.toLocaleString('en-GB'),
      (2 * items).toLocaleString('en-GB'),
      `${digits(bytes / 1e6)} MB`,
      `${digits(sum(medians.map(({ took }) => took)))} ms`,
      ...shown.map(({ label, took }) => `${label} ${digits(took)} ms`),
      '',
    ]
      .join(' | ')
      .trim();
  });
  const total = (size: Size, side: 'ours' | 'against') =>
    sum(size.charts.map(chart => quantile(chart[side], 0.5)));
  return [
    '| items | figures | file | all charts | slowest chart | slowest query of a page | slowest page |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
    drawBars(
      [
        { title: 'all charts through the server', take: (size: Size) => total(size, 'ours') },
        { title: 'the same SQL run directly', take: (size: Size) => total(size, 'against') },
        { title: 'slowest query of a page', take: slowestQuery },
      ].map(({ title, take }) => ({
        title,
        bars: sizes.map(size => ({ label: size.items.toLocaleString('en-GB'), value: take(size) })),
      })),
      'ms',
    ),
    '',
    `| page | ${sizes.map(({ items }) => `${items.toLocaleString('en-GB')} items`).join(' | ')} |`,
    `| --- |${' --- |'.repeat(sizes.length)}`,
    ...PAGES.map((page, at) => {
      const cells = sizes.map(({ pages }) => {
        const { path = page, took = [] } = pages[at] ?? {};
        return `${digits(quantile(took, 0.5))} ms${path === page ? '' : ' (one council)'}`;
      });
      return `| ${page} | ${cells.join(' | ')} |`;
    }),
    '',
    outgrown(sizes),
  ].join('\n');
}

function slowestQuery({ queries }: Size): number {
  return Math.max(...queries.map(({ took }) => quantile(took, 0.5)));
}

/** Says at which of the sizes the slowest query of a page stayed within its bound: what lies beyond was not measured. */
function outgrown(sizes: Size[]): string {
  const named = ({ items }: Size) => `${items.toLocaleString('en-GB')} items`;
  const [largest] = sizes.slice(-1);
  if (!largest) return '';
  const over = sizes.find(size => slowestQuery(size) > most);
  const growth = sizes.slice(1).map((size, at) => slowestQuery(size) / slowestQuery(sizes[at]!));
  const times = growth.map(factor => `${digits(factor)}×`).join(', then ');
  return over
    ? `At ${named(over)} a query of a page took more than ${most} ms, so that is where one machine begins to be outgrown.`
    : `Up to ${named(largest)}, or ${digits(largest.bytes / 1e9)} GB, no query took more than ${most} ms; from size to size the slowest took ${times} as long. Where one machine is outgrown was not reached, and these do not tell.`;
}
