import { copyFile, readFile, stat } from 'node:fs/promises';
import { Agent } from 'node:http';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { finish, start } from '../command.ts';
import { type Comparison, quantile, type Result, type Setting, time } from '../measure.ts';
import { digits } from '../report.ts';
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
];
const PORT = 3160;

/** One size: how long the charts take run directly and through the server, and the pages. */
interface Size {
  items: number;
  bytes: number;
  charts: { name: string; ours: number[]; against: number[] }[];
  pages: { path: string; took: number[] }[];
}

/** Every chart and page over 100 thousand, a million and ten million items, with twice as many figures. */
export async function benchmark({ folder, scale, say }: Setting): Promise<Result> {
  const base = join(folder, 'base.duckdb');
  await finish(start('etl/main.ts', ['--db', base, '--full', '--quiet']));
  const sizes: Size[] = [];
  for (const items of [100_000, 1_000_000, 10_000_000].map(count => Math.round((count * scale) / 20) * 20)) {
    const db = join(folder, `scale-${items}.duckdb`);
    await copyFile(base, db);
    const took = await time(() => grow(db, items));
    say(`${items} items made in ${(took / 1000).toFixed(0)} s`);
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
  const slow = (largest?.pages ?? []).filter(({ took }) => quantile(took, 0.5) > 200);
  return {
    title: 'Charts and pages at scale',
    method:
      'Items and figures are made in SQL (`test/bench/scale/`) beside the seeds; 400 councils, 800 committees, 24 years. Each chart is asked for with no filter (with one council where four hundred are more than it shows), its JSON by HTTP on the loopback with every cache off, against DuckDB running its SQL in this process and giving JSON; the sum over all charts is compared. A page is the whole page, made anew.',
    comparisons,
    trials: [
      {
        what: `pages under 200 ms at ${largest?.items.toLocaleString('en-GB')} items`,
        outcome:
          slow.length === 0
            ? 'all of them'
            : slow.map(({ path, took }) => `${path} ${digits(quantile(took, 0.5))} ms`).join(', '),
        isGood: slow.length === 0,
      },
    ],
    extra: growth(sizes),
  };
}

async function grow(db: string, items: number): Promise<void> {
  const instance = await DuckDBInstance.create(db, { memory_limit: '4GB', temp_directory: `${db}.spill` });
  const connection = await instance.connect();
  await connection.run('set preserve_insertion_order = false');
  await connection.run(`set variable count = ${items}`);
  const here = ['meetings', 'items', 'figures'].map(name => new URL(`../scale/${name}.sql`, import.meta.url));
  for (const file of [...here, new URL('../../../etl/load/attention.sql', import.meta.url)])
    await connection.run(await readFile(file, 'utf8'));
  await connection.run('checkpoint');
  connection.closeSync();
  instance.closeSync();
}

async function measureSize(db: string, items: number): Promise<Size> {
  const site = await serve('server/main.ts', PORT, { DATABASE: db, CACHE_BYTES: '0' });
  // Between two questions a query runs in this process, longer than a server keeps a silent connection open.
  const agent = new Agent({ keepAlive: false });
  const instance = await DuckDBInstance.create(db, { access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  const size: Size = { items, bytes: (await stat(db)).size, charts: [], pages: [] };
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
  return (await ask(url, agent)).status === 422 ? 'b1' : null;
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
  const rows = sizes.map(({ items, bytes, charts, pages }) => {
    const medians = charts.map(chart => ({ name: chart.name, took: quantile(chart.ours, 0.5) }));
    const slowest = medians.reduce((worst, chart) => (chart.took > worst.took ? chart : worst));
    const slowPage = pages
      .map(({ path, took }) => ({ path, took: quantile(took, 0.5) }))
      .reduce((worst, page) => (page.took > worst.took ? page : worst));
    return [
      '',
      items.toLocaleString('en-GB'),
      (2 * items).toLocaleString('en-GB'),
      `${digits(bytes / 1e6)} MB`,
      `${digits(sum(medians.map(({ took }) => took)))} ms`,
      `${slowest.name} ${digits(slowest.took)} ms`,
      `${slowPage.path} ${digits(slowPage.took)} ms`,
      '',
    ]
      .join(' | ')
      .trim();
  });
  return [
    '| items | figures | file | all charts | slowest chart | slowest page |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}
