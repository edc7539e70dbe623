import { constants, readFileSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { doubleQuotes } from './comments.ts';
import { keyOf } from './found.ts';
import { takeKept } from './kept.ts';
import { openWork, settle } from './settle.ts';
import { readStep } from './steps.ts';
import { IN_PART, KEYS } from './tables.ts';

/** Which rows of a table of the earlier build go, by the key they are found by. */
const OLD: Record<string, string> = {
  meeting_id: 'old_meetings',
  item_id: 'old_items',
  figure_id: 'old_figures',
  document_id: 'touched',
  source_id: '(from old_items union all from old_figures)',
};

/** Copies the database at `path` and attaches the copy as `earlier`, to be changed in place. */
export async function attachCopy(connection: DuckDBConnection, path: string, copy: string): Promise<void> {
  await copyFile(path, copy, constants.COPYFILE_FICLONE);
  await connection.run(`attach '${doubleQuotes(copy)}' as earlier (recovery_mode no_wal_writes)`);
}

/**
 * Takes what was found in documents that did not change over from `earlier` where they tell of meetings that those tell of
 * which did, so that the meetings concerned are whole in `built`.
 */
export async function gather(connection: DuckDBConnection, names: string[]): Promise<void> {
  await openWork(connection, ['built']);
  await findLinks(connection);
  for (const name of ['touched', 'touched-old', 'touched-old-words']) await connection.run(readSql(name));
  await takeKept(connection, names);
  // A review of a figure elsewhere is neither applied here nor lost.
  const read = await connection.runAndReadAll(
    "select 1 from duckdb_tables() where schema_name = 'seed' and table_name = 'reviews' and database_name = 'built'",
  );
  if (read.currentRowCount > 0)
    await connection.run(
      `delete from built.seed.reviews where figure_id in (
         select figure_id from earlier.main.figures where item_id not in (from old_items))`,
    );
}

/** Finds which documents have items that might be of the same meeting, where a meeting is not surely placed. */
async function findLinks(connection: DuckDBConnection): Promise<void> {
  const loose = `council_basis = 'unknown' or committee_basis = 'unknown' or meeting_date is null`;
  const read = await connection.runAndReadAll(
    `select (select count(*) from earlier.found.meetings where ${loose})
       + (select count(*) from built.found.meetings where ${loose}) as loose`,
  );
  await connection.run('create table work.linked (document_id text, meeting text)');
  if (Number(read.getRowsJson()[0]?.[0]) === 0) return;
  await connection.run(`${readSql('linked')}; set search_path = 'pairing.main,work.main'`);
  await settle(connection, 'meeting-pairs');
  const crowds = await connection.runAndReadAll('select 1 from crowds limit 1');
  if (crowds.currentRowCount > 0) throw new Error('which titles tell nothing hangs on all documents');
  await connection.run(
    `insert into linked
     select distinct document_id, document_id || '/' || meeting_id from pairs
     union
     select distinct other_document_id, document_id || '/' || meeting_id from pairs;
     drop table titles; drop table titled; drop table pairs; drop table crowds;
     set search_path = 'built.main,work.main'; detach pairing`,
  );
}

/** Puts what the settling of meetings made into the place of what `earlier` has of them. */
export async function patch(connection: DuckDBConnection, names: string[]): Promise<void> {
  await connection.run(readSql('untouched'));
  for (const [table, key] of Object.entries(KEYS)) {
    const old = OLD[key] ?? '';
    await connection.run(
      `delete from earlier.${table} where ${key} in ${old.startsWith('(') ? old : `(from ${old})`};
       insert into earlier.${table} by name select * from built.${table}`,
    );
  }
  await connection.run('insert into earlier.main.issues by name select * from built.main.issues');
  for (const name of names) {
    const key = keyOf(name);
    const isWhole = name === 'files' || name === 'coverage';
    if (name === 'words' || name === 'patched') continue;
    await connection.run(
      `delete from earlier.found.${name} where ${key} in (from gone);
           insert into earlier.found.${name} by name select * from built.found.${name}
           where ${isWhole} or ${key} is null or ${key} in (from fresh)`,
    );
  }
}

/** Gives the names of the tables of `earlier` that steps may fill. */
export async function listTables(connection: DuckDBConnection): Promise<Set<string>> {
  const read = await connection.runAndReadAll(
    "select table_name from duckdb_tables() where database_name = 'earlier' and schema_name = 'main'",
  );
  return new Set(read.getRowsJson().map(row => String(row[0])));
}

/** Empties those of the tables of `earlier` that the steps fill. */
export async function empty(
  connection: DuckDBConnection,
  tables: Set<string>,
  steps: string[],
): Promise<void> {
  const filled = new Set(steps.flatMap(name => [...readStep(name).fills]));
  for (const name of filled)
    if (tables.has(name) && !IN_PART.has(name)) await connection.run(`delete from earlier.main.${name}`);
}

/** Gives the text of an SQL file of this folder. */
export function readSql(name: string): string {
  return readFileSync(new URL(`./${name}.sql`, import.meta.url), 'utf8');
}
