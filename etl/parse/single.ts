import { parseDate } from '../calendar.ts';
import { deriveTitle } from './derive.ts';
import type { DraftItem } from './draft.ts';
import { isLabel } from './labels.ts';
import type { Line } from './lines.ts';
import { draftItem, joinParagraph, titleLines } from './numbered.ts';
import { hasFileTail, isTitle } from './titles.ts';

/** Finds the line `Agenda item` that heads the page of one item, or -1. */
export function findItemHeader(lines: Line[]): number {
  let found = -1;
  for (let index = 0; index < Math.min(lines.length, 12); index++) {
    if (/^agenda item$/i.test(lines[index]!.text)) found = index;
  }
  return found;
}

/** Takes a page that holds one item: its title if the first line is one, else a title made from its first sentence. */
export function parseSingle(lines: Line[], from: number, end: number): DraftItem[] {
  const first = lines[from];
  if (!first) return [];
  if (
    !isLabel(first.text) &&
    (isTitle(joinParagraph(lines, from)) || hasFileTail(first.text) || isTitled(lines, from))
  ) {
    return [draftItem(first.char_start, end, null, titleLines(lines, from))];
  }
  const words = lines.slice(from, from + 6).filter(line => !isLabel(line.text));
  const title = deriveTitle(words.map(line => line.text).join(' '));
  return [
    {
      ...draftItem(first.char_start, end, null, [first]),
      title,
      title_basis: 'derived',
      body: first.char_start,
    },
  ];
}

function isTitled(lines: Line[], from: number): boolean {
  const next = lines[from + 1];
  return lines[from]!.text.length < 200 && next !== undefined && isLabel(next.text);
}

const MEETING_OF =
  /^(?:[-•] )?meeting of (?:the )?([^,]{3,120}(?:,[^,\d]{2,60}){0,4}?), ((?:mon|tues|wednes|thurs|fri|satur|sun)day,? [^()]{6,60})\(item (\d{1,4}[a-z]?)\.?\)$/i;

const MEETING_ON =
  /^meeting: (\d{1,2}[/.]\d{1,2}[/.]\d{4}) [-–] ([^()]{3,120}(?:\([^()]{1,40}\))?) \(item (\d{1,4}[a-z]?)\.?\)$/i;

/**
 * Finds the link from an item's page to its meeting: `Meeting of Cabinet, Tuesday, 4 March 2025 2.00 pm (Item 7.)` or
 * `Meeting: 04/03/2025 - Cabinet (Item 7)`.
 */
export function findMeetingOf(
  lines: Line[],
): { committee: string; date: string | null; words: string; number: string } | null {
  for (const { text } of lines.slice(0, 40)) {
    if (text.length >= 400 || !text.endsWith(')')) continue;
    const match = MEETING_OF.exec(text);
    if (match) return { committee: match[1]!, date: parseDate(match[2]!), words: text, number: match[3]! };
    const on = MEETING_ON.exec(text);
    if (on) return { committee: on[2]!, date: parseDate(on[1]!), words: text, number: on[3]! };
  }
  return null;
}
