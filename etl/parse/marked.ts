import type { Document, Mark } from '../model.ts';
import { deriveTitle } from './derive.ts';
import type { DraftItem } from './draft.ts';
import { cleanTitle } from './titles.ts';

/** Cuts a document whose format states its items, as a page's table rows or a web service's fields do. */
export function parseMarked(document: Document): DraftItem[] {
  const { text, marks } = document;
  const rows = marks.filter(mark => mark.role === 'item');
  const titles = inRows(rows, marks, 'title');
  const numbers = inRows(rows, marks, 'number');
  const items: DraftItem[] = [];
  let until = 0;
  for (const row of rows) {
    const title = titles.get(row);
    const number = numbers.get(row);
    if (!title && !number) continue;
    const open = items.at(-1);
    if (row.char_start < until) continue;
    until = row.char_end;
    if (open) open.char_end = row.char_start;
    items.push(itemOf(text, row, title, number));
  }
  const last = items.at(-1);
  if (last) last.char_end = text.length;
  return items;
}

function itemOf(text: string, row: Mark, title: Mark | undefined, number: Mark | undefined): DraftItem {
  const printed = number
    ? /\d{1,5}[a-z]?/i.exec(text.slice(number.char_start, number.char_end))?.[0]
    : undefined;
  const words = title ? cleanTitle(text.slice(title.char_start, title.char_end)) : '';
  const body = title?.char_end ?? number?.char_end ?? row.char_start;
  return {
    char_start: row.char_start,
    char_end: row.char_end,
    number: printed ?? null,
    title: words || deriveTitle(text.slice(body, body + 600)),
    title_basis: words ? 'stated' : 'derived',
    body,
    parent: null,
    is_counted: printed !== undefined,
  };
}

/** Pairs each row with the first mark of a role inside it; both lists are in order. */
function inRows(rows: Mark[], marks: Mark[], role: Mark['role']): Map<Mark, Mark> {
  const found = new Map<Mark, Mark>();
  const wanted = marks.filter(mark => mark.role === role);
  let at = 0;
  for (const row of rows) {
    while (at < wanted.length && wanted[at]!.char_start < row.char_start) at++;
    const mark = wanted[at];
    if (mark && mark.char_end <= row.char_end) found.set(row, mark);
  }
  return found;
}
