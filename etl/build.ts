import type { BuildOptions } from './build/options.ts';
import { findUpToDate } from './build/receipt.ts';
import type { Summary } from './build/summary.ts';

export type { BuildOptions } from './build/options.ts';
export type { Summary } from './build/summary.ts';

/** Builds the database from the input folders, unless nothing that goes into it looks different since the last time. */
export async function build(options: BuildOptions): Promise<Summary> {
  const summary = await findUpToDate(options);
  if (summary !== null) return summary;
  // Most runs find nothing to do, and those load neither the database nor the readers of documents.
  const { buildAnew } = await import('./build/anew.ts');
  return buildAnew(options);
}
