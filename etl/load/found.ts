import type { DuckDBAppender, DuckDBConnection } from '@duckdb/node-api';
import { CHUNK, type Column, makeColumn } from './columns.ts';
import { bindings, DuckDBDataChunk } from './duckdb.ts';
import type { Row, Rows } from './rows.ts';
import { FOUND } from './tables.ts';

interface Table {
  columns: Column[];
  rows: number;
  appender: DuckDBAppender;
}

/** Bytes of long texts and lists that may wait in this process before they are handed to the database. */
const PENDING = 8_000_000;
/** Those that may wait before any were: the database takes the first rows of a table as they are, and copies later ones once more. */
const PENDING_FIRST = 40_000_000;
/** Types other than text that a column of `found` may have; dates are still text there. */
const TYPES = new Set(['INTEGER', 'DOUBLE', 'BOOLEAN', 'INTEGER[]', 'DOUBLE[]']);

/** Gives the statements that make the tables of `found` from those of `schema.sql`, and what is `extra` to them. */
export function describeFound(schema: string, extra: string): string {
  const definitions: string[] = [];
  for (const [, table = '', body = ''] of schema.matchAll(/^create table (\w+) \([^\n]*\n(.*?)^\);/gms)) {
    if (!FOUND.includes(table)) continue;
    const columns = [...body.matchAll(/^ {2}(\w+) ([^ ,]+)/gm)];
    const typed = columns.map(([, name, type = '']) => `"${name}" ${plain(type.toUpperCase())}`);
    definitions.push(`create table found.${table} (${typed.join(', ')});`);
  }
  return `create schema found;\n${definitions.join('\n')}\n${extra}`;
}

/** The tables of `found` in one database: rows of single documents go in, by columns and many at a time. */
export class Found {
  private readonly tables = new Map<string, Table>();
  /** Words that were added; each is one object, however many documents have it. */
  private readonly words = new Set<Row>();
  private pending = 0;
  private flushed = 0;

  /** Opens the tables of `found` in the database in use for appending. */
  static async open(connection: DuckDBConnection): Promise<Found> {
    const read = await connection.runAndReadAll(
      `select table_name, column_name, data_type from duckdb_columns()
       where database_name = current_database() and schema_name = 'found' order by table_name, column_index`,
    );
    const found = new Found();
    for (const [table, name, type] of read.getRows() as string[][]) {
      if (table === undefined || name === undefined) continue;
      let known = found.tables.get(table);
      if (!known) {
        known = { columns: [], rows: 0, appender: await connection.createAppender(table, 'found') };
        found.tables.set(table, known);
      }
      known.columns.push(makeColumn(name, type ?? ''));
    }
    return found;
  }

  /** Names of the tables. */
  get names(): string[] {
    return [...this.tables.keys()];
  }

  /** Bytes of long texts and lists that were added. */
  get bytes(): number {
    return this.flushed + this.pending;
  }

  /** Adds the rows found in one document. */
  append(rows: Rows): void {
    for (const name in rows) {
      const list = name === 'words' ? this.onlyNew(rows[name] ?? []) : (rows[name] ?? []);
      const table = this.tables.get(name);
      if (!table) throw new Error(`unknown table: ${name}`);
      for (let from = 0; from < list.length; ) {
        const to = Math.min(list.length, from + CHUNK - table.rows);
        for (const column of table.columns) this.pending += column.add(list, from, to, table.rows);
        table.rows += to - from;
        from = to;
        if (table.rows === CHUNK) send(table);
      }
    }
    if (this.pending > (this.flushed === 0 ? PENDING_FIRST : PENDING)) this.flush();
  }

  private onlyNew(list: Row[]): Row[] {
    const fresh = list.filter(row => !this.words.has(row));
    for (const row of fresh) this.words.add(row);
    return fresh;
  }

  /** Hands over what waits, so that none of it stays in memory. */
  flush(): void {
    for (const table of this.tables.values()) {
      send(table);
      table.appender.flushSync();
    }
    this.flushed += this.pending;
    this.pending = 0;
  }

  /** Hands over what waits and takes no more. */
  close(): void {
    this.flush();
    for (const table of this.tables.values()) table.appender.closeSync();
  }
}

/** Gives the column that says of which document a row of a table of `found` is; an issue may be said of a document by another file. */
export function keyOf(table: string): string {
  return table === 'issues' ? 'found_in' : 'document_id';
}

function send(table: Table): void {
  if (table.rows === 0) return;
  const chunk = DuckDBDataChunk.create(
    table.columns.map(column => column.type),
    table.rows,
  );
  table.columns.forEach((column, index) => {
    column.write(bindings.data_chunk_get_vector(chunk.chunk, index), table.rows);
  });
  table.appender.appendDataChunk(chunk);
  table.rows = 0;
}

/** Gives the type a column has in `found`, where dates and lists are still text. */
function plain(type: string): string {
  return TYPES.has(type) ? type : 'VARCHAR';
}
