import { once } from 'node:events';
import { parentPort } from 'node:worker_threads';
import { runShards, type Share } from './run-all.ts';

/** Waits for its share of the work, reads files into shards of its own, and tells what came of each. */
if (parentPort) {
  const port = parentPort;
  const [share] = (await once(port, 'message')) as [Share];
  await runShards(share, told => port.postMessage(told));
  port.close();
}
