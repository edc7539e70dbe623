/** Two things measured side by side in the same run, several times each. */
export interface Comparison {
  /** What is measured, in a phrase. */
  what: string;
  /** What `ours` is, and what it stands against. */
  ours: string;
  against: string;
  unit: string;
  samples: { ours: number[]; against: number[] };
  /** Whether more of the unit is better, or less. */
  better: 'more' | 'less';
  /** Ratio of ours to the other that is wanted: at least it where more is better, at most it where less is. */
  wanted: number | null;
  note?: string;
}

/** A count or yes-or-no that was tested many times rather than timed. */
export interface Trial {
  what: string;
  outcome: string;
  isGood: boolean;
}

export interface Result {
  title: string;
  /** How it was measured, in a sentence or two. */
  method: string;
  comparisons: Comparison[];
  trials: Trial[];
  /** Ready Markdown to show under the table, as a series over sizes. */
  extra?: string;
}

/** What a benchmark is given: a folder of its own that is removed afterwards, and how large it should be. */
export interface Setting {
  folder: string;
  /** Share of the full size, from 0 to 1. */
  scale: number;
  say: (line: string) => void;
}

export type Benchmark = (setting: Setting) => Promise<Result>;

/** Measures two things in turn, so that whatever else the machine does falls on both. */
export async function alternate(
  rounds: number,
  ours: () => Promise<number>,
  against: () => Promise<number>,
): Promise<Comparison['samples']> {
  const samples: Comparison['samples'] = { ours: [], against: [] };
  for (let round = 0; round < rounds; round++) {
    if (round % 2 === 0) samples.ours.push(await ours());
    samples.against.push(await against());
    if (round % 2 === 1) samples.ours.push(await ours());
  }
  return samples;
}

/** Gives the value that a share of the sorted samples lies under, 0.5 for the median. */
export function quantile(samples: number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)] ?? Number.NaN;
  const high = sorted[Math.ceil(at)] ?? Number.NaN;
  return low + (high - low) * (at - Math.floor(at));
}

/** Gives the ratio of medians, ours to the other. */
export function ratioOf({ samples }: Comparison): number {
  return quantile(samples.ours, 0.5) / quantile(samples.against, 0.5);
}

/** Tells whether the wanted ratio was reached; null where none was set. */
export function isReached(comparison: Comparison): boolean | null {
  const { wanted, better } = comparison;
  if (wanted === null) return null;
  return better === 'more' ? ratioOf(comparison) >= wanted : ratioOf(comparison) <= wanted;
}

/** Gives the milliseconds that a task takes. */
export async function time(task: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await task();
  return performance.now() - started;
}
