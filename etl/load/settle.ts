import type { DuckDBConnection } from '@duckdb/node-api';
import { doubleQuotes } from './comments.ts';
import { readStep, type Step, takeNext } from './steps.ts';
import { WRITE } from './tables.ts';

/** Bytes that a database holds past which it would soon spill them, which costs more than to write them once. */
const WORTH_WRITING = 400_000_000;
/** Rows that stand together: as few as still make it worth while to share a table out among threads. */
export const ROW_GROUP = 40_960;
/** Rows that do in a small database, so that most of a table is written while others are made, and little at the end. */
const FEW_ROWS = 10_240;
/** Bytes of documents of a small database. */
const FEW_BYTES = 50_000_000;
/** Bytes of documents of which all that is made still fits into memory: to write it before it is whole would halt all else. */
const HELD_BYTES = 100_000_000;

/** Gives how many rows stand together in a database of so many bytes of documents. */
export function rowGroupOf(bytes: number): number {
  if (bytes <= FEW_BYTES) return FEW_ROWS;
  return bytes <= 4 * FEW_BYTES ? 2 * FEW_ROWS : ROW_GROUP;
}

/** Whether a database of so many bytes of documents need not be written before it is whole. */
export function isSmall(bytes: number): boolean {
  return bytes <= HELD_BYTES;
}

/**
 * Lets a connection look for tables in these databases, else in the one in use, and then among those of `work`, which last
 * as long as settling does and which every connection sees.
 */
export async function openWork(connection: DuckDBConnection, databases: string[] = []): Promise<void> {
  await connection.run(`attach if not exists ':memory:' as work (row_group_size ${ROW_GROUP})`);
  let [first, ...others] = databases;
  if (first === undefined) {
    const read = await connection.runAndReadAll('select current_database()');
    first = `"${read.getRows()[0]?.[0]}"`;
  }
  const path = others.flatMap(name => [`${name}.main`, `${name}.found`, `${name}.seed`]);
  await connection.run(`set search_path = '${[`${first}.main`, ...path, 'work.main'].join()}'`);
}

/**
 * Runs the steps, each connection the next one that need not wait for another: steps work on tables too small for one
 * of them to keep all threads busy. Throws what the first at fault throws, once nothing runs any more.
 */
export async function settleAll(connections: DuckDBConnection[], names: string[]): Promise<void> {
  const left = names.map(readStep);
  const running = new Map<Step, Promise<void>>();
  const work = async (connection: DuckDBConnection) => {
    while (left.length > 0) {
      const step = takeNext(left, [...running.keys()]);
      if (step === null) {
        await Promise.race(running.values()).catch(() => {});
        continue;
      }
      const run = runStep(connection, step).finally(() => running.delete(step));
      running.set(step, run);
      await run.catch((cause: Error) => {
        left.length = 0;
        throw new Error(`cannot settle ${step.name}: ${cause.message}`, { cause });
      });
    }
  };
  await together(connections, work);
}

/** Does the work on all connections at once; throws what the first at fault throws, once nothing runs any more. */
export async function together(
  connections: DuckDBConnection[],
  work: (connection: DuckDBConnection) => Promise<void>,
): Promise<void> {
  const ends = await Promise.allSettled(connections.map(work));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

/** Runs one step by its name. */
export async function settle(connection: DuckDBConnection, name: string): Promise<void> {
  await runStep(connection, readStep(name));
}

/**
 * Runs one step. A file that asks for `first_day` is run for each row of `day_stretches`, with its columns as variables,
 * and so for other kinds: what it puts in order would not fit into memory at once.
 */
async function runStep(connection: DuckDBConnection, { name, sql, stretches }: Step): Promise<void> {
  if (name === WRITE) {
    if ((await held(connection)) > WORTH_WRITING) await connection.run('checkpoint');
    return;
  }
  if (stretches === null) {
    await connection.run(sql);
    return;
  }
  const read = await connection.runAndReadAll(`select * from ${stretches}_stretches`);
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
