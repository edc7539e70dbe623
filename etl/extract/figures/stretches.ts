/** Months by the first three letters of their names. */
const MONTHS = new Map(
  'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ').map((name, i) => [name, i + 1]),
);

/** A period with its first and last day. */
export interface Days {
  period: string;
  start: string;
  end: string;
  /** Years from one to another, as a plan or strategy names them. */
  isLong: boolean;
  /** For `between 2021 and 2022`: the first of the two. */
  since: string | null;
}

/** Gives a calendar year. */
export function yearOf(year: number): Days {
  return { period: `${year}`, start: `${year}-01-01`, end: `${year}-12-31`, isLong: false, since: null };
}

/** Gives a month of a year, January as 1. */
export function monthPeriod(year: number, month: number): Days {
  const period = `${year}-${twoDigits(month)}`;
  return { period, start: `${period}-01`, end: lastDay(year, month), isLong: false, since: null };
}

/** Where the financial and the academic year begin. */
const YEARS_BEGIN = [4, 9];

/** Names a stretch of days by the year or quarter it is, where it is one. */
export function between(start: string, end: string): Days | null {
  if (start >= end) return null;
  const [y1, m1] = start.split('-').map(Number) as [number, number];
  const [y2, m2] = end.split('-').map(Number) as [number, number];
  const isWhole = start.endsWith('-01') && end === lastDay(y2, m2);
  const months = (y2 - y1) * 12 + m2 - m1 + 1;
  const days = { start, end, isLong: months > 15, since: null };
  if (isWhole && months === 12 && m1 === 1) return { ...days, period: `${y1}` };
  if (isWhole && months === 12 && YEARS_BEGIN.includes(m1))
    return { ...days, period: `${y1}-${twoDigits(y2 % 100)}` };
  if (isWhole && months === 3 && m1 % 3 === 1) {
    return { ...days, period: m1 === 1 ? `${y1 - 1}-Q4` : `${y1}-Q${(m1 - 1) / 3}` };
  }
  const short = (day: string) => (isWhole ? day.slice(0, 7) : day);
  return { ...days, period: `${short(start)}/${short(end)}` };
}

/** Gives a day as a stretch of itself; null where the calendar has none such. */
export function single(date: string): Days | null {
  return Number.isNaN(Date.parse(date))
    ? null
    : { period: date, start: date, end: date, isLong: false, since: null };
}

/** Gives the number of a month by its name, January as 1; 0 for no month. */
export function monthOf(name: string): number {
  return MONTHS.get(name.slice(0, 3).toLowerCase()) ?? 0;
}

/** Writes a number with two digits. */
export function twoDigits(number: number | string): string {
  return `${number}`.length < 2 ? `0${number}` : `${number}`;
}

/** Writes a day as `YYYY-MM-DD`. */
export function day(year: number, month: number, number: number): string {
  return `${year}-${twoDigits(month)}-${twoDigits(number)}`;
}

/** Writes the last day of a month as `YYYY-MM-DD`. */
export function lastDay(year: number, month: number): string {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const day =
    month === 2 ? (isLeap ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return `${year}-${twoDigits(month)}-${day}`;
}

/** Gives the month that a day is in. */
export function monthAround(date: string): Days {
  return monthPeriod(Number(date.slice(0, 4)), Number(date.slice(5, 7)));
}
