import { describe, expect, it } from 'vitest';
import { madePatterns } from './made.ts';
import { type Found, madeIn, patternsIn, pumpsOf, writtenPatterns } from './patterns.ts';

/** Characters that a pattern is fed, step by step: what takes too long for its length is caught while it is still short. */
const STEPS = [16, 22, 30, 60, 250, 1_000, 4_000, 16_000, 64_000, 256_000, 1_000_000];
/** Microseconds that a pattern may take for each character: one that is written, and one made of a list of words. */
const WRITTEN = 1;
const MADE = 6;

/** Gives the text, in words, that the pattern takes too long for; null where there is none. */
function chokesOn({ pattern }: Found, each: number): string | null {
  /** Milliseconds for a text: some for any, and some for each character. */
  const allowed = (length: number) => 4 + (length * each) / 1_000;
  let pumps = pumpsOf(pattern);
  for (const length of STEPS) {
    const costs = pumps.map(([before, again]) =>
      costOf(
        pattern,
        `${before}${again.repeat(length / again.length)}\u0001!`,
        before.length,
        allowed(length),
      ),
    );
    const worst = Math.max(...costs);
    const at = costs.indexOf(worst);
    if (worst > allowed(length)) return `${JSON.stringify(pumps[at])} of ${length}: ${Math.round(worst)} ms`;
    const keep = length < 250 ? pumps.length : length < 16_000 ? 6 : length < 256_000 ? 2 : 1;
    pumps = pumps
      .map((pump, index) => ({ pump, cost: costs[index]! }))
      .sort((a, b) => b.cost - a.cost)
      .slice(0, keep)
      .map(({ pump }) => pump);
  }
  return null;
}

/** Gives the milliseconds of all matches in a text, the best of three turns where they are too many: a machine is slow once, a bad pattern always. */
function costOf(pattern: RegExp, text: string, after: number, most: number): number {
  const starts = pattern.sticky ? [0, after] : [0];
  const whole = pattern.sticky ? pattern : new RegExp(pattern.source, `${pattern.flags.replace('g', '')}g`);
  let least = Infinity;
  for (let turn = 0; turn < 3 && least > most; turn++) {
    const start = performance.now();
    for (const from of starts) {
      whole.lastIndex = from;
      for (let found = whole.exec(text); found; found = whole.exec(text))
        if (found[0] === '') whole.lastIndex += 1;
    }
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

const faultsOf = (all: Found[], each = WRITTEN) =>
  all.flatMap(found => {
    const fault = chokesOn(found, each);
    return fault ? [`${found.place}: ${found.pattern}: ${fault}`] : [];
  });

describe('every regular expression looks at 1 MB of its worst case in linear time', () => {
  it.each(['server', 'client', 'etl'])('that is written in %s/', { timeout: 300_000 }, room => {
    const all = writtenPatterns(room);
    expect(all.length).toBeGreaterThan(5);
    expect(faultsOf(all)).toEqual([]);
  });

  it('that is made in etl/ while the seeds are read; server/ and client/ make none', {
    timeout: 300_000,
  }, async () => {
    const all = await madePatterns();
    expect(all.length).toBeGreaterThan(30);
    expect(faultsOf(all, MADE)).toEqual([]);
    expect(['server', 'client'].flatMap(room => madeIn(room))).toEqual([]);
  });

  it('and one that does not is found wherever it stands', () => {
    const bad =
      'const a: RegExp = ok(/^x$/) ? /\\s+;/u : b;\nfunction f(t: string) { return t.replace(/ +$/, "") + /^(a+)+$/.test(t) }';
    const all = patternsIn('bad.ts', bad);
    expect(all).toHaveLength(4);
    expect(faultsOf(all)).toHaveLength(3);
  });
});
