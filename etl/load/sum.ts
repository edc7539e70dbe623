import { createHash } from 'node:crypto';
import { open, rename, writeFile } from 'node:fs/promises';

/** Bytes that are read at a time: a stream would take as long to hand them over as they take to be added up. */
const AT_ONCE = 4_194_304;

/**
 * Writes beside the database at `path` what the bytes of its next build, still at `temporary`, add up to, so that who
 * opens it can tell a damaged one; it names the build, since the file before serves until the new one takes its place.
 */
export async function writeSum(
  temporary: string,
  path: string,
  made: { build_id: string; built_at: Date },
): Promise<void> {
  const { build_id, built_at } = made;
  const sum = { build_id, built_at: built_at.toISOString(), sha256: await digest(temporary) };
  await writeFile(`${temporary}.sum`, `${JSON.stringify(sum)}\n`);
  await rename(`${temporary}.sum`, `${path}.sum`);
}

async function digest(path: string): Promise<string> {
  const hash = createHash('sha256');
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.allocUnsafe(AT_ONCE);
    for (let read = await file.read(buffer, 0, AT_ONCE); read.bytesRead > 0; ) {
      hash.update(buffer.subarray(0, read.bytesRead));
      read = await file.read(buffer, 0, AT_ONCE);
    }
  } finally {
    await file.close();
  }
  return hash.digest('hex');
}
