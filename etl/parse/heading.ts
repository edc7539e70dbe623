import { findDates, findTime } from '../calendar.ts';
import type { DocumentKind, Meeting } from '../model.ts';
import type { Line } from './lines.ts';

/** What the head of a document says of its meeting, in its own words. */
export interface Heading {
  committee: string | null;
  date: string | null;
  evidence: string | null;
  time: string | null;
  status: Meeting['status'];
  kind: DocumentKind;
}

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
  /^[\s,.–—-]*(?:at\s)?(?:\d{1,2}(?:[.:]\d{2})?\s?(?:[ap]\.?m\.?|noon)?)?(?:[\s,.–—-]|\b(?:new|cancelled|postponed|adjourned|inquorate|to|at|and|moved|time|venue changed|webcast|[ap]m|\d{1,2}[.:]\d{2})\b)*$/i;
const PREFIX =
  /^(?:\d{1,4}, |(?:special|extraordinary|additional|budget|annual|adjourned|urgent|joint|informal|reconvened) (?:\w+ )?meeting(?: of (?:the )?)?,?\s*(?:[-–]\s)?|(?:draft )?minutes of (?:a|the) (?:\w+ )?meeting of (?:the )?|agenda for |meeting of (?:the )?|the )/i;

/** Reads committee, day, time and standing of a meeting from the lines before the items: the last date of a heading counts. */
export function readHeading(lines: Line[]): Heading {
  const heading: Heading = {
    committee: null,
    date: null,
    evidence: null,
    time: null,
    status: null,
    kind: 'unknown',
  };
  for (const [index, line] of lines.slice(0, 60).entries()) {
    if (heading.kind === 'unknown')
      heading.kind = KINDS.find(([pattern]) => pattern.test(line.text))?.[1] ?? 'unknown';
    if (heading.date || line.text.length > 400 || NOT_HEADING.test(line.text)) continue;
    readDate(heading, lines, index);
  }
  return heading;
}

function readDate(heading: Heading, lines: Line[], index: number): void {
  const text = lines[index]!.text;
  const last = findDates(text).at(-1);
  if (!last) return;
  const after = text.slice(last.char_end);
  const held = /\bheld\b/i.test(text.slice(0, last.char_start));
  if (!AFTER_DATE.test(after.slice(0, 160)) && !held) return;
  const before = stripTail(text.slice(0, last.char_start));
  const above = lines[index - 1]?.text ?? '';
  const committee = before.length > 3 ? before : committeeAbove(lines, index);
  if (!committee && !held && !/\bdate\b/i.test(text + above)) return;
  heading.date = last.date;
  heading.evidence = `heading: ${text.slice(0, 200)}`;
  heading.time = findTime(after) ?? findTime(lines[index + 1]?.text.slice(0, 60) ?? '');
  heading.status = normalizeStatus(STATUS.exec(after)?.[1] ?? STATUS.exec(before)?.[1]);
  heading.committee = committee ? cleanCommittee(committee) : null;
}

function committeeAbove(lines: Line[], index: number): string | null {
  for (let back = index - 1; back >= Math.max(0, index - 3); back--) {
    const text = lines[back]!.text;
    if (KINDS.some(([pattern]) => pattern.test(text)) && !/ of the /i.test(text)) continue;
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
    .replace(/[\s,–—-]+$/, '')
    .trim();
}

function normalizeStatus(word: string | undefined): Meeting['status'] {
  const status = word?.toLowerCase();
  if (status === 'postponed' || status === 'cancelled') return 'cancelled';
  return status === 'inquorate' || status === 'adjourned' ? status : null;
}
