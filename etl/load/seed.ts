import type { DuckDBConnection } from '@duckdb/node-api';
import type { Vocabulary } from '../vocabulary.ts';

/** Loads the tables of a vocabulary as they are, text throughout, into the schema `seed` of the database in use. */
export async function loadVocabulary(connection: DuckDBConnection, vocabulary: Vocabulary): Promise<void> {
  await connection.run('create schema seed');
  for (const [name, rows] of Object.entries(vocabulary.tables)) {
    const names = Object.keys(rows[0] ?? {});
    if (names.length === 0) continue;
    await connection.run(`create table seed.${name} (${names.map(column => `"${column}" text`).join(', ')})`);
    const appender = await connection.createAppender(name, 'seed');
    for (const row of rows) {
      for (const column of names) {
        const value = row[column];
        if (value === null || value === undefined) appender.appendNull();
        else appender.appendVarchar(value);
      }
      appender.endRow();
    }
    appender.closeSync();
  }
}
