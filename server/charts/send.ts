import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Request, Response } from 'express';
import { keyOf } from '../charts.ts';
import type { Build } from '../context.ts';
import { type Body, chooseCoding, compressBody } from './body.ts';
import type { Hot } from './hot.ts';

const stall = 30_000;

/** Gives the validator of an answer: it changes with the build, the charts' files, the address and its origin. */
export function validatorOf(...parts: string[]): string {
  return `W/"${createHash('sha1').update(parts.join('\0')).digest('base64url')}"`;
}

/** Tells whether the client already has what the validator names. */
export function isKnown(request: IncomingMessage, validator: string): boolean {
  const known = request.headers['if-none-match'];
  if (!known) return false;
  const opaque = validator.slice(2);
  return known.split(',').some(tag => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === opaque);
}

/** Sends a body from memory, compressed where the client takes it; `keep` gets the bytes while the headers name their coding. */
export async function sendBody(
  request: Request,
  response: Response,
  type: string,
  body: Body,
  keep: (bytes: Buffer) => void = () => {},
): Promise<void> {
  const coding = chooseCoding(request.headers['accept-encoding'], type, body.bytes.length);
  const bytes = coding ? await compressBody(body, coding) : body.bytes;
  if (coding) response.setHeader('content-encoding', coding);
  response.setHeader('content-length', bytes.length);
  // What stands between here and the line may code it again.
  keep(bytes);
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

/** Sends a page from memory as `sendBody` does, and keeps it ready for who asks the same. */
export async function sendPage(
  request: Request,
  response: Response,
  build: Build,
  body: Body,
): Promise<void> {
  const type = 'text/html; charset=utf-8';
  response.setHeader('content-type', type);
  response.setHeader('vary', 'accept-encoding');
  const { hot } = request.app.locals as { hot?: Hot };
  await sendBody(request, response, type, body, bytes => hot?.keep(request, response, keyOf(build), bytes));
}

/**
 * Sends what a source yields as it comes, as fast as the client takes it; what fails before its first bytes is thrown. A
 * client that then stops for 30 seconds, or is not done after `patience` milliseconds, is cut off, since it holds a
 * connection to the database.
 */
export async function sendStream(
  request: Request,
  response: Response,
  type: string,
  source: AsyncGenerator<string | Uint8Array>,
  patience: number,
): Promise<void> {
  const first = await source.next();
  const coding = chooseCoding(request.headers['accept-encoding'], type, Number.POSITIVE_INFINITY);
  if (request.method === 'HEAD') {
    // What comes after the first bytes would be read for nobody.
    await source.return(undefined);
    if (coding) response.setHeader('content-encoding', 'gzip');
    response.end();
    return;
  }
  response.setTimeout(stall, () => response.destroy());
  const deadline = setTimeout(() => response.destroy(), patience);
  const bytes = Readable.from(resume(first, source), { objectMode: false, highWaterMark: 256 * 1024 });
  try {
    if (coding) {
      response.setHeader('content-encoding', 'gzip');
      await pipeline(bytes, createGzip({ level: 4 }), response);
    } else await pipeline(bytes, response);
  } catch (error) {
    // A reader who goes away, or is cut off, is no fault of this server.
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  } finally {
    clearTimeout(deadline);
  }
}

async function* resume<T>(first: IteratorResult<T>, rest: AsyncGenerator<T>): AsyncGenerator<T> {
  try {
    if (!first.done) yield first.value;
    yield* rest;
  } finally {
    await rest.return(undefined);
  }
}
