import { mkdtemp, open, rm, stat } from 'node:fs/promises';
import { tmpdir, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import type {
  DuckDBConnection,
  DuckDBDataChunk,
  DuckDBPreparedStatement,
  DuckDBType,
} from '@duckdb/node-api';
import { DuckDBDateValue, DuckDBInstance, DuckDBTypeId, listValue } from '@duckdb/node-api';
import type { Cell, Column, ColumnType } from './api.ts';
import type { Build, Chunk, Config, Database, Report, Values } from './context.ts';
import { openBuild } from './database/build.ts';
import type { RawVector } from './database/chunk.ts';
import { parseDay, readColumn } from './database/chunk.ts';
import { quoteName, quoteText, viewsOf } from './database/folder.ts';
import { checkSum } from './database/sum.ts';
import { watchBuilds } from './database/watch.ts';

/** A connection as the rest of the server sees it: one statement at a time. */
export interface Session {
  /** Tells whether it has prepared the statement already, which often costs more than to answer it. */
  knows(sql: string): boolean;
  describe(sql: string): Promise<{ parameters: Column[]; columns: Column[] }>;
  /** Starts a statement; the chunks come as they are asked for. */
  start(sql: string, values: Values): Promise<{ columns: Column[]; next(): Promise<Chunk | null> }>;
  /** Makes the running statement fail. */
  interrupt(): void;
  close(): void;
}

/** An open file: sessions come from it until it is closed. */
export interface OpenFile {
  connect(): Promise<Session>;
  close(): void;
}

/** Opens the DuckDB file for reading only and follows it: `check` throws on a build that the server cannot show. */
export async function openDatabase(
  config: Config,
  check: (build: Build) => Promise<void>,
  report: Report,
): Promise<Database> {
  const { database } = config;
  const follow = () => openBuild(config, openFile, check);
  return watchBuilds(database, follow, (build, ending) => checkSum(database, build, ending), report);
}

/** Opens a file, or a folder of published Parquet, without rights to write, to read other files or to change settings. */
export async function openFile(path: string, memory = totalmem() / 2): Promise<OpenFile> {
  if (!(await stat(path)).isDirectory()) {
    await checkHead(path);
    const sealed = { ...bounded(memory), enable_external_access: 'false', lock_configuration: 'true' };
    return asFile(await DuckDBInstance.create(path, sealed));
  }
  const views = await viewsOf(path);
  const folder = await mkdtemp(join(tmpdir(), 'minutewise-')).catch((cause: Error) => {
    throw new Error(`its views find no place in ${tmpdir()} (TMPDIR): ${cause.message}`, { cause });
  });
  try {
    const catalogue = join(folder, 'views.duckdb');
    const written = await runAll(await DuckDBInstance.create(catalogue), views);
    written.closeSync();
    const sealing = [
      `set global allowed_directories = [${quoteText(resolve(path))}]`,
      'set global enable_external_access = false',
      'set global lock_configuration = true',
    ];
    return asFile(await runAll(await DuckDBInstance.create(catalogue, bounded(memory)), sealing));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Throws where a file does not begin as DuckDB's do, which says less clearly what is wrong. */
async function checkHead(path: string): Promise<void> {
  const file = await open(path, 'r');
  const { buffer, bytesRead } = await file.read(Buffer.alloc(12), 0, 12, 0).finally(() => file.close());
  if (bytesRead < 12 || buffer.toString('latin1', 8) !== 'DUCK') throw new Error('it is no DuckDB database');
}

/** Nothing spills to disk: a question that needs more memory fails rather than take the rest down. */
function bounded(memory: number) {
  return { ...readOnly, memory_limit: `${Math.round(memory)}B`, temp_directory: '' };
}

const readOnly = {
  access_mode: 'READ_ONLY',
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
};

function asFile(instance: DuckDBInstance): OpenFile {
  return { connect: async () => openSession(await instance.connect()), close: () => instance.closeSync() };
}

async function runAll(instance: DuckDBInstance, statements: string[]): Promise<DuckDBInstance> {
  const connection = await instance.connect();
  for (const statement of statements) await connection.run(statement);
  connection.closeSync();
  return instance;
}

/** Writes chunks to a Parquet file, by way of a database of its own that is gone afterwards. */
export async function writeParquet(
  path: string,
  columns: Column[],
  chunks: AsyncIterable<Chunk>,
): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    const names = columns.map(({ name, type }) => `${quoteName(name)} ${type}`);
    await connection.run(`create table answer (${names.join(', ')})`);
    const appender = await connection.createAppender('answer');
    for await (const chunk of chunks) appender.appendDataChunk((chunk as SourcedChunk).source);
    appender.closeSync();
    await connection.run(`copy answer to ${quoteText(path)} (format parquet, compression zstd)`);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** A chunk that still knows the DuckDB chunk it was read from. */
interface SourcedChunk extends Chunk {
  source: DuckDBDataChunk;
}

function openSession(connection: DuckDBConnection): Session {
  const prepared = new Map<
    string,
    { statement: DuckDBPreparedStatement; columns: Column[]; parameters: Column[] }
  >();
  async function prepare(sql: string) {
    const known = prepared.get(sql);
    if (known) return known;
    const statement = await connection.prepare(sql);
    const entry = { statement, parameters: readParameters(statement), columns: readColumns(statement) };
    prepared.set(sql, entry);
    return entry;
  }
  return {
    knows: sql => prepared.has(sql),
    describe: async sql => {
      const { columns, parameters } = await prepare(sql);
      return { columns, parameters };
    },
    start: async (sql, values) => {
      const { statement, columns, parameters } = await prepare(sql);
      for (const [index, parameter] of parameters.entries()) {
        bind(statement, index + 1, parameter, values[parameter.name] ?? null);
      }
      const result = await statement.stream();
      return { columns, next: async () => readChunk(await result.fetchChunk(), columns) };
    },
    interrupt: () => connection.interrupt(),
    close: () => {
      for (const { statement } of prepared.values()) statement.destroySync();
      connection.closeSync();
    },
  };
}

function readColumns(statement: DuckDBPreparedStatement): Column[] {
  return Array.from({ length: statement.columnCount }, (_, index) => {
    const name = statement.columnName(index);
    return { name, type: columnType(statement.columnType(index), `column ${name}`) };
  });
}

function readParameters(statement: DuckDBPreparedStatement): Column[] {
  return Array.from({ length: statement.parameterCount }, (_, index) => {
    const name = statement.parameterName(index + 1);
    if (statement.parameterTypeId(index + 1) === DuckDBTypeId.INVALID)
      throw new Error(`parameter without a type: ${name}`);
    return { name, type: columnType(statement.parameterType(index + 1), `parameter ${name}`) };
  });
}

const columnTypes: Partial<Record<DuckDBTypeId, ColumnType>> = {
  [DuckDBTypeId.VARCHAR]: 'varchar',
  [DuckDBTypeId.INTEGER]: 'integer',
  [DuckDBTypeId.DOUBLE]: 'double',
  [DuckDBTypeId.BOOLEAN]: 'boolean',
  [DuckDBTypeId.DATE]: 'date',
  [DuckDBTypeId.TIMESTAMP]: 'timestamp',
};

function columnType(type: DuckDBType, subject: string): ColumnType {
  const known = columnTypes[type.typeId];
  if (known) return known;
  if (type.toString() === 'VARCHAR[]') return 'varchar[]';
  throw new Error(
    `unknown type: ${subject} is ${type.toString()}; cast it to integer, double, varchar or date`,
  );
}

function bind(statement: DuckDBPreparedStatement, index: number, parameter: Column, value: Cell): void {
  if (value === null) statement.bindNull(index);
  else if (Array.isArray(value)) statement.bindList(index, listValue(value));
  else if (parameter.type === 'date') statement.bindDate(index, new DuckDBDateValue(parseDay(String(value))));
  else if (parameter.type === 'integer') statement.bindInteger(index, Number(value));
  else if (parameter.type === 'double') statement.bindDouble(index, Number(value));
  else if (parameter.type === 'boolean') statement.bindBoolean(index, value === true || value === 'true');
  else statement.bindVarchar(index, String(value));
}

function readChunk(source: DuckDBDataChunk | null, columns: Column[]): SourcedChunk | null {
  if (!source || source.rowCount === 0) return null;
  const length = source.rowCount;
  return {
    source,
    length,
    columns: columns.map(({ type }, index) =>
      readColumn(source.getColumnVector(index) as unknown as RawVector, type, length),
    ),
  };
}
