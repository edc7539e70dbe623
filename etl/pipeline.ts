import { extract } from './extract.ts';
import type { Findings, Source } from './model.ts';
import { parse } from './parse.ts';
import { openSource } from './read.ts';
import type { Vocabulary } from './vocabulary.ts';
import { Late, within } from './within.ts';
import { closeBook, turnBook } from './words.ts';

/** How long a document may take, in milliseconds: ten times what the slowest of its size needs on a slow machine. */
export interface Patience {
  each: number;
  megabyte: number;
}

/** Letters past which to read a document may take so long that who wants to end the build would have to wait. */
const LONG = 30_000;

const PATIENCE: Patience = { each: 60_000, megabyte: 15_000 };

/**
 * The road of one document, read this first:
 *
 *     bytes ──read──▶ Document ──parse──▶ meetings of items ──extract──▶ findings ──load──▶ DuckDB
 *
 * Each stage takes one value and gives one of a new type. Nothing here touches files, clock, network or environment,
 * and nothing looks at a second document: what spans documents is settled in SQL by `load.ts`. What `make` makes of the
 * findings is given; all of it together may take so long, and no longer.
 */
export async function run<Made = Findings>(
  source: Source,
  vocabulary: Vocabulary,
  make: (findings: Findings) => Made = findings => findings as Made,
  { each, megabyte }: Patience = PATIENCE,
): Promise<Made> {
  const { size, read } = await openSource(source);
  turnBook();
  try {
    return within(
      Math.ceil(each + (size * megabyte) / 1_000_000),
      () => make(extract(parse(read(), vocabulary), vocabulary)),
      size > LONG,
    );
  } catch (error) {
    // What was half written down when it was given up is of no use to the next.
    if (error instanceof Late) closeBook();
    throw error;
  }
}
