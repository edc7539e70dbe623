import { describe, expect, it } from 'vitest';
import {
  formatAmount,
  formatCount,
  formatDay,
  formatDays,
  formatDecision,
  formatKind,
  formatPeriod,
  formatShare,
  formatValue,
  formatWorth,
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

describe('formatWorth(value, unit, decimals)', () => {
  it.each([
    [6, 'percent', 1, '6.0%'],
    [0.064, 'percent', 2, '0.064%'],
    [7196, 'count', 0, '7,196'],
    [-0.1, 'score', 2, '-0.10'],
    [6, 'percent', null, '6%'],
    [null, 'percent', 1, '–'],
  ])('gives %s %s with %s places as %s', (value, unit, decimals, words) => {
    expect(formatWorth(value, unit, decimals)).toBe(words);
  });
});

it('formatDays(text) puts its days in words', () => {
  expect(formatDays('after the minutes of 2025-05-22, item 3')).toBe(
    'after the minutes of 22 May 2025, item 3',
  );
});

it.each([
  ['RESOLVED that the report be noted.', 'The report be noted.'],
  ['RESOLVED thatthe report be noted', 'The report be noted'],
  ['RESOLVED – That the plan be agreed', 'That the plan be agreed'],
  ['RESOLVED to note the report.', 'To note the report.'],
  ['That RESOLVED matters be listed', 'That RESOLVED matters be listed'],
])('formatDecision(%s) leaves out the word that it is one', (text, words) => {
  expect(formatDecision(text)).toBe(words);
});

it.each([
  ['outcome', 'How well'],
  ['money', 'Money'],
  ['change', 'Change'],
])('formatKind(%s) is %s', (kind, words) => {
  expect(formatKind(kind)).toBe(words);
});
