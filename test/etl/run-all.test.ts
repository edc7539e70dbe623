import { join } from 'node:path';
import { expect, it } from 'vitest';
import { listInputs, readVocabulary } from '../../etl/inputs.ts';
import type { Found } from '../../etl/load/found.ts';
import { Crew } from '../../etl/run-all.ts';

const minutes = join(import.meta.dirname, '../../seeds/minutes');

it('a thread that fails ends the build with its reason, once this one has put its document down', async () => {
  const files = Array.from({ length: 2_000 }, () => listInputs([minutes])).flat();
  const crew = new Crew(files, await readVocabulary(), { workers: 2, showProgress: false });
  let appended = 0;
  const append = () => {
    appended += 1;
  };
  const found = { append } as unknown as Found;
  crew.begin({ definitions: '', paths: ['/nowhere/shard.duckdb'] });
  const running = crew.run(found, new Set());
  await expect(running).rejects.toThrow(/nowhere/);
  const [before, { length }] = [appended, crew.reports[0]!];
  await new Promise(resolve => setTimeout(resolve, 200));
  expect([appended, crew.reports[0]!.length]).toEqual([before, length]);
  expect(length).toBeLessThan(files.length);
  await crew.dismiss();
}, 60_000);
