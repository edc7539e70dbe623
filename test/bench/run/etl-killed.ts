import { copyFile, readdir } from 'node:fs/promises';
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
  await writeCorpus({ councils: 6, years: 1, meetings: 4, reports: 4, seed: 2 }, input);
  const args = ['--input', input, '--db', db, '--full', '--quiet', '--workers', '1'];
  const { elapsed } = await finish(start('etl/main.ts', args));
  await copyFile(db, whole);
  const chance = random('etl-killed');
  let [killed, damaged] = [0, 0];
  for (let at = 0; at < kills; at++) {
    const child = start('etl/main.ts', args);
    const over = end(child);
    await sleep(elapsed * chance.next());
    if (child.kill('SIGKILL')) killed++;
    await over;
    const different = await differences(db, whole).catch((error: Error) => [error.message]);
    if (different.length > 0) damaged++;
    if (at % 20 === 19) say(`${at + 1} of ${kills}`);
  }
  await finish(start('etl/main.ts', args));
  const left = (await readdir(folder)).filter(name => name.includes('building'));
  return {
    title: 'Builds that are killed',
    method: `A full build is killed (SIGKILL) at ${kills} random moments of its life; after each the file that serves is opened and every table compared, row by row, with the build before.`,
    comparisons: [],
    trials: [
      {
        what: `${killed} of ${kills} builds were killed before they ended`,
        outcome: `${damaged} times the file that serves was not whole`,
        isGood: damaged === 0 && killed > kills / 2,
      },
      {
        what: 'the next build sweeps up',
        outcome: left.length === 0 ? 'nothing left beside the database' : left.join(', '),
        isGood: left.length === 0,
      },
    ],
  };
}
