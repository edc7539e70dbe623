import { readFileSync } from 'node:fs';
import { open as openFile, rename } from 'node:fs/promises';
import type { DuckDBConnection, DuckDBInstance as Instance } from '@duckdb/node-api';
import { settleAgain } from './load/again.ts';
import { comments, doubleQuotes, listTexts } from './load/comments.ts';
import { DuckDBInstance } from './load/duckdb.ts';
import { describeFound, Found, keyOf } from './load/found.ts';
import { checkSame, list, takeKept } from './load/kept.ts';
import { removeFiles } from './load/leftovers.ts';
import { type Query, readOfficial, readShipped } from './load/official.ts';
import { attachCopy } from './load/patch.ts';
import type { Rows } from './load/rows.ts';
import { loadVocabulary } from './load/seed.ts';
import { isSmall, openWork, rowGroupOf, settleAll } from './load/settle.ts';
import { takeShard } from './load/shard.ts';
import { writeSum } from './load/sum.ts';
import { FOUND, OF_FILES, SETTLING, WRITE } from './load/tables.ts';
import { prepareTarget } from './load/target.ts';
import type { Vocabulary } from './vocabulary.ts';

export { type Earlier, type FileSeen, readEarlier } from './load/earlier.ts';
export type { Row, Rows } from './load/rows.ts';
export { removeUnfinished } from './load/target.ts';

/** Memory that the database may hold at once, past which it spills to disk: less while documents are read, when threads hold some too. */
const MEMORY = { reading: '300MB', settling: '800MB' };
/** Megabytes that each thread of the database wants while documents are read, where there are more than four. */
const MEMORY_OF_A_THREAD = 75;

/** Items up to which two steps of settling run at a time: with more each keeps all threads busy, and wants the memory to itself. */
const MOST_BESIDE = 100_000;
/** Threads up to which they do: each holds memory of its own for both. */
const MOST_THREADS_BESIDE = 4;

/** A database being built beside the one that serves; nothing is visible until `finish` renames it. */
export class Build {
  private readonly path: string;
  private readonly temporary: string;
  private readonly instance: Instance;
  private readonly connection: DuckDBConnection;
  /** Whether the database that was there is changed in place, in a copy. */
  private readonly isPatch: boolean;
  private readonly isSmall: boolean;
  /** Whether official files were given besides what is shipped. */
  private hasFiles = false;
  /** The tables that take what is found in documents. */
  readonly found: Found;

  private constructor(
    path: string,
    temporary: string,
    instance: Instance,
    connection: DuckDBConnection,
    found: Found,
    isPatch: boolean,
    isSmall: boolean,
  ) {
    this.isPatch = isPatch;
    this.isSmall = isSmall;
    this.path = path;
    this.temporary = temporary;
    this.instance = instance;
    this.connection = connection;
    this.found = found;
  }

  /**
   * Opens an empty database beside `path`, with every table of `schema.sql` and its comments, to work on so many threads; or,
   * to change a copy of what is there in place, one in memory for what is new.
   */
  static async open(
    path: string,
    vocabulary: Vocabulary,
    { threads, bytes = 0, isPatch = false }: { threads: number; bytes?: number; isPatch?: boolean },
  ): Promise<Build> {
    const temporary = await prepareTarget(path);
    const instance = await DuckDBInstance.create(':memory:', {
      memory_limit: threads > 4 ? `${MEMORY_OF_A_THREAD * threads}MB` : MEMORY.reading,
      temp_directory: `${temporary}.spill`,
      threads: String(threads),
    });
    try {
      const connection = await instance.connect();
      // No log is kept of what is written, and nothing is written twice: the file counts only once it is whole and renamed.
      // What the database frees goes back to the system at once, as Node may want it.
      // Of the ways to press text and numbers those left out cost half the time of writing and save little of the file.
      await connection.run(
        `set checkpoint_threshold = '1TB';
         set disabled_compression_methods = 'fsst,dict_fsst,alp,alprd';
         set allocator_flush_threshold = '8MB';
         set allocator_bulk_deallocation_flush_threshold = '8MB';
         set allocator_background_threads = true;
         ${isPatch ? "attach ':memory:' as built;" : attachNew(temporary, rowGroupOf(bytes))} use built;`,
      );
      if (isPatch) await attachCopy(connection, path, temporary);
      const schema = readSql('schema');
      await connection.run(isPatch ? schema : `${schema}\n${comments(schema)}`);
      await connection.run(describeFound(schema, readSql('load/found')));
      await loadVocabulary(connection, vocabulary);
      const found = await Found.open(connection);
      return new Build(path, temporary, instance, connection, found, isPatch, isSmall(bytes));
    } catch (error) {
      instance.closeSync();
      await removeFiles(temporary);
      throw error;
    }
  }

  /** Takes in the shards of each thread once all is read, without the documents listed for it; the first has its rows in the tables here, and they go from them. */
  async takeShards(paths: string[][], [own = [], ...others]: string[][]): Promise<void> {
    await this.connection.run(`set memory_limit = '${MEMORY.settling}'`);
    this.found.flush();
    for (const name of this.found.names) {
      if (own.length === 0 || name === 'words') continue;
      await this.connection.run(`delete from found.${name} where ${keyOf(name)} in (${listTexts(own)})`);
    }
    const second = await this.instance.connect();
    await second.run('use built');
    for (const [index, without] of others.entries())
      for (const path of paths[index + 1] ?? [])
        await takeShard([this.connection, second], path, this.found.names, without);
    second.closeSync();
  }

