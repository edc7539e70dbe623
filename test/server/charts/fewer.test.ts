import { DuckDBInstance } from '@duckdb/node-api';
import { expect, it } from 'vitest';
import type { Column } from '../../../server/api.ts';
import { asShown, fewerSql, showFewer, wordsOfKept } from '../../../server/charts/fewer.ts';
import type { Build, Theme } from '../../../server/context.ts';

const theme = { config: {}, council: { City: { color: '#12436D' } }, others: [], pictureFont: 'x' } as Theme;
const rowsOf = (council: number, count: number) =>
  Array.from({ length: count }, (_, n) => ({ council: null, council_name: `Council ${council}`, n }));

it('shows all of eight councils', () => {
  const rows = [1, 2, 3, 4, 5, 6, 7, 8].flatMap(council => rowsOf(council, 3));
  expect(showFewer(rows, theme)).toEqual({ rows, kept: null });
});

it('shows the six of hundreds with most rows, one with a colour of its own first, and rows of no council', () => {
  const many = Array.from({ length: 400 }, (_, council) => rowsOf(council, council === 7 ? 2 : council % 50));
  const named = { council: 'City', council_name: 'Leicester', n: 1 };
  const england = { council: 'England', council_name: null, n: 2 };
  const { rows, kept } = showFewer([...many.flat(), named, england], theme);
  expect(kept?.of).toBe(393);
  expect(kept?.names).toEqual([
    'Leicester',
    'Council 49',
    'Council 99',
    'Council 149',
    'Council 199',
    'Council 249',
  ]);
  expect(rows).toHaveLength(1 + 5 * 49 + 1);
  expect(rows.slice(-2)).toEqual([named, england]);
  expect(wordsOfKept(kept!)).toMatch(/^Shown are 6 of 393 councils/);
});

it('refuses more rows of few councils than a picture can show', () => {
  expect(() => showFewer(rowsOf(1, 5_001), theme)).toThrow(/^more than 5000 rows/);
  expect(showFewer(Array.from({ length: 400 }, (_, n) => rowsOf(n, 100)).flat(), theme).rows).toHaveLength(
    600,
  );
});

it('leaves in the database what is left of it when all is read', async () => {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const sql = `-- What is asked?
select if(n % 40 = 7, 'City', null) as council, if(n % 9 = 0, null, 'Council ' || n % 40) as council_name, n::integer as n
from range(3000) t(n) where n % 40 > n % 61 or n % 40 = 7 order by hash(n)`;
  const read = async (text: string) => (await connection.runAndReadAll(text)).getRowObjectsJson() as never[];
  const columns = ['council', 'council_name', 'n'].map(name => ({ name }) as Column);
  const known = { council: new Map(Array.from({ length: 40 }, (_, n) => [`c${n}`, `Council ${n}`])) };
  const fewer = fewerSql({ sql, columns }, { known } as unknown as Build, theme);
  const all = showFewer(await read(sql), theme);
  expect(all.rows.length).toBeGreaterThan(200);
  expect(all.kept?.names[0]).toBe('Council 7');
  expect(asShown(await read(fewer ?? ''), theme)).toEqual(all);
  expect(
    fewerSql({ sql, columns }, { known: { council: new Map([['a', 'A']]) } } as Build, theme),
  ).toBeNull();
});
