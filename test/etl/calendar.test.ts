import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDates, findTime, isoDate, parseDate, weekdayOf } from '../../etl/calendar.ts';

describe('calendar', () => {
  it.each([
    ['Tuesday, 2 September 2025 2.00 pm', '2025-09-02'],
    ['Thursday, 2nd November, 2023', '2023-11-02'],
    ['THURSDAY, 2 SEPTEMBER 2021 at 5:30 pm', '2021-09-02'],
    ['14 April2026', '2026-04-14'],
    ['the 31st day of March 2019', '2019-03-31'],
    ['31st March\n2023', '2023-03-31'],
    ['September 2, 2025', '2025-09-02'],
    ['Meeting: 05/11/2019 - Cabinet', '2019-11-05'],
    ['1/3/2021', '2021-03-01'],
    ['09/05/11', '2011-05-09'],
    ['2025-09-02', '2025-09-02'],
    ['29 February 2024', '2024-02-29'],
  ])('parseDate(text) reads the day in “%s”', (text, date) => {
    expect(parseDate(text)).toBe(date);
  });

  it.each([
    '31 June 2025',
    '29 February 2023',
    '2019/20',
    'Report No. 33/2019',
    '£12.05.24',
    '2018/19-2021/22',
    '9 March',
  ])('parseDate(text) finds no day in “%s”', text => {
    expect(parseDate(text)).toBeNull();
  });

  it('findDates(text) gives every date with the words that name it', () => {
    const text = 'held on 8th April 2025 and 22nd May 2025';
    expect(
      findDates(text).map(({ date, char_start, char_end }) => [date, text.slice(char_start, char_end)]),
    ).toEqual([
      ['2025-04-08', '8th April 2025'],
      ['2025-05-22', '22nd May 2025'],
    ]);
  });

  it('findDates(text) gives back every day that is written out', () => {
    const months =
      'January February March April May June July August September October November December'.split(' ');
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1990-01-01'), max: new Date('2060-12-31'), noInvalidDate: true }),
        day => {
          const iso = day.toISOString().slice(0, 10);
          const words = `${day.getUTCDate()} ${months[day.getUTCMonth()]} ${day.getUTCFullYear()}`;
          expect(parseDate(`on ${weekdayOf(iso)}, ${words} at`)).toBe(iso);
        },
      ),
    );
  });

  it.each([
    ['2.00 pm', '14:00'],
    ['5:30pm', '17:30'],
    ['12.15 pm', '12:15'],
    ['10 am', '10:00'],
    ['at 14:00', '14:00'],
    ['£2.30', null],
    ['25:10', null],
  ])('findTime(text) reads “%s” as %s', (text, time) => {
    expect(findTime(text)).toBe(time);
  });

  it('isoDate(year, month, day) refuses a day that the calendar lacks', () => {
    expect(isoDate(2025, 2, 30)).toBeNull();
  });
});
