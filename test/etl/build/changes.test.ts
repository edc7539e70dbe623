import { copyFile, mkdir, readdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Random, random } from '../../generator/random.ts';
import { writeCorpus } from '../../generator/write.ts';
import { buildFrom, differences, type Folder, makeFolder, readTables } from './folder.ts';

let folder: Folder;
beforeAll(async () => {
  folder = await makeFolder('changes');
  await writeCorpus({ councils: 16, years: 1, meetings: 3, reports: 2, seed: 4 }, folder.input);
  await mkdir(join(folder.input, 'loose'));
  await buildFrom(folder.input, folder.db);
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
  redate: async file =>
    writeFile(
      file,
      (await readFile(file, 'utf8')).replace(/\b20(\d\d)\b/g, (_, year) => `20${Number(year) - 1}`),
    ),
  // Without their first lines, side file and years, minutes are of no known council, committee or day.
  loosen: async (file, chance) => {
    const lines = (await readFile(file, 'utf8')).replace(/\b20\d\d\b/g, '').split('\n');
    await writeFile(join(folder.input, `loose/${chance.between(1, 1e6)}.txt`), lines.slice(8).join('\n'));
  },
  halve: async (file, chance) => {
    const lines = (await readFile(file, 'utf8')).split('\n');
    const half = lines.slice(lines.length >> 1).join('\n');
    await writeFile(join(folder.input, `loose/${chance.between(1, 1e6)}.txt`), half);
  },
  origins: async (file, chance) =>
    writeFile(file.replace(/\.txt$/, '.json'), `{ broken ${chance.between(1, 9)}`),
  damage: async (file, chance) => writeFile(join(file, `../${chance.between(1, 1e6)}.pdf`), 'no PDF'),
  empty: file => writeFile(file, ''),
  harvest: async (_, chance) =>
    writeFile(
      join(folder.input, 'harvest.csv'),
      `council_id,meeting_number,meeting_date\nleicester,${chance.between(1, 99)},2025-01-14\n`,
    ),
  swap: async (file, chance) => {
    const other = join(folder.input, chance.pick(await listDocuments()));
    await copyFile(other, file);
  },
};

/** Runs a statement on the database itself. */
async function query(sql: string): Promise<unknown[][]> {
  const instance = await DuckDBInstance.create(folder.db);
  try {
    const connection = await instance.connect();
    return (await connection.runAndReadAll(sql)).getRows();
  } finally {
    instance.closeSync();
  }
}

/** Gives how many documents were changed in place since all was made anew. */
async function countPatched(): Promise<number> {
  return Number((await query('select count(*)::integer from found.patched'))[0]?.[0]);
}

async function findDifferences(): Promise<string[]> {
  const full = join(folder.path, 'full.duckdb');
  await buildFrom(folder.input, full, { full: true });
  expect((await readTables(full)).postings?.length).toBeGreaterThan(1000);
  return differences(folder.db, full);
}

let patches = 0;

describe('build(options) after changes of any kind', { timeout: 300_000 }, () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('gives the tables of a full build, round %i', async round => {
    const chance = random('changes', round);
    const made: string[] = [];
    for (let count = chance.between(1, 3); count > 0; count--) {
      const file = join(folder.input, chance.pick(await listDocuments()));
      const kind = chance.pick(Object.keys(changes));
      await changes[kind]?.(file, chance);
      made.push(kind);
    }
    await buildFrom(folder.input, folder.db);
    if ((await countPatched()) > 0) patches++;
    expect(await findDifferences(), made.join(', ')).toEqual([]);
  });

  it('changes a copy of the earlier database in place, until much has changed', () => {
    expect(patches).toBeGreaterThanOrEqual(5);
  });

  it('makes everything anew where what was changed in place fails a check', async () => {
    await buildFrom(folder.input, folder.db, { full: true });
    await query('insert into figures select * from figures limit 1');
    await changes.edit?.(join(folder.input, (await listDocuments()).at(-1) ?? ''), random('changes', 0));
    await buildFrom(folder.input, folder.db);
    expect(await countPatched()).toBe(0);
    expect(await findDifferences()).toEqual([]);
  });
});
