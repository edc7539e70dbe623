import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';

/**
 * Writes beside the database at `path` what the bytes of its next build, still at `temporary`, add up to, so that who
 * opens it can tell a damaged one; it names the build, since the file before serves until the new one takes its place.
 */
export async function writeSum(
  temporary: string,
  path: string,
  made: { build_id: string; built_at: Date },
): Promise<void> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(temporary, { highWaterMark: 1_048_576 }), hash);
  const { build_id, built_at } = made;
  const sum = { build_id, built_at: built_at.toISOString(), sha256: hash.digest('hex') };
  await writeFile(`${temporary}.sum`, `${JSON.stringify(sum)}\n`);
  await rename(`${temporary}.sum`, `${path}.sum`);
}
