import { createHash } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import helmet from 'helmet';
import type { Assets, Config } from './context.ts';
import { Problem } from './errors.ts';

const longestAddress = 4_000;
const reading = ['GET', 'HEAD', 'OPTIONS'];

/** Gives the headers that keep a page to its own scripts, styles and pictures, and out of other sites' frames. */
export function protect({ style }: Assets): RequestHandler {
  const inPage = style ? [sourceOf(style)] : [];
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", ...inPage],
        imgSrc: ["'self'"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
        baseUri: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'same-origin' },
    // For Internet Explorer, Flash and links that this site does not have.
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xDnsPrefetchControl: false,
  });
}

function sourceOf(style: string): string {
  return `'sha256-${createHash('sha256').update(style).digest('base64')}'`;
}

/** Lets this one answer hold this style in place of the whole stylesheet. */
export function allowStyle(response: Response, style: string): void {
  const policy = String(response.getHeader('content-security-policy') ?? '');
  const own = policy.replace(/style-src[^;]{0,200}/, `style-src 'self' ${sourceOf(style)}`);
  if (policy) response.setHeader('content-security-policy', own);
}

/** Lets any site show this one answer in a frame, whatever the rest of the site forbids. */
export function allowFrames(response: Response): void {
  response.removeHeader('x-frame-options');
  const policy = String(response.getHeader('content-security-policy') ?? '');
  const open = policy.replace(/frame-ancestors [^;]{0,200}/, 'frame-ancestors *');
  if (policy) response.setHeader('content-security-policy', open);
  response.setHeader('cross-origin-resource-policy', 'cross-origin');
}

/** Lets other sites read charts: the data is public, and no answer depends on who asks. */
export function share(): RequestHandler {
  return (_request, response, next) => {
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('cross-origin-resource-policy', 'cross-origin');
    next();
  };
}

/** Refuses what a site without forms or uploads never needs: other methods, bodies, and addresses without end. */
export function refuseOddities(): RequestHandler {
  return (request, response, next) => {
    if (!reading.includes(request.method)) {
      response.setHeader('allow', reading.join(', '));
      throw new Problem(405, 'method not allowed: this site is only read');
    }
    // Whoever stands in front may have believed another: https://www.rfc-editor.org/rfc/rfc9112#section-3.2
    if ((request.headersDistinct.host?.length ?? 0) > 1)
      throw new Problem(400, 'invalid request: it names two hosts');
    if (request.originalUrl.length > longestAddress)
      throw new Problem(414, `address longer than ${longestAddress} characters`);
    if (request.method !== 'OPTIONS') return next();
    response.setHeader('allow', reading.join(', '));
    response.status(204).end();
  };
}

/** Limits requests a minute from one address, where a limit is set: a whole council may sit behind one address. */
export function limitRate(config: Config): RequestHandler[] {
  if (config.rateLimit === 0) return [];
  let limiter: Promise<RequestHandler> | undefined;
  const limit: RequestHandler = async (request, response, next) => {
    limiter ??= createLimiter(config.rateLimit);
    (await limiter)(request, response, next);
  };
  return [limit];
}

// Loaded where it is used only: nearly nobody sets a limit, and everybody waits for the start.
async function createLimiter(limit: number): Promise<RequestHandler> {
  const { rateLimit } = await import('express-rate-limit');
  const handler: RequestHandler = (_request, _response, next) => {
    next(new Problem(429, 'too many requests from this address: try again in a minute'));
  };
  return rateLimit({ windowMs: 60_000, limit, standardHeaders: 'draft-7', legacyHeaders: false, handler });
}
