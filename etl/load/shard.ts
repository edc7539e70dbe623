import { rm } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { doubleQuotes, listTexts } from './comments.ts';
import { DuckDBInstance } from './duckdb.ts';
import { Found, keyOf } from './found.ts';
import { ROW_GROUP, together } from './settle.ts';

/** The tables of `found` in a file of their own, which one thread fills and a build then takes in. */
export interface Shard {
  found: Found;
  /** Writes what waits and closes the file. */
  close: () => Promise<void>;
}

/** Opens a new shard at `path` with the given tables. */
export async function openShard(path: string, definitions: string): Promise<Shard> {
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: '160MB',
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
