import type { Request, Response } from 'express';
import { Router } from 'express';
import { leavingOf } from './charts/reader.ts';
import { isKnown, validatorOf } from './charts/send.ts';
import { keyOf } from './charts.ts';
import type { Context } from './context.ts';
import { unknown } from './errors.ts';
import { writeAtom } from './feeds/atom.ts';
import { refuseUnknown } from './parameters.ts';
import { originOf, queryOf } from './request.ts';

const kinds = ['council', 'theme', 'indicator'] as const;
type Kind = (typeof kinds)[number];

const pageOf: Record<Kind, (key: string) => string> = {
  council: key => `/meetings?council=${key}`,
  theme: key => `/themes?theme=${key}`,
  indicator: key => `/indicators/${key}`,
};

/** Gives `/feed.atom` and `/feeds/<council|theme|indicator>/<key>.atom`: newest meetings, figures and decisions. */
export function feeds(context: Context): Router {
  const router = Router();
  router.get('/feed.atom', (request, response) => sendFeed(context, request, response, null, null));
  router.get('/feeds/:kind/:file', (request, response) => {
    const kind = kinds.find(name => name === request.params.kind);
    const [, key] = /^([a-z0-9-]{1,120})\.atom$/.exec(request.params.file) ?? [];
    if (!kind || !key) throw unknown('feed', `${request.params.kind}/${request.params.file}`);
    return sendFeed(context, request, response, kind, key);
  });
  return router;
}

async function sendFeed(
  context: Context,
  request: Request,
  response: Response,
  kind: Kind | null,
  key: string | null,
): Promise<void> {
  refuseUnknown(queryOf(request), [], []);
  const lease = context.database.lease();
  try {
    const { build } = lease;
    const name = kind && key ? build.known[kind].get(key) : 'All councils';
    if (name === undefined) throw unknown(kind ?? 'feed', key ?? '');
    const origin = originOf(request, context.config);
    const validator = validatorOf('feed', keyOf(build), context.catalogue.fingerprint, origin, request.path);
    response.setHeader('etag', validator);
    response.setHeader('cache-control', 'public, no-cache');
    if (isKnown(request, validator)) {
      response.status(304).end();
      return;
    }
    const leaving = leavingOf(response);
    const values = kind ? { [kind]: key } : {};
    const read = () => context.charts.query({ ...build, leaving }, 'feed-entries', values);
    const { rows } = await context.gate.pass(request, read, leaving);
    const page = origin + (kind && key ? pageOf[kind](key) : '/');
    const head = {
      title: `Minutewise: ${name}`,
      self: origin + request.path,
      page,
      updated: build.built_at,
      origin,
    };
    response.type('application/atom+xml').send(writeAtom(head, rows));
  } finally {
    lease.release();
  }
}
