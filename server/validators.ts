import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import { isKnown, validatorOf } from './charts/send.ts';
import { keyOf } from './charts.ts';
import type { Context } from './context.ts';
import { originOf } from './request.ts';

/** Answers 304 to who has a page of this build already, from this run of the server, whose templates do not change. */
export function answerKnownPages({ catalogue, config, database }: Context): RequestHandler {
  const run = randomUUID();
  return (request, response, next) => {
    const parts = [run, catalogue.fingerprint, keyOf(database.newest()), originOf(request, config)];
    const validator = validatorOf(...parts, request.originalUrl);
    response.setHeader('etag', validator);
    response.setHeader('cache-control', 'no-cache');
    // That there is such a page at all is known only once it is written.
    const isAny = request.headers['if-none-match']?.trim() === '*';
    if (!isAny && isKnown(request, validator)) response.status(304).end();
    else next();
  };
}
