import type { Unit } from '../../model.ts';
import { earlier } from './days.ts';
import { nothing, ofReport } from './given-periods.ts';
import type { Lexicon } from './lexicon.ts';
import type { FigurePeriod } from './period-context.ts';
import { findPeriods } from './periods.ts';
import type { Reading } from './reading.ts';

/** What the words over a column, or those that name a row, say of the values there. */
export interface Heading {
  /** Its words, without the time, the unit and what every value is. */
  name: string;
  words: string;
  /** The time it says, null where it says none, and a period that is null where it says one that is not known. */
  period: FigurePeriod | null;
  /** `none` is no column of figures. */
  role: 'target' | 'change' | 'plain' | 'none' | null;
  unit: CellUnit | null;
}

/** A unit with what the printed values are multiplied by, or what a rate is per. */
export interface CellUnit {
  unit: Unit | 'none';
  factor: number;
}

const MONTH_AND_YEAR =
  /(?<![a-zA-Z])(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}[\s-]{1,2}[’'‘]?(\d\d)(?!\d)/gi;
const SHORT_YEARS = /(?<![\d/-])(\d\d)\s?[/-]\s?(\d\d)(?![\d/-])/g;
const BRACKETS = /\([^()]{0,80}\)/g;
const SPACES = /\s{1,9}/g;
const EDGES = /^[\s,:;–-]+|[\s,:;–-]+$/g;

/** Reads the words over a column or at the start of a row; a quarter or month without a year is the latest by the end of the report, or else by the meeting. */
export function readHeading(words: string, reading: Reading): Heading {
  const { lexicon, meeting, report } = reading;
  const dated = withFullYears(words);
  const until = report?.found.end ?? meeting.meeting_date;
  const times = findPeriods(dated, { char_start: 0, char_end: dated.length }, until, lexicon);
  const time = times[0];
  let name = dated;
  for (const { char_start, char_end } of times.toReversed())
    name = `${name.slice(0, char_start)} ${name.slice(char_end)}`;
  const [role, plain] = roleOf(name, lexicon);
  return {
    name: nameOf(plain, lexicon),
    words,
    period: time === undefined ? null : periodOf(time, reading, words),
    role,
    unit: unitIn(words, lexicon),
  };
}

function withFullYears(words: string): string {
  return words
    .replace(MONTH_AND_YEAR, '$1 20$2')
    .replace(SHORT_YEARS, (all, from: string, to: string) =>
      Number(to) === Number(from) + 1 ? `20${from}/${to}` : all,
    );
}

function periodOf(
  { period, start, end, back, role }: ReturnType<typeof findPeriods>[number],
  { report }: Reading,
  words: string,
): FigurePeriod {
  if (period !== null)
    return {
      period,
      period_start: start,
      period_end: end,
      period_basis: 'stated',
      since: null,
      rule: 'named over its column or in its row',
      words,
    };
  const of = role === 'now' ? ofReport(report) : null;
  if (of !== null) return of;
  const before = back === null ? null : ofReport(report);
  if (back === null || before?.period_start == null || before.period_end === null)
    return nothing(`another time: ${words}`, null);
  const days = earlier(before.period_start, before.period_end, back.months);
  if (days === null) return nothing(`another time: ${words}`, null);
  return {
    ...before,
    period: days.period,
    period_start: days.start,
    period_end: days.end,
    rule: 'before that of the report',
    words,
  };
}

/** What a heading makes of its values, and its words without those that only say that. */
function roleOf(name: string, { columns }: Lexicon): [Heading['role'], string] {
  const met = [...name.matchAll(columns.regex)];
  let role: Heading['role'] = null;
  let plain = name;
  for (const match of met.toReversed()) {
    const value = columns.value.get(match[0].toLowerCase()) as Heading['role'];
    if (value === 'plain')
      plain = `${plain.slice(0, match.index)} ${plain.slice(match.index + match[0].length)}`;
    if (role === null || value === 'target' || value === 'change') role = value;
  }
  return [role, plain];
}

/** The unit that words name; of several the one that comes first in the list. */
function unitIn(words: string, { cellUnits }: Lexicon): CellUnit | null {
  const met = words.match(cellUnits.regex)?.map(each => each.toLowerCase()) ?? [];
  if (met.length === 0) return null;
  const [unit, factor] = [...cellUnits.value].find(([word]) => met.includes(word))![1].split(' ');
  return { unit: unit as CellUnit['unit'], factor: Number(factor ?? 1) };
}

/** Drops brackets that hold no more than a unit. */
function nameOf(words: string, lexicon: Lexicon): string {
  return words
    .replace(BRACKETS, bracket =>
      unitIn(bracket, lexicon) === null && /[a-z]/i.test(bracket) ? bracket : ' ',
    )
    .replace(SPACES, ' ')
    .replace(EDGES, '');
}
