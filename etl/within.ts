import { createContext, Script } from 'node:vm';
import { isMainThread } from 'node:worker_threads';

const box: { work: () => unknown } = { work: () => null };
const context = createContext(box);
const script = new Script('work()');

/** What tells a program to end, besides Ctrl-C: work that never waits hears none of it, so that the system ends it then. */
const endings = ['SIGTERM', 'SIGHUP'] as const;

/**
 * Does work that never waits for anything, and gives what it gives; throws where it has not ended after so many
 * milliseconds, wherever it is: what it was busy with stays as it is then. Of work that may be long the program can be told
 * to end at once, which costs a little.
 */
export function within<T>(milliseconds: number, work: () => T, isLong = false): T {
  box.work = work;
  const isHeard = isLong && isMainThread;
  const listen = isHeard ? muffle() : () => {};
  try {
    return script.runInContext(context, { timeout: milliseconds, breakOnSigint: isHeard }) as T;
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ERR_SCRIPT_EXECUTION_INTERRUPTED') process.emit('SIGINT');
    if (code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw cause;
    throw new Late(
      `to read it takes more than ${Math.round(milliseconds / 1_000)} seconds: it was left unread`,
      {
        cause,
      },
    );
  } finally {
    box.work = () => null;
    listen();
  }
}

/** Takes away who listens to endings; gives what puts them back. */
function muffle(): () => void {
  const heard = endings.map(ending => [ending, process.rawListeners(ending) as (() => void)[]] as const);
  for (const [ending, listeners] of heard) if (listeners.length > 0) process.removeAllListeners(ending);
  return () => {
    for (const [ending, listeners] of heard) for (const listener of listeners) process.on(ending, listener);
  };
}

/** Says that work was given up, as it took too long. */
export class Late extends Error {}
