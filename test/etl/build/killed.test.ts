import { copyFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { random } from '../../generator/random.ts';
import { writeCorpus } from '../../generator/write.ts';
import { buildFrom, differences, digest, ended, type Folder, makeFolder, startEtl } from './folder.ts';

let folder: Folder;
const KILLS = 12;

beforeAll(async () => {
  folder = await makeFolder('killed');
  await writeCorpus({ councils: 4, years: 1, meetings: 2, reports: 3, seed: 5 }, folder.input);
});
afterAll(() => folder.remove());

describe('npm run etl, killed', () => {
  it('leaves the file that serves whole, and the next build sweeps up', async () => {
    await buildFrom(folder.input, folder.db);
    const whole = join(folder.path, 'whole.duckdb');
    await copyFile(folder.db, whole);
    const args = ['--input', folder.input, '--db', folder.db, '--full', '--workers', '1', '--quiet'];
    const time = async (run: () => Promise<unknown>) => {
      const started = performance.now();
      await run();
      return performance.now() - started;
    };
    let duration = await time(async () => expect((await ended(startEtl(args))).code).toBe(0));
    const chance = random('killed');
    // A machine that grows idle ends a build before its turn to be killed: that one does not count, but says how long one takes now.
    for (let killed = 0, runs = 0; killed < KILLS; runs++) {
      expect(runs).toBeLessThan(4 * KILLS);
      const child = startEtl(args);
      const end = ended(child);
      const moment = duration * (0.2 + 0.8 * ((killed + chance.next()) / KILLS));
      const lasted = await time(() => Promise.race([sleep(moment), end]));
      if (child.exitCode === null && child.kill('SIGKILL')) killed++;
      else duration = lasted;
      await end;
      if ((await digest(folder.db)) !== (await digest(whole)))
        expect(await differences(folder.db, whole)).toEqual([]);
    }
    expect((await ended(startEtl(args))).code).toBe(0);
    expect((await readdir(folder.path)).sort()).toEqual([
      'councils.duckdb',
      'councils.duckdb.receipt',
      'councils.duckdb.sum',
      'input',
      'whole.duckdb',
    ]);
  }, 600_000);
});
