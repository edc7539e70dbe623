import { rm } from 'node:fs/promises';
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
  const [ours, theirs] = [firstPage('server/main.ts', 3164), firstPage('test/bench/bare.ts', 3165)];
  await finish(start('server/keep.ts', [], { env: { DATABASE: db } }));
  const built = await alternate(7, ours, theirs);
  await rm(`${db}.pictures`);
  const bare = await alternate(5, ours, theirs);
  const against = 'bare Express with the file open';
  return {
    title: 'From start to the first page',
    method:
      'From starting the process to the last byte of `/`: ours is the home page with its charts; the other is Express, the same database opened, and one count in a line of HTML. Both run through tsx. The build has drawn the charts of the main pages beforehand (`server/keep.ts`), as `npm start` does; the second row is without.',
    comparisons: [
      {
        what: 'start and first page',
        ours: 'server',
        against,
        unit: 'ms',
        samples: built,
        better: 'less',
        wanted: 2,
      },
      {
        what: 'with nothing drawn beforehand',
        ours: 'server',
        against,
        unit: 'ms',
        samples: bare,
        better: 'less',
        wanted: null,
      },
    ],
    trials: [],
  };
}
