import { findTime } from '../calendar.ts';
import type { Document, DocumentKind } from '../model.ts';
import { isPerson } from './attendance.ts';
import { parseDecision } from './decision-page.ts';
import type { Draft, DraftItem } from './draft.ts';
import { cleanCommittee, type Heading, isHeadLine, readHeading } from './heading.ts';
import type { Line } from './lines.ts';
import { parseMarked } from './marked.ts';
import { countNumbered, parseNumbered } from './numbered.ts';
import { isPipeHeader, parsePipe } from './pipe.ts';
import { parsePrinted } from './printed.ts';
import { findItemHeader, findMeetingOf, parseSingle } from './single.ts';
import { parseStripped } from './stripped.ts';

const TABLE_HEAD = /^No\.?\s{1,5}Item$/i;
const LEAST = 2;
const ATTENDANCE = /^(?:meeting )?attendance(?: details)?$/i;
/** Lines among which the heading of a page stands. */
const HEAD_LINES = 15;
/** Lines among which the heading row of a table of items stands. */
const TABLE_LINES = 200;
const BAR = '|'.charCodeAt(0);
const N = 'n'.charCodeAt(0);
const ONE_ITEM = /^(?:RESOLVED|AGREED|Minutes|Decision)\b/;

/** A document cut into items, and what its head says. */
export interface Cut {
  draft: Draft;
  heading: Heading;
}

/** Chooses the reader of a publishing system's output that fits a text, and cuts the text into items with it. */
export function cutDocument(document: Document, lines: Line[]): Cut {
  return (
    cutMarked(document, lines) ??
    cutPipe(document, lines) ??
    cutTable(document, lines) ??
    cutItem(document, lines) ??
    cutDecision(document, lines) ??
    cutPrinted(document, lines) ??
    cutHeaded(document, lines) ??
    cutWhole(document, lines)
  );
}

function cutMarked(document: Document, lines: Line[]): Cut | null {
  const items = parseMarked(document);
  const isMeeting = document.marks.some(mark => mark.role === 'date');
  if (items.length === 0 && !isMeeting) return null;
  return cut(document, lines, 'marked-page', lines.length, items, 'minutes');
}

function cutPipe(document: Document, lines: Line[]): Cut | null {
  const pipe = findFirst(lines, line => isPipeHeader(line));
  const items = pipe < 0 ? [] : parsePipe(document.text, lines, pipe + 1, document.text.length);
  return items.length === 0 ? null : cut(document, lines, 'pipe-table', pipe, items, 'minutes');
}

function cutTable(document: Document, lines: Line[]): Cut | null {
  const table = findFirst(lines, line => TABLE_HEAD.test(line));
  return table < 0 ? null : cutFrom(document, lines, table + 1);
}

/** Gives which of the first lines heads a table of items, as only one with `No` does; -1 where none does. */
function findFirst(lines: Line[], isHead: (text: string) => boolean): number {
  const most = Math.min(lines.length, TABLE_LINES);
  for (let index = 0; index < most; index++) {
    const { text } = lines[index]!;
    const first = text.charCodeAt(0);
    if ((first === BAR || (first | 32) === N) && isHead(text.slice(0, 200))) return index;
  }
  return -1;
}

/** Cuts what follows the head of a page: by its numbers where it has them, else by its titles. */
function cutFrom(document: Document, lines: Line[], from: number): Cut | null {
  const end = document.text.length;
  const numbered = parseNumbered(lines, from, end);
  if (numbered.some(item => item.number)) {
    return cut(document, lines, 'numbered-page', from, numbered, 'minutes');
  }
  const stripped = parseStripped(lines, from, end);
  return stripped.length === 0 ? null : cut(document, lines, 'stripped-page', from, stripped, 'minutes');
}

function cutItem(document: Document, lines: Line[]): Cut | null {
  const header = findItemHeader(lines);
  const items = header < 0 ? [] : parseSingle(lines, header + 1, document.text.length);
  if (items.length === 0) return null;
  const found = cut(document, lines, 'item-page', header + 1, items, 'item');
  const meeting = findMeetingOf(lines);
  if (!meeting) return found;
  items[0]!.number = meeting.number;
  const { committee, date, words } = meeting;
  const evidence = `link to the meeting: ${words}`;
  return {
    ...found,
    heading: {
      ...found.heading,
      committee: cleanCommittee(committee),
      date,
      time: findTime(words),
      evidence,
    },
  };
}

function cutPrinted(document: Document, lines: Line[]): Cut | null {
  const end = document.text.length;
  const printed = parsePrinted(lines, 0, end);
  if (printed.length >= LEAST) {
    return cut(document, lines, 'printed-minutes', lines.length, printed, 'minutes');
  }
  if (countNumbered(lines, 0) < LEAST) return null;
  return cut(document, lines, 'numbered-page', lines.length, parseNumbered(lines, 0, end), 'minutes');
}

/** A page that has a head of its own but lost the heading row of its items. */
function cutHeaded(document: Document, lines: Line[]): Cut | null {
  const heading = readHeading(document, lines.slice(0, HEAD_LINES));
  const isAttendance = lines.slice(0, HEAD_LINES).some(line => ATTENDANCE.test(line.text));
  if (!heading.date || !heading.committee || (heading.kind === 'unknown' && !isAttendance)) return null;
  const from = lines.findIndex(
    (line, index) => index > heading.line && !isHeadLine(line.text) && !(isAttendance && isPerson(line.text)),
  );
  if (from < 0) return { ...cut(document, lines, 'heading-only', lines.length, [], heading.kind), heading };
  return cutFrom(document, lines, from);
}

function cutWhole(document: Document, lines: Line[]): Cut {
  const isItem = lines.some(line => ONE_ITEM.test(line.text));
  const items = parseSingle(lines, 0, document.text.length);
  return cut(document, lines, isItem ? 'item-text' : 'unknown', 0, items, isItem ? 'item' : 'unknown');
}

function cutDecision(document: Document, lines: Line[]): Cut | null {
  const found = parseDecision(document.text, lines);
  if (!found) return null;
  const front = { char_start: 0, char_end: found.item.char_start };
  return {
    draft: { layout: 'decision-page', kind: 'decisions', front, items: [found.item] },
    heading: found.heading,
  };
}

/** The head is what stands before the items, so that a date in the minutes is never read as the meeting's own. */
function cut(
  document: Document,
  lines: Line[],
  layout: string,
  most: number,
  items: DraftItem[],
  usual: DocumentKind,
): Cut {
  const start = items[0]?.char_start ?? document.text.length;
  const head = lines.filter((line, index) => index < most && line.char_start < start);
  const heading = readHeading(document, head);
  const kind = heading.kind === 'unknown' || heading.kind === 'item' ? usual : heading.kind;
  return { draft: { layout, kind, front: { char_start: 0, char_end: start }, items }, heading };
}
