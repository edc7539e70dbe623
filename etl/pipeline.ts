import { extract } from './extract.ts';
import type { Findings, Source } from './model.ts';
import { parse } from './parse.ts';
import { read } from './read.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * The road of one document, read this first:
 *
 *     bytes ──read──▶ Document ──parse──▶ meetings of items ──extract──▶ findings ──load──▶ DuckDB
 *
 * Each stage takes one value and gives one of a new type. Nothing here touches files, clock, network or environment,
 * and nothing looks at a second document: what spans documents is settled in SQL by `load.ts`.
 */
export async function run(source: Source, vocabulary: Vocabulary): Promise<Findings> {
  const document = await read(source);
  const parsed = parse(document, vocabulary);
  return extract(parsed, vocabulary);
}
