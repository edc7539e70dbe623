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
  go(): void;
}

const half = 10_000;
const remembered = 10_000;

/**
 * Makes a gate that lets only so many answers be made at once, those that are kept ready aside. Of who waits, the one goes
 * first whose connection, program and address had least lately, so that a flood waits for itself and not everybody for a
 * flood; of those whom that does not tell apart, who asks for the part of the site that took least. One more is under way
 * than the database has connections, where there are processors for so many: who goes first waits for those before.
 */
export function createGate({
  connections,
  proxies,
  queryTimeout,
  queue,
}: Pick<Config, 'connections' | 'proxies' | 'queryTimeout' | 'queue'>): Gate {
  const places = Math.max(2, Math.min(connections + 1, availableParallelism()));
  const patience = 3 * queryTimeout;
  const sockets = new WeakMap<object, Account>();
  const accounts = new LRUCache<string, Account>({ max: remembered });
  const waiting: Waiting[] = [];
  let inside = 0;
  let isLastNext = false;

  function accountsOf(request: Request): Account[] {
    const name = request.ip ?? '';
    // Behind one address a tool that floods is told from the browsers beside it.
    const program = `${name} ${request.headers['user-agent']?.slice(0, 200) ?? ''}`;
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
    const costs = waiting.map(({ accounts }) => accounts.reduce((sum, one) => sum + costOf(one, now), 0));
    const least = Math.min(...costs);
    const parts = waiting.map(({ part }, index) => (costs[index] === least ? costOf(part, now) : Infinity));
    // Of equals, the one who came last and the one who came first take turns: neither waits for all between.
    isLastNext = !isLastNext;
    const cheapest = Math.min(...parts);
    const [next] = waiting.splice(isLastNext ? parts.lastIndexOf(cheapest) : parts.indexOf(cheapest), 1);
    inside += 1;
    next?.go();
  }

  function wait(accounts: Account[], part: Account, leaving?: AbortSignal): Promise<void> {
    if (leaving?.aborted) throw left();
    if (waiting.length >= queue) throw busy();
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
        go: () => {
          settle();
          resolve();
        },
      };
      leaving?.addEventListener('abort', leave, { once: true });
      waiting.push(one);
    });
  }

  return {
    pass: async (request, work, leaving) => {
      const accounts = accountsOf(request);
      const part = partOf(request);
      if (inside < places && waiting.length === 0) inside += 1;
      else await wait(accounts, part, leaving);
      const started = performance.now();
      try {
        return await work();
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

function open(): Account {
  return { spent: 0, at: 0 };
}

function costOf({ spent, at }: Account, now: number): number {
  return spent * 0.5 ** ((now - at) / half);
}
