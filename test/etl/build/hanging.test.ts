import { existsSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { buildFrom, digest, ended, type Folder, makeFolder, readTables, startEtl } from './folder.ts';

const seeds = new URL('../../../seeds/minutes', import.meta.url).pathname;

let folder: Folder;
beforeEach(async () => {
  folder = await makeFolder('hanging');
  await mkdir(folder.input);
});
afterEach(() => folder.remove());

const minutes = (words: string) =>
  Buffer.from(`\ufeff1. School Places\n\nMinutes:\n\n${words} 91% of places were filled.\n`, 'utf16le');
const endless = minutes(`${'This went on for ever and ever, and '.repeat(14_000)}`);
const preload = `NODE_OPTIONS='--require ${join(import.meta.dirname, 'hanging.cjs')}'`;

it.each(['1', '2'])(
  'a document that takes for ever is left unread and named in one line, and all others are read, by %s threads',
  async workers => {
    const words = ['It was noted that', 'The Director said that', 'Members heard that'];
    const all = words.map(minutes).toSpliced(1, 0, endless);
    for (const [index, one] of all.entries()) await writeFile(join(folder.input, `${index}.txt`), one);
    const args = ['--input', folder.input, '--db', folder.db, '--workers', workers];
    const { code, out } = await ended(startEtl(args, `HURRY=yes ${preload}`));
    expect(code).toBe(2);
    expect(out.split('\n').filter(line => line.startsWith('could not'))).toEqual([
      expect.stringMatching(
        /^could not read 1\.txt: to read it takes more than 75 seconds: it was left unread$/,
      ),
    ]);
    const { documents, figures, issues } = await readTables(folder.db);
    expect([documents?.length, figures?.length]).toEqual([4, 3]);
    expect(issues?.filter(row => row.includes('"unreadable"'))).toHaveLength(1);
  },
  120_000,
);

it.each([
  ['SIGINT', 130],
  ['SIGTERM', null],
] as const)(
  'ends soon on %s though one document is still read, and leaves what was there',
  async (signal, code) => {
    await buildFrom(seeds, folder.db);
    const before = await digest(folder.db);
    await writeFile(join(folder.input, 'endless.txt'), endless);
    const sign = join(folder.path, 'sign');
    const args = ['--input', folder.input, '--db', folder.db, '--workers', '1'];
    const child = startEtl(args, `SIGN='${sign}' ${preload}`);
    const end = ended(child);
    while (!existsSync(sign)) await new Promise(resolve => setTimeout(resolve, 50));
    const told = performance.now();
    child.kill(signal);
    expect((await end).code).toBe(code);
    // By itself it would go on for more than a minute.
    expect(performance.now() - told).toBeLessThan(20_000);
    expect(await digest(folder.db)).toBe(before);
    const left = (await readdir(folder.path)).filter(name => name.includes('building'));
    // What the system ends has no time to sweep; the next build does.
    if (code !== null) expect(left).toEqual([]);
  },
  120_000,
);
