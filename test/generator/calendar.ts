import type { Random } from './random.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
const ORDINALS = ['first', 'second', 'third', 'fourth'];

/** A period as a report would write it, and as the tables hold it. */
export interface Period {
  words: string;
  code: string;
}

/** Gives the periods that a report to a meeting on `date` speaks of: last full year, the one before, last quarter … */
export function periodsAt(date: Date, random: Random): Record<string, Period> {
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + 1];
  const started = month >= 4 ? year : year - 1;
  const separator = random.pick(['/', '-', '–']);
  const span = (from: number): Period => {
    const to = String((from + 1) % 100).padStart(2, '0');
    return { words: `${from}${separator}${to}`, code: `${from}-${to}` };
  };
  const quarter = Math.floor(((month + 8) % 12) / 3);
  const [last, of] = quarter === 0 ? [4, started - 1] : [quarter, started];
  return {
    year: span(started - 1),
    last: span(started - 2),
    before: span(started - 7),
    fiscal: span(started),
    calendar: { words: String(year - 1), code: String(year - 1) },
    snapshot: { words: `31 March ${started}`, code: `${started}-03-31` },
    'snapshot-1': { words: `31 March ${started - 1}`, code: `${started - 1}-03-31` },
    quarter: random.isTrue(0.5)
      ? { words: `the ${ORDINALS[last - 1]} quarter of ${span(of).words}`, code: `${of}-Q${last}` }
      : { words: `Quarter ${last} of ${span(of).words}`, code: `${of}-Q${last}` },
    Quarter: { words: `Quarter ${last} ${span(of).words}`, code: `${of}-Q${last}` },
  };
}

/** Writes a day as minutes do: `2 September 2025`. */
export function longDate(date: Date): string {
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** Writes a day as the heading of a page does, in one of its manners. */
export function headingDate(date: Date, manner: number): string {
  const weekday = DAYS[date.getUTCDay()];
  const day = date.getUTCDate();
  const month = MONTHS[date.getUTCMonth()];
  const suffix =
    day % 10 === 1 && day !== 11
      ? 'st'
      : day % 10 === 2 && day !== 12
        ? 'nd'
        : day % 10 === 3 && day !== 13
          ? 'rd'
          : 'th';
  if (manner % 3 === 0) return `${weekday}, ${day} ${month} ${date.getUTCFullYear()} 2.00 pm`;
  if (manner % 3 === 1) return `${weekday}, ${day}${suffix} ${month}, ${date.getUTCFullYear()} 10.00 am`;
  return `${weekday}, ${day} ${month} ${date.getUTCFullYear()} 5:30 pm`;
}

/** Gives the days of a committee's meetings in a year that starts in May, about seven weeks apart, on one weekday. */
export function meetingDays(startYear: number, count: number, random: Random): Date[] {
  const weekday = random.between(1, 4);
  const gap = Math.floor(330 / count);
  return Array.from({ length: count }, (_, index) => {
    const day = new Date(Date.UTC(startYear, 4, 8 + index * gap + random.between(0, 6)));
    day.setUTCDate(day.getUTCDate() + ((weekday - day.getUTCDay() + 7) % 7));
    return day;
  });
}

/** Gives the month that is `months` after a day, as `2026-03`. */
export function monthAfter(date: Date, months: number): string {
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1)).toISOString().slice(0, 7);
}
