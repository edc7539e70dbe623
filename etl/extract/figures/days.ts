import type { Dated } from './dated.ts';
import {
  between,
  type Days,
  day,
  lastDay,
  monthOf,
  monthPeriod,
  single,
  twoDigits,
  yearOf,
} from './stretches.ts';

const NTHS = ['first', 'second', 'third', 'fourth'];

const QUARTERS = ['one', 'two', 'three', 'four'];
const MONTHS_IN_WORDS: Record<string, number> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  nine: 9,
  twelve: 12,
  eighteen: 18,
};

/** Works out the days of a written period from its parts; null where the calendar has none such. */
export function resolveDays({ kind, parts }: Dated, meeting: string | null, isAhead = false): Days | null {
  switch (kind) {
    case 'long':
      return longOf(parts.long!);
    case 'quarter': {
      const { quarter, nth } = parts;
      const number = nth === undefined ? quarterNumber(quarter!) : NTHS.indexOf(nth.toLowerCase()) + 1;
      return quarterOf(splitYear(parts.years!), number);
    }
    case 'lone':
      return latestQuarter(meeting, Number(parts.quarter));
    case 'split':
      return splitOf(parts.years!, parts.academic !== undefined);
    case 'year':
      return yearOf(Number(parts.year));
    case 'ended':
      return yearEnded(
        parts.month!,
        parts.year ? Number(parts.year) : nearYear(meeting, monthOf(parts.month!), 1, false),
      );
    case 'lasted': {
      const month = monthOf(parts.month!);
      const year = parts.year ? Number(parts.year) : nearYear(meeting, month, 1, false);
      return parts.unit?.toLowerCase() === 'years'
        ? yearsEnded(parts.count!, month, year)
        : monthsEnded(parts.count!, month, year);
    }
    case 'part':
      return partOf(splitYear(parts.years!), parts);
    case 'term':
      return termOf(parts, meeting);
    case 'run':
      return runOf(parts, meeting);
    case 'between':
      return { ...yearOf(Number(parts.year)), since: parts.since! };
    case 'digits':
      return single(`${parts.year}-${twoDigits(parts.month!)}-${twoDigits(parts.day!)}`);
    case 'day': {
      const number = Number.parseInt(parts.day!, 10);
      const month = monthOf(parts.month!);
      const year = parts.year ? Number(parts.year) : nearYear(meeting, month, number, isAhead);
      return year === null ? null : single(day(year, month, number));
    }
    case 'days':
      return daysOf(parts);
    case 'months': {
      const [first, last] = [monthOf(parts.m1!), monthOf(parts.m2!)];
      const year = Number(parts.y2);
      const from = parts.y1 ? Number(parts.y1) : yearBefore(first, last, year);
      return between(day(from, first, 1), lastDay(year, last));
    }
    default: {
      const month = monthOf(parts.month!);
      const year = parts.year ? Number(parts.year) : nearYear(meeting, month, 1, isAhead);
      return year === null ? null : monthPeriod(year, month);
    }
  }
}

/** Months or quarters of a financial year from its start, or its second half: `the first six months of 2023/24`. */
function partOf(year: number | null, { count, nth, quarters }: Dated['parts']): Days | null {
  if (year === null) return null;
  if (nth?.toLowerCase() === 'second') return between(day(year, 10, 1), lastDay(year + 1, 3));
  const months = quarters ? 3 * MONTHS_IN_WORDS[quarters.toLowerCase()]! : undefined;
  const last = 3 + (months ?? MONTHS_IN_WORDS[count?.toLowerCase() ?? 'six']!);
  return between(day(year, 4, 1), lastDay(last > 12 ? year + 1 : year, ((last - 1) % 12) + 1));
}

/** First and last months of the terms of the school year. */
const TERMS: Record<string, [number, number]> = { autumn: [9, 12], spring: [1, 3], summer: [4, 7] };

