import { readFileSync } from 'node:fs';
import type { DuckDBConnection } from '@duckdb/node-api';

/**
 * Runs one file of settling. One that asks for `first_day` and `last_day` is run for each stretch of days that
 * `spans-stretches.sql` cut, newest first: what it puts in order would not fit into memory at once.
 */
export async function settle(connection: DuckDBConnection, name: string): Promise<void> {
  const sql = readFileSync(new URL(`./${name}.sql`, import.meta.url), 'utf8');
  if (!sql.includes("getvariable('first_day')")) {
    await connection.run(sql);
    return;
  }
  const read = await connection.runAndReadAll(
    'select first_day::text, last_day::text from stretches order by first_day desc',
  );
  for (const [first, last] of read.getRows()) {
    await connection.run(
      `set variable first_day = date '${first}'; set variable last_day = date '${last}'; ${sql}`,
    );
  }
}
