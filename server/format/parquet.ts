import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeParquet } from '../database.ts';
import type { Answer } from './answer.ts';

/** Yields a Parquet file; it is written to a folder of its own, which is gone afterwards. */
export async function* encodeParquet(answer: Answer): AsyncGenerator<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'minutewise-'));
  try {
    const path = join(folder, 'answer.parquet');
    await writeParquet(path, answer.columns, answer.chunks);
    for await (const bytes of createReadStream(path)) yield bytes as Uint8Array;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
