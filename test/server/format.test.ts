import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { tableFromIPC } from 'apache-arrow';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatCell } from '../../server/format/csv.ts';
import type { Running } from './fixture.ts';
import { hostile, start } from './fixture.ts';

let site: Running;
beforeAll(async () => {
  site = await start();
});
afterAll(() => site.stop());

async function bytes(path: string): Promise<Buffer> {
  const response = await fetch(`${site.url}/charts/${path}`);
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
}

async function rows(path: string): Promise<Record<string, unknown>[]> {
  return (JSON.parse((await bytes(path)).toString()) as { rows: Record<string, unknown>[] }).rows;
}

/** Gives the text of every file in a ZIP that was written without data descriptors in its directory. */
function unzip(archive: Buffer): string {
  const texts: string[] = [];
  let at = archive.indexOf('PK\u0001\u0002', 0, 'latin1');
  for (; at >= 0; at = archive.indexOf('PK\u0001\u0002', at + 4, 'latin1')) {
    const start = archive.readUInt32LE(at + 42);
    const data = start + 30 + archive.readUInt16LE(start + 26) + archive.readUInt16LE(start + 28);
    const packed = archive.subarray(data, data + archive.readUInt32LE(at + 20));
    texts.push((archive.readUInt16LE(at + 10) === 8 ? inflateRawSync(packed) : packed).toString());
  }
  return texts.join('\n');
}

describe('Arrow', () => {
  it('holds what the JSON holds, types kept', async () => {
    const table = tableFromIPC(await bytes('every-type.arrow'));
    expect(table.schema.fields.map(({ name, type }) => `${name} ${type}`)).toEqual([
      'text Utf8',
      'whole Int32',
      'part Float64',
      'yes Bool',
      'day Date32<DAY>',
      'moment Timestamp<MILLISECOND>',
      'words List<Utf8>',
      'counted_by Utf8',
      'source Utf8',
    ]);
    const expected = await rows('every-type.json');
    const actual = table.toArray().map(row => {
      const {
        day,
        moment,
        words,
        counted_by,
        source: _source,
        ...rest
      } = row.toJSON() as Record<string, unknown>;
      expect(counted_by).toMatch(/^Minutewise, build /);
      const iso = (time: unknown) => (time === null ? null : new Date(Number(time)).toISOString());
      return {
        ...rest,
        day: iso(day)?.slice(0, 10) ?? null,
        moment: iso(moment),
        words: words && [...(words as string[])],
      };
    });
    expect(actual).toEqual(expected);
  });

  it('holds long tables in many batches', async () => {
    const table = tableFromIPC(await bytes('many-rows.arrow'));
    expect(table.numRows).toBe(200_000);
    expect(table.batches.length).toBeGreaterThan(50);
    expect(table.get(199_999)?.toJSON()).toMatchObject({ number: 199_999, text: 'row 199999' });
    expect(table.get(123_456)?.toJSON()).toMatchObject({ href: `${site.url}/meetings/m123456` });
  });
});

it('Parquet holds the same rows', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'minutewise-test-'));
  const path = join(folder, 'a.parquet');
  await writeFile(path, await bytes('item-titles.parquet'));
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const reader = await connection.runAndReadAll(`from '${path}'`);
  expect(reader.getRowObjectsJson()).toEqual(
    (await rows('item-titles.json')).map(row => ({ ...row, href: site.url + row.href })),
  );
  connection.closeSync();
  instance.closeSync();
  await rm(folder, { recursive: true });
});

it('XLSX has the rows, and notes that say where they are from', async () => {
  const text = unzip(await bytes('items-by-theme.xlsx?theme=send'));
  for (const part of [
    'Special needs',
    'Minutes of both councils',
    'theme: Special needs',
    'How to cite',
    'name="Notes"',
  ]) {
    expect(text).toContain(part);
  }
  expect(text).not.toContain('<f>');
});

it('PNG is a picture of twice the width', async () => {
  const png = await bytes('items-by-theme.png?width=400');
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(png.readUInt32BE(16)).toBe((400 + 32) * 2);
});

describe('hostile text', () => {
  it('never is a formula in CSV', () => {
    const risky = fc
      .tuple(
        fc.constantFrom('=', '+', '-', '@', '\t=', ' =', '\r=', '\n@', '＝', '|'),
        fc.string({ unit: 'grapheme' }),
      )
      .map(([start, rest]) => start + rest);
    fc.assert(
      fc.property(risky, text => {
        expect(formatCell(text)).toMatch(/^"?'/);
      }),
    );
  });

  it('is one cell of CSV whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), text => {
        const cell = formatCell(text);
        const bare = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '') : cell;
        expect(bare.includes('"')).toBe(false);
        if (!cell.startsWith('"')) expect(cell).not.toMatch(/[,;\r\n]/);
      }),
    );
  });

  it('stays exact in JSON but cannot open a tag or turn the text around', async () => {
    const text = (await bytes('item-titles.json')).toString();
    expect(text).not.toContain('<');
    expect(text).not.toContain('\u202e');
    const titles = (JSON.parse(text) as { rows: { title: string }[] }).rows.map(({ title }) => title);
    expect(titles.sort()).toEqual([...Object.values(hostile), 'School places'].sort());
  });

  it.each(['csv', 'svg', 'xlsx'])('is inert in %s', async form => {
    const body = await bytes(`item-titles.${form}`);
    const text = form === 'xlsx' ? unzip(body) : body.toString();
    expect(text).not.toContain('\u202e');
    if (form === 'csv') expect(text).toContain(`,"'=HYPERLINK(`);
    else expect(text).not.toMatch(/<script|<img|<f>|onerror="/i);
  });
});
