import type { Document, DocumentKind } from '../model.ts';
import type { Draft, DraftItem } from './draft.ts';
import { type Heading, readHeading } from './heading.ts';
import type { Line } from './lines.ts';
import { countNumbered, parseNumbered } from './numbered.ts';
import { isPipeHeader, parsePipe } from './pipe.ts';
import { parsePrinted } from './printed.ts';
import { findItemHeader, parseSingle } from './single.ts';
import { parseStripped } from './stripped.ts';

const TABLE_HEAD = /^No\.?\s{1,5}Item$/i;
const LEAST = 2;
const ONE_ITEM = /^(?:RESOLVED|AGREED|Minutes|Decision)\b/;

/** A document cut into items, and what its head says. */
export interface Cut {
  draft: Draft;
  heading: Heading;
}

/** Chooses the reader of a publishing system's output that fits a text, and cuts the text into items with it. */
export function cutDocument(document: Document, lines: Line[]): Cut {
  return (
    cutPipe(document, lines) ??
    cutTable(document, lines) ??
    cutItem(document, lines) ??
    cutPrinted(document, lines)
  );
}

function cutPipe(document: Document, lines: Line[]): Cut | null {
  const pipe = lines.findIndex((line, index) => index < 200 && isPipeHeader(line.text.slice(0, 200)));
  const items = pipe < 0 ? [] : parsePipe(document.text, lines, pipe + 1, document.text.length);
  return items.length === 0 ? null : cut(document, lines, 'pipe-table', pipe, items, 'minutes');
}

function cutTable(document: Document, lines: Line[]): Cut | null {
  const table = lines.findIndex((line, index) => index < 200 && TABLE_HEAD.test(line.text));
  if (table < 0) return null;
  const end = document.text.length;
  const numbered = parseNumbered(lines, table + 1, end);
  if (numbered.some(item => item.number))
    return cut(document, lines, 'numbered-page', table, numbered, 'minutes');
  const stripped = parseStripped(lines, table + 1, end);
  return stripped.length === 0 ? null : cut(document, lines, 'stripped-page', table, stripped, 'minutes');
}

function cutItem(document: Document, lines: Line[]): Cut | null {
  const header = findItemHeader(lines);
  const items = header < 0 ? [] : parseSingle(lines, header + 1, document.text.length);
  return items.length === 0 ? null : cut(document, lines, 'item-page', header + 1, items, 'item');
}

function cutPrinted(document: Document, lines: Line[]): Cut {
  const end = document.text.length;
  const printed = parsePrinted(lines, 0, end);
  if (printed.length >= LEAST)
    return cut(document, lines, 'printed-minutes', lines.length, printed, 'minutes');
  if (countNumbered(lines, 0) >= LEAST) {
    return cut(document, lines, 'numbered-page', lines.length, parseNumbered(lines, 0, end), 'minutes');
  }
  const isItem = lines.some(line => ONE_ITEM.test(line.text));
  return cut(
    document,
    lines,
    isItem ? 'item-text' : 'unknown',
    0,
    parseSingle(lines, 0, end),
    isItem ? 'item' : 'unknown',
  );
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
  const heading = readHeading(lines.filter((line, index) => index < most && line.char_start < start));
  const kind = heading.kind === 'unknown' || heading.kind === 'item' ? usual : heading.kind;
  return { draft: { layout, kind, front: { char_start: 0, char_end: start }, items }, heading };
}
