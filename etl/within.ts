import { createContext, Script } from 'node:vm';

const box: { work: () => unknown } = { work: () => null };
const context = createContext(box);
const script = new Script('work()');

/**
 * Does work that never waits for anything, and gives what it gives; throws where it has not ended after so many
 * milliseconds, wherever it is: what it was busy with stays as it is then.
 */
export function within<T>(milliseconds: number, work: () => T): T {
  box.work = work;
  try {
    return script.runInContext(context, { timeout: milliseconds }) as T;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw cause;
    throw new Late(
      `to read it takes more than ${Math.round(milliseconds / 1_000)} seconds: it was left unread`,
      {
        cause,
      },
    );
  } finally {
    box.work = () => null;
  }
}

/** Says that work was given up, as it took too long. */
export class Late extends Error {}
