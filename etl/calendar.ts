import type { Span } from './model.ts';

/** A day named in a text, as `YYYY-MM-DD`, and where it stands. */
export interface DateFound extends Span {
  date: string;
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const GAP = '[\\s,.]{0,3}';

const WRITTEN = [
  `(?<d>\\d{1,2})(?:st|nd|rd|th)?\\s{0,2}(?:day )?(?:of )?(?<m>${MONTH})${GAP}(?<y>(?:19|20)\\d\\d)(?!\\d)`,
  `(?<m2>${MONTH})\\s{1,2}(?<d2>\\d{1,2})(?:st|nd|rd|th)?,\\s{0,2}(?<y2>(?:19|20)\\d\\d)(?!\\d)`,
  '(?<y3>(?:19|20)\\d\\d)-(?<m3>\\d{2})-(?<d3>\\d{2})(?![\\d-])',
  '(?<d4>\\d{1,2})(?<s4>[/.])(?<m4>\\d{1,2})\\k<s4>(?<y4>(?:19|20)\\d\\d|\\d\\d)(?![\\d/]|\\.\\d)',
].join('|');
const DATE = new RegExp(`(?<![\\d/.£-])(?:${WRITTEN})`, 'gi');

/**
 * Finds every full date written in a text, in order: `2 September 2025`, `Tuesday, 16th May, 2023`, `September 2,
 * 2025`, `02/09/2025` (day first), `2025-09-02`. A day that the calendar lacks, as 31 June, is left out.
 */
export function findDates(text: string): DateFound[] {
  const found: DateFound[] = [];
  if (!/\d/.test(text)) return found;
  for (const match of text.matchAll(DATE)) {
    const date = normalizeDate(match.groups ?? {});
    if (date) found.push({ date, char_start: match.index, char_end: match.index + match[0].length });
  }
  return found;
}

/** Gives the only date of a text as `YYYY-MM-DD`, or null where there is none or more than one. */
export function parseDate(text: string): string | null {
  const found = findDates(text);
  return found.length === 1 ? found[0]!.date : null;
}

/** Builds `YYYY-MM-DD`, or null where the calendar has no such day. */
export function isoDate(year: number, month: number, day: number): string | null {
  const time = new Date(Date.UTC(year, month - 1, day));
  const exists =
    time.getUTCFullYear() === year && time.getUTCMonth() === month - 1 && time.getUTCDate() === day;
  return exists ? time.toISOString().slice(0, 10) : null;
}

/** Tells whether a text is a day of the calendar, written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  return year !== undefined && isoDate(Number(year), Number(month), Number(day)) === text;
}

/** Tells whether a text is a day on which a council may have met, as such councils have since 1835. */
export function isMeetingDay(text: string): boolean {
  return isDay(text) && text >= '1835' && text < '2100';
}

/** Gives the English name of the weekday of a `YYYY-MM-DD`. */
export function weekdayOf(date: string): string {
  const names = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
  return names[new Date(`${date}T00:00:00Z`).getUTCDay()]!;
}

/** Finds a time of day such as `2.00 pm`, `5:30pm` or `14:00`, as `HH:MM`, or null. */
export function findTime(text: string): string | null {
  const match =
    /(?<![\d.:£])(\d{1,2})(?:[.:](\d{2}))?\s{0,2}(am|pm|noon)\b|(?<![\d.:£])(\d{1,2}):(\d{2})(?!\d)/i.exec(
      text,
    );
  if (!match) return null;
  const half = match[3]?.toLowerCase();
  const printed = Number(match[1] ?? match[4]);
  const minutes = match[2] ?? match[5] ?? '00';
  if (printed > (half ? 12 : 23) || Number(minutes) > 59) return null;
  const hour = half === 'am' || half === 'pm' ? (printed % 12) + (half === 'pm' ? 12 : 0) : printed;
  return `${String(hour).padStart(2, '0')}:${minutes}`;
}

function normalizeDate(parts: Record<string, string | undefined>): string | null {
  const year = parts.y ?? parts.y2 ?? parts.y3 ?? parts.y4;
  const month = parts.m ?? parts.m2;
  const day = parts.d ?? parts.d2 ?? parts.d3 ?? parts.d4;
  const number = month ? MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1 : Number(parts.m3 ?? parts.m4);
  return isoDate(year!.length === 2 ? 2000 + Number(year) : Number(year), number, Number(day));
}
