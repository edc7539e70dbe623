import { copyFile, readdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Random, random } from '../../generator/random.ts';
import { writeCorpus } from '../../generator/write.ts';
import { buildFrom, differences, type Folder, makeFolder, readTables } from './folder.ts';

let folder: Folder;
beforeAll(async () => {
  folder = await makeFolder('changes');
  await writeCorpus({ councils: 5, years: 1, meetings: 3, reports: 2, seed: 4 }, folder.input);
});
afterAll(() => folder.remove());

const listDocuments = async () => {
  const names = await readdir(folder.input, { recursive: true });
  return names.filter(name => name.endsWith('.txt')).sort();
};

type Change = (file: string, chance: Random) => Promise<unknown>;

const changes: Record<string, Change> = {
  add: async (file, chance) =>
    writeFile(join(file, `../added-${chance.between(1, 1e6)}.txt`), await readFile(file)),
  remove: file => rm(file),
  rename: (file, chance) => rename(file, file.replace(/\.txt$/, `-${chance.between(1, 1e6)}.txt`)),
  touch: (file, chance) => utimes(file, 1, chance.between(1, 1e6)),
  edit: async (file, chance) => {
    const lines = (await readFile(file, 'utf8')).split('\n');
    const at = chance.between(0, lines.length);
    lines.splice(
      at,
      chance.between(0, 5),
      `It was said that ${chance.between(1, 99)}% of reviews were held in time.`,
    );
    await writeFile(file, lines.join('\n'));
  },
  retitle: async file =>
    writeFile(file, (await readFile(file, 'utf8')).replace(/\b(Report|Update|Plan|Strategy)\b/, 'Programme')),
  origin: async (file, chance) => {
    const origin = { accessed: `2026-0${chance.between(1, 9)}-01`, title: `Title ${chance.between(1, 9)}` };
    await writeFile(file.replace(/\.txt$/, '.json'), JSON.stringify(origin));
  },
  agenda: async (file, chance) => {
    const text = (await readFile(file, 'utf8')).split('\n').filter(line => line.length < 90);
    await writeFile(join(file, `../agenda-${chance.between(1, 1e6)}.txt`), text.join('\n'));
  },
  swap: async (file, chance) => {
    const other = join(folder.input, chance.pick(await listDocuments()));
    await copyFile(other, file);
  },
};

describe('build(options) after changes of any kind', { timeout: 300_000 }, () => {
  it.each([1, 2, 3, 4, 5, 6])('gives the tables of a full build, round %i', async round => {
    const chance = random('changes', round);
    const made: string[] = [];
    for (let count = chance.between(1, 4); count > 0; count--) {
      const file = join(folder.input, chance.pick(await listDocuments()));
      const kind = chance.pick(Object.keys(changes));
      await changes[kind]?.(file, chance);
      made.push(kind);
    }
    await buildFrom(folder.input, folder.db);
    const full = join(folder.path, 'full.duckdb');
    await buildFrom(folder.input, full, { full: true });
    expect(await differences(folder.db, full), made.join(', ')).toEqual([]);
    expect((await readTables(full)).postings?.length).toBeGreaterThan(1000);
  });
});
