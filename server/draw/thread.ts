import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Row } from '../api.ts';
import type { Chart, Theme } from '../context.ts';
import { createCrew } from './crew.ts';
import type { Pictures } from './kept.ts';
import { printOf } from './kept.ts';

/** What is known of a chart to draw it. */
export type Drawable = Pick<Chart, 'name' | 'spec' | 'title' | 'description' | 'empty'> & {
  /** Names of the councils that stand out; all do where there is none. */
  picks?: string[];
};

export type Task =
  | { kind: 'svg' | 'spec'; chart: Drawable; rows: Row[]; theme: Theme; width: number }
  | { kind: 'png'; svg: string };

// From this the engine derives how much it lets pile up before it looks for garbage: half as much costs a quarter more time.
const memory = { maxOldGenerationSizeMb: 2048 };

const crew = createCrew<Task>({
  open: openWorker,
  // One core is left to the thread that answers.
  threads: Math.max(1, Math.min(3, availableParallelism() - 1)),
  patience: 20_000,
  most: 500,
  backlog: 6,
});

/** Starts the thread that draws, so that it is ready when the first chart is asked for. */
export function startDrawing(): void {
  crew.start();
}

let kept: Pictures = new Map();

/** Has pictures at hand that need not be drawn again. */
export function showKept(pictures: Pictures): void {
  kept = pictures;
}

/** Gives the chart as SVG, as `drawChart` of `draw.ts` does; throws 503 where drawing takes too long or too much waits. */
export async function drawAside(chart: Drawable, rows: Row[], theme: Theme, width: number): Promise<string> {
  const known = kept.size > 0 ? kept.get(printOf(chart, rows, theme, width)) : undefined;
  return known ?? ((await crew.ask({ kind: 'svg', chart: drawable(chart), rows, theme, width })) as string);
}

/** Gives the dressed spec of the chart as it is drawn to the width, as `fitChart` of `draw.ts` does. */
export function fitAside(
  chart: Drawable,
  rows: Row[],
  theme: Theme,
  width: number,
): Promise<Record<string, unknown>> {
  return crew.ask({ kind: 'spec', chart: drawable(chart), rows, theme, width }) as Promise<
    Record<string, unknown>
  >;
}

/** Gives a PNG of an SVG at twice its size, as `drawPng` of `draw.ts` does. */
export async function paintAside(svg: string): Promise<Buffer> {
  return Buffer.from((await crew.ask({ kind: 'png', svg })) as Uint8Array<ArrayBuffer>);
}

function drawable({ name, spec, title, description, empty, picks }: Drawable): Drawable {
  const drawn = { name, spec, title, description, empty };
  return picks && picks.length > 0 ? { ...drawn, picks } : drawn;
}

function openWorker(): Worker {
  // A worker does not inherit the loader of TypeScript on Node 20, so it registers it before it loads its own file.
  // Through `require`, which costs half of what modules do, since those are read by yet another thread.
  const require = createRequire(import.meta.url);
  const boot = `require(${JSON.stringify(require.resolve('tsx/cjs/api'))}).register();
    require(${JSON.stringify(fileURLToPath(new URL('./worker.ts', import.meta.url)))});`;
  return new Worker(boot, { eval: true, resourceLimits: memory });
}
