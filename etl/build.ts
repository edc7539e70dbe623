import { setFlagsFromString } from 'node:v8';
import { begin } from './build/begin.ts';
import type { BuildOptions } from './build/options.ts';
import { findUpToDate } from './build/receipt.ts';
import type { Summary } from './build/summary.ts';

export type { BuildOptions } from './build/options.ts';
export type { Summary } from './build/summary.ts';
export { removeOwn } from './load/leftovers.ts';

/** Builds the database from the input folders, unless nothing that goes into it looks different since the last time. */
export async function build(options: BuildOptions): Promise<Summary> {
  const { summary, look } = await findUpToDate(options);
  if (summary !== null) return summary;
  // Most of the code of a small build runs once: it is optimised only where there is enough to read with it.
  setFlagsFromString('--no-opt');
  // The first form of an expression, which a second match replaces, is not worth being made shorter.
  setFlagsFromString('--no-regexp-peephole-optimization');
  // Most runs find nothing to do, and those load neither the database nor the readers of documents.
  const begun = begin(options);
  try {
    const { buildAnew } = await import('./build/anew.ts');
    return await buildAnew(options, { look, begun });
  } finally {
    setFlagsFromString('--opt');
    await Promise.all((begun?.readers ?? []).map(({ worker }) => worker.terminate()));
  }
}
