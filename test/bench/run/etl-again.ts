import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { differences } from '../../etl/build/folder.ts';
import { corpus } from '../../generator/corpus.ts';
import { writeCorpus } from '../../generator/write.ts';
import { finish, start } from '../command.ts';
import { alternate, type Result, type Setting } from '../measure.ts';

/** A second run over documents of which none or one changed, or to which one came, against the first. */
export async function benchmark({ folder, scale, say }: Setting): Promise<Result> {
  const input = join(folder, 'input');
  const db = join(folder, 'x.duckdb');
  const options = {
    councils: Math.max(2, Math.round(60 * scale)),
    years: 4,
    meetings: 8,
    reports: 8,
    seed: 9,
  };
  const { documents } = await writeCorpus(options, input);
  say(`${documents} documents`);
  const run = (file: string, ...args: string[]) =>
    finish(start('etl/main.ts', ['--input', input, '--db', file, '--quiet', '--workers', '1', ...args]));
  const full = async () => (await run(db, '--full')).cpu;
  await full();
  const unchanged = await alternate(3, async () => (await run(db)).cpu, full);
  const [first] = corpus(options);
  const changed = join(input, first?.path ?? '');
  let change = 0;
  const one = await alternate(
    3,
    async () => {
      await appendFile(changed, `\nThe meeting closed at 4.${10 + change++} pm.\n`);
      return (await run(db)).cpu;
    },
    full,
  );
  let added = 0;
  const more = await alternate(
    3,
    async () => {
      const text = (await readFile(changed, 'utf8')).replace(
        /\b20(\d\d)\b/g,
        (_, year) => `20${Number(year) + 5}`,
      );
      const name = `added-${++added}.txt`;
      await writeFile(
        join(input, name),
        `${text}\nThe xylograph of ${name} was told of by 1${added} quokkas.\n`,
      );
      return (await run(db)).cpu;
    },
    full,
  );
  await appendFile(changed, '\nMembers were thanked.\n');
  await run(db);
  await run(join(folder, 'full.duckdb'), '--full');
  const different = await differences(db, join(folder, 'full.duckdb'));
  return {
    title: 'Running the ETL again',
    method: `${documents.toLocaleString('en-GB')} generated documents; processor time of the whole command, start included.`,
    comparisons: [
      {
        what: 'nothing changed',
        ours: 'second run',
        against: 'full run',
        unit: 'ms',
        samples: unchanged,
        better: 'less',
        wanted: 0.05,
      },
      {
        what: 'one document changed',
        ours: 'second run',
        against: 'full run',
        unit: 'ms',
        samples: one,
        better: 'less',
        wanted: null,
      },
      {
        what: 'one document added, of the newest meeting, with new words',
        ours: 'second run',
        against: 'full run',
        unit: 'ms',
        samples: more,
        better: 'less',
        wanted: null,
      },
    ],
    trials: [
      {
        what: 'incremental and full builds give equal tables',
        outcome:
          different.length === 0 ? 'every table, row by row in order of all columns' : different.join(', '),
        isGood: different.length === 0,
      },
    ],
  };
}
