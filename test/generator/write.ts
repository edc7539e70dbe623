import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type CorpusOptions, corpus } from './corpus.ts';

/** Writes a corpus into `out`, at most `limit` documents of it, and its gold into `gold` if given; gives documents and bytes of text. */
export async function writeCorpus(
  options: CorpusOptions,
  out: string,
  gold: string | null = null,
  limit = Number.POSITIVE_INFINITY,
): Promise<{ documents: number; bytes: number }> {
  const made = new Set<string>();
  let [documents, bytes] = [0, 0];
  if (gold !== null) await mkdir(gold, { recursive: true });
  for (const { path, text, origin, gold: known } of corpus(options)) {
    if (documents === limit) break;
    const file = join(out, path);
    if (!made.has(dirname(file))) await mkdir(dirname(file), { recursive: true });
    made.add(dirname(file));
    await Promise.all([
      writeFile(file, text),
      writeFile(file.replace(/\.txt$/, '.json'), JSON.stringify(origin)),
      ...(gold === null
        ? []
        : [writeFile(join(gold, basename(path, '.txt').concat('.json')), JSON.stringify(known, null, 1))]),
    ]);
    documents++;
    bytes += Buffer.byteLength(text);
  }
  return { documents, bytes };
}
