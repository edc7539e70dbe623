import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Request, Response } from 'express';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import { keyOf } from '../charts.ts';
import type { Context } from '../context.ts';
import { nameRequest, pathOf } from '../log.ts';
import { isKnown } from './send.ts';

/** A whole answer as it went out: the next one who asks the same gets it without being routed. */
interface Kept {
  build: string;
  etag: string;
  headers: string[];
  /** One character a byte. */
  body: string;
}

export interface Hot {
  /** Answers what is kept of the newest build; false where that is nothing, and the request is still to be answered. */
  answer(request: IncomingMessage, response: ServerResponse): boolean;
  /** Keeps an answer about to be sent; `bytes` are in the coding that its headers name. */
  keep(request: Request, response: Response, build: string, bytes: Buffer): void;
}

const longest = 65_536;
const personal = /^(?:x-request-id|ratelimit|retry-after)/;
const bodily = /^content-(?!security-policy)/;

/** Gives a cache of ready answers, since for small ones routing and headers cost more than the answer. */
export function createHot({ config, database }: Context, logger: Logger): Hot {
  const kept = new LRUCache<string, Kept>({
    maxSize: Math.max(1, Math.floor(config.cacheBytes / 4)),
    sizeCalculation: ({ body, headers }, name) => body.length + name.length + headers.length * 40,
  });
  return {
    answer: (request, response) => {
      const entry = request.method === 'GET' ? kept.get(nameOf(request)) : undefined;
      if (entry === undefined || entry.build !== keyOf(database.newest())) return false;
      const isFresh = isKnown(request, entry.etag);
      const isNamed = response.hasHeader('x-request-id');
      const id = isNamed ? [] : ['x-request-id', nameRequest(request)];
      response.writeHead(isFresh ? 304 : 200, [
        ...(isFresh ? withoutBody(entry.headers) : entry.headers),
        ...id,
      ]);
      response.end(isFresh ? '' : entry.body, 'latin1');
      if (isNamed) return true;
      const req = { id: id[1], method: request.method, path: pathOf(request.url ?? '') };
      logger.info({ req, res: { status: response.statusCode } }, 'request completed');
      return true;
    },
    keep: (request, response, build, bytes) => {
      if (request.method !== 'GET' || bytes.length > longest) return;
      const headers = Object.entries(response.getHeaders())
        .filter(([name]) => !personal.test(name))
        .flatMap(([name, value]) => [name, String(value)]);
      const etag = String(response.getHeader('etag'));
      kept.set(nameOf(request), { build, etag, headers, body: bytes.toString('latin1') });
    },
  };
}

/** Everything of a request that its answer depends on. */
function nameOf({ url, headers }: IncomingMessage): string {
  const from = `${headers.host} ${headers['x-forwarded-proto'] ?? ''} ${headers['x-forwarded-host'] ?? ''}`;
  return `${url}\n${from}\n${headers['accept-encoding'] ?? ''}`;
}

function withoutBody(headers: string[]): string[] {
  const kept: string[] = [];
  for (let index = 0; index < headers.length; index += 2) {
    if (!bodily.test(headers[index]!)) kept.push(headers[index]!, headers[index + 1]!);
  }
  return kept;
}
