import { readFile } from 'node:fs/promises';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { SETTLING } from '../../../etl/load/tables.ts';

/** What is made in SQL; the rest is what the build itself makes of it. */
const MADE = ['meetings', 'items', 'figures', 'decisions'];
const SETTLED = /^(spans|words|search|attention|counts-\w+|lists-\w+)$/;

/** Items past which no index for search is made: it takes more memory than a build has. */
export const mostSearched = 1_000_000;

/** Makes that many items, and two figures each, beside what the database holds, and settles them as a build does. */
export async function grow(db: string, items: number, say: (line: string) => void): Promise<void> {
  const instance = await DuckDBInstance.create(db, { memory_limit: '6GB', temp_directory: `${db}.spill` });
  const connection = await instance.connect();
  await connection.run(`set variable count = ${items}`);
  const steps = SETTLING.filter(name => SETTLED.test(name)).filter(
    name => items <= mostSearched || !['words', 'search'].includes(name),
  );
  const made = items <= mostSearched ? [...MADE, 'units'] : MADE;
  for (const name of made) await run(connection, new URL(`./${name}.sql`, import.meta.url), say);
  for (const name of steps) {
    await run(connection, new URL(`../../../etl/load/${name}.sql`, import.meta.url), say, true);
  }
  await connection.run('checkpoint');
  connection.closeSync();
  instance.closeSync();
}

async function run(connection: DuckDBConnection, file: URL, say: (line: string) => void, isAnew = false) {
  const started = performance.now();
  const sql = await readFile(file, 'utf8');
  if (isAnew)
    for (const [, table] of sql.matchAll(/insert into (\w+)/g)) await connection.run(`delete from ${table}`);
  await connection.run(sql);
  const name = file.pathname.split('/').at(-1);
  say(`${name} ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
