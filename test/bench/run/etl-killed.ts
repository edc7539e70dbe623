import { createHash } from 'node:crypto';
import { copyFile, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { differences } from '../../etl/build/folder.ts';
import { random } from '../../generator/random.ts';
import { writeCorpus } from '../../generator/write.ts';
import { end, finish, start } from '../command.ts';
import type { Result, Setting } from '../measure.ts';

/** Kills builds at random moments and looks each time at the file that serves. */
export async function benchmark({ folder, scale, say }: Setting): Promise<Result> {
  const kills = Math.max(5, Math.round(200 * scale));
  const [input, db, whole] = ['input', 'x.duckdb', 'whole.duckdb'].map(name => join(folder, name)) as [
    string,
    string,
    string,
  ];
  await writeCorpus({ councils: 2, years: 1, meetings: 2, reports: 2, seed: 2 }, input);
  const args = (workers: number) => [
    '--input',
    input,
    '--db',
    db,
    '--full',
    '--quiet',
    '--workers',
    `${workers}`,
  ];
  let { elapsed } = await finish(start('etl/main.ts', args(1)));
  await copyFile(db, whole);
  const chance = random('etl-killed');
  const good = new Set([await digest(db)]);
  let [killed, damaged, runs] = [0, 0, 0];
  // A build that ends before its turn to be killed does not count, but says how long one takes now.
  for (; killed < kills && runs < 3 * kills; runs++) {
    const child = start('etl/main.ts', args(1 + (runs % 2)));
    const over = end(child);
    await sleep(elapsed * chance.next());
    const isKilled = child.exitCode === null && child.kill('SIGKILL');
    const ended = await over;
    if (isKilled) killed++;
    else elapsed = ended.elapsed;
    const print = await digest(db);
    if (!good.has(print)) {
      const different = await differences(db, whole).catch((error: Error) => [error.message]);
      if (different.length > 0) damaged++;
      else good.add(print);
    }
    if (isKilled && killed % 20 === 0) say(`${killed} of ${kills}`);
  }
  await finish(start('etl/main.ts', args(1)));
  const left = (await readdir(folder)).filter(name => name.includes('building'));
  return {
    title: 'Builds that are killed',
    method: `A full build, with one and with two threads by turns, is killed (SIGKILL) at ${kills} random moments of its life; after each the file that serves is the one from before byte by byte, or else every table is compared with it row by row.`,
    comparisons: [],
    trials: [
      {
        what: `${killed} builds were killed before they ended, of ${runs}`,
        outcome: `${damaged} times the file that serves was not whole`,
        isGood: damaged === 0 && killed === kills,
      },
      {
        what: 'the next build sweeps up',
        outcome: left.length === 0 ? 'nothing left beside the database' : left.join(', '),
        isGood: left.length === 0,
      },
    ],
  };
}

async function digest(file: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
}
