import { deriveTitle } from './derive.ts';
import type { DraftItem } from './draft.ts';
import { findLabel } from './labels.ts';
import type { Line } from './lines.ts';
import { draftItem, titleLines } from './numbered.ts';
import { continuesTitle, hasFileTail, isTitle, splitTitle } from './titles.ts';

const FIRST_MARK = /^(?:\(?[ia1][).]|[-•·▪o])/i;
/** The last line of minutes says when they ended. */
const CLOSING =
  /^\(?(?:the )?(?:meeting (?:closed|ended|finished|concluded|rose|terminated|was closed)|duration of (?:the )?meeting)(?![a-z])/i;
/** `Mr. P. Brown CC` alone on a line is one of a list of members. */
const PERSON =
  /^(?:Mr|Mrs|Ms|Miss|Dr|Prof|Rev|Cllr|Councillor)\.?\s(?:[A-Z]\.?\s?){0,3}[A-Z][A-Za-z’'-]{1,20}(?:\s[A-Z][A-Za-z’'-]{1,20}){0,2}(?:\s(?:CC|MBE|OBE|JP|DL)){0,2}$/;
/** From so many blank lines on they part paragraphs. */
const FEWEST_GAPS = 4;
const LIST_MARK = /^(?:\(?[ivxl]{1,6}[).]|\(?[a-z][).]|[-•·▪o]|\(?\d{1,3}\))\s/i;

/** Cuts a page that lost its numbers and labels: an item begins at each paragraph that reads as a heading. */
export function parseStripped(lines: Line[], from: number, end: number): DraftItem[] {
  const items: DraftItem[] = [];
  const { isSpaced, isWrapped } = findStyle(lines, from);
  let inFiles = false;
  for (let index = from; index < lines.length; index++) {
    const line = lines[index]!;
    // A list of attached files follows its label on lines that each end in a size.
    if (findLabel(line.text) === 'furniture') inFiles = true;
    else inFiles &&= line.gap <= 1 && hasFileTail(line.text);
    if (inFiles || (isSpaced && index > from && line.gap === 0 && !hasFileTail(line.text))) continue;
    const head = titleLines(lines, index);
    const next = lines[index + head.length];
    const follows = next !== undefined && next.gap === 0 && !findLabel(next.text);
    const runsOn = follows && (isWrapped || continuesTitle(head.at(-1)!.text, next.text));
    if (!opensItem(lines, index, from, items, runsOn)) continue;
    const open = items.at(-1);
    if (open) open.char_end = line.char_start;
    items.push({ ...draftItem(line.char_start, end, null, head), is_counted: !isUncounted(line.text) });
    index += head.length - 1;
  }
  return withLead(items, lines, from, end);
}

/** Tells whether blank lines part the paragraphs of a page, and whether its lines were wrapped in mid-sentence. */
function findStyle(lines: Line[], from: number): { isSpaced: boolean; isWrapped: boolean } {
  let spaced = 0;
  let small = 0;
  for (let index = from; index < lines.length; index++) {
    if (lines[index]!.gap > 0) spaced++;
    else if (/^[a-z]/.test(lines[index]!.text)) small++;
  }
  const close = lines.length - from - spaced;
  return { isSpaced: spaced >= FEWEST_GAPS, isWrapped: small * 5 > close * 2 };
}

function opensItem(lines: Line[], index: number, from: number, items: DraftItem[], runsOn: boolean): boolean {
  const line = lines[index]!;
  const next = lines[index + 1];
  if (next !== undefined && findLabel(next.text) === 'furniture' && line.text.length < 300) return true;
  if (hasFileTail(line.text)) return true;
  if (CLOSING.test(line.text) || PERSON.test(line.text)) return false;
  if (runsOn || (next && LIST_MARK.test(next.text) && isSubheading(lines[index - 1], next))) return false;
  const before = lines[index - 1];
  const afterHead = items.length > 0 && before !== undefined && before.char_end === items.at(-1)!.body;
  if (before && /^(?:it was )?(?:resolved|agreed|recommended)[:.]?$/i.test(before.text)) return false;
  if (/^To\s[a-z]/.test(line.text)) {
    return !afterHead && index > from && line.text.length < 160 && endsLikeTitle(line.text);
  }
  if (!isTitle(line.text) || (afterHead && splitTitle(line.text) === 0)) return false;
  const afterLeadIn =
    index > from && before !== undefined && /:$/.test(before.text) && !findLabel(before.text);
  return !afterLeadIn || /\.$/.test(line.text);
}

/** A line between a lead-in or a list and more of a list divides the list; it is no item. */
function isSubheading(before: Line | undefined, next: Line): boolean {
  if (!before) return false;
  return /:$/.test(before.text) || !FIRST_MARK.test(next.text);
}

function endsLikeTitle(text: string): boolean {
  return !/[:;,]$/.test(text) && !/\. [A-Z]/.test(text);
}

function isUncounted(text: string): boolean {
  return /^webcast\b/i.test(text);
}

/** Words before the first title belong to an entry that lost its title. */
function withLead(items: DraftItem[], lines: Line[], from: number, end: number): DraftItem[] {
  const lead = lines[from];
  const first = items[0]?.char_start ?? end;
  if (!lead || lead.char_start >= first) return items;
  const title = deriveTitle(lead.text);
  const item = draftItem(lead.char_start, first, null, [lead]);
  return [
    { ...item, title, title_basis: 'derived', body: lead.char_start, is_counted: !/^webcast/i.test(title) },
    ...items,
  ];
}
