import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Benchmark, isReached, type Result } from './measure.ts';
import { writeReport } from './report.ts';

const USAGE = 'usage: npm run bench -- [NAME]… [--scale SHARE] [--out FILE]';
const FOLDER = new URL('./run/', import.meta.url);

/** Runs the benchmarks of `run/`, all or those named, one after another, and writes the report; exits with 1 if one broke. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      scale: { type: 'string', default: '1' },
      out: { type: 'string', default: new URL('./report.md', import.meta.url).pathname },
    },
  });
  const scale = Number(values.scale);
  const all = (await readdir(FOLDER)).map(name => basename(name, '.ts')).sort();
  const unknown = positionals.filter(name => !all.includes(name));
  if (unknown.length > 0 || !(scale > 0 && scale <= 1))
    throw new Error(`${USAGE}\nbenchmarks: ${all.join(' ')}`);
  const startedAt = new Date();
  const results: Result[] = [];
  let broken = 0;
  for (const name of positionals.length > 0 ? positionals : all) {
    const say = (line: string) => console.log(`${name}: ${line}`);
    say('started');
    const folder = await mkdtemp(join(tmpdir(), `minutewise-bench-${name}-`));
    try {
      const { benchmark } = (await import(new URL(`${name}.ts`, FOLDER).href)) as { benchmark: Benchmark };
      const result = await benchmark({ folder, scale, say });
      results.push(result);
      const missed = result.comparisons.filter(comparison => isReached(comparison) === false);
      say(
        missed.length === 0
          ? 'done'
          : `done, short of what is wanted: ${missed.map(({ what }) => what).join('; ')}`,
      );
    } catch (error) {
      broken++;
      const message = (error as Error).message.split('\n')[0] ?? '';
      say(`broke: ${message}`);
      results.push({
        title: name,
        method: `This benchmark did not finish: ${message}`,
        comparisons: [],
        trials: [],
      });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
    await writeFile(values.out, writeReport(results, scale, startedAt));
  }
  console.log(values.out);
  return broken > 0 ? 1 : 0;
}

main().then(
  code => {
    process.exitCode = code;
  },
  (error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  },
);
