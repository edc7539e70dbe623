import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import { LRUCache } from 'lru-cache';
import { isKnown, validatorOf } from './charts/send.ts';
import { keyOf } from './charts.ts';
import type { Context } from './context.ts';
import { originOf } from './request.ts';

/** Headers that a page has of its own: a reader who keeps it takes over those of the 304. */
const own = ['content-security-policy', 'x-frame-options', 'cross-origin-resource-policy'];
/** Pages of which they are remembered; who has an older one is sent it again. */
const most = 20_000;

/** Answers 304 to who has a page of this build already, from this run of the server, whose templates do not change. */
export function answerKnownPages({ catalogue, config, database }: Context): RequestHandler {
  const run = randomUUID();
  const sent = new LRUCache<string, Record<string, string | undefined>>({ max: most });
  return (request, response, next) => {
    const parts = [run, catalogue.fingerprint, keyOf(database.newest()), originOf(request, config)];
    const validator = validatorOf(...parts, request.originalUrl);
    response.setHeader('etag', validator);
    response.setHeader('cache-control', 'no-cache');
    // That there is such a page at all is known only once it is written.
    const isAny = request.headers['if-none-match']?.trim() === '*';
    const headers = !isAny && isKnown(request, validator) ? sent.get(validator) : undefined;
    if (!headers) {
      response.once('finish', () => {
        if (response.statusCode !== 200) return;
        const pairs = own.map(name => [name, response.getHeader(name)?.toString()]);
        sent.set(validator, Object.fromEntries(pairs));
      });
      return next();
    }
    for (const [name, value] of Object.entries(headers)) {
      if (value === undefined) response.removeHeader(name);
      else response.setHeader(name, value);
    }
    response.status(304).end();
  };
}
