import { copyFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { writeCorpus } from '../../generator/write.ts';
import { finish, start } from '../command.ts';
import { quantile, type Result, type Setting } from '../measure.ts';
import { digits } from '../report.ts';
import { ask, keepOpen, serve } from '../site.ts';

const READERS = 200;
const PATH = '/charts/decisions-by-action.json';

/** Another build put in the place of the one that serves, over and over, while two hundred read. */
export async function benchmark({ folder, scale }: Setting): Promise<Result> {
  const swaps = Math.max(3, Math.round(30 * scale));
  const builds = await Promise.all([1, 2].map(seed => makeBuild(folder, seed)));
  const serving = join(folder, 'serving.duckdb');
  await copyFile(builds[0]?.db ?? '', serving);
  const site = await serve('server/main.ts', 3166, { DATABASE: serving });
  const counts = { replies: 0, failed: 0, mixed: 0, stale: 0 };
  const known = new Map<string, string>();
  const waits: number[] = [];
  let current = { at: performance.now(), build: builds[0]?.id ?? '', isSeen: true };
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
      if (build !== current.build && asked > current.at + 1000) counts.stale++;
      if (build === current.build && !current.isSeen) {
        current.isSeen = true;
        waits.push(performance.now() - current.at);
      }
      await sleep(20);
    }
    agent.destroy();
  };
  try {
    const readers = Array.from({ length: READERS }, reader);
    for (let swap = 1; swap <= swaps; swap++) {
      const fresh = join(folder, 'fresh.duckdb');
      const { db = '', id = '' } = builds[swap % 2] ?? {};
      await copyFile(db, fresh);
      await rename(fresh, serving);
      current = { at: performance.now(), build: id, isSeen: false };
      await sleep(2000);
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
      {
        what: 'from the file being replaced to the first reply of the new build',
        outcome: `${digits(quantile(waits, 0.5))} ms, at most ${digits(Math.max(...waits))} ms`,
        isGood: waits.length === swaps && Math.max(...waits) <= 1000,
      },
    ],
  };
}

async function makeBuild(folder: string, seed: number): Promise<{ db: string; id: string }> {
  const [input, db] = [join(folder, `input-${seed}`), join(folder, `build-${seed}.duckdb`)];
  await writeCorpus({ councils: 3, years: 1, meetings: 2, reports: 3, seed }, input);
  const { out } = await finish(start('etl/main.ts', ['--input', input, '--db', db, '--full', '--json']));
  return { db, id: String(JSON.parse(out).build_id) };
}
