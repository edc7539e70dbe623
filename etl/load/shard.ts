import { rm } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { doubleQuotes, listTexts } from './comments.ts';
import { DuckDBInstance } from './duckdb.ts';
import { Found, keyOf } from './found.ts';
import type { Rows } from './rows.ts';
import { ROW_GROUP, together } from './settle.ts';

/** Bytes after which a shard is written while the next one is filled, so that little is left to write at the end. */
const FULL = 32_000_000;

/** The tables of `found` in files of their own, which one thread fills one after another and a build then takes in. */
export class Shards {
  private readonly path: string;
  private readonly definitions: string;
  private readonly paths: string[] = [];
  private readonly closing: Promise<void>[] = [];
  private current: Shard;

  private constructor(path: string, definitions: string, first: Shard) {
    this.path = path;
    this.definitions = definitions;
    this.current = first;
    this.paths.push(first.path);
  }

  /** Opens the first of the shards whose paths begin with this one. */
  static async open(path: string, definitions: string): Promise<Shards> {
    return new Shards(path, definitions, await openShard(`${path}.1`, definitions));
  }

  /** Adds the rows found in one document. */
  append(rows: Rows): void {
    this.current.found.append(rows);
  }

  /** Begins another shard where this one is full. */
  async pause(): Promise<void> {
    if (this.current.found.bytes < FULL) return;
    const closing = this.current.close();
    closing.catch(() => {});
    this.closing.push(closing);
    this.current = await openShard(`${this.path}.${this.paths.length + 1}`, this.definitions);
    this.paths.push(this.current.path);
  }

  /** Writes what is left, and gives the paths of all shards. */
  async close(): Promise<string[]> {
    await Promise.all([...this.closing, this.current.close()]);
    return this.paths;
  }
}

interface Shard {
  path: string;
  found: Found;
  /** Writes what waits and closes the file. */
  close: () => Promise<void>;
}

async function openShard(path: string, definitions: string): Promise<Shard> {
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: '100MB',
    temp_directory: `${path}.spill`,
    threads: '1',
  });
  const connection = await instance.connect();
  // It is read once and thrown away: nothing is logged, and nothing is pressed.
  await connection.run(
    `set checkpoint_threshold = '1TB';
     set force_compression = 'uncompressed';
     attach '${doubleQuotes(path)}' as shard (recovery_mode no_wal_writes, row_group_size ${ROW_GROUP});
     use shard;`,
  );
  await connection.run(definitions);
  const found = await Found.open(connection);
  return {
    path,
    found,
    close: async () => {
      found.close();
      await connection.run('checkpoint shard; use memory; detach shard');
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** Takes the named tables of the shard at `path` in, one on each connection at a time, without some documents, and removes the shard. */
export async function takeShard(
  connections: DuckDBConnection[],
  path: string,
  names: string[],
  without: string[],
): Promise<void> {
  const [first] = connections;
  await first?.run(`attach '${doubleQuotes(path)}' as shard (read_only)`);
  const left = [...names];
  await together(connections, async connection => {
    for (let name = left.pop(); name !== undefined; name = left.pop()) {
      const those =
        without.length > 0 && name !== 'words' ? ` where ${keyOf(name)} not in (${listTexts(without)})` : '';
      await connection.run(`insert into found.${name} from shard.found.${name}${those}`);
    }
  });
  await first?.run('detach shard');
  await rm(path);
}
