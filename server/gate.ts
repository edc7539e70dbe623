import { availableParallelism } from 'node:os';
import type { Request } from 'express';
import { LRUCache } from 'lru-cache';
import type { Config, Gate } from './context.ts';
import { busy, left, timedOut } from './errors.ts';

/** What answers cost someone lately, in milliseconds; it halves every ten seconds. */
interface Account {
  spent: number;
  at: number;
}

interface Waiting {
  accounts: Account[];
  /** What the part of the site costs that is asked for. */
  part: Account;
  /** Whether the answer may be refused: it is known to cost much. */
  isDear: boolean;
  /** When it was first asked for by who was turned away then; Infinity where it was not. */
  asked: number;
  /** How many filters it is asked for with. */
  filters: number;
  since: number;
  go(): void;
  turnAway(): void;
}

const half = 10_000;
const remembered = 10_000;
/** How often who waits is looked at, how long they may before that counts as late, and for how long some must have been. */
const interval = 250;
const late = 1_000;
const lasting = 8_000;
/** Milliseconds that even the cheapest answer of a kind takes where such may be refused. */
const dear = 40;
/** How long it is known who was turned away. */
const memory = 60_000;

/**
 * Makes a gate that lets only so many answers be made at once, those that are kept ready aside. Of who waits, the one goes
 * first whose connection, program and address had least lately, so that a flood waits for itself and not everybody for a
 * flood; of those whom that does not tell apart, who was turned away before; then who asks for the part of the site that
 * took least, and who asks for its plain page. One more is under way than the database has connections, where there are
 * processors for so many: who goes first waits for those before.
 *
 * Where for seconds on end some wait for long, who waits for what costs much is turned away soon, but for a few: to be
 * told so at once, and to be first the next time, is better than to wait among those who are ahead of nobody.
 */
