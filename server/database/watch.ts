import { stat } from 'node:fs/promises';
import type { Build, Database, Lease, Report } from '../context.ts';
import { Problem } from '../errors.ts';
import type { OpenBuild } from './build.ts';

/** How a file looks: which one it is, and what changes when it is written to. */
interface Look {
  file: string;
  state: string;
}

interface Held {
  open: OpenBuild;
  readers: number;
  isNewest: boolean;
}

const interval = 100;
/** Milliseconds after which the first build is looked at as a whole, when what a start needs is done. */
const calm = 3_000;

/**
 * Opens the file and, whenever another takes its place, opens that one too: leases given before keep reading the old
 * build, which is closed after its last. A file that cannot be shown, or that `prove` throws on, is reported once and the
 * old build serves on; of the first, which has none before it, the fault is told once it is found. One that is written
 * where it stands is looked at when that seems to be over.
 */
export async function watchBuilds(
  path: string,
  open: () => Promise<OpenBuild>,
  prove: (build: Build, ending: AbortSignal) => Promise<void>,
  report: Report,
): Promise<Database> {
  let seen = await look(path);
  let writing = seen;
  let newest: Held = { open: await open(), readers: 0, isNewest: true };
  let following: Promise<void> = Promise.resolve();
  let fault: string | null = null;
  let refused: string | null = null;
  const first = newest;
  const ending = new AbortController();
  const looking = setTimeout(() => {
    prove(first.open.build, ending.signal).catch((error: Error) => {
      if (newest !== first || ending.signal.aborted) return;
      fault = error.message;
      report(fault);
    });
  }, calm);
  looking.unref();

  async function follow(): Promise<void> {
    const now = await look(path);
    if (isSame(now, seen) || ending.signal.aborted) return;
    const isWritten = now.file === seen.file && !isSame(now, writing);
    writing = now;
    if (isWritten) return;
    seen = now;
    try {
      const next: Held = { open: await open(), readers: 0, isNewest: true };
      await prove(next.open.build, ending.signal).catch(error => {
        next.open.close();
        throw error;
      });
      const old = newest;
      newest = next;
      fault = null;
      refused = null;
      old.isNewest = false;
      closeIfUnread(old);
      report(`now serving build ${next.open.build.id}`, 'info');
    } catch (error) {
      // Too busy to look at it now, or no longer willing, says nothing about the file.
      if (error instanceof Problem || ending.signal.aborted) seen = nothing;
      else refuse((error as Error).message);
    }
  }

  function refuse(message: string): void {
    if (message !== refused) report(`${message}; the build before it serves on`);
    refused = message;
  }

  const timer = setInterval(() => {
    following = following.then(follow);
  }, interval);
  timer.unref();
  return {
    lease: () => leaseOf(newest),
    newest: () => newest.open.build,
    fault: () => fault,
    refused: () => refused,
    close: async () => {
      clearInterval(timer);
      clearTimeout(looking);
      // To read a large file through takes longer than who tells this one to stop may wait.
      ending.abort();
      await following;
      newest.isNewest = false;
      closeIfUnread(newest);
    },
  };
}

function leaseOf(held: Held): Lease {
  held.readers += 1;
  let isHeld = true;
  return {
    build: held.open.build,
    release: () => {
      if (!isHeld) return;
      isHeld = false;
      held.readers -= 1;
      closeIfUnread(held);
    },
  };
}

function closeIfUnread(held: Held): void {
  if (held.readers === 0 && !held.isNewest) held.open.close();
}

const nothing: Look = { file: '', state: '' };

function isSame(one: Look, other: Look): boolean {
  return one.file === other.file && one.state === other.state;
}

/** Gives what changes when another file takes the path: device, inode, size and time; empty where there is none. */
async function look(path: string): Promise<Look> {
  try {
    const { dev, ino, size, mtimeMs } = await stat(path);
    return { file: `${dev} ${ino}`, state: `${size} ${mtimeMs}` };
  } catch {
    return nothing;
  }
}
