import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { pino } from 'pino';
import { pinoHttp } from 'pino-http';
import { openLines } from './log/lines.ts';

/** Makes the log: one JSON object a line on standard output, within a second and when the process ends. */
export function createLog(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, openLines(1));
}

/**
 * Logs every request under an id that its answer carries too. No personal data: no address of the reader, no browser,
 * no query string, since what people search for is theirs.
 */
export function logRequests(logger: Logger) {
  return pinoHttp({
    logger,
    genReqId: (request: IncomingMessage, response: ServerResponse) => {
      const id = nameRequest(request);
      response.setHeader('x-request-id', id);
      return id;
    },
    autoLogging: { ignore: request => request.url === '/healthz' },
    customLogLevel: (_request, response, error) => (error || response.statusCode >= 500 ? 'error' : 'info'),
    serializers: {
      req: ({ id, method, url }: { id: string; method: string; url: string }) => ({
        id,
        method,
        path: pathOf(url),
      }),
      res: ({ statusCode }: { statusCode: number }) => ({ status: statusCode }),
    },
  });
}

/** Gives the id that a proxy gave the request, or a new one. */
export function nameRequest(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
}

/** Gives the path of an address without its query string, for the log. */
export function pathOf(url: string): string {
  return url.split('?', 1)[0]!.slice(0, 200);
}
