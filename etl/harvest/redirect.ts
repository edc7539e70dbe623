import { isErrorPage, isOnSite, withoutSession } from './address.ts';

/** Gives the address a redirect leads to, or the reason why it is not followed. */
export function decideRedirect(location: string | undefined, from: URL, site: URL): URL | string {
  const href = (location ?? '')
    .replace(/[\u0000-\u001f\u007f]/g, '')
    .trim()
    .replaceAll(' ', '%20');
  if (href === '' || !URL.canParse(href, from)) return 'redirected to nowhere';
  const next = new URL(href, from);
  next.hash = '';
  // The address itself keeps its session: a site that put it there would redirect again without it.
  if (isErrorPage(new URL(withoutSession(next.href)))) return 'redirected to an error page';
  if (next.protocol !== 'http:' && next.protocol !== 'https:')
    return `redirected to ${next.protocol}: not followed`;
  if (!isOnSite(next, site)) return `redirected to another host (${next.host}): not followed`;
  if (next.href === from.href) return 'redirected to itself';
  return next;
}
