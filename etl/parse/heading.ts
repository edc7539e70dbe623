import { type DateFound, findDates, findTime, parseDate } from '../calendar.ts';
import type { Document, DocumentKind, Mark, Meeting } from '../model.ts';
import type { Line } from './lines.ts';

/** What the head of a document says of its meeting, in its own words. */
export interface Heading {
  committee: string | null;
  date: string | null;
  evidence: string | null;
  time: string | null;
  status: Meeting['status'];
  kind: DocumentKind;
  /** First and last possible day where the heading names more than one. */
  range: { from: string; to: string } | null;
  /** Which line states the day. */
  line: number;
}

const NOTHING: Heading = {
  committee: null,
  date: null,
  evidence: null,
  time: null,
  status: null,
  kind: 'unknown',
  range: null,
  line: -1,
};
/** What a stretch of days leaves at the end of a committee's name. */
const FIRST_DAY =
  /[\s,–—-]{0,4}(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?\d{1,2}(?:st|nd|rd|th)?(?: [a-z]{3,9},? \d{4})?(?: (?:to|and|-|–))?$/i;
const MOST_LINES = 60;
/** What a line ends with that breaks inside a date. */
const WRAPPED = /\d{1,2}(?:st|nd|rd|th)?(?:\s[a-z]{3,9},?)?$/i;
const BETWEEN =
  /^[\s,]{0,3}(?:-|–|—|to|and|until)[\s,]{0,3}(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s{0,2})?$/i;

const KINDS: [RegExp, DocumentKind][] = [
  [/^(?:agenda and (?:draft )?|draft |printed )?minutes\b/i, 'minutes'],
  [/^agenda and decisions$|^decisions$|^decision details$/i, 'decisions'],
  [/^agenda item$/i, 'item'],
  [/^issue - meetings$/i, 'issue'],
  [/^agenda(?: frontsheet| pack)?$/i, 'agenda'],
];
const STATUS = /\b(cancelled|inquorate|adjourned|postponed)\b/i;
const NOT_HEADING =
  /^(?:venue|contact|note|media|apologies|webcast|published|publication|a webcast|email|tel)\b/i;
const WEEKDAY = '(?:mon|tues|wednes|thurs|fri|satur|sun)day';
const BEFORE_DATE = new RegExp(
  `(?:[\\s,–—-]|\\bheld(?: remotely| virtually)?(?: at .{0,120}?)?(?: on)?:?|\\bdate:?|\\bon|\\b${WEEKDAY})$`,
  'i',
);
const AFTER_DATE =
  /^[\s,.–—-]{0,12}(?:at\s)?(?:\d{1,2}(?:[.:]\d{2})?\s?(?:[ap]\.?m\.?|noon)?)?(?:[\s,.–—-]|\b(?:new|cancelled|postponed|adjourned|inquorate|to|at|and|moved|time|venue changed|webcast|[ap]m|\d{1,2}[.:]\d{2})\b)*$/i;
/** What stands before the day on a line that says when and where, and no more: `1000 hours on Wednesday`. */
const WHEN =
  /^(?:(?:at|on|from|held|time|commencing|starting)[\s:]{1,2}|\d{1,4}(?:[.:]\d{2})?\s?(?:hours|hrs|[ap]\.?m\.?|noon)[\s,]{0,2}|(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s?)+$/i;
const PUBLIC_MEETING = /^(?:public )?meeting$/i;
const PREFIX =
  /^(?:\d{1,4}, |(?:special|extraordinary|additional|budget|annual|adjourned|urgent|joint|informal|reconvened) (?:\w+ )?meeting(?: of (?:the )?)?,?\s*(?:[-–]\s)?|(?:special|extraordinary|urgent|additional), |(?:draft )?minutes of (?:a|the) (?:\w+ )?meeting of (?:the )?|agenda for |meeting of (?:the )?|the )/i;

/**
 * Reads committee, day, time and standing of a meeting from the lines before the items: the last date of a heading
 * counts. What the format itself states (marks) goes before what the words show; furniture is passed over.
 */
export function readHeading(document: Document, lines: Line[]): Heading {
  const heading: Heading = { ...NOTHING };
  const furniture = document.marks.filter(mark => mark.role === 'furniture');
  const shown = lines.slice(0, MOST_LINES).filter(line => !furniture.some(mark => covers(mark, line)));
  for (const mark of document.marks) {
    if (mark.role === 'date' || mark.role === 'committee') readMark(heading, mark, document.text);
  }
  for (const [index, line] of shown.entries()) {
    if (heading.kind === 'unknown') heading.kind = findKind(line.text) ?? 'unknown';
    if (line.text.startsWith('Status:'))
      heading.status ??= normalizeStatus(STATUS.exec(line.text.slice(0, 80))?.[1]);
    if (heading.date || heading.range || line.text.length > 400 || NOT_HEADING.test(line.text)) continue;
    if (readDate(heading, shown, index)) heading.line = lines.indexOf(line);
  }
  return heading;
}

/** Tells whether a line belongs to the head of a page: its kind, venue, contact, or the row above the items. */
export function isHeadLine(text: string): boolean {
  return (
    NOT_HEADING.test(text) ||
    findKind(text) !== undefined ||
    /^(?:items?|no\.?(?: item)?|status:.*|cancelled)$/i.test(text)
  );
}

function findKind(text: string): DocumentKind | undefined {
  return KINDS.find(([pattern]) => pattern.test(text))?.[1];
}

function covers(mark: Mark, line: Line): boolean {
  return mark.char_start <= line.char_start && mark.char_end >= line.char_end;
}

function readMark(heading: Heading, mark: Mark, text: string): void {
  const words = text.slice(mark.char_start, mark.char_end);
  if (mark.role === 'committee') heading.committee ??= cleanCommittee(words);
  else if (!heading.date) {
    heading.date = parseDate(words);
    heading.time = findTime(words.replace(/\d{1,2}\/\d{1,2}\/\d{4}/, ''));
    heading.evidence = heading.date ? `field: ${words}` : null;
  }
}

function readDate(heading: Heading, lines: Line[], index: number): boolean {
  const text = joinWrapped(joinHeld(lines, index), lines[index + 1]);
  const dates = findDates(text);
  const last = dates.at(-1);
  if (!last) return false;
  const after = text.slice(last.char_end);
  const held = /\bheld\b/i.test(text.slice(0, last.char_start));
  const isWhen = WHEN.test(text.slice(0, last.char_start)) && !/[.;]\s/.test(after) && after.length < 120;
  if (!AFTER_DATE.test(after.slice(0, 160)) && !held && !isWhen) return false;
  const before = isWhen ? '' : stripTail(text.slice(0, last.char_start));
  const above = lines[index - 1]?.text ?? '';
  const committee = before.length > 3 ? before : committeeAbove(lines, index);
  if (!committee && !held && !/\bdate\b/i.test(text + above)) return false;
  const range = findRange(text, dates);
  if (range) heading.range = range;
  else heading.date = last.date;
  heading.evidence = `heading: ${text.slice(0, 200)}`;
  heading.time = findTime(after) ?? findTime(lines[index + 1]?.text.slice(0, 60) ?? '');
  heading.status ??= normalizeStatus(STATUS.exec(after)?.[1] ?? STATUS.exec(before)?.[1]);
  const name = committee && range ? committee.replace(FIRST_DAY, '') : committee;
  heading.committee ??= name ? cleanCommittee(name) : null;
  return true;
}

/** Printed minutes say who met, where and when in one sentence, which may be wrapped: `… held at … on …`. */
function joinHeld(lines: Line[], index: number): string {
  let text = lines[index]!.text;
  for (let back = index; back > 0 && index - back < 3; back--) {
    const before = lines[back - 1]!;
    if (/\bheld\b/i.test(text) || lines[back]!.gap > 0 || before.text.length > 200) break;
    text = `${before.text} ${text}`;
  }
  return /\bheld\b/i.test(text) ? text : lines[index]!.text;
}

/** A heading that breaks inside its date, as `Thursday, 7th` and `September, 2023` on the next line, is one with that line. */
function joinWrapped(text: string, next: Line | undefined): string {
  if (next === undefined || next.gap > 0 || next.text.length > 80 || !WRAPPED.test(text)) return text;
  const joined = `${text} ${next.text}`;
  return findDates(joined).some(date => date.char_start < text.length && date.char_end > text.length)
    ? joined
    : text;
}

/** `4 - 6 March 2025` and `4 March 2025 to 6 March 2025` name a stretch of days, not a day. */
function findRange(text: string, dates: DateFound[]): Heading['range'] {
  const last = dates.at(-1)!;
  const before = dates.at(-2);
  const between = before ? text.slice(before.char_end, last.char_start) : '';
  if (before && BETWEEN.test(between) && before.date < last.date) return { from: before.date, to: last.date };
  const day = /(?<![\d:.])(\d{1,2})(?:st|nd|rd|th)?\s?(?:-|–|to|and|&)\s?$/.exec(
    text.slice(0, last.char_start),
  )?.[1];
  const from = day ? `${last.date.slice(0, 8)}${day.padStart(2, '0')}` : '';
  return day && Number(day) > 0 && from < last.date ? { from, to: last.date } : null;
}

function committeeAbove(lines: Line[], index: number): string | null {
  for (let back = index - 1; back >= Math.max(0, index - 3); back--) {
    const text = lines[back]!.text;
    if (KINDS.some(([pattern]) => pattern.test(text)) && !/ of the /i.test(text)) continue;
    if (PUBLIC_MEETING.test(text)) continue;
    if (text.length < 160 && /[A-Za-z]{4}/.test(text) && !NOT_HEADING.test(text)) return stripTail(text);
  }
  return null;
}

function stripTail(text: string): string {
  let rest = text.trim();
  for (let match = BEFORE_DATE.exec(rest.slice(-200)); match; match = BEFORE_DATE.exec(rest.slice(-200))) {
    rest = rest.slice(0, rest.length - match[0].length).trim();
    if (rest === '') break;
  }
  return rest;
}

/** Drops what a page adds to a committee's name: a list number, the kind of meeting, dates of its life in brackets. */
export function cleanCommittee(text: string): string {
  let name = text.replace(/\s+/g, ' ').trim();
  for (let match = PREFIX.exec(name); match; match = PREFIX.exec(name)) name = name.slice(match[0].length);
  return name
    .replace(/\s?\((?=[^()]{0,60}\d)[^()]{0,60}\)/g, '')
    .replace(/\s[-–—]\s(?:public(?: meeting)?|meeting)$/i, '')
    .replace(/[\s,–—-]{1,60}$/, '')
    .trim();
}

function normalizeStatus(word: string | undefined): Meeting['status'] {
  const status = word?.toLowerCase();
  if (status === 'postponed' || status === 'cancelled') return 'cancelled';
  return status === 'inquorate' || status === 'adjourned' ? status : null;
}
