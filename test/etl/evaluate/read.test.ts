import { readFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
import { expect, inject, it } from 'vitest';

it('reads every document of a built database with its text, items and figures', async () => {
  const instance = await DuckDBInstance.create(inject('seedsDatabase'), { access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  const sql = readFileSync(new URL('../../../etl/evaluate/read.sql', import.meta.url), 'utf8');
  const rows = (await connection.runAndReadAll(sql)).getRowObjectsJson();
  connection.closeSync();
  instance.closeSync();
  expect(rows).toHaveLength(5);
  for (const { path, text, items, figures } of rows) {
    const quoted = JSON.parse(String(figures ?? '[]')) as {
      quote: string;
      char_start: number;
      char_end: number;
    }[];
    expect(JSON.parse(String(items)), String(path)).not.toEqual([]);
    for (const { quote, char_start, char_end } of quoted)
      expect(String(text).slice(char_start, char_end), String(path)).toBe(quote);
  }
});
