import { open, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { MANIFEST, replaceFolder } from './folder.ts';
import { type PublishedTable, placedRows } from './tables.ts';

/** What a published folder holds: its manifest. */
export interface Publication {
  build_id: string;
  built_at: string;
  format: 'parquet';
  tables: PublishedTable[];
}

/** Rows, and partitions they are of, that wait to be written at most: each partition takes room for two thousand rows. */
const HELD = { rows: 65_536, partitions: 300 };

/** Writes every public table of the database at `db` into `out` as Parquet, partitioned by council and year; throws one line naming what is wrong. */
export async function publish(db: string, out: string): Promise<Publication> {
  await checkDatabase(db);
  return replaceFolder(out, async folder => {
    const instance = await DuckDBInstance.create(':memory:', {
      memory_limit: '2GB',
      temp_directory: join(folder, '.spill'),
    });
    try {
      const connection = await instance.connect();
      return await writeTables(connection, db, folder);
    } finally {
      instance.closeSync();
    }
  });
}

/** A DuckDB file carries the word `DUCK` at its ninth byte. */
async function checkDatabase(db: string): Promise<void> {
  const file = await open(db, 'r').catch(() => {
    throw new Error(`missing database: ${db}`);
  });
  try {
    const { buffer } = await file.read(Buffer.alloc(4), 0, 4, 8).catch(() => ({ buffer: Buffer.alloc(4) }));
    if (buffer.toString('latin1') !== 'DUCK')
      throw new Error(`cannot read database: ${db}: not a DuckDB file`);
  } finally {
    await file.close();
  }
}

async function writeTables(connection: DuckDBConnection, db: string, folder: string): Promise<Publication> {
  await connection.run(`attach ${literal(db)} as source (read_only)`).catch((cause: Error) => {
    throw new Error(`cannot read database: ${db}: ${cause.message.split('\n')[0]}`, { cause });
  });
  await connection.run(await readFile(new URL('./places.sql', import.meta.url), 'utf8'));
  const places = {
    councils: await count(connection, 'select count(distinct council)::integer as n from place_of_meeting'),
    years: await count(
      connection,
      'select count(distinct (council, year))::integer as n from place_of_meeting',
    ),
  };
  const tables: PublishedTable[] = [];
  for (const table of await readTables(connection)) {
    const rows = await count(connection, `select count(*)::integer as n from source.${table.name}`);
    const { sql, partitions } = placedRows({ ...table, rows }, places);
    const place = partitions.length > 0 ? `, partition_by (${partitions.join(', ')})` : '';
    const target = partitions.length > 0 ? join(folder, table.name) : join(folder, `${table.name}.parquet`);
    const folders = partitions.includes('year') ? places.years : places.councils;
    const held = Math.min(HELD.rows, Math.ceil((rows * HELD.partitions) / Math.max(folders, 1)));
    if (partitions.length === 0 || rows > 0)
      await connection
        .run(`set partitioned_write_flush_threshold = ${Math.max(held, 1)};
          copy (${sql}) to ${literal(target)} (format parquet, compression snappy${place})`)
        .catch((cause: Error) => {
          throw new Error(`cannot publish ${table.name}: ${cause.message.split('\n')[0]}`, { cause });
        });
    tables.push({ ...table, partitions, rows });
  }
  const [build] = await readRows(
    connection,
    'select build_id, built_at::text as built_at from source.builds',
  );
  const publication: Publication = {
    build_id: String(build?.build_id),
    built_at: String(build?.built_at),
    format: 'parquet',
    tables,
  };
  await writeFile(join(folder, MANIFEST), `${JSON.stringify(publication, null, 1)}\n`);
  return publication;
}

async function readTables(
  connection: DuckDBConnection,
): Promise<Omit<PublishedTable, 'partitions' | 'rows'>[]> {
  const rows = await readRows(
    connection,
    `select t.table_name, t.comment as about, c.column_name, c.data_type, c.comment
     from duckdb_tables() t
     join duckdb_columns() c using (database_name, schema_name, table_name)
     where t.database_name = 'source' and t.schema_name = 'main'
     order by t.table_name, c.column_index`,
  );
  const tables = new Map<string, Omit<PublishedTable, 'partitions' | 'rows'>>();
  for (const { table_name, about, column_name, data_type, comment } of rows) {
    const name = String(table_name);
    const table = tables.get(name) ?? { name, comment: String(about ?? ''), columns: [] };
    table.columns.push({
      name: String(column_name),
      type: String(data_type).toLowerCase(),
      comment: String(comment ?? ''),
    });
    tables.set(name, table);
  }
  return [...tables.values()];
}

async function readRows(connection: DuckDBConnection, sql: string): Promise<Record<string, unknown>[]> {
  return (await connection.runAndReadAll(sql)).getRowObjectsJson() as Record<string, unknown>[];
}

async function count(connection: DuckDBConnection, sql: string): Promise<number> {
  return Number((await readRows(connection, sql))[0]?.n);
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
