import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

/** The file that says what a published folder holds, and by which one is known. */
export const MANIFEST = 'tables.json';

/** Has `write` fill a folder beside `out` and puts it in its place; the old one stays whole until then, and stays if `write` throws. */
export async function replaceFolder<T>(out: string, write: (folder: string) => Promise<T>): Promise<T> {
  const target = resolve(out);
  const before = await readdir(target).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw new Error(`cannot publish: ${out}: ${error.code === 'ENOTDIR' ? 'not a folder' : error.message}`);
  });
  if (before !== null && before.length > 0 && !before.includes(MANIFEST))
    throw new Error(`cannot publish: ${out}: the folder holds files of something else`);
  const fresh = join(dirname(target), `.${basename(target)}.${process.pid}.publishing`);
  const old = `${fresh}.old`;
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { recursive: true });
  try {
    const written = await write(fresh);
    if (before !== null) await rename(target, old);
    await rename(fresh, target);
    await rm(old, { recursive: true, force: true });
    return written;
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    throw error;
  }
}
