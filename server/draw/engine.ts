import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { compileFunction } from 'node:vm';
import type * as Vega from 'vega';
import type * as Interpreter from 'vega-interpreter';
import type * as VegaLite from 'vega-lite';
import { measureText } from './metrics.ts';

/** Vega and Vega-Lite, ready to draw without a canvas. */
export interface Engine {
  vega: typeof Vega;
  vegaLite: typeof VegaLite;
  expressionInterpreter: typeof Interpreter.expressionInterpreter;
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

// As packages the two are six hundred modules that cost most of the server's start; their bundles load ten times faster,
// and faster still as functions than as modules.
async function load(): Promise<Engine> {
  const vega = await loadBundle<Engine['vega']>('vega', {});
  const vegaLite = await loadBundle<Engine['vegaLite']>('vega-lite', vega);
  const { textMetrics } = vega as unknown as {
    textMetrics: { width: (item: TextItem, text?: unknown) => number };
  };
  // Without a canvas Vega guesses 0.8 em a character, which leaves labels a third too much room.
  textMetrics.width = (item, text) =>
    Math.min(
      measureText(textOf(text ?? item.text), item.fontSize ?? 11, item.font),
      item.limit || Number.POSITIVE_INFINITY,
    );
  const { expressionInterpreter } = await import('vega-interpreter');
  return { vega, vegaLite, expressionInterpreter };
}

/** Gives what a bundle exports; whatever it requires is `required`. */
async function loadBundle<T>(name: string, required: object): Promise<T> {
  const filename = join(createRequire(import.meta.url).resolve(name), `../${name}.min.js`);
  const bundle = await readFile(filename, 'utf8');
  const module = { exports: {} };
  const run = compileFunction(bundle, ['exports', 'module', 'require'], { filename });
  run.call(globalThis, module.exports, module, () => required);
  return module.exports as T;
}

function textOf(text: unknown): string {
  return Array.isArray(text) ? String(text[0] ?? '') : String(text ?? '');
}
