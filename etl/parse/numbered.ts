import type { DraftItem } from './draft.ts';
import { isLabel } from './labels.ts';
import type { Line } from './lines.ts';
import { cleanTitle, continuesTitle, hasFileTail, isTitle } from './titles.ts';

/** `24`, `24a`, and `1/24` where the count begins anew each year. */
const NUMBER = /^(\d{1,4}(?:[a-z]|\/\d{2})?)\.?$/i;
const YEAR = /^(?:19|20)\d\d$/;
const LARGEST_STEP = 60;

/** Cuts a page whose item numbers stand alone on a line, each followed by its title. */
export function parseNumbered(lines: Line[], from: number, end: number): DraftItem[] {
  const items: DraftItem[] = [];
  let last = 0;
  for (let index = from; index < lines.length - 1; index++) {
    const number = findNumber(lines, index);
    if (!number || !follows(number, last, items.length === 0) || !isHead(lines, index + 1)) continue;
    close(items, lines[index]!.char_start);
    const head = titleLines(lines, index + 1);
    items.push(draftItem(lines[index]!.char_start, end, number, head));
    last = Number.parseInt(number, 10);
    index += head.length;
  }
  return withLead(items, lines, from);
}

/** A number alone on a line is an item's unless the line before runs on into it, as wrapped words do. */
function findNumber(lines: Line[], index: number): string | undefined {
  const line = lines[index]!;
  const number = NUMBER.exec(line.text)?.[1];
  if (!number || YEAR.test(line.text)) return undefined;
  const before = lines[index - 1];
  const runsOn =
    line.gap === 0 && before !== undefined && before.text.length > 30 && !/[.:;?!)|\]B]$/.test(before.text);
  return runsOn ? undefined : number;
}

/** Tells how many lines of a page are an item number and a title, to choose a layout by. */
export function countNumbered(lines: Line[], from: number): number {
  return lines.filter(
    (_, index) => index >= from && findNumber(lines, index) !== undefined && isHead(lines, index + 1),
  ).length;
}

/** Joins a line with those that continue it in mid-sentence, as hard-wrapped text does. */
export function joinParagraph(lines: Line[], index: number): string {
  let words = lines[index]!.text;
  for (let next = index + 1; next < lines.length && words.length < 600; next++) {
    const line = lines[next]!;
    if (line.gap > 0 || /[.:;!?]$/.test(words) || !/^[a-z(]/.test(line.text)) break;
    words += ` ${line.text}`;
  }
  return words;
}

/** Gives the lines of a title that was wrapped: they follow one another without a blank line. */
export function titleLines(lines: Line[], index: number): Line[] {
  const head = [lines[index]!];
  for (let next = index + 1; next < lines.length && head.length < 4; next++) {
    const line = lines[next]!;
    if (line.gap > 0 || isLabel(line.text) || NUMBER.test(line.text) || hasFileTail(head.at(-1)!.text)) break;
    const joined = `${head.map(part => part.text).join(' ')} ${line.text}`;
    if (!continuesTitle(head.at(-1)!.text, line.text) || !isTitle(joined) || /[.:]$/.test(head.at(-1)!.text))
      break;
    head.push(line);
  }
  return head;
}

export function draftItem(start: number, end: number, number: string | null, head: Line[]): DraftItem {
  return {
    char_start: start,
    char_end: end,
    number,
    title: cleanTitle(head.map(line => line.text).join(' ')),
    title_basis: 'stated',
    body: head.at(-1)!.char_end,
    parent: null,
    is_counted: number !== null,
  };
}

function close(items: DraftItem[], at: number): void {
  const open = items.at(-1);
  if (open) open.char_end = at;
}

function follows(number: string, last: number, first: boolean): boolean {
  const value = Number.parseInt(number, 10);
  return (
    first || (value > last && value - last <= LARGEST_STEP) || (value === last && /[a-z]$/i.test(number))
  );
}

function isHead(lines: Line[], index: number): boolean {
  const line = lines[index];
  if (!line || NUMBER.test(line.text) || isLabel(line.text)) return false;
  if (isTitle(line.text) || hasFileTail(line.text)) return true;
  const next = lines[index + 1];
  return line.text.length < 300 && next !== undefined && isLabel(next.text);
}

/** An entry before the first number, such as the webcast, is an item without a number. */
function withLead(items: DraftItem[], lines: Line[], from: number): DraftItem[] {
  const first = items[0];
  const lead = lines[from];
  if (!first || !lead || lead.char_start >= first.char_start || !isTitle(lead.text)) return items;
  return [{ ...draftItem(lead.char_start, first.char_start, null, [lead]), is_counted: false }, ...items];
}
