import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { type Comparison, isReached, quantile, type Result, ratioOf } from './measure.ts';

/** Gives the report of a run as a page in Markdown: what was measured, against what, with medians and spread. */
export function writeReport(results: Result[], scale: number, startedAt: Date): string {
  const [cpu] = cpus();
  const machine = [
    `${availableParallelism()} cores (${cpu?.model.trim() || 'processor not named'})`,
    `${(totalmem() / 2 ** 30).toFixed(0)} GB of memory`,
    `Node ${process.versions.node} on ${process.platform}`,
    `load ${loadavg()
      .map(load => load.toFixed(1))
      .join(', ')} at the end`,
  ];
  return [
    '# Benchmarks',
    '',
    'Written by `npm run bench`. Every number is a ratio to something measured in the same run on the same machine,',
    'in turns; the figures are medians, with the 10th and 90th percentile of the samples in brackets.',
    '',
    `- When: ${startedAt.toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    `- Machine: ${machine.join('; ')}`,
    `- Size: ${scale === 1 ? 'full' : `${scale * 100}% of the full sizes`}`,
    ...results.flatMap(sectionOf),
    '',
  ].join('\n');
}

function sectionOf(result: Result): string[] {
  const lines = ['', `## ${result.title}`, '', result.method];
  if (result.comparisons.length > 0) {
    lines.push(
      '',
      '| what | ours | against | ratio | wanted | reached |',
      '| --- | --- | --- | --- | --- | --- |',
      ...result.comparisons.map(rowOf),
    );
  }
  if (result.trials.length > 0)
    lines.push(
      '',
      ...result.trials.map(trial => `- ${trial.isGood ? '✓' : '✗'} ${trial.what}: ${trial.outcome}`),
    );
  if (result.extra) lines.push('', result.extra);
  return lines;
}

function rowOf(comparison: Comparison): string {
  const { what, ours, against, samples, unit, wanted, better, note } = comparison;
  const reached = isReached(comparison);
  const sign = better === 'more' ? '≥' : '≤';
  return [
    '',
    note ? `${what} (${note})` : what,
    `${ours}: ${spread(samples.ours, unit)}`,
    `${against}: ${spread(samples.against, unit)}`,
    `${digits(ratioOf(comparison))}×`,
    wanted === null ? '' : `${sign} ${wanted}×`,
    reached === null ? '' : reached ? 'yes' : '**no**',
    '',
  ]
    .join(' | ')
    .trim();
}

function spread(samples: number[], unit: string): string {
  const [low, middle, high] = [0.1, 0.5, 0.9].map(share => digits(quantile(samples, share)));
  return `${middle} ${unit} [${low}–${high}]`;
}

/** Writes a number with three digits that count. */
export function digits(value: number): string {
  if (!Number.isFinite(value)) return 'none';
  if (Math.abs(value) >= 100) return value.toLocaleString('en-GB', { maximumFractionDigits: 0 });
  return String(Number(value.toPrecision(3)));
}

/** Draws rows of bars, all to one scale that starts at 0, as text that stands in any page. */
export function drawBars(
  groups: { title: string; bars: { label: string; value: number }[] }[],
  unit: string,
): string {
  const all = groups.flatMap(({ bars }) => bars);
  const most = Math.max(...all.map(({ value }) => value));
  const width = Math.max(...all.map(({ label }) => label.length));
  const lines = groups.flatMap(({ title, bars }, index) => [
    ...(index > 0 ? [''] : []),
    title,
    ...bars.map(({ label, value }) => {
      const eighths = Math.max(1, Math.round((value / most) * 8 * 48));
      const bar = '█'.repeat(Math.floor(eighths / 8)) + (' ▏▎▍▌▋▊▉'[eighths % 8] ?? '').trim();
      return `${label.padStart(width)} ${bar} ${digits(value)} ${unit}`;
    }),
  ]);
  return ['```text', ...lines, '```'].join('\n');
}
