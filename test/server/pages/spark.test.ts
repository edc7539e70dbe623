import { describe, expect, it } from 'vitest';
import { drawSpark } from '../../../server/pages/spark.ts';

const years = ['2021-12-31', '2022-12-31', '2023-12-31', '2024-12-31'];

function series(council: string, values: (number | null)[], england: number | null = null) {
  return values.map((value, index) => ({ council, period_end: years[index]!, value, england }));
}

describe('drawSpark', () => {
  it('leaves a gap open and shows a value between two gaps as a dot', () => {
    const svg = drawSpark(series('City', [10, null, 20, null]), 'Plans');
    expect(svg).toMatch(/class="mw-spark__city" d="M[\d.]+,[\d.]+M[\d.]+,[\d.]+"/);
    expect(svg.match(/<circle/g)).toHaveLength(2);
  });

  it('joins values that follow one another and marks the last', () => {
    const svg = drawSpark(series('County', [10, 20, 30, 40]), 'Plans');
    expect(svg).toContain('M4,36L');
    expect(svg.match(/<circle class="mw-spark__dot--county" cx="146" cy="4"/g)).toHaveLength(1);
  });

  it('shows England where it compares, and not where it would flatten the rest', () => {
    expect(drawSpark(series('City', [10, 20, 30, 40], 25), 'Share')).toContain('mw-spark__england');
    expect(drawSpark(series('City', [10, 20, 30, 40], 80_000), 'Count')).not.toContain('mw-spark__england');
  });

  it('is empty without two values, and its label cannot break out', () => {
    expect(drawSpark(series('City', [10]), 'One')).toBe('');
    expect(drawSpark(series('City', [1, 2]), '"><script>')).not.toContain('<script>');
  });
});
