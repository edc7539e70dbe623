import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { type Plan, runShards } from './run-all.ts';

/** Waits for the tables to fill, reads its share of the files into shards of its own, and tells what came of each. */
if (parentPort) {
  const port = parentPort;
  const [tables] = (await once(port, 'message')) as [{ path: string; definitions: string }];
  await runShards(workerData as Plan, tables, told => port.postMessage(told));
  port.close();
}
