import { setMaxListeners } from 'node:events';
import { LRUCache } from 'lru-cache';

/** Values kept by key within a number of bytes; of several who ask at once for one key, one makes it for all. */
export interface Cache<T extends object> {
  get(key: string): T | undefined;
  /**
   * Gives the kept value, or makes it and keeps it; a failure is kept by nobody. `leaving` says that who asks no longer
   * waits: what `make` is given is aborted once nobody does.
   */
  remember(key: string, make: (leaving: AbortSignal) => Promise<T>, leaving?: AbortSignal): Promise<T>;
}

/** A value on its way, with how many wait for it. */
interface Making<T> {
  value: Promise<T>;
  askers: number;
  stop: AbortController;
}

/** Makes a cache of at most that many bytes, as `size` counts them. */
export function createCache<T extends object>(bytes: number, size: (value: T) => number): Cache<T> {
  const kept = new LRUCache<string, T>({
    maxSize: Math.max(1, bytes),
    sizeCalculation: (value, key) => Math.max(1, Math.ceil(size(value)) + key.length),
  });
  const making = new Map<string, Making<T>>();

  function begin(key: string, make: (leaving: AbortSignal) => Promise<T>): Making<T> {
    const stop = new AbortController();
    // A page asks as many questions as it likes.
    setMaxListeners(0, stop.signal);
    const one: Making<T> = {
      askers: 0,
      stop,
      value: Promise.resolve().then(() => makeAndKeep(one, key, make)),
    };
    making.set(key, one);
    return one;
  }

  async function makeAndKeep(
    one: Making<T>,
    key: string,
    make: (leaving: AbortSignal) => Promise<T>,
  ): Promise<T> {
    try {
      const value = await make(one.stop.signal);
      kept.set(key, value);
      return value;
    } finally {
      if (making.get(key) === one) making.delete(key);
    }
  }

  return {
    get: key => kept.get(key),
    remember: async (key, make, leaving) => {
      const value = kept.get(key);
      if (value) return value;
      const one = making.get(key) ?? begin(key, make);
      one.askers += 1;
      const leave = () => {
        one.askers -= 1;
        if (one.askers > 0) return;
        if (making.get(key) === one) making.delete(key);
        one.stop.abort();
      };
      if (leaving?.aborted) leave();
      leaving?.addEventListener('abort', leave, { once: true });
      try {
        return await one.value;
      } finally {
        leaving?.removeEventListener('abort', leave);
      }
    },
  };
}
