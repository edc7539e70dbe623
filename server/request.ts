import type { Request } from 'express';
import type { Config } from './context.ts';
import { showTurns } from './draw/markup.ts';

const host = /^(?:[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,10}|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?$/i;

/** Gives this site's address without a final slash: as configured, else as the request or a trusted proxy names it. */
export function originOf(request: Request, config: Config): string {
  if (config.address) return config.address;
  const name = request.host ?? '';
  return `${request.protocol}://${host.test(name) ? name : 'localhost'}`;
}

/**
 * Gives the query string of a request, every value of a repeated name included. What turns the reading direction is shown,
 * since pages and files repeat what was asked.
 */
export function queryOf(request: Request): URLSearchParams {
  const start = request.originalUrl.indexOf('?');
  const query = new URLSearchParams(start < 0 ? '' : request.originalUrl.slice(start + 1));
  return new URLSearchParams([...query].map(([name, value]) => [name, showTurns(value)]));
}

/** Gives the target of a request as path and query, where a client names the whole address as it would to a proxy. */
export function targetOf(url: string): string {
  const [whole = ''] = /^https?:\/\/[^/?#]{0,300}/i.exec(url) ?? [];
  if (!whole) return url;
  const rest = url.slice(whole.length);
  return rest.startsWith('/') ? rest : `/${rest}`;
}
