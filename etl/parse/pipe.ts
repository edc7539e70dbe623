import { deriveTitle } from './derive.ts';
import type { DraftItem } from './draft.ts';
import { findInlineLabels } from './labels.ts';
import type { Line } from './lines.ts';
import { cleanTitle, splitTitle } from './titles.ts';

const RULE = /^[|\s:-]+$/;
const HEADER = /^\|?\s{0,4}No\.?\s{0,4}\|\s{0,4}Item\b/i;
const NUMBERED = /^\|?\s{0,4}(\d{1,4}[a-z]?)\.?\s{0,4}\|\s{0,4}/i;

interface Cell {
  number: string | null;
  char_start: number;
  char_end: number;
  body: number;
}

/** Tells whether a line is the heading row of a page that was flattened into a table of pipes. */
export function isPipeHeader(text: string): boolean {
  return HEADER.test(text);
}

/** Cuts a page flattened into a pipe table: a row ends with a pipe, and its first words are number and title. */
export function parsePipe(text: string, lines: Line[], from: number, end: number): DraftItem[] {
  const cells = findCells(lines, from);
  return cells.map((cell, index) => itemOf(text, cell, cells[index + 1]?.char_start ?? end));
}

function findCells(lines: Line[], from: number): Cell[] {
  const cells: Cell[] = [];
  let open: Cell | null = null;
  let number: { value: string; at: number } | null = null;
  for (let index = from; index < lines.length; index++) {
    const line = lines[index]!;
    if (RULE.test(line.text)) {
      open = null;
      continue;
    }
    const stated: RegExpExecArray | null = open ? null : NUMBERED.exec(line.text);
    const rest: number = line.char_start + (stated ? stated[0].length : 0);
    if (stated && rest >= line.char_end) {
      number = { value: stated[1]!, at: line.char_start };
      continue;
    }
    if (!open) {
      const bar: number = line.text.startsWith('|') && !stated ? 1 : 0;
      open = {
        number: stated?.[1] ?? number?.value ?? null,
        char_start: number?.at ?? line.char_start,
        char_end: line.char_end,
        body: rest + bar,
      };
      number = null;
      cells.push(open);
    }
    open.char_end = line.char_end;
    if (line.text.endsWith('|')) open = null;
  }
  return cells;
}

function itemOf(text: string, cell: Cell, end: number): DraftItem {
  let start = cell.body;
  while (start < cell.char_end && text[start] === ' ') start++;
  let close = cell.char_end;
  while (close > start && /[\s|]/.test(text[close - 1]!)) close--;
  const label = findInlineLabels(text, start, close)[0];
  const line = text.slice(start, close).indexOf('\n');
  const headEnd = Math.min(label?.char_start ?? close, line < 0 ? close : start + line, close);
  const head = text.slice(start, headEnd);
  const length = splitTitle(head);
  const base = {
    char_start: cell.char_start,
    char_end: end,
    number: cell.number,
    parent: null,
    is_counted: true,
  };
  if (length > 0) {
    const title = cleanTitle(head.slice(0, length));
    return {
      ...base,
      title,
      title_basis: 'stated',
      body: start + length,
      is_counted: !/^webcast\b/i.test(title),
    };
  }
  return { ...base, title: deriveTitle(head), title_basis: 'derived', body: start };
}
