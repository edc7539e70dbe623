import { createRequire } from 'node:module';

/**
 * The client of the database. It is two hundred small CommonJS files, each of which an import would read once more for its
 * names; required, they load in half the time.
 */
export const {
  BOOLEAN,
  DOUBLE,
  DuckDBDataChunk,
  DuckDBInstance,
  DuckDBListType,
  INTEGER,
  LIST,
  listValue,
  VARCHAR,
} = createRequire(import.meta.url)('@duckdb/node-api') as typeof import('@duckdb/node-api');
