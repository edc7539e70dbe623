import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { type BuildOptions, build, type Summary } from '../../../etl/build.ts';

const ROOT = new URL('../../..', import.meta.url).pathname;

/** A folder of its own for one test: documents in `input`, databases beside it. */
export interface Folder {
  path: string;
  input: string;
  db: string;
  remove: () => Promise<void>;
}

/** Makes an empty folder below the system's temporary one. */
export async function makeFolder(name: string): Promise<Folder> {
  const path = await mkdtemp(join(tmpdir(), `minutewise-${name}-`));
  return {
    path,
    input: join(path, 'input'),
    db: join(path, 'councils.duckdb'),
    remove: () => rm(path, { recursive: true, force: true }),
  };
}

/** Builds `db` from one folder in this process. */
export function buildFrom(input: string, db: string, options: Partial<BuildOptions> = {}): Promise<Summary> {
  return build({
    input: [input],
    official: null,
    db,
    keepInputs: false,
    full: false,
    workers: 1,
    showProgress: false,
    ...options,
  });
}

/** Starts the command as a user would, in a process of its own; `before` is put in front of it in a shell. */
export function startEtl(
  args: string[],
  before = '',
  options: { uid?: number; gid?: number } = {},
): ChildProcess {
  const command = `${before} exec "${process.execPath}" --import tsx etl/main.ts "$@"`;
  return spawn('bash', ['-c', command, 'etl', ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...options,
  });
}

/** Waits for a started command and gives how it ended and what it said. */
export async function ended(child: ChildProcess): Promise<{ code: number | null; out: string; err: string }> {
  let [out, err] = ['', ''];
  child.stdout?.on('data', text => (out += text));
  child.stderr?.on('data', text => (err += text));
  const code = await new Promise<number | null>(done => child.on('close', done));
  return { code, out, err };
}

/** Gives the hash of a file, by which it is the same file as before. */
export async function digest(file: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
}

/** Gives every public table as rows in order of all their columns, without the time of the build and the key of its rules. */
export async function readTables(db: string): Promise<Record<string, string[]>> {
  const instance = await DuckDBInstance.create(db, { access_mode: 'READ_ONLY' });
  try {
    const connection = await instance.connect();
    const query = async (sql: string) => (await connection.runAndReadAll(sql)).getRowObjectsJson();
    const names = await query(
      "select table_name as name from duckdb_tables() where schema_name = 'main' order by 1",
    );
    const tables: Record<string, string[]> = {};
    for (const { name } of names) {
      const columns = name === 'builds' ? '* exclude (built_at, build_id, code)' : '*';
      const rows = await query(`select ${columns} from main.${name}`);
      tables[String(name)] = rows.map(row => JSON.stringify(row)).sort();
    }
    return tables;
  } finally {
    instance.closeSync();
  }
}

/** Gives the names of the tables that two databases do not hold alike, row by row in order of all columns. */
export async function differences(one: string, other: string): Promise<string[]> {
  const [left, right] = [await readTables(one), await readTables(other)];
  const names = [...new Set([...Object.keys(left), ...Object.keys(right)])];
  return names.filter(name => left[name]?.join('\n') !== right[name]?.join('\n'));
}
