import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeCorpus } from '../../generator/write.ts';
import { crowds } from './crowds.ts';
import { buildFrom, type Folder, makeFolder, readTables } from './folder.ts';

let folder: Folder;
beforeEach(async () => {
  folder = await makeFolder('crowds');
});
afterEach(() => folder.remove());

it('settles documents in which one thing is met thousands of times about as fast as others of that size', {
  timeout: 300_000,
}, async () => {
  for (const [name, make] of Object.entries(crowds)) {
    const files = make(/ of one item|one indicator|one title/.test(name) ? 2_000 : 150);
    for (const [file, words] of Object.entries(files)) {
      const path = join(folder.input, name, file);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, words);
    }
  }
  const usual = join(folder.path, 'usual');
  await writeCorpus({ councils: 8, years: 4, meetings: 6, reports: 3, seed: 7 }, usual);
  const spent = async (input: string, db: string) => {
    const began = process.cpuUsage();
    await buildFrom(input, join(folder.path, db));
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1_000;
  };
  const [ordinary, crowded] = [
    await spent(usual, 'usual.duckdb'),
    await spent(folder.input, 'crowds.duckdb'),
  ];
  expect(crowded / ordinary).toBeLessThan(4);
  const { restatements, figure_caveats, figures } = await readTables(join(folder.path, 'crowds.duckdb'));
  expect(restatements!.length).toBeLessThan(12 * figures!.length);
  expect(figure_caveats!.length).toBeLessThan(21 * figures!.length);
});
