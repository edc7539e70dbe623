import { isOnSite } from './address.ts';
import { decideRedirect } from './redirect.ts';
import { type RobotRules, readRobots } from './robots.ts';
import type { Answer, Trouble, World } from './world.ts';

/** A body that was accepted, and where it was in the end. */
export interface Reply {
  url: URL;
  status: number;
  media: string;
  body: Uint8Array;
}

/** Why an address gave nothing; `isPassing` where another run may fare better. */
export interface Refusal {
  reason: string;
  status: number | null;
  isPassing: boolean;
}

export type Got<T> = { value: T; url: string } | Refusal;
export type Size = 'page' | 'file';

export interface Manners {
  site: URL;
  contact: string | null;
  /** Seconds between the end of one answer and the next request. */
  pause: number;
  /** Most requests in a run. */
  max: number;
  /** Seconds to wait for an answer; grows once a site proves slow. */
  timeout: number;
}

/** One polite conversation with one site: one request at a time, GET only. */
export interface Client {
  /** Fetches an address and gives what `accept` makes of it; null from `accept` means it is not what was due. */
  read<T>(url: URL, size: Size, due: string, accept: (reply: Reply) => T | null): Promise<Got<T>>;
  tally: { requests: number; bytes: number; stopped: string | null; pause: number };
}

const BYTES: Record<Size, number> = { page: 20_000_000, file: 80_000_000 };
const LONGEST_TIMEOUT = 65;
const LONGEST_RETRY_AFTER = 300;
const TRIES = 3;
const HOPS = 5;
/** Refusals in a row after which one kind of page, or the whole site, is left alone for the rest of the run. */
const STRIKES = 5;
const VERSION = '0.1';

