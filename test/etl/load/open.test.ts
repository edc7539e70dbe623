import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Build } from '../../../etl/load.ts';
import type { Vocabulary } from '../../../etl/vocabulary.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'minutewise-open-'));
});
afterAll(() => rm(folder, { recursive: true }));

it('leaves nothing behind where the database cannot be begun', async () => {
  const vocabulary = { tables: { councils: [{ 'no " name': 'x' }] } } as unknown as Vocabulary;
  await expect(Build.open(join(folder, 'x.duckdb'), vocabulary, { threads: 1 })).rejects.toThrow(
    /parser error/i,
  );
  expect(await readdir(folder)).toEqual([]);
});
