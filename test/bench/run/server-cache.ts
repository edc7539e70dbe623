import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { finish, start } from '../command.ts';
import { alternate, type Comparison, type Result, type Setting } from '../measure.ts';
import { ask, flood, keepOpen, serve } from '../site.ts';

const CHARTS = ['themes-over-time', 'official-series', 'decisions-by-action'];

/** Chart data that the server has ready, against a bare Express route that sends the same bytes. */
export async function benchmark({ folder, scale }: Setting): Promise<Result> {
  const db = join(folder, 'x.duckdb');
  await finish(start('etl/main.ts', ['--db', db, '--full', '--quiet']));
  const requests = Math.max(200, Math.round(6000 * scale));
  const site = await serve('server/main.ts', 3162, { DATABASE: db });
  const comparisons: Comparison[] = [];
  try {
    const agent = keepOpen(1);
    for (const name of CHARTS) {
      const url = `${site.address}/charts/${name}.json`;
      const { body } = await ask(url, agent);
      await writeFile(join(folder, 'body'), body);
      const bare = await serve('test/bench/bare.ts', 3163, { BODY: join(folder, 'body') });
      const [ours, theirs] = [
        () => flood(url, requests, 16),
        () => flood(`${bare.address}/body`, requests, 16),
      ];
      await Promise.all([ours(), theirs()]);
      comparisons.push({
        what: `${name}, ${(body.length / 1000).toFixed(1)} kB`,
        ours: 'kept by the server',
        against: 'bare route',
        unit: 'requests/s',
        samples: await alternate(7, ours, theirs),
        better: 'more',
        wanted: 0.8,
      });
      await bare.stop();
    }
    agent.destroy();
  } finally {
    await site.stop();
  }
  return {
    title: 'Cached chart data',
    method: `${requests.toLocaleString('en-GB')} requests a sample over 16 open connections on the loopback, each server in a process of its own. The bare route is Express with nothing else: one header and the bytes; ours adds validators, security headers, request ids and a check for a newer build.`,
    comparisons,
    trials: [],
  };
}
