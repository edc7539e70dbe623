import { join } from 'node:path';
import { writeCorpus } from '../../generator/write.ts';
import { finish, start } from '../command.ts';
import { countFigures, describeDensity } from '../density.ts';
import type { Result, Setting } from '../measure.ts';
import { digits } from '../report.ts';

/** Most resident memory of the whole process that a build may ever hold, in bytes. */
const BOUND = 2_000_000_000;

/** The memory of a build as the corpus grows tenfold and tenfold again. */
export async function benchmark({ folder, scale, say }: Setting): Promise<Result> {
  const rows: string[] = [];
  let density = '';
  const peaks: { documents: number; peak: number }[] = [];
  for (const wanted of [2000, 20_000, 200_000].map(size => Math.max(20, Math.round(size * scale)))) {
    const input = join(folder, `input-${wanted}`);
    const councils = Math.max(1, Math.ceil(wanted / 500));
    const { documents, bytes } = await writeCorpus(
      { councils, years: 16, meetings: 8, reports: 4, seed: 4, layout: 'pages' },
      input,
      null,
      wanted,
    );
    const args = ['--input', input, '--db', join(folder, 'x.duckdb'), '--full', '--json', '--workers', '2'];
    const { peak, elapsed, out } = await finish(start('etl/main.ts', args));
    say(`${documents} documents: ${(peak / 1e6).toFixed(0)} MB, ${(elapsed / 1000).toFixed(0)} s`);
    peaks.push({ documents, peak });
    density = describeDensity(countFigures(out), bytes);
    rows.push(
      `| ${documents.toLocaleString('en-GB')} | ${digits(bytes / 1e6)} MB | ${(peak / 1e6).toFixed(0)} MB | ${digits(elapsed / 1000)} s |`,
    );
  }
  const worst = Math.max(...peaks.map(({ peak }) => peak));
  return {
    title: 'Memory of the ETL',
    method:
      'Peak resident memory of the whole process, threads and database included, as the corpus grows; two threads read. ' +
      `The bound is ${BOUND / 1e9} GB whatever the corpus: DuckDB may hold 300 MB while documents are read and 800 MB while they are settled, past which it spills to disk, and a second thread 100 MB for each of the shards that it fills and writes; up to 100,000 items two steps of settling share its memory, past that each has it alone; texts are put in order forty million characters at a time, and what is made is written where it would else be spilled; the rest is Node, and what DuckDB does not count. ` +
      `Rows leave Node every 8 million characters, and of a document it keeps some hundred bytes (its paths, size and key). The documents are short, one item each (${density}).`,
    comparisons: [],
    trials: [
      {
        what: `a build stays under ${BOUND / 1e9} GB`,
        outcome: `${(worst / 1e6).toFixed(0)} MB at most`,
        isGood: worst > 0 && worst <= BOUND,
      },
    ],
    extra: ['| documents | text | peak memory | time |', '| --- | --- | --- | --- |', ...rows].join('\n'),
  };
}
