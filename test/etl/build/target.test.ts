import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { explain } from '../../../etl/build/stopped.ts';
import { Build } from '../../../etl/load.ts';
import { writeCorpus } from '../../generator/write.ts';
import { buildFrom, digest, ended, type Folder, makeFolder, readTables, startEtl } from './folder.ts';

let folder: Folder;
beforeEach(async () => {
  folder = await makeFolder('target');
  await mkdir(folder.input);
  await writeFile(
    join(folder.input, 'good.txt'),
    '1. School Places\n\nMinutes:\n\n91% of places were filled.\n',
  );
});
afterEach(() => folder.remove());

const etl = (...args: string[]) => ended(startEtl(['--input', folder.input, ...args]));

describe('npm run etl, told to build', { timeout: 120_000 }, () => {
  it.each([
    ['a folder', 'input', 'it is a folder'],
    ['below a file', 'input/good.txt/x.duckdb', 'a file is where its folder would be'],
    ['a device', '/dev/null', 'it is no file, but a pipe, a socket or a device'],
  ])('%s says so in one line before it reads, and leaves nothing', async (_, name, why) => {
    const db = name.startsWith('/') ? name : join(folder.path, name);
    expect(await etl('--db', db)).toEqual({ code: 1, out: '', err: `cannot write ${db}: ${why}\n` });
    expect([await readdir(folder.path), await readdir(folder.input)]).toEqual([['input'], ['good.txt']]);
  });

  it('where nothing may be written says so in one line', async () => {
    const path = await mkdtemp(join(tmpdir(), 'minutewise-locked-'));
    const user = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    const db = join(path, 'locked', 'x.duckdb');
    await mkdir(join(path, 'locked'), { mode: 0o555 });
    await chmod(path, 0o755);
    const args = ['--input', 'seeds/minutes', '--db', db];
    const { code, err } = await ended(startEtl(args, '', user));
    expect([code, err]).toEqual([
      1,
      `cannot write ${db}: nothing may be written to ${join(path, 'locked')}: EACCES\n`,
    ]);
    await rm(path, { recursive: true });
  });

  it('reads no database, and nothing that stands beside one', async () => {
    const db = join(folder.input, 'councils.duckdb');
    await writeFile(`${db}.pictures`, '{}');
    for (let turn = 0; turn < 2; turn++) expect((await etl('--db', db, '--full')).code).toBe(0);
    expect((await readTables(db)).documents).toHaveLength(1);
  });

  it('and told to stop leaves the old database and nothing else', async () => {
    await buildFrom(folder.input, folder.db);
    const before = await digest(folder.db);
    await writeCorpus({ councils: 12, years: 2, meetings: 4, reports: 3, seed: 3 }, folder.input);
    const names = (await readdir(folder.path)).sort();
    for (const [signal, ends] of [
      ['SIGTERM', 143],
      ['SIGINT', 130],
    ] as const) {
      const child = startEtl(['--input', folder.input, '--db', folder.db, '--workers', '2']);
      const end = ended(child);
      while (!(await readdir(folder.path)).some(name => name.includes('building'))) await sleep(5);
      child.kill(signal);
      expect(await end).toMatchObject({ code: ends, err: '' });
      expect((await readdir(folder.path)).sort()).toEqual(names);
    }
    expect(await digest(folder.db)).toBe(before);
  });

  it('on a machine of many cores uses as many as it has memory for', async () => {
    expect((await etl('--db', folder.db, '--workers', '64')).code).toBe(0);
  });

  it('takes over nothing from another database that was put in the place of the earlier', async () => {
    await buildFrom(folder.input, folder.db);
    const next = await Build.open(folder.db, { tables: {} } as never, { threads: 1 });
    await expect(next.keep(['0123456789ab'])).rejects.toThrow(
      `${folder.db} is another than it was a moment ago: build it again`,
    );
    await next.abandon();
  });
});

it.each([
  [
    'IO Error: Could not write file "/x.building": No space left on device',
    /^cannot write \/x: its disk has no room; what was there before is as it was$/,
  ],
  ['ENOSPC: no space left on device, write', /no room/],
  [
    'Out of Memory Error: could not allocate\n\nPossible solutions:\n* …',
    /^cannot build \/x: Out of Memory Error: could not allocate$/,
  ],
  ['failed check: x\nLINE 1', /^failed check: x$/],
])('explain(fault, db) words “%s” in one line', (message, line) => {
  expect(explain(new Error(message), '/x').message).toMatch(line);
});
