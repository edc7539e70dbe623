import { readdirSync, rmSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

/** Removes what builds of the database at `path` left beside it when they were killed; a build still running keeps its files. */
export async function removeLeftovers(path: string): Promise<void> {
  const folder = dirname(resolve(path));
  const start = `${basename(path)}.`;
  for (const name of await readdir(folder)) {
    const pid = name.startsWith(start) ? /^(\d+)\.building/.exec(name.slice(start.length))?.[1] : undefined;
    if (pid !== undefined && !isRunning(Number(pid)))
      await rm(join(folder, name), { recursive: true, force: true });
  }
}

/** Removes a file of a build and all that is named after it: shards and what was spilled. */
export async function removeFiles(file: string): Promise<void> {
  const folder = dirname(resolve(file));
  for (const name of await readdir(folder)) {
    if (name === basename(file) || name.startsWith(`${basename(file)}.`))
      await rm(join(folder, name), { recursive: true, force: true });
  }
}

/** Removes at once what this process has begun to build beside the database at `path`. */
export function removeOwn(path: string): void {
  const folder = dirname(resolve(path));
  const start = `${basename(path)}.${process.pid}.building`;
  try {
    for (const name of readdirSync(folder).filter(name => name.startsWith(start)))
      rmSync(join(folder, name), { recursive: true, force: true });
  } catch {}
}

function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
