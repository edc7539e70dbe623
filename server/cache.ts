import { LRUCache } from 'lru-cache';

/** Values kept by key within a number of bytes; of several who ask at once for one key, one makes it for all. */
export interface Cache<T extends object> {
  get(key: string): T | undefined;
  /** Gives the kept value, or makes it and keeps it; a failure is kept by nobody. */
  remember(key: string, make: () => Promise<T>): Promise<T>;
}

/** Makes a cache of at most that many bytes, as `size` counts them. */
export function createCache<T extends object>(bytes: number, size: (value: T) => number): Cache<T> {
  const kept = new LRUCache<string, T>({
    maxSize: Math.max(1, bytes),
    sizeCalculation: (value, key) => Math.max(1, Math.ceil(size(value)) + key.length),
  });
  const making = new Map<string, Promise<T>>();

  async function makeAndKeep(key: string, make: () => Promise<T>): Promise<T> {
    try {
      const value = await make();
      kept.set(key, value);
      return value;
    } finally {
      making.delete(key);
    }
  }

  return {
    get: key => kept.get(key),
    remember: async (key, make) => {
      const value = kept.get(key);
      if (value) return value;
      const pending = making.get(key) ?? makeAndKeep(key, make);
      making.set(key, pending);
      return pending;
    },
  };
}
