import { access, constants, mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { removeFiles, removeLeftovers } from './leftovers.ts';

/**
 * Makes the folder of the database at `path` and rids it of what killed builds left, and gives where the database is built;
 * throws one line where none can be written there, before any work is done.
 */
export async function prepareTarget(path: string): Promise<string> {
  const refuse = (why: string, cause?: unknown) => new Error(`cannot write ${path}: ${why}`, { cause });
  const folder = dirname(resolve(path));
  await mkdir(folder, { recursive: true }).catch((cause: NodeJS.ErrnoException) => {
    const isFile = cause.code === 'EEXIST' || cause.code === 'ENOTDIR';
    throw refuse(
      isFile ? 'a file is where its folder would be' : `its folder cannot be made: ${cause.code}`,
      cause,
    );
  });
  const seen = await stat(path).catch(() => null);
  if (seen?.isDirectory()) throw refuse('it is a folder');
  if (seen && !seen.isFile()) throw refuse('it is no file, but a pipe, a socket or a device');
  await access(folder, constants.W_OK).catch((cause: NodeJS.ErrnoException) => {
    throw refuse(`nothing may be written to ${folder}: ${cause.code}`, cause);
  });
  await removeLeftovers(path);
  return unfinished(path);
}

/** Removes what was begun beside the database at `path`, where nothing was opened. */
export async function removeUnfinished(path: string): Promise<void> {
  await removeFiles(unfinished(path)).catch(() => {});
}

function unfinished(path: string): string {
  return `${path}.${process.pid}.building`;
}
