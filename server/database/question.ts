import type { Session } from '../database.ts';
import type { Problem } from '../errors.ts';
import { left, timedOut, tooHeavy } from '../errors.ts';

const again = 50;

/** What watches over a question that is being answered. */
export interface Supervision {
  /** Gives the fault to tell for what the database threw. */
  explain(error: unknown): unknown;
  /** Ends the watch; call it once the session does nothing any more. */
  end(): void;
}

/**
 * Interrupts what a session does after `timeout` milliseconds, or when nobody waits for it any more. It does so again and
 * again, since the database forgets an interruption that comes just before it begins.
 */
export function superviseQuestion(
  session: Pick<Session, 'interrupt'>,
  timeout: number,
  leaving: AbortSignal | undefined,
): Supervision {
  let fault: Problem | undefined;
  let repeat: NodeJS.Timeout | undefined;
  function stop(why: Problem): void {
    fault ??= why;
    session.interrupt();
    repeat ??= setInterval(() => session.interrupt(), again).unref();
  }
  const leave = () => stop(left());
  const timer = setTimeout(() => stop(timedOut(timeout)), timeout);
  leaving?.addEventListener('abort', leave, { once: true });
  if (leaving?.aborted) leave();
  return {
    explain: error => {
      if (fault) return fault;
      return error instanceof Error && /^Out of Memory/.test(error.message) ? tooHeavy(error) : error;
    },
    end: () => {
      clearTimeout(timer);
      clearInterval(repeat);
      leaving?.removeEventListener('abort', leave);
    },
  };
}
