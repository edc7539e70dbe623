import { expect } from 'vitest';

const LONGEST = 1_000_000;
const MEASURABLE_MS = 25;
const ROUNDS = 4;
/** Four times the text takes four times as long where time is linear, sixteen times where it is quadratic; collecting garbage, which counts too, may double it. */
const BOUND = 11;

/** Gives the milliseconds of processor time of a call, which a busy machine does not lengthen. */
function cost(run: () => unknown): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Gives the cost of the quickest of a few calls: the first ones are lengthened by what compiles them. */
function quickest(run: (text: string) => unknown, text: string): number {
  let least = Infinity;
  for (let round = 0; round < ROUNDS && least >= MEASURABLE_MS; round++)
    least = Math.min(
      least,
      cost(() => run(text)),
    );
  return least;
}

/** Expects `run` to take time in proportion to its text, made of any number of pieces, whatever the machine. */
export function expectLinear(run: (text: string) => unknown, make: (pieces: number) => string): void {
  let pieces = 64;
  run(make(pieces));
  while (quickest(run, make(pieces)) < MEASURABLE_MS && make(2 * pieces).length < LONGEST) pieces *= 2;
  const [short, long] = [make(pieces), make(4 * pieces)];
  const times = { short: Infinity, long: Infinity };
  for (let round = 0; round < ROUNDS; round++) {
    times.short = Math.min(
      times.short,
      cost(() => run(short)),
    );
    times.long = Math.min(
      times.long,
      cost(() => run(long)),
    );
    if (round > 0 && times.long < BOUND * times.short) break;
  }
  expect(times.long / Math.max(times.short, 1), `${long.slice(0, 40)}… of ${long.length}`).toBeLessThan(
    BOUND,
  );
}
