import { join } from 'node:path';
import { finish, start } from '../command.ts';
import { alternate, type Result, type Setting, time } from '../measure.ts';
import { ask, keepOpen, serve } from '../site.ts';

/** From nothing to the first page, against Express that opens the same file and sends a line about it. */
export async function benchmark({ folder }: Setting): Promise<Result> {
  const db = join(folder, 'x.duckdb');
  await finish(start('etl/main.ts', ['--db', db, '--full', '--quiet']));
  const firstPage = (file: string, port: number) => async () => {
    const agent = keepOpen(1);
    let stop = async () => {};
    const took = await time(async () => {
      const site = await serve(file, port, { DATABASE: db });
      stop = site.stop;
      const { status } = await ask(`${site.address}/`, agent);
      if (status !== 200) throw new Error(`${file}: status ${status}`);
    });
    agent.destroy();
    await stop();
    return took;
  };
  return {
    title: 'From start to the first page',
    method:
      'From starting the process to the last byte of `/`: ours is the home page with its charts drawn; the other is Express, the same database opened, and one count in a line of HTML. Both run through tsx.',
    comparisons: [
      {
        what: 'start and first page',
        ours: 'server',
        against: 'bare Express with the file open',
        unit: 'ms',
        samples: await alternate(7, firstPage('server/main.ts', 3164), firstPage('test/bench/bare.ts', 3165)),
        better: 'less',
        wanted: 2,
      },
    ],
    trials: [],
  };
}
