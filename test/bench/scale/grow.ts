import { readFile } from 'node:fs/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import { openWork, settle } from '../../../etl/load/settle.ts';
import { SETTLING } from '../../../etl/load/tables.ts';

/** What is made in SQL; the rest is what the build itself makes of it. */
const MADE = ['meetings', 'items', 'figures', 'decisions'];
const SETTLED = /^(spans|spans-\w+|words|search|attention|counts-\w+|lists-[\w-]+)$/;

/** Items past which no index for search is made: it takes more memory than a build has. */
export const mostSearched = 1_000_000;

/** Makes that many items, and two figures each, beside what the database holds, and settles them as a build does. */
export async function grow(db: string, items: number, say: (line: string) => void): Promise<void> {
  const instance = await DuckDBInstance.create(db, { memory_limit: '8GB', temp_directory: `${db}.spill` });
  const connection = await instance.connect();
  await openWork(connection);
  await connection.run(`set variable count = ${items}`);
  const steps = SETTLING.filter(name => SETTLED.test(name)).filter(
    name => items <= mostSearched || !['words', 'search'].includes(name),
  );
  const made = items <= mostSearched ? [...MADE, 'units'] : MADE;
  const time = async (name: string, step: () => Promise<unknown>) => {
    const started = performance.now();
    await step();
    say(`${name} ${((performance.now() - started) / 1000).toFixed(1)} s`);
  };
  for (const name of made)
    await time(name, async () =>
      connection.run(await readFile(new URL(`./${name}.sql`, import.meta.url), 'utf8')),
    );
  for (const name of steps) {
    const sql = await readFile(new URL(`../../../etl/load/${name}.sql`, import.meta.url), 'utf8');
    for (const [, table] of sql.matchAll(/insert into (\w+)/g)) {
      if (!sql.includes(`if not exists work.${table} `)) await connection.run(`delete from ${table}`);
    }
    await time(name, () => settle(connection, name));
  }
  await connection.run('checkpoint');
  connection.closeSync();
  instance.closeSync();
}
