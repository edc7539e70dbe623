import { describe, expect, it } from 'vitest';
import { lastDate, maybeDate, toServiceDate, toWords } from '../../../etl/harvest/dates.ts';

describe('dates', () => {
  it.each([
    ['13/01/2026', '2026-01-13'],
    [' 02/09/2025 00:00:00', '2025-09-02'],
    ['2025-09-02T14:00:00', '2025-09-02'],
    ['16 Mar 2026 6.30 pm', '2026-03-16'],
    ['Tuesday, 16th May, 2023', '2023-05-16'],
    ['31/02/2026', null],
    ['soon', null],
  ])('maybeDate(%s) gives %s', (text, expected) => {
    expect(maybeDate(text)).toBe(expected);
  });

  it('takes the last date of a heading: names hold earlier ones', () => {
    expect(lastDate('Schools Commission (up to 28th April 2021) - Tuesday, 23 March 2021 5.30 pm')).toBe(
      '2021-03-23',
    );
  });

  it('writes days as the service and as people read them', () => {
    expect(toServiceDate('2025-09-02')).toBe('02/09/2025');
    expect(toWords('2025-09-02')).toBe('2 September 2025');
  });
});
