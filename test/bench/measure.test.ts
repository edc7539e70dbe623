import { describe, expect, it } from 'vitest';
import { alternate, type Comparison, isReached, quantile, ratioOf } from './measure.ts';
import { digits, drawBars, writeReport } from './report.ts';

const comparison: Comparison = {
  what: 'text',
  ours: 'whole ETL',
  against: 'wink-nlp',
  unit: 'MB/s',
  samples: { ours: [6, 9, 6.5], against: [2, 2, 3] },
  better: 'more',
  wanted: 3,
};

describe('quantile(samples, share)', () => {
  it('gives the median and what lies between two samples', () => {
    expect(quantile([3, 1, 2], 0.5)).toBe(2);
    expect(quantile([1, 2], 0.5)).toBe(1.5);
    expect(quantile([0, 10], 0.9)).toBeCloseTo(9);
  });
});

describe('isReached(comparison)', () => {
  it('compares medians in the direction that is better', () => {
    expect(ratioOf(comparison)).toBe(3.25);
    expect(isReached(comparison)).toBe(true);
    expect(isReached({ ...comparison, better: 'less' })).toBe(false);
    expect(isReached({ ...comparison, wanted: 3.5 })).toBe(false);
    expect(isReached({ ...comparison, wanted: null })).toBeNull();
  });
});

describe('alternate(rounds, ours, against)', () => {
  it('measures both sides as often, taking turns at going first', async () => {
    const order: string[] = [];
    const side = (name: string) => async () => order.push(name);
    const samples = await alternate(4, side('a'), side('b'));
    expect(order).toEqual(['a', 'b', 'b', 'a', 'a', 'b', 'b', 'a']);
    expect([samples.ours.length, samples.against.length]).toEqual([4, 4]);
  });
});

describe('writeReport(results)', () => {
  it('says for each comparison what stood against what, the ratio, the spread and whether it is enough', () => {
    const text = writeReport(
      [
        {
          title: 'Speed',
          method: 'Measured so.',
          comparisons: [comparison],
          trials: [{ what: 'kills', outcome: '0 damaged', isGood: true }],
        },
      ],
      1,
      new Date('2026-11-22T00:00:00Z'),
    );
    expect(text).toContain(
      '| text | whole ETL: 6.5 MB/s [6.1–8.5] | wink-nlp: 2 MB/s [2–2.8] | 3.25× | ≥ 3× | yes |',
    );
    expect(text).toContain('- ✓ kills: 0 damaged');
    expect(text).toContain('When: 2026-11-22 00:00 UTC');
  });

  it('writes three digits that count', () => {
    expect([digits(1234.5), digits(12.345), digits(0.012345), digits(Number.NaN)]).toEqual([
      '1,235',
      '12.3',
      '0.0123',
      'none',
    ]);
  });
});

describe('drawBars(groups, unit)', () => {
  it('draws every value to one scale, the least of them still seen', () => {
    const bars = [
      { label: '5,000', value: 1 },
      { label: '500,000', value: 1200 },
    ];
    const drawn = drawBars(
      [
        { title: 'all charts', bars },
        { title: 'slowest', bars: [{ label: '5', value: 600 }] },
      ],
      'ms',
    );
    expect(drawn.split('\n')).toEqual([
      '```text',
      'all charts',
      '  5,000 ▏ 1 ms',
      `500,000 ${'█'.repeat(48)} 1,200 ms`,
      '',
      'slowest',
      `      5 ${'█'.repeat(24)} 600 ms`,
      '```',
    ]);
  });
});
