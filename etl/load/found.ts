import type { DuckDBAppender, DuckDBConnection, DuckDBType } from '@duckdb/node-api';
import {
  BOOLEAN,
  DOUBLE,
  DuckDBDataChunk,
  DuckDBListType,
  INTEGER,
  LIST,
  listValue,
  VARCHAR,
} from './duckdb.ts';
import type { Row, Rows } from './rows.ts';
import { FOUND } from './tables.ts';

interface Column {
  name: string;
  type: DuckDBType;
  values: unknown[];
}

interface Table {
  columns: Column[];
  rows: number;
  appender: DuckDBAppender;
}

const CHUNK = 2048;
/** Characters that may wait in this process before they are handed to the database. */
const PENDING = 8_000_000;
const TYPES: Record<string, DuckDBType> = {
  INTEGER,
  DOUBLE,
  BOOLEAN,
  'DOUBLE[]': LIST(DOUBLE),
  'INTEGER[]': LIST(INTEGER),
};

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
      known.columns.push({ name, type: TYPES[type ?? ''] ?? VARCHAR, values: [] });
    }
    return found;
  }

  /** Names of the tables. */
  get names(): string[] {
    return [...this.tables.keys()];
  }

  /** Adds the rows found in one document. */
  append(rows: Rows): void {
    for (const name in rows) {
      const list = name === 'words' ? this.onlyNew(rows[name] ?? []) : (rows[name] ?? []);
      const table = this.tables.get(name);
      if (!table) throw new Error(`unknown table: ${name}`);
      for (const { name, type, values } of table.columns) {
        if (type === VARCHAR) {
          for (const row of list) {
            const value = toText(row[name]);
            if (value !== null) this.pending += value.length;
            values.push(value);
          }
        } else if (type instanceof DuckDBListType) {
          for (const row of list) {
            const value = row[name] as number[];
            this.pending += 8 * value.length;
            values.push(listValue(value));
          }
        } else for (const row of list) values.push(row[name] ?? null);
      }
      table.rows += list.length;
      if (table.rows >= CHUNK) send(table);
    }
    if (this.pending > PENDING) this.flush();
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
    this.pending = 0;
  }

  /** Hands over what waits and takes no more. */
  close(): void {
    this.flush();
    for (const table of this.tables.values()) table.appender.closeSync();
  }
}

function send(table: Table): void {
  for (let at = 0; at < table.rows; at += CHUNK) {
    const rows = Math.min(CHUNK, table.rows - at);
    const chunk = DuckDBDataChunk.create(
      table.columns.map(column => column.type),
      rows,
    );
    table.columns.forEach(({ values }, index) => {
      const part = rows === table.rows ? values : values.slice(at, at + rows);
      chunk.setColumnValues(index, part as never);
    });
    table.appender.appendDataChunk(chunk);
  }
  for (const column of table.columns) column.values = [];
  table.rows = 0;
}

/** Gives the type a column has in `found`, where dates and lists are still text. */
function plain(type: string): string {
  return type in TYPES ? type : 'VARCHAR';
}

/** Gives a value as a text column takes it: text for text, null for nothing. */
function toText(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return value === null || value === undefined ? null : String(value);
}
