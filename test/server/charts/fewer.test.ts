import { DuckDBInstance } from '@duckdb/node-api';
import { expect, it } from 'vitest';
import type { Column } from '../../../server/api.ts';
import {
  fewerOrAllSql,
  fewerSql,
  nameCouncils,
  showFewer,
  showFewerOf,
  wordsOfKept,
} from '../../../server/charts/fewer.ts';
import type { Build, Theme } from '../../../server/context.ts';

const theme = { config: {}, council: { City: { color: '#12436D' } }, others: [], pictureFont: 'x' } as Theme;
const build = {
  known: { council: new Map(Array.from({ length: 400 }, (_, n) => [`c${n}`, `Council ${n}`])) },
  ranked: new Map([
    ...Array.from({ length: 40 }, (_, n) => [`Council ${9 * n}`, `Council ${9 * n}`] as const),
    ['Leicester', 'City'],
  ]),
} as unknown as Build;
const rowsOf = (council: number, count: number) =>
  Array.from({ length: count }, (_, n) => ({ council: null, council_name: `Council ${council}`, n }));

it('shows all of eight councils', () => {
  const rows = [1, 2, 3, 4, 5, 6, 7, 8].flatMap(council => rowsOf(council, 3));
  expect(showFewer(rows, theme, build)).toEqual({ rows, kept: null });
});

it('shows four of hundreds, one with a colour of its own first, then those with most items, and rows of no council', () => {
  const many = Array.from({ length: 400 }, (_, council) => rowsOf(council, council % 50));
  const named = { council: 'City', council_name: 'Leicester', n: 1 };
  const england = { council: 'England', council_name: null, n: 2 };
  const { rows, kept } = showFewer([...many.flat(), named, england], theme, build);
  expect(kept).toEqual({
    field: 'council_name',
    names: ['Leicester', 'Council 9', 'Council 18'],
    of: 393,
  });
  expect(rows).toHaveLength(1 + 9 + 18 + 1);
  expect(rows.slice(-2)).toEqual([named, england]);
  expect(wordsOfKept(kept!)).toMatch(/^Shown are 3 of 393 councils/);
});

it('shows those with most rows where none of these has any', () => {
  const many = [1, 2, 3, 4, 5, 6, 7, 8, 10, 11].flatMap(council => rowsOf(council, council));
  const { kept } = showFewer(many, theme, build);
  expect(kept?.names).toEqual(['Council 11', 'Council 10', 'Council 8', 'Council 7']);
});

it('shows two where four would be more than a reader can take in', () => {
  const many = Array.from({ length: 400 }, (_, council) => rowsOf(council, 350));
  expect(showFewer(many.flat(), theme, build).kept?.names).toEqual(['Council 0', 'Council 9']);
});

it('refuses more rows of few councils than a picture can show', () => {
  expect(() => showFewer(rowsOf(1, 5_001), theme, build)).toThrow(
    /^more than 5000 rows: choose a council.* the CSV/,
  );
});

it('leaves in the database what it would not show', async () => {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const sql = `-- What is asked?
select if(n % 40 = 7, 'City', null) as council,
  case when n % 40 = 7 then 'Leicester' when n % 9 > 0 then 'Council ' || n % 40 end as council_name,
  n::integer as n
from range(3000) t(n) where n % 40 > n % 61 or n % 40 = 7 order by hash(n)`;
  const read = async (text: string) => (await connection.runAndReadAll(text)).getRowObjectsJson() as never[];
  const columns = ['council', 'council_name', 'n'].map(name => ({ name }) as Column);
  const fewer = fewerSql({ sql, columns }, build, theme, {});
  const all = await read(sql);
  const some = await read(fewer ?? '');
  expect(nameCouncils(some)).toBe(true);
  expect(some.length).toBeLessThan(all.length / 3);
  const { rows, kept } = showFewer(some, theme, build, 400);
  expect(kept?.of).toBe(400);
  expect(kept?.names).toEqual(['Leicester', 'Council 9', 'Council 18']);
  expect(rows).toEqual(showFewer(all, theme, build).rows);
});

it('leaves the same to who asks once, and the whole answer where it has none of these councils', async () => {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const read = async (text: string) => (await connection.runAndReadAll(text)).getRowObjectsJson() as never[];
  const columns = ['council', 'council_name', 'n'].map(name => ({ name }) as Column);
  const asked = (from: number) => {
    const sql = `-- What is asked?
      select null::varchar as council, 'Council ' || n % 80 as council_name, n::integer as n
      from range(${from}, 60000) t(n) where n % 80 >= ${from} order by n`;
    return { chart: { sql, columns } as never, build, theme, applied: {} };
  };
  const few = asked(0);
  const some = await read(fewerOrAllSql(few.chart, build, theme, {}));
  expect(some.length).toBe(3 * 750);
  expect(showFewerOf(some, few).kept).toEqual({
    field: 'council_name',
    names: ['Council 0', 'Council 9'],
    of: 400,
  });
  const none = asked(79);
  const all = await read(fewerOrAllSql(none.chart, build, theme, {}));
  expect(all).toEqual(await read((none.chart as { sql: string }).sql));
  expect(showFewerOf(all, none)).toEqual(showFewer(all, theme, build));
  expect(fewerOrAllSql({ sql: 'select 1', columns: [] }, build, theme, {})).toBe('select 1');
});

it('asks for all where one is asked for, or there are few', () => {
  const query = { sql: 'select', columns: [{ name: 'council_name' } as Column] };
  expect(fewerSql(query, build, theme, { council: 'c1' })).toBeNull();
  expect(fewerSql(query, build, theme, { committee: 'c1-x' })).toBeNull();
  const one = { ...build, known: { ...build.known, council: new Map([['a', 'A']]) } } as Build;
  expect(fewerSql(query, one, theme, {})).toBeNull();
  expect(fewerSql({ ...query, columns: [] }, build, theme, {})).toBeNull();
});
