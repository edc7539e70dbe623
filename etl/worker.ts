import { parentPort, workerData } from 'node:worker_threads';
import type { Source } from './model.ts';
import { type Outcome, runOne } from './run-all.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Runs batches of sources that `run-all.ts` sends, and answers each with its outcomes. */
parentPort?.on('message', async ({ id, sources }: { id: number; sources: Source[] }) => {
  const outcomes: Outcome[] = [];
  for (const source of sources) outcomes.push(await runOne(source, workerData as Vocabulary));
  parentPort?.postMessage({ id, outcomes });
});
