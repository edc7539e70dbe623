import type { Span } from '../../model.ts';
import type { Lexicon } from './lexicon.ts';

/** Words that say a time: `period` is null where they say one that cannot be worked out. */
export interface PeriodFound extends Span {
  period: string | null;
  start: string | null;
  end: string | null;
  /** `base`: what a change or comparison counts from; `open`: reaches from there to the meeting. */
  role: 'plain' | 'base' | 'open' | 'now' | 'vague' | 'source';
  /** Years from one to another, as a plan or strategy names them. */
  isLong: boolean;
  /** For `between 2021 and 2022`: the first of the two. */
  since: string | null;
}

const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);
const M =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)';
const Y = '(?:19|20)\\d\\d';
const SPLIT = `${Y}\\s?[/–-]\\s?(?:20)?\\d\\d(?!\\d)`;
const TO = '\\s{0,2}(?:to|-|–|—|and|until)\\s{0,2}';
const DAY = '\\d{1,2}(?:st|nd|rd|th)?';
const PERIOD = new RegExp(
  `(?<![\\d/.£,-])(?:${[
    `(?<long>${SPLIT}${TO}(?:${SPLIT}|\\d\\d\\s?[/–-]\\s?\\d\\d(?!\\d)))`,
    `(?:quarter|Q)\\s?(?<q1>[1-4])(?:\\s?(?:of|for|-|–|,|\\(|in))?\\s{0,2}(?:the\\s)?(?<qy1>${SPLIT})`,
    `(?<qy2>${SPLIT})\\s{0,2}(?:-|–|,|\\()?\\s?(?:quarter|Q)\\s?(?<q2>[1-4])(?!\\d)`,
    `(?<qw>first|second|third|fourth)\\squarter\\sof\\s(?:the\\s)?(?<qy3>${SPLIT})`,
    `year\\s(?:ended|ending|to)\\s(?:the\\s)?${DAY}\\s(?<ym>${M})\\s(?<yy>${Y})`,
    `(?<split>${SPLIT})(?<academic>\\s(?:academic|school)\\syear)?`,
    `(?<d1>${DAY})\\s(?<m1>${M})(?:\\s(?<y1>${Y}))?${TO}(?<d2>${DAY})\\s(?<m2>${M}),?\\s(?<y2>${Y})`,
    `(?<m3>${M})(?:\\s(?<y3>${Y}))?${TO}(?<m4>${M})\\s(?<y4>${Y})`,
    `(?<d5>${DAY})\\s(?:of\\s)?(?<m5>${M})(?!\\p{L})(?:,?\\s(?<y5>${Y}))?`,
    `(?<d6>\\d{1,2})[/.](?<m6>\\d{1,2})[/.](?<y6>${Y})`,
    `(?<m7>${M}),?\\s(?<y7>${Y})`,
    `(?<![\\p{L}])(?<m8>${M})(?![\\p{L}’'])(?!\\s\\d)`,
    `between\\s(?<b1>${Y})\\sand\\s(?<b2>${Y})`,
    `(?<year>${Y})(?![\\d/–]|-\\d|,\\d|\\.\\d|%|s\\b)`,
  ].join('|')})`,
  'giu',
);
const WINDOW =
  /(?<![\p{L}])(?:(?:in|over|during|for|within|across)\s(?:the\s)?(?:last|past|previous|preceding)\s(?<count>[\p{L}\d-]{1,10}\s)?(?<unit>days?|weeks?|months?|years?|quarter|term)|since\s(?:the\s)?(?:start|beginning|summer|spring|autumn|winter|easter|christmas|last meeting|last update|last report|new year|launch)(?:\s[\p{L}]{1,12}){0,3})(?!\p{L})/giu;
const CHANGE_BEFORE =
  /(?:^|[^\p{L}])(?:(?:compared (?:to|with)|than|against|par with|relative to|versus|as at|level)\s|(?:decreas|increas|reduc|ris|rose|fall|fell|drop|up|down|chang|improv|declin|grow|grew)\p{L}{0,6}(?:\s\p{L}{1,14}){0,2}\s(?:from|on|since|over)\s)(?:that\s)?(?:in\s|for\s)?(?:the\s)?(?:same (?:time|period|point|quarter|month)\s)?(?:in\s|of\s|for\s|last\s|figure of\s|year\s){0,2}$/iu;
const SINCE_BEFORE = /(?:^|[^\p{L}])since\s(?:[\p{L}’-]{1,16}\s){0,14}$/iu;
const FROM_BEFORE = /(?:^|[^\p{L}])(?:from|after)\s(?:the\s)?(?:start of\s|beginning of\s|end of\s)?$/iu;
const SOURCE_BEFORE =
  /(?:press release|letter|email|e-mail|notice|circular|guidance|dated|published on|report)\s(?:of\s|on\s|dated\s)?(?:the\s)?$/iu;
const LAW_BEFORE =
  /(?:Act|Regulations|Order|Bill|Code of Practice|Vision|Strategy|Plan|Agenda|Framework)\s$/u;
const DEADLINE_AFTER = /^\s(?:deadline|census date)/iu;

/** Finds what a stretch says of time, in order; a day or month without a year is the latest such before the meeting. */
export function findPeriods(
  text: string,
  span: Span,
  meeting: string | null,
  lexicon: Lexicon,
): PeriodFound[] {
  const sentence = text.slice(span.char_start, span.char_end);
  const found: PeriodFound[] = [];
  for (const match of sentence.matchAll(PERIOD)) {
    const days = resolve(match.groups!, meeting);
    const before = sentence.slice(Math.max(0, match.index - 70), match.index);
    if (!days || (match.groups!.year !== undefined && LAW_BEFORE.test(before))) continue;
    if (
      DEADLINE_AFTER.test(sentence.slice(match.index + match[0].length, match.index + match[0].length + 14))
    )
      continue;
    if (match.groups!.m8 !== undefined && !isMonthName(before, match[0])) continue;
    found.push({ ...spanOf(match, span), ...days, role: roleOf(before) });
  }
  for (const match of sentence.matchAll(WINDOW)) add(found, { ...spanOf(match, span), ...windowOf(match) });
  const now = lexicon.now.exec(sentence);
  if (now && !/(?:had|having)\s$/i.test(sentence.slice(0, now.index)))
    add(found, {
      ...spanOf(now, span),
      period: null,
      start: null,
      end: null,
      role: 'now',
      isLong: false,
      since: null,
    });
  const vague = lexicon.vagueTime.exec(sentence);
  if (vague) {
    const role = CHANGE_BEFORE.test(sentence.slice(0, vague.index)) ? 'base' : 'vague';
    add(found, {
      ...spanOf(vague, span),
      period: null,
      start: null,
      end: null,
      role,
      isLong: false,
      since: null,
    });
  }
  return found.sort((a, b) => a.char_start - b.char_start);
}

function add(found: PeriodFound[], period: PeriodFound): void {
  if (!found.some(other => other.char_start < period.char_end && period.char_start < other.char_end))
    found.push(period);
}

function spanOf(match: RegExpMatchArray | RegExpExecArray, span: Span): Span {
  const char_start = span.char_start + match.index!;
  return { char_start, char_end: char_start + match[0].length };
}

function windowOf(match: RegExpMatchArray): Omit<PeriodFound, keyof Span> {
  const { count, unit } = match.groups ?? {};
  const many =
    count !== undefined && !/^(?:one|1|12|twelve|calendar|financial|academic|school)\s/i.test(count);
  const isBefore = /(?:previous|preceding)\s(?:year|term|quarter|month)$/i.test(match[0]);
  const isVague = isBefore || (unit !== undefined && /^years?/i.test(unit) && many);
  return {
    period: null,
    start: null,
    end: null,
    role: isVague ? 'vague' : 'open',
    isLong: false,
    since: null,
  };
}

function roleOf(before: string): PeriodFound['role'] {
  if (SOURCE_BEFORE.test(before)) return 'source';
  if (CHANGE_BEFORE.test(before)) return 'base';
  if (SINCE_BEFORE.test(before)) return 'open';
  return FROM_BEFORE.test(before) ? 'open' : 'plain';
}

/** `May` at the start of a sentence is a verb; a bare month is one after a preposition or before a noun. */
function isMonthName(before: string, month: string): boolean {
  if (!/^\p{Lu}/u.test(month)) return false;
  if (month.length <= 3 && month !== 'May') return false;
  if (
    /(?:^|[^\p{L}])(?:in|of|by|during|since|last|an?|the|until|for|from|every|early|late|mid|this|to|and)[\s-]$/iu.test(
      before,
    )
  )
    return true;
  return month !== 'May' && month !== 'March';
}

type Days = Pick<PeriodFound, 'period' | 'start' | 'end' | 'isLong' | 'since'>;

function resolve(g: Record<string, string | undefined>, meeting: string | null): Days | null {
  if (g.long) return longOf(g.long);
  const quarter = g.q1 ?? g.q2 ?? (g.qw && String('first second third fourth'.split(' ').indexOf(g.qw) + 1));
  if (quarter) return quarterOf(splitYear((g.qy1 ?? g.qy2 ?? g.qy3)!), Number(quarter));
  if (g.ym) return yearEnded(g.ym, Number(g.yy));
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
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
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
