/** A source of chance that gives the same numbers for the same seed. */
export interface Random {
  /** A number from 0 up to 1. */
  next: () => number;
  /** A whole number from `low` to `high`, both included. */
  between: (low: number, high: number) => number;
  pick: <T>(list: readonly T[]) => T;
  /** Up to `count` different members of a list, in chance order. */
  some: <T>(list: readonly T[], count: number) => T[];
  isTrue: (chance: number) => boolean;
}

/** Gives a source of chance for a seed of any words or numbers (FNV-1a into mulberry32). */
export function random(...seed: (string | number)[]): Random {
  let state = 2166136261;
  for (const char of seed.join('\0')) state = Math.imul(state ^ char.charCodeAt(0), 16777619);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  const pick = <T>(list: readonly T[]): T => {
    const picked = list[Math.floor(next() * list.length)];
    if (picked === undefined) throw new Error('nothing to pick from');
    return picked;
  };
  const some = <T>(list: readonly T[], count: number): T[] => {
    const rest = [...list];
    const taken: T[] = [];
    while (taken.length < count && rest.length > 0)
      taken.push(...rest.splice(Math.floor(next() * rest.length), 1));
    return taken;
  };
  return { next, between, pick, some, isTrue: chance => next() < chance };
}
