import { parentPort } from 'node:worker_threads';
import { drawChart, drawPng, fitChart } from '../draw.ts';
import type { Done, Job } from './crew.ts';
import { rehearsal } from './rehearsal.ts';
import type { Task } from './thread.ts';

/** Draws what the server's own thread asks for, one thing after another; see `thread.ts`. */
parentPort?.on('message', async ({ id, task }: Job<Task>) => {
  const done: Done = await carryOut(task).then(
    result => ({ id, result }),
    (error: Error) => ({ id, fault: error.message }),
  );
  parentPort?.postMessage(done);
});

async function carryOut(task: Task): Promise<unknown> {
  if (task.kind === 'png') return drawPng(task.svg);
  const { chart, rows, theme, width } = task;
  if (task.kind === 'svg') return drawChart(chart, rows, theme, width);
  return (await fitChart(chart, rows, theme, width)).spec;
}

// What has been drawn once is drawn faster: the first reader need not wait for that.
void drawChart(rehearsal.chart, rehearsal.rows, rehearsal.theme, 520).catch(() => {});
