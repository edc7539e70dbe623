import { open as openFile } from 'node:fs/promises';
import type { DuckDBInstance as Instance } from '@duckdb/node-api';
import { DuckDBInstance } from './duckdb.ts';

/** A file of an earlier build, as it was last seen: of no document (null) where it could not be opened, of another's ('') where it was its twin. */
export interface FileSeen {
  document_id: string | null;
  path: string;
  size: number;
  modified: number;
  side: string;
}

/** What an earlier build was made from; null where there is none that can be read. */
export interface Earlier {
  build_id: string;
  inputs: { input: string[]; official: string[]; coverage_seen?: string };
  code: string;
  files: FileSeen[];
  /** How many documents were put in or taken out since it was last made whole. */
  patched: number;
}

/** Reads what the database at `path` was built from, or null where it is missing, damaged or of another make. */
export async function readEarlier(path: string): Promise<Earlier | null> {
  let instance: Instance | undefined;
  try {
    await (await openFile(path, 'r')).close();
    instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY', threads: '1' });
    const connection = await instance.connect();
    const build = (
      await connection.runAndReadAll(
        'select build_id, inputs, code, (select count(*)::integer from found.patched) as patched from builds',
      )
    ).getRowObjectsJson()[0];
    const files = (await connection.runAndReadAll('select * from found.files')).getRowObjectsJson();
    connection.closeSync();
    if (!build) return null;
    return {
      build_id: String(build.build_id),
      inputs: JSON.parse(String(build.inputs)),
      code: String(build.code),
      files: files as unknown as FileSeen[],
      patched: Number(build.patched),
    };
  } catch {
    return null;
  } finally {
    instance?.closeSync();
  }
}
