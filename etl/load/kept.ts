import { readFileSync } from 'node:fs';
import type { DuckDBConnection } from '@duckdb/node-api';
import { keyOf } from './found.ts';

/** Tables of `found` that are taken over otherwise, or come anew with every build. */
const OTHERS = new Set(['documents', 'items', 'words', 'files', 'coverage', 'patched']);

/** Makes a table of documents by their keys. */
export async function list(connection: DuckDBConnection, name: string, documentIds: string[]): Promise<void> {
  await connection.run(`create or replace temp table ${name} (document_id text)`);
  const appender = await connection.createAppender(name);
  for (const id of documentIds) {
    appender.appendVarchar(id);
    appender.endRow();
  }
  appender.closeSync();
}

/** Throws where the database attached as `earlier` has not every document of a table: another build may have put its own there. */
export async function checkSame(connection: DuckDBConnection, name: string, path: string): Promise<void> {
  const read = await connection.runAndReadAll(
    `select count(distinct document_id)::integer, (select count(distinct document_id)::integer from ${name})
     from earlier.found.documents where document_id in (from ${name})`,
  );
  const [there, wanted] = read.getRows()[0] ?? [];
  if (there !== wanted) throw new Error(`${path} is another than it was a moment ago: build it again`);
}

/** Takes the rows found in the documents of the table `kept` over from the database attached as `earlier`. */
export async function takeKept(connection: DuckDBConnection, names: string[]): Promise<void> {
  await connection.run(readFileSync(new URL('./kept.sql', import.meta.url), 'utf8'));
  for (const name of names.filter(name => !OTHERS.has(name)))
    await connection.run(
      `insert into found.${name} by name
       select * from earlier.found.${name} where ${keyOf(name)} in (from kept)`,
    );
}
