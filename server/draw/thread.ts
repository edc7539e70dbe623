import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Row } from '../api.ts';
import type { Chart, Theme } from '../context.ts';
import { busy, timedOut } from '../errors.ts';

/** What is known of a chart to draw it. */
export type Drawable = Pick<Chart, 'name' | 'spec' | 'title' | 'description' | 'empty'>;

export type Task =
  | { kind: 'svg' | 'spec'; chart: Drawable; rows: Row[]; theme: Theme; width: number }
  | { kind: 'png'; svg: string };

export interface Job {
  id: number;
  task: Task;
}

export type Done = { id: number; result: unknown } | { id: number; fault: string };

interface Waiting extends Job {
  resolve(result: unknown): void;
  reject(reason: unknown): void;
}

const patience = 20_000;
const most = 500;
const memory = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 64 };

const waiting = new Map<number, Waiting>();
let worker: Worker | undefined;
let watch: NodeJS.Timeout | undefined;
let last = 0;

/** Starts the thread that draws, so that it is ready when the first chart is asked for. */
export function startDrawing(): void {
  worker ??= start();
}

/** Gives the chart as SVG, as `drawChart` of `draw.ts` does; throws 503 where drawing takes too long or too much waits. */
export function drawAside(chart: Drawable, rows: Row[], theme: Theme, width: number): Promise<string> {
  return ask({ kind: 'svg', chart: drawable(chart), rows, theme, width }) as Promise<string>;
}

/** Gives the dressed spec of the chart as it is drawn to the width, as `fitChart` of `draw.ts` does. */
export function fitAside(
  chart: Drawable,
  rows: Row[],
  theme: Theme,
  width: number,
): Promise<Record<string, unknown>> {
  return ask({ kind: 'spec', chart: drawable(chart), rows, theme, width }) as Promise<
    Record<string, unknown>
  >;
}

/** Gives a PNG of an SVG at twice its size, as `drawPng` of `draw.ts` does. */
export async function paintAside(svg: string): Promise<Buffer> {
  return Buffer.from((await ask({ kind: 'png', svg })) as Uint8Array<ArrayBuffer>);
}

function drawable({ name, spec, title, description, empty }: Drawable): Drawable {
  return { name, spec, title, description, empty };
}

function ask(task: Task): Promise<unknown> {
  if (waiting.size >= most) return Promise.reject(busy());
  return new Promise((resolve, reject) => {
    last += 1;
    const job: Waiting = { id: last, task, resolve, reject };
    waiting.set(job.id, job);
    send(job);
    if (waiting.size === 1) expect();
  });
}

function send({ id, task }: Job): void {
  startDrawing();
  worker?.ref();
  worker?.postMessage({ id, task } satisfies Job);
}

/** One slow drawing must not hold up all others for ever: the thread is given up with it, and a new one draws the rest. */
function expect(): void {
  clearTimeout(watch);
  if (waiting.size === 0) worker?.unref();
  else watch = setTimeout(() => giveUp(timedOut(patience)), patience);
}

function start(): Worker {
  // A worker does not inherit the loader of TypeScript on Node 20, so it registers it before it loads its own file.
  // Through `require`, which costs half of what modules do, since those are read by yet another thread.
  const require = createRequire(import.meta.url);
  const boot = `require(${JSON.stringify(require.resolve('tsx/cjs/api'))}).register();
    require(${JSON.stringify(fileURLToPath(new URL('./worker.ts', import.meta.url)))});`;
  const fresh = new Worker(boot, { eval: true, resourceLimits: memory });
  fresh.unref();
  fresh.on('message', (done: Done) => {
    const job = waiting.get(done.id);
    waiting.delete(done.id);
    if ('fault' in done) job?.reject(new Error(done.fault));
    else job?.resolve(done.result);
    expect();
  });
  fresh.on('error', error => {
    if (worker === fresh) giveUp(error);
  });
  return fresh;
}

/** Fails the drawing under way, the oldest, and has the others drawn by a new thread. */
function giveUp(reason: unknown): void {
  void worker?.terminate();
  worker = undefined;
  const [oldest, ...others] = waiting.values();
  if (oldest) {
    waiting.delete(oldest.id);
    oldest.reject(reason);
  }
  for (const job of others) send(job);
  expect();
}
