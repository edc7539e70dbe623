import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, copyFile, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { normalizeConfig } from '../../../server/config.ts';
import { isKept, printOf, readPictures, writePictures } from '../../../server/draw/kept.ts';
import { drawAside, showKept } from '../../../server/draw/thread.ts';
import { openContext } from '../../../server/open.ts';
import { drawPages } from '../../../server/pages/pictures.ts';

const root = join(import.meta.dirname, '../../..');
const theme = { config: {}, pictureFont: 'sans-serif', council: {}, others: [] };
const chart = { name: 'c', title: 'Title', description: 'All.', empty: 'Nothing.', spec: {} };

let folder: string;
let database: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'minutewise-kept-'));
  database = join(folder, 'councils.duckdb');
  await copyFile(inject('seedsDatabase'), database);
});
afterAll(() => rm(folder, { recursive: true }));

async function keep(environment: Record<string, string> = {}): Promise<[code: number, said: string]> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/keep.ts'], {
    cwd: root,
    env: { ...process.env, DATABASE: database, ...environment },
  });
  let said = '';
  for (const output of [child.stdout, child.stderr]) output.on('data', part => (said += part));
  const [code] = (await once(child, 'exit')) as [number];
  return [code, said.trim()];
}

it('keeps what the main pages show beside the database, once for a build', async () => {
  await writePictures(database, 'another build', new Map([['print', '<svg/>']]));
  expect((await readPictures(database)).size).toBe(1);
  expect(await keep()).toEqual([0, '']);
  const context = await openContext({ ...normalizeConfig({}), database }, () => {});
  const drawn = await drawPages(context);
  await context.database.close();
  expect(drawn.size).toBeGreaterThan(20);
  expect(await readPictures(database)).toEqual(drawn);

  const { mtimeMs } = await stat(`${database}.pictures`);
  expect(await keep()).toEqual([0, '']);
  expect((await stat(`${database}.pictures`)).mtimeMs).toBe(mtimeMs);
});

it('says in one line what is wrong, and stops no start', async () => {
  const [code, said] = await keep({ DATABASE: join(folder, 'nowhere.duckdb') });
  expect(code).toBe(0);
  expect(said).toMatch(
    /^pictures are not kept: missing database: .+nowhere\.duckdb \(npm run etl builds it\)$/,
  );
});

it.skipIf(process.getuid?.() === 0)('does without where the folder cannot be written to', async () => {
  await rm(`${database}.pictures`, { force: true });
  await chmod(folder, 0o500);
  const [code, said] = await keep();
  await chmod(folder, 0o700);
  expect([code, said]).toEqual([0, expect.stringMatching(/^pictures are not kept/)]);
});

it('leaves nothing half written where they cannot be kept', async () => {
  const other = join(folder, 'other.duckdb');
  await mkdir(`${other}.pictures`);
  await expect(writePictures(other, 'source', new Map())).rejects.toThrow('EISDIR');
  expect((await readdir(folder)).filter(name => name.startsWith('other'))).toEqual(['other.duckdb.pictures']);
});

it('gives none that other code drew, and none of a file that cannot be read', async () => {
  const file = `${database}.pictures`;
  await keep();
  const text = await readFile(file, 'utf8');
  const { source } = JSON.parse(text) as { source: string };
  expect(await isKept(database, source)).toBe(true);
  expect(await isKept(database, 'another')).toBe(false);
  for (const other of [text.replace(/"code":"./, '"code":"?'), text.slice(0, 2_000), 'null', '[]', '']) {
    await writeFile(file, other);
    expect((await readPictures(database)).size).toBe(0);
    expect(await isKept(database, source)).toBe(false);
  }
  await rm(file);
  expect((await readPictures(database)).size).toBe(0);
});

it('shows a kept picture for the same chart, rows, looks and width, and draws all others', async () => {
  const kept = '<svg>kept</svg>';
  showKept(new Map([[printOf(chart, [], theme, 500), kept]]));
  try {
    expect(await drawAside(chart, [], theme, 500)).toBe(kept);
    expect(await drawAside(chart, [], theme, 501)).toContain('Nothing.');
    expect(await drawAside({ ...chart, empty: 'None.' }, [], theme, 500)).toContain('None.');
    expect(await drawAside(chart, [], { ...theme, config: { font: 'x' } }, 500)).toContain('Nothing.');
  } finally {
    showKept(new Map());
  }
});
