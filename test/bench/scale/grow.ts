import { readFile } from 'node:fs/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import { openWork, settle } from '../../../etl/load/settle.ts';
import { SETTLING } from '../../../etl/load/tables.ts';

/** What is made in SQL; the rest is what the build itself makes of it. */
const MADE = ['meetings', 'items', 'figures', 'decisions', 'words'];
const SETTLED =
  /^(spans|spans-\w+|labels-words|words-stored|words|words-own|units|search|search-\w+|searched|postings|stem-stretches|attention|counts-\w+|lists-[\w-]+)$/;

/** Items whose words are counted at a time. */
const AT_ONCE = 500_000;

/** Makes that many items, and two figures each, beside what the database holds, and settles them as a build does. */
export async function grow(db: string, items: number, say: (line: string) => void): Promise<void> {
  const instance = await DuckDBInstance.create(db, { memory_limit: '8GB', temp_directory: `${db}.spill` });
  const connection = await instance.connect();
  await openWork(connection);
  await connection.run(`set variable count = ${items}`);
  const steps = SETTLING.filter(name => SETTLED.test(name));
  const make = async (name: string) =>
    connection.run(await readFile(new URL(`./${name}.sql`, import.meta.url), 'utf8'));
  const time = async (name: string, step: () => Promise<unknown>) => {
    const started = performance.now();
    await step();
    say(`${name} ${((performance.now() - started) / 1000).toFixed(1)} s`);
  };
  for (const name of MADE) await time(name, () => make(name));
  await time('units', async () => {
    for (let first = 0; first < items; first += AT_ONCE) {
      await connection.run(
        `set variable first_item = ${first}; set variable last_item = ${first + AT_ONCE - 1}`,
      );
      await make('units');
    }
  });
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
