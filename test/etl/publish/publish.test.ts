import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Publication, publish } from '../../../etl/publish/publish.ts';
import { partitionsOf } from '../../../etl/publish/tables.ts';

type Row = Record<string, unknown>;

let folder = '';
let publication: Publication;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'minutewise-publish-'));
  publication = await publish(inject('seedsDatabase'), join(folder, 'out'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Reads a published table as an engine that knows nothing of DuckDB does: every file below it, keys from folder names. */
async function readTable(name: string): Promise<Row[]> {
  const root = join(folder, 'out');
  const files = (await readdir(root, { recursive: true })).filter(
    file => file.endsWith('.parquet') && (file === `${name}.parquet` || file.startsWith(`${name}/`)),
  );
  const rows: Row[] = [];
  for (const file of files.sort()) {
    const bytes = await readFile(join(root, file));
    const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
    const keys = [...file.matchAll(/(\w+)=([^/]+)\//g)].map(([, key, value]) => [key, value]);
    for (const row of await parquetReadObjects({ file: buffer }))
      rows.push({ ...row, ...Object.fromEntries(keys) });
  }
  return rows;
}

async function query(sql: string): Promise<Row[]> {
  const instance = await DuckDBInstance.create(inject('seedsDatabase'), { access_mode: 'READ_ONLY' });
  const rows = (await (await instance.connect()).runAndReadAll(sql)).getRowObjectsJson() as Row[];
  instance.closeSync();
  return rows;
}

describe('publish(db, out)', () => {
  it('writes every row of every table, as another engine reads it', async () => {
    expect(publication.tables.length).toBeGreaterThan(15);
    for (const table of publication.tables) {
      const read = await readTable(table.name);
      expect(`${table.name}: ${read.length}`).toBe(`${table.name}: ${table.rows}`);
    }
  });

  it('puts an item under its council and the year of its meeting, with the same words', async () => {
    const read = await readTable('items');
    const expected = await query(
      `select item_id, title, text, position, c.council_id as council,
              coalesce(year(meeting_date)::text, '__HIVE_DEFAULT_PARTITION__') as year
       from items join meetings m using (meeting_id) join committees c using (committee_id) order by item_id`,
    );
    const shown = read.map(({ item_id, title, text, position, council, year }) => ({
      item_id,
      title,
      text,
      position,
      council,
      year,
    }));
    expect(shown.sort((a, b) => (String(a.item_id) < String(b.item_id) ? -1 : 1))).toEqual(
      expected.sort((a, b) => (String(a.item_id) < String(b.item_id) ? -1 : 1)),
    );
    expect(new Set(read.map(row => row.council))).toEqual(new Set(['leicester', 'leicestershire']));
  });

  it('keeps rows in the order they are stored in, so that numbers are in ranges by file', async () => {
    const numbers = new Map<unknown, number[]>();
    for (const { council, year, row_no } of await readTable('items')) {
      const place = `${council} ${year}`;
      numbers.set(place, [...(numbers.get(place) ?? []), Number(row_no)]);
    }
    expect(numbers.size).toBeGreaterThan(3);
    for (const found of numbers.values()) expect(found).toEqual([...found].sort((a, b) => a - b));
    const all = [...numbers.values()].flat();
    expect(new Set(all)).toEqual(new Set(all.map((_, index) => index + 1)));
  });

  it('says in its manifest what each table and column is', async () => {
    const manifest = JSON.parse(await readFile(join(folder, 'out', 'tables.json'), 'utf8')) as Publication;
    expect(manifest).toEqual(publication);
    const items = manifest.tables.find(table => table.name === 'items');
    expect(items?.partitions).toEqual(['council', 'year']);
    expect(manifest.tables.flatMap(table => table.columns.filter(column => column.comment === ''))).toEqual(
      [],
    );
  });

  it('makes no more folders than are worth opening', () => {
    const britain = { councils: 400, years: 9_600 };
    expect(partitionsOf(1_000, { councils: 2, years: 40 })).toEqual(['council', 'year']);
    expect(partitionsOf(1_000_000, britain)).toEqual(['council']);
    expect(partitionsOf(100_000_000, britain)).toEqual(['council', 'year']);
    expect(partitionsOf(1_000_000, { councils: 4_000, years: 90_000 })).toEqual([]);
  });

  it('replaces what it published before, and nothing else', async () => {
    const before = await readTable('items');
    await publish(inject('seedsDatabase'), join(folder, 'out'));
    expect(await readTable('items')).toEqual(before);
    await writeFile(join(folder, 'letter.txt'), 'Dear committee');
    await expect(publish(inject('seedsDatabase'), folder)).rejects.toThrow(
      `cannot publish: ${folder}: the folder holds files of something else`,
    );
    expect((await readdir(folder)).sort()).toEqual(['letter.txt', 'out']);
  });

  it('names a database that is missing or is none, and leaves the old folder whole', async () => {
    const out = join(folder, 'out');
    const before = await readdir(out, { recursive: true });
    await expect(publish(join(folder, 'none.duckdb'), out)).rejects.toThrow(
      /^missing database: .*none.duckdb$/,
    );
    await expect(publish(join(folder, 'letter.txt'), out)).rejects.toThrow(
      /^cannot read database: .*letter.txt: /,
    );
    expect(await readdir(out, { recursive: true })).toEqual(before);
  });
});
