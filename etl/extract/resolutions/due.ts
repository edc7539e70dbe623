import { findDates } from '../../calendar.ts';
import { flagsOf, makeFlags, stem, type Words } from '../../words.ts';

const numbers = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const months = 'january february march april may june july august september october november december'.split(
  ' ',
);
const MONTH = 1;
const LENGTH = 2;
const monthStems = new Set(months.map(stem));
const lengthStems = new Set(['month', 'week', 'year'].map(stem));
const POSSESSIVE = /[’']s?$/i;
const timed = makeFlags((of, _capitals, printed) => {
  const bare = POSSESSIVE.test(printed) ? stem(printed.toLowerCase().replace(POSSESSIVE, '')) : of;
  return (monthStems.has(bare) ? MONTH : 0) | (lengthStems.has(bare) ? LENGTH : 0);
});
const month = `(${months.join('|')})`;
const ahead = new RegExp(
  `\\b(?:in|within|after|for)\\s(?:the\\snext\\s|a\\sfurther\\s)?(\\d{1,2}|an?|${numbers.join('|')})[\\s-](month|week|year)s?(?:['’])?(?!\\s(?:ago|earlier|before))`,
  'i',
);
const monthOfYear = new RegExp(
  `\\b(?:in|by|before|for|during|until)\\s(?:the\\send\\sof\\s|early\\s|late\\s)?${month}\\s(20\\d\\d)\\b`,
  'i',
);
const monthAlone = new RegExp(
  `\\b(?:(?:in|by|before|during|until)\\s(?:the\\send\\sof\\s|early\\s|late\\s)?${month}\\b|(?:its|the|a)\\s${month}\\s(?:\\d{4}\\s)?meeting\\b)`,
  'i',
);
const dayAlone = new RegExp(
  `\\b(?:by|before|until|no later than|meeting (?:on|of)|to be held on|on)\\s(?:the\\s)?(?:\\w{3,6}day,?\\s)?(\\d{1,2})(?:st|nd|rd|th)?\\s(?:of\\s)?${month}\\b(?!,?\\s20\\d\\d)`,
  'i',
);
const dueDate =
  /\b(?:by|before|until|no later than|at (?:its|the|their) (?:next )?meeting (?:on|of)|meeting (?:on|of)|to be held on|on)\s(?:the\s)?(?:\w+day,?\s)?$/i;

/**
 * Gives the day or month by which something asked for is due, as `YYYY-MM-DD` or `YYYY-MM`: named, or counted from
 * the meeting's day (`in six months`). Null where nothing is said, or where the meeting's day is needed and unknown. The
 * text is given as one line, and as its words.
 */
export function readDue(plain: string, said: Words, meetingDate: string | null): string | null {
  const flags = flagsOf(timed, said);
  let bits = 0;
  for (const form of said.forms) bits |= flags[form]!;
  const namesMonth = (bits & MONTH) !== 0;
  for (const { date, char_start } of findDates(plain)) {
    if (
      dueDate.test(plain.slice(Math.max(0, char_start - 40), char_start)) &&
      !(meetingDate && date < meetingDate)
    ) {
      return date;
    }
  }
  const named = namesMonth ? monthOfYear.exec(plain) : null;
  if (named) return iso(Number(named[2]), months.indexOf(named[1]!.toLowerCase()));
  if (!meetingDate) return null;
  const year = Number(meetingDate.slice(0, 4));
  const day = namesMonth ? dayAlone.exec(plain) : null;
  if (day) return nextDay(meetingDate, months.indexOf(day[2]!.toLowerCase()), Number(day[1]));
  const counted = (bits & LENGTH) !== 0 ? ahead.exec(plain) : null;
  if (counted) return later(meetingDate, toNumber(counted[1]!), counted[2]!.toLowerCase());
  const alone = namesMonth ? monthAlone.exec(plain) : null;
  if (!alone) return null;
  const at = months.indexOf((alone[1] ?? alone[2])!.toLowerCase());
  return iso(at + 1 > Number(meetingDate.slice(5, 7)) ? year : year + 1, at);
}

/** The first such day after another; null where the month has none. */
function nextDay(after: string, month: number, number: number): string | null {
  const year = Number(after.slice(0, 4));
  for (const each of [year, year + 1]) {
    const date = new Date(Date.UTC(each, month, number));
    const written = date.toISOString().slice(0, 10);
    if (date.getUTCMonth() === month && number > 0 && written > after) return written;
  }
  return null;
}

function later(from: string, count: number, unit: string): string | null {
  if (!(count > 0)) return null;
  const [year = 0, at = 1, day = 1] = from.split('-').map(Number);
  if (unit === 'week') return new Date(Date.UTC(year, at - 1, day + 7 * count)).toISOString().slice(0, 10);
  return iso(year, at - 1 + count * (unit === 'year' ? 12 : 1));
}

/** Writes a month, counted from January of a year as 0 and on past December. */
function iso(year: number, at: number): string {
  return `${year + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
}

function toNumber(word: string): number {
  if (/^an?$/i.test(word)) return 1;
  return /^\d/.test(word) ? Number(word) : numbers.indexOf(word.toLowerCase()) + 1;
}
