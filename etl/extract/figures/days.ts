const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
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

/** Works out the days of a written period from the named parts of its match; null where the calendar has none such. */
export function resolveDays(g: Record<string, string | undefined>, meeting: string | null): Days | null {
  if (g.long) return longOf(g.long);
  const quarter = g.q1 ?? g.q2 ?? (g.qw && String('first second third fourth'.split(' ').indexOf(g.qw) + 1));
  if (quarter) return quarterOf(splitYear((g.qy1 ?? g.qy2 ?? g.qy3)!), Number(quarter));
  if (g.ym) return yearEnded(g.ym, Number(g.yy));
  if (g.tm) return yearEnded(g.tm, Number(g.ty));
  if (g.split) return splitOf(g.split, g.academic !== undefined);
  if (g.m1) {
    const y2 = Number(g.y2);
    const from = day(g.y1 ? Number(g.y1) : yearBefore(g.m1, g.m2!, y2), g.m1, Number.parseInt(g.d1!, 10));
    return between(from, day(y2, g.m2!, Number.parseInt(g.d2!, 10)));
  }
  if (g.m3) {
    const y4 = Number(g.y4);
    const from = g.y3 ? Number(g.y3) : yearBefore(g.m3, g.m4!, y4);
    return between(day(from, g.m3, 1), lastDay(y4, monthOf(g.m4!)));
  }
  if (g.m5) {
    const number = Number.parseInt(g.d5!, 10);
    const year = g.y5 ? Number(g.y5) : latestYear(meeting, monthOf(g.m5), number);
    return year === null ? null : single(day(year, g.m5, number));
  }
  if (g.m6) return single(`${g.y6}-${g.m6.padStart(2, '0')}-${g.d6!.padStart(2, '0')}`);
  const month = g.m7 ?? g.m8;
  if (month) {
    const year = g.y7 ? Number(g.y7) : latestYear(meeting, monthOf(month), 1);
    return year === null ? null : monthPeriod(year, monthOf(month));
  }
  if (g.b1) return { ...yearOf(Number(g.b2)), since: g.b1 };
  return yearOf(Number(g.year));
}

function yearOf(year: number): Days {
  return { period: `${year}`, start: `${year}-01-01`, end: `${year}-12-31`, isLong: false, since: null };
}

function monthPeriod(year: number, month: number): Days {
  const period = `${year}-${String(month).padStart(2, '0')}`;
  return { period, start: `${period}-01`, end: lastDay(year, month), isLong: false, since: null };
}

function quarterOf(year: number | null, quarter: number): Days | null {
  if (year === null) return null;
  const start = ((quarter * 3) % 12) + 1;
  const of = quarter === 4 ? year + 1 : year;
  return {
    period: `${year}-Q${quarter}`,
    start: `${of}-${String(start).padStart(2, '0')}-01`,
    end: lastDay(of, start + 2),
    isLong: false,
    since: null,
  };
}

/** The first year of `2024/25`, `2024-2025`; null where the second does not follow the first. */
function splitYear(printed: string): number | null {
  const [first, second] = printed.split(/\s?[/–-]\s?/u) as [string, string];
  const year = Number(first);
  return (year + 1) % 100 === Number(second) % 100 ? year : null;
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
  const period = `${year}-${String((year + 1) % 100).padStart(2, '0')}`;
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

function yearEnded(month: string, year: number): Days {
  const of = monthOf(month);
  if (of === 12) return yearOf(year);
  const period = `${year - 1}-${String(year % 100).padStart(2, '0')}`;
  const start = `${year - 1}-${String(of + 1).padStart(2, '0')}-01`;
  return { period, start, end: lastDay(year, of), isLong: false, since: null };
}

/** Names a stretch of days by the year, quarter or month it is, where it is one. */
function between(start: string, end: string): Days | null {
  if (start >= end) return null;
  const [y1, m1] = start.split('-').map(Number) as [number, number];
  const [y2, m2] = end.split('-').map(Number) as [number, number];
  const isWhole = start.endsWith('-01') && end === lastDay(y2, m2);
  const months = (y2 - y1) * 12 + m2 - m1 + 1;
  const days = { start, end, isLong: months > 15, since: null };
  if (isWhole && months === 12 && m1 === 1) return { ...days, period: `${y1}` };
  if (isWhole && months === 12) return { ...days, period: `${y1}-${String(y2 % 100).padStart(2, '0')}` };
  if (isWhole && months === 3 && m1 % 3 === 1) {
    return { ...days, period: m1 === 1 ? `${y1 - 1}-Q4` : `${y1}-Q${(m1 - 1) / 3}` };
  }
  const short = (day: string) => (isWhole ? day.slice(0, 7) : day);
  return { ...days, period: `${short(start)}/${short(end)}` };
}

function single(date: string): Days | null {
  return Number.isNaN(Date.parse(date))
    ? null
    : { period: date, start: date, end: date, isLong: false, since: null };
}

function monthOf(name: string): number {
  return MONTHS.findIndex(month => month.startsWith(name.toLowerCase().slice(0, 3))) + 1;
}

function day(year: number, month: string, number: number): string {
  return `${year}-${String(monthOf(month)).padStart(2, '0')}-${String(number).padStart(2, '0')}`;
}

function lastDay(year: number, month: number): string {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const day = month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return `${year}-${String(month).padStart(2, '0')}-${day}`;
}

function yearBefore(first: string, second: string, year: number): number {
  return monthOf(first) > monthOf(second) ? year - 1 : year;
}

function latestYear(meeting: string | null, month: number, number: number): number | null {
  if (meeting === null) return null;
  const year = Number(meeting.slice(0, 4));
  const date = `${year}-${String(month).padStart(2, '0')}-${String(number).padStart(2, '0')}`;
  return date <= meeting ? year : year - 1;
}
