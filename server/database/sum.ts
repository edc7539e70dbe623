import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import type { Build } from '../context.ts';

/** What the ETL wrote beside the file of a build, as `etl/load/sum.ts` says. */
interface Sum {
  build_id: string;
  built_at: string;
  sha256: string;
}

/**
 * Reads the whole file of a build, since the database itself looks at a block only when a question needs it; throws one
 * line where its bytes are not those that were written, and what `signal` says where that ends it.
 * What has no sum, or another's, is believed.
 */
export async function checkSum(
  path: string,
  build: Pick<Build, 'id' | 'built_at'>,
  signal?: AbortSignal,
): Promise<void> {
  const sum = await readSum(path);
  if (sum?.build_id !== build.id || sum.built_at !== build.built_at) return;
  const before = await inodeOf(path);
  const hash = createHash('sha256');
  const bytes = createReadStream(path, { highWaterMark: 1_048_576, ...(signal ? { signal } : {}) });
  for await (const part of bytes) hash.update(part as Buffer);
  if (hash.digest('hex') === sum.sha256 || (await inodeOf(path)) !== before) return;
  const damage = `its bytes are not those of build ${build.id}: it is damaged`;
  throw new Error(`invalid database: ${path}: ${damage} (npm run etl -- --full builds it anew)`);
}

async function readSum(path: string): Promise<Sum | null> {
  try {
    return JSON.parse(await readFile(`${path}.sum`, 'utf8')) as Sum | null;
  } catch {
    return null;
  }
}

async function inodeOf(path: string): Promise<number> {
  return (await stat(path)).ino;
}
