import { readFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
import { readVocabulary } from '../../../etl/inputs.ts';
import { type Query, readOfficial, readShipped } from '../../../etl/load/official.ts';
import { openWork, settle as settleOne } from '../../../etl/load/settle.ts';

export interface Scratch {
  query: Query;
  /** Runs files of `etl/load` by name. */
  settle: (...names: string[]) => Promise<void>;
  close: () => void;
}

const OFFICIAL = ['areas', 'indicators', 'periods', 'ranges', 'places', 'values', 'issues', 'shipped'].map(
  name => `official-${name}`,
);

/** Opens an empty database in memory with the tables of the schema, the vocabularies and the given official files. */
export async function openScratch(
  files: string[] = [],
  { shipped = true, path = ':memory:' } = {},
): Promise<Scratch> {
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  const query: Query = async sql => (await connection.runAndReadAll(sql)).getRowObjectsJson();
  const settle = async (...names: string[]) => {
    for (const name of names) await settleOne(connection, name);
  };
  await connection.run(`${readSql('schema')}; create schema seed;`);
  for (const [name, rows] of Object.entries((await readVocabulary()).tables)) {
    const columns = Object.keys(rows[0] ?? {});
    if (columns.length === 0) continue;
    await connection.run(
      `create table seed.${name} (${columns.map(column => `"${column}" text`).join(', ')})`,
    );
    const appender = await connection.createAppender(name, 'seed');
    for (const row of rows) {
      for (const column of columns) {
        const value = row[column];
        if (typeof value === 'string') appender.appendVarchar(value);
        else appender.appendNull();
      }
      appender.endRow();
    }
    appender.closeSync();
  }
  await openWork(connection);
  await settle('official-tables', 'periods');
  await readShipped(query, shipped ? new URL('../../../seeds/official', import.meta.url).pathname : '/none');
  for (const [index, file] of files.entries())
    await readOfficial(query, { lait: readSql('load/official-lait') }, file, index);
  await settle(...OFFICIAL);
  return {
    query,
    settle,
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

function readSql(name: string): string {
  return readFileSync(new URL(`../../../etl/${name}.sql`, import.meta.url), 'utf8');
}