  /** Adds the rows found in one document. */
  append(rows: Rows): void {
    this.found.append(rows);
  }

  /** Takes over from the earlier build at `path` the rows of documents that have not changed, or notes that these stay. */
  async keep(documentIds: string[]): Promise<void> {
    const { connection, path } = this;
    if (this.isPatch) {
      await list(connection, 'known', documentIds);
      return checkSame(connection, 'known', path);
    }
    if (documentIds.length === 0) return;
    await connection.run(`attach '${doubleQuotes(path)}' as earlier (read_only)`);
    await list(connection, 'kept', documentIds);
    await checkSame(connection, 'kept', path);
    await takeKept(connection, this.found.names);
    await connection.run('detach earlier');
  }

  /** Reads the shipped series and the given official files, a later one over an earlier; throws one line naming a file at fault. */
  async addOfficial(paths: string[]): Promise<void> {
    if (this.isPatch) return;
    this.hasFiles = paths.length > 0;
    const query: Query = async sql => (await this.connection.runAndReadAll(sql)).getRowObjectsJson();
    await this.connection.run(readSql('load/official-tables'));
    await readShipped(query, new URL('../seeds/official', import.meta.url).pathname);
    const sql = { lait: readSql('load/official-lait') };
    for (const [index, path] of paths.entries()) await readOfficial(query, sql, path, index);
  }

  /** Settles what spans documents, checks the whole, and puts it in the place of the old file; throws on a failed check. */
  async finish(made: {
    build_id: string;
    built_at: Date;
    inputs: object;
    documents: number;
    code: string;
  }): Promise<{ counts: Record<string, number>; issues: Record<string, number> }> {
    this.found.close();
    await this.settle();
    await this.connection.run(
      'insert into builds by name select $1 as build_id, $2::timestamp as built_at, $3 as inputs, $4::integer as documents, $5 as code',
      [made.build_id, made.built_at.toISOString(), JSON.stringify(made.inputs), made.documents, made.code],
    );
    await this.check();
    const summary = await this.count();
    const made_in = this.isPatch ? 'earlier' : 'built';
    await this.connection.run(`checkpoint ${made_in}; use memory; detach ${made_in}`);
    this.connection.closeSync();
    this.instance.closeSync();
    await Promise.all([sync(this.temporary), writeSum(this.temporary, this.path, made)]);
    await rename(this.temporary, this.path);
    await removeFiles(this.temporary);
    return summary;
  }

  /** Leaves the old file as it is and removes the unfinished one. */
  async abandon(): Promise<void> {
    try {
      this.connection.closeSync();
      this.instance.closeSync();
    } finally {
      await removeFiles(this.temporary);
    }
  }

  /** Settles on two connections where there are threads for them, and memory for what both hold. */
  private async settle(): Promise<void> {
    const read = await this.connection.runAndReadAll(
      "select current_setting('threads')::integer, (select count(*) from found.items)::integer",
    );
    const [threads, items] = read.getRows()[0] as [number, number];
    const lanes = [this.connection];
    if (threads > 1 && threads <= MOST_THREADS_BESIDE && items <= MOST_BESIDE)
      lanes.push(await this.instance.connect());
    const settleSome = async (databases: string[], names: string[]) => {
      for (const lane of lanes) await openWork(lane, databases);
      await settleAll(
        lanes,
        names.filter(name => name !== WRITE || !this.isSmall),
      );
    };
    try {
      if (this.isPatch) await settleAgain(this.connection, this.found.names, settleSome);
      else
        await settleSome(
          ['built'],
          SETTLING.filter(name => this.hasFiles || !OF_FILES.has(name)),
        );
    } finally {
      for (const lane of lanes.slice(1)) lane.closeSync();
    }
  }

  private async count(): Promise<{ counts: Record<string, number>; issues: Record<string, number> }> {
    const each = FOUND.map(name => `(select count(*) from main.${name})::integer as ${name}`);
    const all = await this.connection.runAndReadAll(`select ${each.join(', ')}`);
    const counts = all.getRowObjectsJson()[0] as Record<string, number>;
    const read = await this.connection.runAndReadAll(
      'select code, count(*)::integer as n from issues group by code order by n desc, code',
    );
    const issues = read.getRowObjectsJson().map(row => [String(row.code), Number(row.n)] as const);
    return { counts, issues: Object.fromEntries(issues) };
  }

  private async check(): Promise<void> {
    const read = await this.connection.runAndReadAll(readSql('load/checks'));
    const faults = read.getRowObjectsJson();
    if (faults.length > 0)
      throw new Error(`failed check: ${faults.map(row => `${row.fault}: ${row.example}`).join('; ')}`);
  }
}

/** Prepares the place of the database at `path`, and gives what threads need for shards beside it: where, and the statements that make their tables. */
export async function prepareShards(
  path: string,
  count: number,
): Promise<{ definitions: string; paths: string[] }> {
  const temporary = await prepareTarget(path);
  return {
    definitions: describeFound(readSql('schema'), readSql('load/found')),
    paths: Array.from({ length: count }, (_, index) => `${temporary}.${index + 1}`),
  };
}

/** Waits until what was written to a file is on the disk. */
async function sync(path: string): Promise<void> {
  const file = await openFile(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

function readSql(name: string): string {
  return readFileSync(new URL(`./${name}.sql`, import.meta.url), 'utf8');
}

function attachNew(path: string, rowGroup: number): string {
  return `attach '${doubleQuotes(path)}' as built
    (recovery_mode no_wal_writes, storage_version 'v1.2.0', block_size 65536, row_group_size ${rowGroup});`;
}
