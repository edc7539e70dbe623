import { readFileSync } from 'node:fs';

const interval = 500;
/** What npm tells everything that it starts, and what it says of `npm start`. */
const told = 'npm_lifecycle_event';

/**
 * Calls `end` once when `npm start` has gone, or any process between it and this one: told to stop, npm ends its shell
 * and not what that has started. Watches nothing where something else started the server. Where the system has no /proc
 * only the nearest process is seen.
 */
export function watchStarter(
  environment: Record<string, string | undefined>,
  end: () => void,
): NodeJS.Timeout | undefined {
  if (environment[told] !== 'start') return undefined;
  const links = linksToNpm();
  const timer = setInterval(() => {
    if (links.every(({ child, parent }) => parentOf(child) === parent)) return;
    clearInterval(timer);
    end();
  }, interval);
  return timer.unref();
}

/** Gives each process from this one up to npm with its parent; npm is the first that was not started by it. */
function linksToNpm(): { child: number; parent: number }[] {
  const links: { child: number; parent: number }[] = [];
  let child = process.pid;
  for (let parent = parentOf(child); parent !== null && parent > 1; parent = parentOf(child)) {
    links.push({ child, parent });
    if (!isStarted(parent)) break;
    child = parent;
  }
  return links;
}

/** Gives the parent of a process; null where it has gone, or nothing tells. */
function parentOf(pid: number): number | null {
  if (pid === process.pid) return process.ppid;
  const stat = read(pid, 'stat');
  // The name before it stands in brackets, and may hold some itself.
  const found = /^ \S (\d+)/.exec(stat.slice(stat.lastIndexOf(')') + 1));
  return found ? Number(found[1]) : null;
}

function isStarted(pid: number): boolean {
  return read(pid, 'environ').split('\0').includes(`${told}=start`);
}

function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'latin1');
  } catch {
    return '';
  }
}
