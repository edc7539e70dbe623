import { join } from 'node:path';
import { writeCorpus } from '../../generator/write.ts';
import { finish, start } from '../command.ts';
import { countFigures, describeDensity } from '../density.ts';
import { alternate, type Result, type Setting } from '../measure.ts';

/** Councils that make some 20 MB of text: with less, what every run costs would stand for the speed. */
const LEAST = 36;

/** The whole ETL against `wink-nlp` on one core, and on two cores against one. */
export async function benchmark({ folder, scale, say }: Setting): Promise<Result> {
  const input = join(folder, 'input');
  const councils = Math.max(LEAST, Math.round(150 * scale));
  const { documents, bytes } = await writeCorpus(
    { councils, years: 4, meetings: 8, reports: 8, seed: 9 },
    input,
  );
  say(`${documents} documents, ${(bytes / 1e6).toFixed(1)} MB of text`);
  const etl = async (workers: number, cores: string) =>
    finish(
      start(
        'etl/main.ts',
        ['--input', input, '--db', join(folder, 'x.duckdb'), '--full', '--json', '--workers', `${workers}`],
        { cores },
      ),
    );
  const wink = async () => {
    const { out } = await finish(start('test/bench/wink.ts', [input], { cores: '0' }));
    return JSON.parse(out) as { cpu: number };
  };
  const single = join(folder, 'single');
  await writeCorpus({ councils: 1, years: 1, meetings: 1, reports: 8, seed: 9, layout: 'clean' }, single);
  const fixed = (
    await finish(
      start('etl/main.ts', ['--input', single, '--db', join(folder, 'y.duckdb'), '--full', '--quiet'], {
        cores: '0',
      }),
    )
  ).cpu;
  const speed = (milliseconds: number) => bytes / 1000 / milliseconds;
  let figures = 0;
  const oneCore = await alternate(
    3,
    async () => {
      const { cpu, out } = await etl(1, '0');
      figures = countFigures(out);
      return speed(cpu);
    },
    async () => speed((await wink()).cpu),
  );
  const twoCores = await alternate(
    3,
    async () => speed((await etl(2, '0,1')).elapsed),
    async () => speed((await etl(1, '0')).elapsed),
  );
  return {
    title: 'Speed of the ETL',
    method:
      `${documents.toLocaleString('en-GB')} generated documents (${(bytes / 1e6).toFixed(1)} MB of text, ${describeDensity(figures, bytes)}). Ours is the whole command \`npm run etl\`: ` +
      'start, listing, reading, parsing, tagging, extracting, loading, settling and syncing the file, with the official series; ' +
      "`wink-nlp`'s is `readDoc` and entities alone, without start, reading of files or any output. " +
      `A build of one document, which is what every run costs whatever it reads, takes ${(fixed / 1000).toFixed(1)} s of the processor: the first row has it, the second has not. On one core the time is the processor's, so that others on the machine do not count; on two it is the clock's.`,
    comparisons: [
      {
        what: 'text on one core',
        ours: 'whole ETL',
        against: 'wink-nlp',
        unit: 'MB/s',
        samples: oneCore,
        better: 'more',
        wanted: 3,
      },
      {
        what: 'text on one core, beyond what every run costs',
        ours: 'whole ETL',
        against: 'wink-nlp',
        unit: 'MB/s',
        samples: { ...oneCore, ours: oneCore.ours.map(rate => speed(speed(rate) - fixed)) },
        better: 'more',
        wanted: null,
      },
      {
        what: 'text on two cores',
        ours: 'two workers on two cores',
        against: 'one worker on one core',
        unit: 'MB/s',
        samples: twoCores,
        better: 'more',
        wanted: 1.6,
      },
    ],
    trials: [],
  };
}