/** Opens a conversation with a site. Nothing is asked before its robots rules are known. */
export function createClient(manners: Manners, world: World): Client {
  const tally: Client['tally'] = { requests: 0, bytes: 0, stopped: null, pause: manners.pause };
  const strikes = new Map<string, { count: number; isPassing: boolean }>();
  let silent = 0;
  let site = manners.site;
  let rules: RobotRules | null = null;
  let free = 0;
  let patience = manners.timeout;
  const headers = {
    'user-agent': `Minutewise/${VERSION} (council minutes to open data; ${manners.contact ?? 'no contact given'})`,
    accept: 'application/xml,text/xml,text/html,application/pdf;q=0.9,*/*;q=0.5',
    'accept-encoding': 'gzip',
  };

  async function ask(url: URL, size: Size, seconds: number): Promise<Answer | Trouble> {
    const wait = free - world.now();
    if (wait > 0) await world.sleep(wait);
    tally.requests++;
    const limits = { bytes: BYTES[size], milliseconds: seconds * 1000 };
    const answer = await world.request(url, headers, limits);
    free = world.now() + tally.pause * 1000;
    if ('status' in answer) tally.bytes += answer.body.length;
    return answer;
  }

  /** Asks until there is an answer that is not of the moment; a refusal says what stood in the way. */
  async function insist(url: URL, size: Size): Promise<Answer | Refusal> {
    let late = 0;
    for (let attempt = 1; ; attempt++) {
      if (tally.stopped) return passing(tally.stopped);
      if (tally.requests >= manners.max) return stop(`the cap of ${manners.max} requests a run is reached`);
      const seconds = Math.min(patience * 2 ** late, Math.max(patience, LONGEST_TIMEOUT));
      const answer = await ask(url, size, seconds);
      if ('trouble' in answer) {
        const isFinal = answer.trouble === 'too-large' || answer.trouble === 'private-address';
        if (answer.trouble === 'time-out') late++;
        const tries = answer.trouble === 'time-out' ? TRIES - 1 : TRIES;
        if (isFinal || attempt >= tries) return { reason: answer.message, status: null, isPassing: !isFinal };
      } else if (answer.status !== 429 && answer.status < 500) {
        // It was slow, not silent: the next request is given the time this one took.
        if (late > 0) patience = seconds;
        return answer;
      } else if (attempt > TRIES || (answer.status !== 429 && attempt >= TRIES)) {
        const reason =
          answer.status === 429 ? 'asks for fewer requests (429)' : `server error (${answer.status})`;
        return { reason: `${reason}, ${attempt} times`, status: answer.status, isPassing: true };
      }
      const asked = 'status' in answer ? retryAfter(answer.headers['retry-after'], world.now()) : null;
      if (asked !== null && asked > LONGEST_RETRY_AFTER)
        return stop(`the site asks to come back in ${Math.round(asked)} seconds`);
      const backOff = 2 ** attempt * (0.5 + world.random() / 2);
      await world.sleep((asked ?? backOff) * 1000);
    }
  }

  async function follow(start: URL, size: Size): Promise<Reply | Refusal> {
    let url = preferSecure(start, site);
    if (!isOnSite(url, site)) return final(`on another host (${url.host}): not followed`);
    for (let hop = 0; hop <= HOPS; hop++) {
      if (rules && !rules.isAllowed(url)) return final(`robots.txt disallows ${url.pathname}`);
      const answer = await insist(url, size);
      if (!('body' in answer)) return answer;
      if (answer.status >= 300 && answer.status < 400) {
        const next = decideRedirect(answer.headers.location, url, site);
        if (typeof next === 'string') return { ...final(next), status: answer.status };
        if (next.origin !== site.origin) site = new URL(site.pathname, next.origin);
        url = next;
        continue;
      }
      if (answer.status >= 400) return { ...final(describe(answer.status)), status: answer.status };
      return { url, status: answer.status, media: answer.headers['content-type'] ?? '', body: answer.body };
    }
    return final(`more than ${HOPS} redirects`);
  }

  async function meetRobots(): Promise<void> {
    const url = new URL('/robots.txt', site.origin);
    const read = await readRobots(url, () => follow(new URL(url), 'page'));
    if ('refusal' in read) stop(read.refusal);
    else {
      rules = read;
      tally.pause = Math.max(tally.pause, read.delay);
      free = world.now() + tally.pause * 1000;
    }
  }

  async function read<T>(
    url: URL,
    size: Size,
    due: string,
    accept: (reply: Reply) => T | null,
  ): Promise<Got<T>> {
    if (!rules && !tally.stopped) await meetRobots();
    const door = url.pathname.toLowerCase();
    const shut = strikes.get(door);
    if (shut && shut.count >= STRIKES)
      return { ...final(`left alone after ${STRIKES} refusals in a row`), isPassing: shut.isPassing };
    const reply = await follow(url, size);
    const value = 'body' in reply ? accept(reply) : null;
    if ('body' in reply && value !== null) {
      strikes.delete(door);
      silent = 0;
      return { value, url: reply.url.href };
    }
    const refusal = 'body' in reply ? { ...passing(`not ${due}`), status: reply.status } : reply;
    // Pages vanish one by one; a service that is not found is switched off.
    const isOne = (refusal.status === 404 || refusal.status === 410) && !door.includes('mgwebservice');
    if (!isOne) strikes.set(door, { count: (shut?.count ?? 0) + 1, isPassing: refusal.isPassing });
    if (refusal.status === null && refusal.isPassing) {
      silent++;
      if (silent >= STRIKES) stop(`the site has not answered ${STRIKES} times in a row (${refusal.reason})`);
    }
    return refusal;
  }

  function stop(reason: string): Refusal {
    tally.stopped ??= reason;
    return passing(tally.stopped);
  }

  return { read, tally };
}

/** Tells a refusal from something that was got. */
export function isRefusal(got: object): got is Refusal {
  return 'reason' in got;
}

function preferSecure(url: URL, site: URL): URL {
  const isDowngrade = url.protocol === 'http:' && site.protocol === 'https:' && url.port === '';
  return isDowngrade && url.hostname === site.hostname ? new URL(url.href.replace('http:', 'https:')) : url;
}

function passing(reason: string): Refusal {
  return { reason, status: null, isPassing: true };
}

function final(reason: string): Refusal {
  return { reason, status: null, isPassing: false };
}

function describe(status: number): string {
  const words: Record<number, string> = {
    401: 'asks for a login',
    403: 'refused',
    404: 'not found',
    410: 'gone',
  };
  return `${words[status] ?? 'not served'} (${status})`;
}

/** Reads `Retry-After`, in seconds or as a date, to seconds from now; null where there is none (RFC 9110, 10.2.3). */
export function retryAfter(value: string | undefined, now: number): number | null {
  if (value === undefined) return null;
  if (/^\s{0,9}\d{1,9}\s{0,9}$/.test(value)) return Number(value);
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : Math.max(0, (date - now) / 1000);
}