/** `the autumn term 2023`, `spring term 2023/24`; without a year the latest that had begun by the meeting. */
function termOf({ term, years, year }: Dated['parts'], meeting: string | null): Days | null {
  const [first, last] = TERMS[term!.toLowerCase()]!;
  const split = years === undefined ? null : splitYear(years);
  if (years !== undefined && split === null) return null;
  const of =
    split !== null ? split + (first < 9 ? 1 : 0) : year ? Number(year) : nearYear(meeting, first, 1, false);
  if (of === null) return null;
  const start = day(of, first, 1);
  const end = lastDay(of, last);
  // A term is no quarter of a financial year, whatever its months.
  return { period: `${start.slice(0, 7)}/${end.slice(0, 7)}`, start, end, isLong: false, since: null };
}

/** `between April and September`, `April to the end of August`: without a year those before the meeting. */
function runOf({ m1, y1, m2, y2 }: Dated['parts'], meeting: string | null): Days | null {
  const [first, last] = [monthOf(m1!), monthOf(m2!)];
  const to = y2 ? Number(y2) : y1 ? Number(y1) + (first > last ? 1 : 0) : nearYear(meeting, last, 1, false);
  if (to === null) return null;
  const from = y1 ? Number(y1) : yearBefore(first, last, to);
  return between(day(from, first, 1), lastDay(to, last));
}

/** Gives the same stretch of time some months earlier, null where months do not make one: a year has no quarter before it. */
export function earlier(start: string, end: string, months: number): Days | null {
  const [y1, m1, d1] = start.split('-').map(Number) as [number, number, number];
  const [y2, m2, d2] = end.split('-').map(Number) as [number, number, number];
  const length = (y2 - y1) * 12 + m2 - m1 + 1;
  if (months < 12 && length > months) return null;
  const from = y1 * 12 + m1 - 1 - months;
  const to = y2 * 12 + m2 - 1 - months;
  const first = day(Math.floor(from / 12), (from % 12) + 1, d1);
  const isWhole = d1 === 1 && end === lastDay(y2, m2);
  const last = isWhole
    ? lastDay(Math.floor(to / 12), (to % 12) + 1)
    : day(Math.floor(to / 12), (to % 12) + 1, d2);
  if (first === last) return single(first);
  return isWhole && length === 1 ? monthPeriod(Math.floor(from / 12), (from % 12) + 1) : between(first, last);
}

/** Gives the year of a kind that had ended last before a day, or that the day is in. */
export function yearAround(day: string, isAcademic: boolean, isLast: boolean): Days {
  const begins = isAcademic ? '-09-01' : '-04-01';
  const year = Number(day.slice(0, 4)) - (day.slice(4) < begins ? 1 : 0) - (isLast ? 1 : 0);
  return splitOf(`${year}/${twoDigits((year + 1) % 100)}`, isAcademic)!;
}

/** `1 April to 30 June 2022`. */
function daysOf({ d1, m1, y1, d2, m2, y2 }: Dated['parts']): Days | null {
  const [first, last] = [monthOf(m1!), monthOf(m2!)];
  const year = Number(y2);
  const from = y1 ? Number(y1) : yearBefore(first, last, year);
  return between(day(from, first, Number.parseInt(d1!, 10)), day(year, last, Number.parseInt(d2!, 10)));
}

function quarterOf(year: number | null, quarter: number): Days | null {
  if (year === null) return null;
  const start = ((quarter * 3) % 12) + 1;
  const of = quarter === 4 ? year + 1 : year;
  return {
    period: `${year}-Q${quarter}`,
    start: `${of}-${twoDigits(start)}-01`,
    end: lastDay(of, start + 2),
    isLong: false,
    since: null,
  };
}

/** A quarter without a year is the latest such of a financial year that had ended by the meeting. */
function latestQuarter(meeting: string | null, quarter: number): Days | null {
  if (meeting === null) return null;
  for (let year = Number(meeting.slice(0, 4)); year > 0; year--) {
    const days = quarterOf(year, quarter);
    if (days !== null && days.end <= meeting) return days;
  }
  return null;
}

