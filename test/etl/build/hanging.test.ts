import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ended, type Folder, makeFolder, readTables, startEtl } from './folder.ts';

let folder: Folder;
beforeEach(async () => {
  folder = await makeFolder('hanging');
  await mkdir(folder.input);
});
afterEach(() => folder.remove());

const minutes = (words: string) =>
  Buffer.from(`\ufeff1. School Places\n\nMinutes:\n\n${words} 91% of places were filled.\n`, 'utf16le');

it.each(['1', '2'])(
  'a document that takes for ever is left unread and named in one line, and all others are read, by %s threads',
  async workers => {
    const words = [
      'It was noted that',
      'This went on for ever and ever, and',
      'The Director said that',
      'Members heard that',
    ];
    for (const [index, one] of words.entries())
      await writeFile(join(folder.input, `${index}.txt`), minutes(one));
    const args = ['--input', folder.input, '--db', folder.db, '--workers', workers];
    const preload = `NODE_OPTIONS='--require ${join(import.meta.dirname, 'hanging.cjs')}'`;
    const { code, out } = await ended(startEtl(args, preload));
    expect(code).toBe(2);
    expect(out.split('\n').filter(line => line.startsWith('could not'))).toEqual([
      expect.stringMatching(
        /^could not read 1\.txt: to read it takes more than 60 seconds: it was left unread$/,
      ),
    ]);
    const { documents, figures, issues } = await readTables(folder.db);
    expect([documents?.length, figures?.length]).toEqual([4, 3]);
    expect(issues?.filter(row => row.includes('"unreadable"'))).toHaveLength(1);
  },
  60_000,
);
