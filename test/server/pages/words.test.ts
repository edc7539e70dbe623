import { describe, expect, it } from 'vitest';
import {
  formatAmount,
  formatCount,
  formatDay,
  formatPeriod,
  formatShare,
  formatValue,
  shorten,
} from '../../../server/pages/words.ts';

describe('formatPeriod', () => {
  it.each([
    ['2024-25', '2024-25'],
    ['2025-Q1', 'April to June 2025'],
    ['2025-Q4', 'January to March 2026'],
    ['2025-06', 'June 2025'],
    ['2025-06-18', '18 June 2025'],
    ['2015-16/2025-26', '2015-16 to 2025-26'],
    ['2025', '2025'],
    [null, 'period not stated'],
  ])('reads %s as %s', (period, words) => {
    expect(formatPeriod(period)).toBe(words);
  });
});

describe('formatValue', () => {
  it.each([
    [{ value: 58, unit: 'percent', qualifier: 'only' }, 'only 58%'],
    [{ value: 3000, unit: 'count', qualifier: 'over' }, 'over 3,000'],
    [{ value: 93.056, unit: 'percent' }, '93.056%'],
    [{ value: 1100000, unit: 'gbp', qualifier: 'at_least' }, 'at least £1.1 million'],
    [{ value: 6000, unit: 'gbp' }, '£6,000'],
    [{ value: -2.5e9, unit: 'gbp' }, '−£2.5 billion'],
    [{ value: 4, unit: 'ratio', denominator: 5 }, '4 in 5'],
    [{ value: 1, unit: 'working_days' }, '1 working day'],
    [{ value: 20, unit: 'working_days' }, '20 working days'],
    [{ value: null, unit: 'percent' }, '–'],
  ])('writes %o as %s', (figure, words) => {
    expect(formatValue(figure)).toBe(words);
  });

  it('keeps a change in points apart from a share', () => {
    expect(formatAmount(3, 'percentage_points')).toBe('3 percentage points');
  });
});

describe('the small words', () => {
  it('formatDay(day) is the day as printed, in no time zone', () => {
    expect(formatDay('2025-09-02')).toBe('2 September 2025');
    expect(formatDay('2026-01-01T00:30:00Z')).toBe('1 January 2026');
    expect(formatDay(null)).toBe('day unknown');
  });

  it('formatCount(count, one) counts one thing as one', () => {
    expect(formatCount(1, 'item')).toBe('1 item');
    expect(formatCount(1204, 'item')).toBe('1,204 items');
    expect(formatCount(0, 'has', 'have')).toBe('0 have');
  });

  it('shorten(text, most) cuts between words', () => {
    expect(shorten('one two three', 9)).toBe('one two…');
    expect(shorten('one\n two', 9)).toBe('one two');
  });

  it('formatShare(share) has one decimal', () => {
    expect(formatShare(0.9876)).toBe('98.8%');
    expect(formatShare(null)).toBe('–');
  });
});