/** The first year of `2024/25`, `2024-2025`; null where the second does not follow the first. */
function splitYear(printed: string): number | null {
  const year = Number(printed.slice(0, 4));
  return (year + 1) % 100 === Number(printed.slice(-2)) ? year : null;
}

function splitOf(printed: string, isAcademic: boolean): Days | null {
  const year = splitYear(printed);
  if (year === null) {
    const [first, second] = printed.split(/\s?[/–-]\s?/u) as [string, string];
    const last = second.length === 4 ? Number(second) : 2000 + Number(second);
    if (last <= Number(first)) return null;
    return {
      period: `${first}/${last}`,
      start: `${first}-01-01`,
      end: `${last}-12-31`,
      isLong: true,
      since: null,
    };
  }
  const period = `${year}-${twoDigits((year + 1) % 100)}`;
  if (isAcademic)
    return { period, start: `${year}-09-01`, end: `${year + 1}-08-31`, isLong: false, since: null };
  return { period, start: `${year}-04-01`, end: `${year + 1}-03-31`, isLong: false, since: null };
}

function longOf(printed: string): Days | null {
  const years = [...printed.matchAll(/(\d{2,4})\s?[/–-]\s?(\d{2,4})/gu)];
  const first = splitOf(`${years[0]![1]}/${years[0]![2]!.slice(-2)}`, false);
  const year = years[1]?.[1];
  const last = year
    ? splitOf(`${year.length === 2 ? `20${year}` : year}/${years[1]![2]!.slice(-2)}`, false)
    : null;
  if (!first || !last || first.isLong || last.isLong) return null;
  return {
    period: `${first.period}/${last.period}`,
    start: first.start,
    end: last.end,
    isLong: true,
    since: null,
  };
}

/** `the year ended 31 March 2023`, `the year to August`; schools’ years end with July too. */
function yearEnded(month: string, year: number | null): Days | null {
  if (year === null) return null;
  const of = monthOf(month);
  const days = between(day(of === 12 ? year : year - 1, (of % 12) + 1, 1), lastDay(year, of));
  const isSchools = of === 7 && days !== null;
  return isSchools ? { ...days, period: `${year - 1}-${twoDigits(year % 100)}` } : days;
}

/** The months up to the end of one: `the six months to September 2024`. */
function monthsEnded(printed: string, last: number, year: number | null): Days | null {
  const count = MONTHS_IN_WORDS[printed.toLowerCase()] ?? Number(printed);
  if (year === null || count < 2 || count > 24) return null;
  const first = year * 12 + last - count;
  return between(day(Math.floor(first / 12), (first % 12) + 1, 1), lastDay(year, last));
}

/** The years up to the end of a month: `the two years to December 2023`. */
function yearsEnded(printed: string, last: number, year: number | null): Days | null {
  const count = MONTHS_IN_WORDS[printed.toLowerCase()] ?? Number(printed);
  if (year === null || count < 2 || count > 10) return null;
  const first = year * 12 + last - count * 12;
  const days = between(day(Math.floor(first / 12), (first % 12) + 1, 1), lastDay(year, last));
  return days && { ...days, isLong: false };
}

function quarterNumber(printed: string): number {
  return QUARTERS.indexOf(printed.toLowerCase()) + 1 || Number(printed);
}

function yearBefore(first: number, second: number, year: number): number {
  return first > second ? year - 1 : year;
}

/** The year of the last such day up to the meeting, or of the next after it. */
function nearYear(meeting: string | null, month: number, number: number, isAhead: boolean): number | null {
  if (meeting === null) return null;
  const year = Number(meeting.slice(0, 4));
  const near = day(year, month, number);
  if (isAhead) return near.slice(0, 7) < meeting.slice(0, 7) ? year + 1 : year;
  return near <= meeting ? year : year - 1;
}
