import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readQueries } from '../../server/catalogue/files.ts';
import { bindCatalogue } from '../../server/catalogue.ts';
import type { Lease } from '../../server/context.ts';
import type { Running } from './fixture.ts';
import { start } from './fixture.ts';

let site: Running;
let lease: Lease;
beforeAll(async () => {
  site = await start();
  lease = site.context.database.lease();
});
afterAll(async () => {
  lease.release();
  await site.stop();
});

const spec = {
  title: 'A',
  description: 'B',
  data: { name: 'rows' },
  mark: 'point',
  encoding: { x: { field: 'items', type: 'quantitative' } },
};

async function load(files: Record<string, unknown>): Promise<unknown> {
  const folder = await mkdtemp(join(tmpdir(), 'minutewise-queries-'));
  try {
    await mkdir(join(folder, 'pages'));
    for (const [file, content] of Object.entries(files)) {
      await writeFile(join(folder, file), typeof content === 'string' ? content : JSON.stringify(content));
    }
    return await bindCatalogue(await readQueries(folder), lease.build).then(
      ({ charts }) => [...charts.values()],
      (error: Error) => error.message,
    );
  } catch (error) {
    return (error as Error).message;
  } finally {
    await rm(folder, { recursive: true });
  }
}

const sql = (select: string) => `-- Why?\nwith params as (select $council::varchar as council)\n${select}`;

it('types a chart by its SQL alone', async () => {
  expect(
    await load({ 'a.sql': sql('select 1::integer as items from params'), 'a.vl.json': spec }),
  ).toMatchObject([
    {
      name: 'a',
      question: 'Why?',
      columns: [{ name: 'items', type: 'integer' }],
      parameters: [{ name: 'council', type: 'varchar' }],
    },
  ]);
});

it.each([
  ['an orphan query', { 'a.sql': sql('select 1') }, 'orphan chart: queries/a.sql has no a.vl.json'],
  ['an orphan spec', { 'a.vl.json': spec }, 'orphan chart: queries/a.vl.json has no a.sql'],
  ['broken JSON', { 'a.sql': sql('select 1'), 'a.vl.json': '{' }, /^invalid JSON: queries\/a.vl.json: /],
  ['a page of no chart', { 'pages.json': { home: { charts: ['b'] } } }, /^unknown chart: b, on page home/],
])('refuses %s', async (_, files, message) => {
  expect(await load(files)).toEqual(typeof message === 'string' ? message : expect.stringMatching(message));
});

it.each([
  ['an unknown table', 'select 1::integer as items from nowhere', /Table with name nowhere does not exist/],
  ['a parameter without a type', 'select $from as items from params', /parameter without a type: from/],
  ['a parameter of no filter', 'select $speed::integer as items from params', /unknown parameter: speed/],
  ['a BIGINT', 'select count(*) as items from params', /column items is BIGINT; cast it to integer/],
  ['a HUGEINT', 'select sum(1::integer) as items from params', /column items is HUGEINT/],
  ['a DECIMAL', 'select 1.5 as items from params', /column items is DECIMAL/],
  ['a column that is not snake_case', 'select 1::integer as "Items" from params', /invalid column: Items/],
  ['a field that is no column', 'select 1::integer as item from params', /unknown field: items/],
])('refuses %s', async (_, select, message) => {
  expect(await load({ 'a.sql': sql(select), 'a.vl.json': spec })).toMatch(message);
  expect(await load({ 'a.sql': sql(select), 'a.vl.json': spec })).toMatch(/^queries\/a\.sql: /);
});

it.each([
  ['fetches data', { ...spec, data: { name: 'rows', url: '/x' } }, /may not fetch/],
  ['has looks of its own', { ...spec, config: {} }, /looks belong to theme.json/],
  [
    'hides what is no column',
    { ...spec, usermeta: { hidden: ['x'] } },
    /unknown column: x in usermeta.hidden/,
  ],
  ['has no title', { ...spec, title: undefined }, /missing title/],
  ['reads another data set', { ...spec, data: { values: [] } }, /data is not named rows/],
  [
    'filters by what is no column',
    { ...spec, transform: [{ filter: 'datum.itmes > 1' }] },
    /unknown field: itmes/,
  ],
])('refuses a spec that %s', async (_, broken, message) => {
  expect(await load({ 'a.sql': sql('select 1::integer as items from params'), 'a.vl.json': broken })).toMatch(
    message,
  );
});

it('knows fields that the spec makes itself', async () => {
  const made = {
    ...spec,
    transform: [{ calculate: 'datum.items * 2', as: 'double' }],
    encoding: { x: { field: 'double', type: 'quantitative' } },
  };
  expect(
    await load({ 'a.sql': sql('select 1::integer as items from params'), 'a.vl.json': made }),
  ).toHaveLength(1);
});
