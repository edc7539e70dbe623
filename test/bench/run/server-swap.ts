import { copyFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { writeCorpus } from '../../generator/write.ts';
import { finish, start } from '../command.ts';
import type { Result, Setting } from '../measure.ts';
import { ask, keepOpen, serve } from '../site.ts';

const READERS = 200;
const PATH = '/charts/decisions-by-action.json';

/** Another build put in the place of the one that serves, over and over, while two hundred read. */
export async function benchmark({ folder, scale }: Setting): Promise<Result> {
  const swaps = Math.max(3, Math.round(30 * scale));
  const builds = await Promise.all([1, 2].map(seed => makeBuild(folder, seed)));
  const serving = join(folder, 'serving.duckdb');
  await copyFile(builds[0] ?? '', serving);
  const site = await serve('server/main.ts', 3166, { DATABASE: serving });
  const counts = { replies: 0, failed: 0, mixed: 0, stale: 0 };
  const known = new Map<string, string>();
  let current = { at: 0, build: '' };
  let isOver = false;
  const reader = async () => {
    const agent = keepOpen(1);
    while (!isOver) {
      const asked = performance.now();
      const reply = await ask(`${site.address}${PATH}`, agent).catch(() => null);
      counts.replies++;
      if (reply?.status !== 200) {
        counts.failed++;
        continue;
      }
      const body = reply.body.toString();
      const build = /"build":\s{0,2}"([^"]{1,40})"/.exec(body)?.[1] ?? '';
      const first = known.get(build);
      if (first === undefined) known.set(build, body);
      else if (first !== body) counts.mixed++;
      if (current.build !== '' && build !== current.build && asked > current.at + 1000) counts.stale++;
      await sleep(20);
    }
    agent.destroy();
  };
  try {
    const readers = Array.from({ length: READERS }, reader);
    for (let swap = 1; swap <= swaps; swap++) {
      const fresh = join(folder, 'fresh.duckdb');
      await copyFile(builds[swap % 2] ?? '', fresh);
      current = { at: Number.POSITIVE_INFINITY, build: '' };
      await rename(fresh, serving);
      const at = performance.now();
      await sleep(1200);
      const { body } = await ask(`${site.address}${PATH}`, keepOpen(1));
      current = { at: at + 200, build: /"build":\s{0,2}"([^"]{1,40})"/.exec(body.toString())?.[1] ?? '' };
      await sleep(800);
    }
    isOver = true;
    await Promise.all(readers);
  } finally {
    isOver = true;
    await site.stop();
  }
  return {
    title: 'A new build under load',
    method: `${READERS} readers ask for ${PATH} over and over while the file that serves is replaced ${swaps} times by another build. A reply is mixed if two replies of one build differ, stale if it was asked for more than a second after the swap and is still of the old build.`,
    comparisons: [],
    trials: [
      {
        what: `${counts.replies.toLocaleString('en-GB')} replies from ${known.size} builds`,
        outcome: `${counts.failed} failed, ${counts.mixed} mixed, ${counts.stale} stale`,
        isGood: counts.failed + counts.mixed + counts.stale === 0 && known.size === 2,
      },
    ],
  };
}

async function makeBuild(folder: string, seed: number): Promise<string> {
  const [input, db] = [join(folder, `input-${seed}`), join(folder, `build-${seed}.duckdb`)];
  await writeCorpus({ councils: 3, years: 1, meetings: 2, reports: 3, seed }, input);
  await finish(start('etl/main.ts', ['--input', input, '--db', db, '--full', '--quiet']));
  return db;
}
