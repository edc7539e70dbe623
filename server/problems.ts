import type { ErrorRequestHandler, Request, Response } from 'express';
import type { ErrorAnswer, Format } from './api.ts';
import type { Chart, Context } from './context.ts';
import { wordsSvg } from './draw/frame.ts';
import { paintAside } from './draw/thread.ts';
import type { Problem } from './errors.ts';
import { asProblem } from './errors.ts';
import { printJson } from './format/json.ts';
import { encodings } from './format.ts';
import { originOf } from './request.ts';

/** Gives the HTML of a page that says what went wrong and what to change. */
export type ProblemPage = (problem: Problem, request: Request) => string;

/** Endings of refusals that ask the database or paint, and the milliseconds that these may wait for their turn. */
const costly = new Set(['png', 'csv', 'arrow', 'parquet', 'xlsx']);
const patience = 1_000;

const problemChart: Chart = {
  name: 'problem',
  sql: `select $status::integer as status, $error::varchar as error, $parameter::varchar as parameter`,
  written: '',
  question: 'What went wrong?',
  spec: {},
  title: 'What went wrong',
  subtitle: '',
  description: '',
  source: '',
  empty: '',
  columns: [],
  parameters: [],
  hidden: [],
};

/** Answers every fault in the form that was asked for; faults of the server itself are logged and not told. */
export function answerProblems(context: Context, page: ProblemPage): ErrorRequestHandler {
  return async (thrown, request, response, _next) => {
    const problem = asProblem(thrown);
    if (problem.status >= 500) request.log?.error({ err: problem.cause ?? problem }, problem.message);
    if (response.headersSent || response.destroyed) {
      response.destroy();
      return;
    }
    response.status(problem.status);
    clearHeaders(response);
    if (problem.status === 503) response.setHeader('retry-after', '5');
    const ending =
      request.path === '/healthz' ? 'json' : (/\.([a-z.-]{1,20})$/.exec(request.path)?.[1] ?? '');
    const write = () => writeProblem(context, page, problem, request, ending);
    // Words cost next to nothing, and who is told that there is no room does not wait for room; tables and pictures
    // wait their turn, but not for long: the words alone say as much.
    const isWaiting = problem.status < 500 && costly.has(ending);
    const told = isWaiting ? context.gate.pass(request, write, AbortSignal.timeout(patience)) : write();
    const [type, body] = await told.catch(() => plain(problem));
    response.setHeader('content-type', type);
    response.end(request.method === 'HEAD' ? undefined : body);
  };
}

async function writeProblem(
  context: Context,
  page: ProblemPage,
  problem: Problem,
  request: Request,
  ending: string,
): Promise<[type: string, body: string | Buffer]> {
  if (ending.endsWith('json'))
    return ['application/json; charset=utf-8', printJson(asAnswer(problem, request))];
  if (ending === 'svg') return [encodings.svg.type, wordsSvg(problem.message, 640)];
  if (ending === 'png') return [encodings.png.type, await paintAside(wordsSvg(problem.message, 640))];
  if (costly.has(ending)) {
    return [encodings[ending as Format].type, await writeTable(context, problem, request, ending as Format)];
  }
  if (['', 'html'].includes(ending)) return ['text/html; charset=utf-8', page(problem, request)];
  return plain(problem);
}

function plain(problem: Problem): [type: string, body: string] {
  return ['text/plain; charset=utf-8', `${problem.message}\n`];
}

function asAnswer(problem: Problem, request: Request): ErrorAnswer {
  const { status, message, parameter } = problem;
  return {
    error: { status, message, ...(parameter ? { parameter } : {}), request_id: String(request.id ?? '') },
  };
}

/** Gives a table of one row, so that a program which expects a table can read what is wrong. */
async function writeTable(
  context: Context,
  problem: Problem,
  request: Request,
  format: Format,
): Promise<Buffer> {
  const lease = context.database.lease();
  const { status, message, parameter } = problem;
  const stream = await lease.build
    .stream(problemChart.sql, { status, error: message, parameter: parameter ?? null })
    .catch(error => {
      lease.release();
      throw error;
    });
  try {
    const parts: Buffer[] = [];
    const answer = {
      chart: problemChart,
      build: lease.build,
      applied: {},
      query: '',
      origin: originOf(request, context.config),
      theme: context.catalogue.theme,
      width: 640,
      picks: [],
      columns: stream.columns,
      chunks: stream.chunks,
    };
    for await (const part of encodings[format].encode(answer)) parts.push(Buffer.from(part as Uint8Array));
    return Buffer.concat(parts);
  } finally {
    stream.close();
    lease.release();
  }
}

function clearHeaders(response: Response): void {
  for (const name of ['etag', 'content-disposition', 'content-encoding', 'content-length', 'link', 'vary']) {
    response.removeHeader(name);
  }
  response.setHeader('cache-control', 'no-store');
}
