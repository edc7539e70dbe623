import { copyFile, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeCorpus } from '../../generator/write.ts';
import { buildFrom, differences, ended, type Folder, makeFolder, readTables, startEtl } from './folder.ts';

let folder: Folder;
const file = (path: string) => join(folder.input, path);
const documents = () => [
  '0000/2025/0000-minutes-2025-05-13.txt',
  '0001/2025/0001-minutes-2025-05-14.txt',
  '0003/2025/0003-table-2025-05-13.txt',
  '0004/2025/0004-printed-2025-05-15.txt',
];

beforeAll(async () => {
  folder = await makeFolder('incremental');
  await writeCorpus({ councils: 6, years: 1, meetings: 3, reports: 3, seed: 1 }, folder.input);
});
afterAll(() => folder.remove());

/** Builds the same folder anew elsewhere and compares every table, row by row in stored order. */
async function expectSameAsFull(): Promise<void> {
  const full = join(folder.path, 'full.duckdb');
  await buildFrom(folder.input, full, { full: true });
  expect(await differences(folder.db, full)).toEqual([]);
  expect((await readTables(full)).items?.length).toBeGreaterThan(50);
}

describe('build(options), run again', { timeout: 180_000 }, () => {
  it('reads nothing and writes nothing when nothing changed', async () => {
    const first = await buildFrom(folder.input, folder.db);
    expect(first.read).toBe(first.documents);
    const before = await stat(folder.db);
    const second = await buildFrom(folder.input, folder.db);
    expect(second).toMatchObject({ build_id: first.build_id, read: 0, kept: first.documents });
    const after = await stat(folder.db);
    expect([after.ino, after.mtimeMs]).toEqual([before.ino, before.mtimeMs]);
  });

  it('reads one document when one changed, and gives the tables of a full build', async () => {
    const [changed = ''] = documents();
    const text = await readFile(file(changed), 'utf8');
    await writeFile(file(changed), `${text}\nThe meeting closed at 4.10 pm.\n`);
    expect(await buildFrom(folder.input, folder.db)).toMatchObject({ read: 1 });
    await expectSameAsFull();
  });

  it('gives the tables of a full build after documents came, went and moved', async () => {
    const [, removed = '', moved = ''] = documents();
    await rm(file(removed));
    await rename(file(moved), file('0000/2025/moved.txt'));
    await writeFile(
      file('0002/extra.txt'),
      'Agenda item\n\nSchool Places.\n\nMinutes:\n\nMembers noted that 91% of places were filled.\n',
    );
    const summary = await buildFrom(folder.input, folder.db);
    expect(summary.read).toBe(2);
    await expectSameAsFull();
  });

  it('weighs every word anew where a document makes the mean length another', async () => {
    const words = Array.from({ length: 5_000 }, (_, at) => `Members heard of ward ${at % 700}.`).join(' ');
    await writeFile(file('0002/long.txt'), `Agenda item\n\nPlaces in Wards.\n\nMinutes:\n\n${words}\n`);
    expect(await buildFrom(folder.input, folder.db)).toMatchObject({ read: 1 });
    await expectSameAsFull();
    await rm(file('0002/long.txt'));
    await buildFrom(folder.input, folder.db);
    await expectSameAsFull();
  });

  it('reads a document again when only its origin changed', async () => {
    const [, , , document = ''] = documents();
    const side = file(document.replace('.txt', '.json'));
    const origin = JSON.parse(await readFile(side, 'utf8'));
    await writeFile(side, JSON.stringify({ ...origin, title: 'Another title altogether' }));
    expect(await buildFrom(folder.input, folder.db)).toMatchObject({ read: 1 });
    await expectSameAsFull();
    expect((await readTables(folder.db)).documents?.join()).toContain('Another title altogether');
  });

  it('gives the tables of a full build whichever of two equal files came first', async () => {
    const [, , , original = ''] = documents();
    await copyFile(file(original), file('0000/2025/a-twin.txt'));
    await copyFile(file(original), file('0005/2025/z-twin.txt'));
    await buildFrom(folder.input, folder.db);
    await expectSameAsFull();
    await buildFrom(folder.input, folder.db);
    await rm(file('0000/2025/a-twin.txt'));
    await buildFrom(folder.input, folder.db);
    await expectSameAsFull();
    const issues = (await readTables(folder.db)).issues?.filter(row => row.includes('duplicate-file'));
    expect(issues).toHaveLength(1);
  });

  it('gives the same tables with two workers as with one', async () => {
    const two = join(folder.path, 'two.duckdb');
    expect((await ended(startEtl(['--input', folder.input, '--db', two, '--workers', '2']))).code).toBe(0);
    await buildFrom(folder.input, folder.db, { full: true, workers: 1 });
    expect(await differences(two, folder.db)).toEqual([]);
  });
});
