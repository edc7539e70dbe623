// A session stands in the path as `(S(abc))` or `(X(1)S(abc))`, plain or percent-encoded.
const SESSION = /\/(?:\(|%28)(?:[A-Za-z](?:\(|%28)[^()/%]{0,200}(?:\)|%29)){1,4}(?:\)|%29)(?=\/)/gi;
const ERROR_PAGE =
  /(?:^|\/)(?:mg|ie)?(?:custom)?(?:error|notfound|accessdenied|login|signin)[a-z0-9_-]{0,30}(?:\.aspx?|\.html?|\/|$)/i;

/** Takes sessions out of an address or of a text full of addresses. */
export function withoutSession(text: string): string {
  return text.replace(SESSION, '');
}

/** Resolves a link as pages write it, with spaces, line breaks and sessions; null where it is no web address. */
export function resolveLink(href: string, base: string): URL | null {
  const plain = href
    .replace(/[\u0000-\u001f\u007f]/g, '')
    .trim()
    .replaceAll(' ', '%20');
  if (!URL.canParse(plain, base)) return null;
  const url = new URL(plain, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  url.hash = '';
  url.pathname = withoutSession(url.pathname);
  url.searchParams.delete('AspxAutoDetectCookieSupport');
  return url;
}

/** Gives a query's value whatever the case of its key, by the first of the names that is there. */
export function findQuery(url: URL, ...names: string[]): string | null {
  const values = new Map([...url.searchParams].map(([key, value]) => [key.toLowerCase(), value.trim()]));
  for (const name of names) {
    const value = values.get(name.toLowerCase());
    if (value !== undefined) return value;
  }
  return null;
}

/** Gives a modern.gov number, null for anything but a short run of digits. */
export function maybeNumber(text: string | null | undefined): string | null {
  const digits = /^\s{0,20}0{0,9}(\d{1,10})\s{0,20}$/.exec(text ?? '')?.[1];
  return digits === undefined || digits === '0' ? null : digits;
}

/** Gives the last part of a path in lower case: `ielistdocuments.aspx`. */
export function pageOf(url: URL): string {
  return url.pathname.slice(url.pathname.lastIndexOf('/') + 1).toLowerCase();
}

/** Tells whether an address is where a site sends those it will not serve. */
export function isErrorPage(url: URL): boolean {
  return ERROR_PAGE.test(url.pathname);
}

/** Tells whether a request may go to an address: same host and port as the site, or its https twin. */
export function isOnSite(url: URL, site: URL): boolean {
  if (url.username !== '' || url.password !== '') return false;
  if (url.origin === site.origin) return true;
  return url.hostname === site.hostname && site.port === '' && url.port === '' && url.protocol === 'https:';
}

/** Reads a site's address as a person types it, down to its folder; throws one line where it is none. */
export function normalizeSite(text: string): URL {
  const full = /^[a-z][a-z0-9+.-]{0,20}:\/\//i.test(text) ? text : `https://${text}`;
  const url = URL.canParse(full) ? new URL(withoutSession(full)) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
    throw new Error(`invalid --site: ${text}: an http or https address without a password`);
  const folder = url.pathname.replace(/\/(?:mgWebService\.asmx(?:\/[^/]{0,60})?|[^/]{1,80}\.aspx)\/?$/i, '/');
  return new URL(folder.endsWith('/') ? folder : `${folder}/`, url.origin);
}

/** Makes a name safe as a part of a path and as a key: lower-case letters, digits and hyphens. */
export function toSlug(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .toLowerCase();
  return plain
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 80)
    .replace(/^-|-$/g, '');
}

/** Puts a server's words on one line that no terminal or spreadsheet can be tricked by. */
export function toLine(text: string): string {
  const plain = text
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\s]+/g, ' ')
    .trim();
  return plain.replace(/^[=+@-]+\s?/, '').slice(0, 300);
}
