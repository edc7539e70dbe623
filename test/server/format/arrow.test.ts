import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { tableFromIPC } from 'apache-arrow';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenFile, Session } from '../../../server/database.ts';
import { openFile } from '../../../server/database.ts';
import { encodeArrow } from '../../../server/format/arrow.ts';

let folder: string;
let file: OpenFile;
let session: Session;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'minutewise-arrow-'));
  (await DuckDBInstance.create(join(folder, 'empty.duckdb'))).closeSync();
  file = await openFile(join(folder, 'empty.duckdb'));
  session = await file.connect();
});
afterAll(async () => {
  session.close();
  file.close();
  await rm(folder, { recursive: true });
});

/** Asks twice: gives the rows as cells, as the JSON form has them, and as Apache's reader finds them in the Arrow file. */
async function ask(sql: string) {
  const cells: Record<string, unknown>[] = [];
  const { columns, next } = await session.start(sql, {});
  for (let chunk = await next(); chunk; chunk = await next()) {
    const read = chunk.columns.map(column => column.cells());
    for (let row = 0; row < chunk.length; row += 1) {
      cells.push(Object.fromEntries(columns.map(({ name }, index) => [name, read[index]![row]])));
    }
  }
  const again = await session.start(sql, {});
  async function* chunks() {
    for (let chunk = await again.next(); chunk; chunk = await again.next()) yield chunk;
  }
  const parts: Uint8Array[] = [];
  const answer = { chart: { title: 'T', source: 'S' }, build: { id: 'b1' }, columns, chunks: chunks() };
  for await (const part of encodeArrow(answer as never)) parts.push(part.slice());
  const table = tableFromIPC(Buffer.concat(parts));
  const types = Object.fromEntries(columns.map(({ name, type }) => [name, type]));
  const rows = table
    .toArray()
    .map(row =>
      Object.fromEntries(
        Object.entries(row.toJSON()).map(([name, value]) => [name, asCell(value, types[name]!)]),
      ),
    );
  return { cells, rows, table };
}

function asCell(value: unknown, type: string): unknown {
  if (value === null) return null;
  if (type === 'date') return new Date(Number(value)).toISOString().slice(0, 10);
  if (type === 'timestamp') return new Date(Number(value)).toISOString();
  return type === 'varchar[]' ? [...(value as string[])] : value;
}

const literal = (text: string | null) => (text === null ? 'null' : `'${text.replaceAll("'", "''")}'`);

describe('Arrow from chunks', () => {
  it('keeps texts of every length and script, in any order, with nulls between', async () => {
    const text = fc.oneof(
      fc.constant(null),
      fc.constantFrom('', 'twelve chars', 'thirteen char', 'Zoë £5 — naïve', '🏫'.repeat(9)),
      fc.string({ unit: 'grapheme', maxLength: 40 }).filter(one => !one.includes('\0')),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 60 }), async pairs => {
        const values = pairs.map(([a, b], at) => `(${at}, ${literal(a)}, ${literal(b)})`).join(', ');
        const sql = `select a::varchar as a, b::varchar as b from (values ${values}) t(n, a, b) order by n`;
        const expected = pairs.map(([a, b]) => ({ a, b }));
        const { cells, rows } = await ask(sql);
        expect(cells).toEqual(expected);
        expect(rows).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps every type over many chunks, nulls in each', async () => {
    const { cells, rows, table } = await ask(`
      select case when n % 7 <> 0 then 'title ' || n || repeat('é', (n % 23)::integer) end as title,
        case when n % 5 <> 0 then (n - 4000)::integer end as whole, case when n % 3 <> 0 then n / 7.0::double end as part,
        case when n % 11 <> 0 then n % 2 = 0 end as yes,
        case when n % 13 <> 0 then (date '1969-06-01' + n::integer)::date end as day,
        case when n % 17 <> 0 then (timestamp '1969-12-31 23:00:00' + to_seconds(n))::timestamp end as moment,
        case when n % 19 <> 0 then list_resize(['a', 'long word number ' || n, 'ü'], n % 4, 'x') end as words
      from range(9000) t(n) order by n`);
    expect(table.batches.length).toBeGreaterThan(2);
    expect(rows).toHaveLength(9000);
    expect(rows).toEqual(cells);
    expect(table.getChild('title')?.nullCount).toBe(Math.ceil(9000 / 7));
  });

  it('keeps texts that repeat, and texts that DuckDB holds in a dictionary or out of order', async () => {
    const { cells, rows } = await ask(`
      select 'a title that is long ' || n % 3 as same, 'another one, ' || (n * 7919) % 9000 as mixed
      from range(6000) t(n) order by hash(n)`);
    expect(rows).toEqual(cells);
    expect(new Set(rows.map(({ same }) => same)).size).toBe(3);
    expect(new Set(rows.map(({ mixed }) => mixed)).size).toBe(6000);
  });

  it('is a whole file with all columns where there are no rows', async () => {
    const { rows, table } = await ask(
      "select 'x'::varchar as title, 1::integer as n, current_date as day where false",
    );
    expect(rows).toEqual([]);
    expect(table.schema.fields.map(({ name, type }) => `${name} ${type}`)).toEqual([
      'title Utf8',
      'n Int32',
      'day Date32<DAY>',
    ]);
    expect(table.schema.metadata.get('build')).toBe('b1');
  });
});
