import { readdirSync, readFileSync } from 'node:fs';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Vocabulary } from '../vocabulary.ts';

/**
 * Loads the tables of a vocabulary that settling reads as they are, text throughout, into the schema `seed` of the database
 * in use; the others are for those who read documents.
 */
export async function loadVocabulary(connection: DuckDBConnection, vocabulary: Vocabulary): Promise<void> {
  await connection.run('create schema seed');
  const wanted = listWanted();
  for (const [name, rows] of Object.entries(vocabulary.tables)) {
    const names = Object.keys(rows[0] ?? {});
    if (names.length === 0 || !wanted.has(name)) continue;
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

/** Names of the tables of `seed` that a file of this folder has in it. */
function listWanted(): Set<string> {
  const folder = new URL('.', import.meta.url);
  const files = readdirSync(folder).filter(name => name.endsWith('.sql'));
  const texts = files.map(name => readFileSync(new URL(name, folder), 'utf8'));
  return new Set(
    texts.flatMap(text => [...text.matchAll(/\bseed\.([a-z_]{1,40})/g)].map(([, name = '']) => name)),
  );
}
