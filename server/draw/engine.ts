import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as Vega from 'vega';
import type * as VegaLite from 'vega-lite';
import { measureText } from './metrics.ts';

/** Vega and Vega-Lite, ready to draw without a canvas. */
export interface Engine {
  vega: typeof Vega;
  vegaLite: typeof VegaLite;
}

interface TextItem {
  font?: string;
  fontSize?: number;
  limit?: number;
  text?: unknown;
}

let engine: Promise<Engine> | undefined;

/** Gives the engine, loaded on first use. */
export function loadEngine(): Promise<Engine> {
  engine ??= load();
  return engine;
}

// As packages the two are six hundred modules that cost most of the server's start; their bundles, which set globals as
// in a browser, load ten times faster.
async function load(): Promise<Engine> {
  const require = createRequire(import.meta.url);
  for (const name of ['vega', 'vega-lite']) {
    const bundle = join(require.resolve(name), `../${name}.min.js`);
    await import(pathToFileURL(bundle).href);
  }
  const { vega, vegaLite } = globalThis as unknown as Engine;
  const { textMetrics } = vega as unknown as {
    textMetrics: { width: (item: TextItem, text?: unknown) => number };
  };
  // Without a canvas Vega guesses 0.8 em a character, which leaves labels a third too much room.
  textMetrics.width = (item, text) =>
    Math.min(
      measureText(textOf(text ?? item.text), item.fontSize ?? 11, item.font),
      item.limit || Number.POSITIVE_INFINITY,
    );
  return { vega, vegaLite };
}

function textOf(text: unknown): string {
  return Array.isArray(text) ? String(text[0] ?? '') : String(text ?? '');
}
