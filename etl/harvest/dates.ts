const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const NAMES = ['January', 'February', 'March', 'April', 'May', 'June'].concat([
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]);
const DAY = 86_400_000;
const WORDS =
  /(?<!\d)(\d{1,2})(?:st|nd|rd|th)?,?\s{1,3}(?:of\s{1,3})?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?,?\s{1,3}(\d{4})(?!\d)/gi;
const SLASHES = /(?<!\d)(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?!\d)/;
const ISO = /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/;

/** Gives a day as `2025-09-02` from the service's `02/09/2025` (or an ISO date or one in words), null where it is none. */
export function maybeDate(text: string): string | null {
  const iso = ISO.exec(text);
  if (iso) return toDay(iso[1]!, iso[2]!, iso[3]!);
  const slashes = SLASHES.exec(text);
  if (slashes) return toDay(slashes[3]!, slashes[2]!, slashes[1]!);
  return lastDate(text);
}

/** Gives the first date in words in a text: a list's row may go on to say when its minutes came out. */
export function firstDate(text: string): string | null {
  for (const [, day, month, year] of text.matchAll(WORDS)) {
    const found = toDay(year!, String(MONTHS.indexOf(month!.toLowerCase().slice(0, 3)) + 1), day!);
    if (found) return found;
  }
  return null;
}

/** Gives the last date in words in a text, which in a page's heading is the meeting's own: names hold earlier ones. */
export function lastDate(text: string): string | null {
  let last: string | null = null;
  for (const [, day, month, year] of text.matchAll(WORDS)) {
    last = toDay(year!, String(MONTHS.indexOf(month!.toLowerCase().slice(0, 3)) + 1), day!) ?? last;
  }
  return last;
}

/** Writes a day as the service reads it, `02/09/2025`: given ISO dates it ignores the range without a word. */
export function toServiceDate(day: string): string {
  return day.split('-').reverse().join('/');
}

/** Writes a day for people: `2 September 2025`. */
export function toWords(day: string): string {
  const [year, month, date] = day.split('-');
  return `${Number(date)} ${NAMES[Number(month) - 1]} ${year}`;
}

/** Gives the day a moment falls on, in UTC. */
export function toToday(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}

/** Gives the day so many days earlier. */
export function daysBefore(day: string, days: number): string {
  return toToday(Date.parse(day) - days * DAY);
}

function toDay(year: string, month: string, day: string): string | null {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text ? null : text;
}
