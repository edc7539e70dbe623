import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeFound } from '../../../etl/load/found.ts';
import { Shards, takeShard } from '../../../etl/load/shard.ts';

const sql = (name: string) => readFile(new URL(`../../../etl/${name}.sql`, import.meta.url), 'utf8');
let folder: string;
let definitions: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'minutewise-shards-'));
  definitions = describeFound(await sql('schema'), await sql('load/found'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('begins another shard where one is full, and all of them are taken in but for what is left out', async () => {
  const shards = await Shards.open(join(folder, 'shard'), definitions);
  for (const document_id of ['a', 'b', 'c']) {
    shards.append({
      documents: [{ document_id, text: document_id.repeat(20_000_000) }],
      issues: [{ document_id: 'a', code: 'said', found_in: document_id }],
    });
    await shards.pause();
  }
  const paths = await shards.close();
  expect(paths).toEqual([join(folder, 'shard.1'), join(folder, 'shard.2')]);

  const instance = await DuckDBInstance.create(':memory:');
  const connections = [await instance.connect(), await instance.connect()];
  await connections[0]!.run(definitions);
  for (const path of paths) await takeShard(connections, path, ['documents', 'issues', 'words'], ['b']);
  const read = await connections[0]!.runAndReadAll(
    `select d.document_id, length(d.text)::integer, i.code from found.documents d
     join found.issues i on i.found_in = d.document_id order by all`,
  );
  expect(read.getRows()).toEqual([
    ['a', 20_000_000, 'said'],
    ['c', 20_000_000, 'said'],
  ]);
  expect(await readdir(folder)).toEqual([]);
  instance.closeSync();
}, 60_000);
