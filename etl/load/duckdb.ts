import { createRequire } from 'node:module';

const load = createRequire(import.meta.url);

/**
 * The client of the database. It is two hundred small CommonJS files, each of which an import would read once more for its
 * names; required, they load in half the time.
 */
export const { BOOLEAN, DOUBLE, DuckDBDataChunk, DuckDBInstance, INTEGER, LIST, VARCHAR } = load(
  '@duckdb/node-api',
) as typeof import('@duckdb/node-api');

/** What the client itself calls: columns are written through it whole, where the client would write value by value. */
export const bindings = createRequire(load.resolve('@duckdb/node-api'))(
  '@duckdb/node-bindings',
) as typeof import('@duckdb/node-bindings');