export function createGate({
  connections,
  proxies,
  queryTimeout,
  queue,
}: Pick<Config, 'connections' | 'proxies' | 'queryTimeout' | 'queue'>): Gate {
  const places = Math.max(2, Math.min(connections + 1, availableParallelism()));
  const patience = 3 * queryTimeout;
  const few = 4 * places;
  const sockets = new WeakMap<object, Account>();
  const accounts = new LRUCache<string, Account>({ max: remembered });
  /** The least that an answer of a kind took, in milliseconds. */
  const kinds = new LRUCache<string, number>({ max: remembered });
  const turnedAway = new LRUCache<string, number>({ max: remembered, ttl: memory });
  const waiting: Waiting[] = [];
  let watch: NodeJS.Timeout | undefined;
  let mean = 0;
  let calm = 0;
  let inside = 0;
  let isLastNext = false;

  function accountsOf(request: Request): Account[] {
    const name = request.ip ?? '';
    // Behind one address a tool that floods is told from the browsers beside it.
    const said = ['user-agent', 'accept', 'accept-language', 'accept-encoding'].map(header =>
      String(request.headers[header] ?? '').slice(0, 200),
    );
    const program = `${name} ${said.join(' ')}`;
    const known = [name, program].map(accountOf);
    // Connections of a proxy are of everybody.
    if (proxies > 0) return known;
    const socket = sockets.get(request.socket) ?? open();
    sockets.set(request.socket, socket);
    return [socket, ...known];
  }

  function partOf(request: Request): Account {
    const [part = ''] = /^\/[^/.]{0,40}/.exec(request.path ?? '') ?? [];
    return accountOf(part);
  }

  function accountOf(name: string): Account {
    const account = accounts.get(name) ?? open();
    accounts.set(name, account);
    return account;
  }

  function admit(): void {
    if (inside >= places || waiting.length === 0) return;
    const now = performance.now();
    const ranks = new Map(waiting.map(one => [one, rankOf(one, now)]));
    const first = waiting.reduce((best, one) =>
      compare(ranks.get(one)!, ranks.get(best)!) < 0 ? one : best,
    );
    const equals = waiting.filter(one => compare(ranks.get(one)!, ranks.get(first)!) === 0);
    // Of equals, the one who came last and the one who came first take turns: neither waits for all between.
    isLastNext = !isLastNext;
    const next = equals.at(isLastNext ? -1 : 0)!;
    waiting.splice(waiting.indexOf(next), 1);
    inside += 1;
    next.go();
  }

  function look(): void {
    const now = performance.now();
    if (!waiting.some(({ since }) => now - since > late)) calm = now;
    if (waiting.length === 0) {
      clearInterval(watch);
      watch = undefined;
    }
    if (now - calm < lasting) return;
    // Where each answer takes long nobody waits for others' sake alone.
    const enough = Math.max(1.5 * late, 2 * mean);
    const those = waiting.filter(({ isDear, since }) => isDear && now - since > enough);
    for (const one of those.slice(0, Math.max(0, waiting.length - few))) one.turnAway();
  }

  function wait(request: Request, [kind, part, accounts]: Asked, leaving?: AbortSignal): Promise<void> {
    if (leaving?.aborted) throw left();
    if (waiting.length >= queue) throw busy();
    const name = `${request.ip} ${request.originalUrl}`;
    if (watch === undefined) {
      calm = performance.now();
      watch = setInterval(look, interval).unref();
    }
    return new Promise((resolve, reject) => {
      const give = (why: Error) => {
        waiting.splice(waiting.indexOf(one), 1);
        settle();
        reject(why);
      };
      const leave = () => give(left());
      const timer = setTimeout(() => give(timedOut(patience)), patience);
      const settle = () => {
        clearTimeout(timer);
        leaving?.removeEventListener('abort', leave);
      };
      const one: Waiting = {
        accounts,
        part,
        isDear: (kinds.get(kind) ?? 0) > dear,
        asked: turnedAway.get(name) ?? Infinity,
        filters: request.originalUrl?.split('&').length ?? 0,
        since: performance.now(),
        go: () => {
          turnedAway.delete(name);
          settle();
          resolve();
        },
        turnAway: () => {
          turnedAway.set(name, Math.min(one.asked, one.since));
          give(busy());
        },
      };
      leaving?.addEventListener('abort', leave, { once: true });
      waiting.push(one);
    });
  }

  function note(kind: string, took: number): void {
    mean += (took - mean) / 8;
    kinds.set(kind, Math.min(took, kinds.get(kind) ?? Infinity));
  }

  return {
    pass: async (request, work, leaving) => {
      const asked: Asked = [kindOf(request), partOf(request), accountsOf(request)];
      if (inside < places && waiting.length === 0) inside += 1;
      else await wait(request, asked, leaving);
      const [kind, part, accounts] = asked;
      const started = performance.now();
      try {
        const made = await work();
        note(kind, performance.now() - started);
        return made;
      } finally {
        const now = performance.now();
        for (const account of [...accounts, part]) {
          account.spent = costOf(account, now) + now - started;
          account.at = now;
        }
        inside -= 1;
        // Others are heard between two answers.
        setImmediate(admit);
      }
    },
  };
}

/** What is asked for, by whom: its kind, the account of its part of the site, and theirs. */
type Asked = [kind: string, part: Account, accounts: Account[]];

/** Gives what cost alike have in common: the route of a page, the file of a chart. */
function kindOf(request: Request): string {
  const route = String(request.route?.path ?? '');
  return route.includes(':file') ? request.path : route;
}

/** Gives what is compared one after another; the least goes first. */
function rankOf({ accounts, part, asked, filters }: Waiting, now: number): number[] {
  const cost = accounts.reduce((sum, one) => sum + costOf(one, now), 0);
  return [cost, asked, costOf(part, now), filters];
}

function compare(one: number[], other: number[]): number {
  for (const [index, number] of one.entries()) {
    if (number !== other[index]) return number - other[index]!;
  }
  return 0;
}

function open(): Account {
  return { spent: 0, at: 0 };
}

function costOf({ spent, at }: Account, now: number): number {
  return spent * 0.5 ** ((now - at) / half);
}
