/** A fault that is answered to the person who asked: `status` is the HTTP status, `message` one lower-case line. */
export class Problem extends Error {
  readonly status: number;
  /** The query parameter at fault, if one is. */
  readonly parameter: string | undefined;

  constructor(status: number, message: string, options: { parameter?: string; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = 'Problem';
    this.status = status;
    this.parameter = options.parameter;
  }
}

/** Gives the 404 for a thing of that kind and name. */
export function unknown(kind: string, name: string): Problem {
  return new Problem(404, `unknown ${kind}: ${printable(name)}`);
}

/** Gives the 400 that names a query parameter and says what is wrong with its value. */
export function invalidParameter(parameter: string, value: string, expected: string): Problem {
  return new Problem(400, `invalid ${parameter}: ${printable(value)} (${expected})`, { parameter });
}

/** Gives the 503 for a server that already does as much as it may. */
export function busy(): Problem {
  return new Problem(503, 'too many questions at once: try again in a few seconds');
}

/** Gives what ends a question whose asker went away; nobody reads it. */
export function left(): Problem {
  return new Problem(499, 'nobody waits for this answer any more');
}

/** Gives the 503 for a query that took longer than it may. */
export function timedOut(milliseconds: number): Problem {
  return new Problem(503, `question took longer than ${milliseconds / 1000} seconds: narrow the filters`);
}

/** Gives the 503 for a query that needs more memory than it may have. */
export function tooHeavy(cause: unknown): Problem {
  return new Problem(503, 'question needs more memory than it may have: narrow the filters', { cause });
}

/** Gives the 422 for an answer with more rows than its form can hold. */
export function tooManyRows(limit: number, advice: string): Problem {
  return new Problem(422, `more than ${limit} rows: ${advice}`);
}

/** What the library that serves files refuses. */
const refusals: Record<number, string> = {
  403: 'nothing is served from there',
  412: 'its conditions are not met',
  416: 'it asks for bytes that are not there',
};

/** Makes any thrown value a Problem: faults of the request parser keep their status, all else is a 500 that says nothing. */
export function asProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  const status = (thrown as { status?: unknown } | null)?.status;
  if (typeof status === 'number' && status >= 400 && status < 500) {
    const why = refusals[status] ?? 'its address cannot be read';
    return new Problem(status, `invalid request: ${why}`, { cause: thrown });
  }
  return new Problem(500, 'something went wrong here: the fault has been logged', { cause: thrown });
}

/** Gives text of at most 80 characters in which control and direction marks are visible as `?`. */
function printable(text: string): string {
  const plain = text.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, '?');
  return plain.length > 80 ? `${[...plain].slice(0, 79).join('')}…` : plain;
}
