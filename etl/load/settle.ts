import { readFileSync } from 'node:fs';
import type { DuckDBConnection } from '@duckdb/node-api';
import { doubleQuotes } from './comments.ts';
import { WRITE } from './tables.ts';

/** Bytes that a database holds past which it would soon spill them, which costs more than to write them once. */
const WORTH_WRITING = 400_000_000;

/**
 * Runs one file of settling. One that asks for `first_day` is run for each row of `day_stretches`, with its columns as
 * variables, and so for other kinds: what it puts in order would not fit into memory at once.
 */
export async function settle(connection: DuckDBConnection, name: string): Promise<void> {
  if (name === WRITE) {
    if ((await held(connection)) > WORTH_WRITING) await connection.run('checkpoint');
    return;
  }
  const sql = readFileSync(new URL(`./${name}.sql`, import.meta.url), 'utf8');
  const kind = /getvariable\('first_(\w{1,20})'\)/.exec(sql)?.[1];
  if (kind === undefined) {
    await connection.run(sql);
    return;
  }
  const read = await connection.runAndReadAll(`select * from ${kind}_stretches`);
  const [names, types] = [read.columnNames(), read.columnTypes()];
  for (const row of read.getRowsJson()) {
    const variables = row.map(
      (value, at) => `set variable ${names[at]} = '${doubleQuotes(String(value))}'::${types[at]};`,
    );
    await connection.run(`${variables.join(' ')} ${sql}`);
  }
}

async function held(connection: DuckDBConnection): Promise<number> {
  const read = await connection.runAndReadAll(
    'select sum(memory_usage_bytes + temporary_storage_bytes)::double from duckdb_memory()',
  );
  return Number(read.getRows()[0]?.[0] ?? 0);
}
