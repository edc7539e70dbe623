import type { Completeness, DocumentKind, Span } from '../model.ts';
import { markFrom, marksOf } from '../words.ts';
import type { DraftItem } from './draft.ts';
import { findInlineLabels, findLabel, type Section } from './labels.ts';
import { splitLines } from './lines.ts';
import { hasFileTail } from './titles.ts';

/** What the words of an item are: agenda before the meeting, minutes after it, and the page's own furniture. */
export interface Sections {
  agenda: Span[];
  minutes: Span[];
  furniture: Span[];
  completeness: Completeness;
  /** Number in `view the full minutes text for item 24`. */
  stated_number: string | null;
}

const CUT = /view the full (?:minutes|agenda|decision|item)s? text(?: for item (\d{1,4}[a-z]?))?\.?/gi;
const FURNITURE =
  /^(?:view directions|webcast for \d.{0,20}|restricted enclosure.{0,40}|view the reasons why.{0,120}|there are a further \d{1,4} documents?.{0,80}|view the full list of documents.{0,80}|view the (?:decision|background|declarations?|minutes) .{0,80}|find out more about this .{0,40}|share this item|(?:[-•] )?meeting of .{3,250}\(item \d{1,4}[a-z]?\.?\)|back to top|media|items?|no\. ?item|supporting documents?:?|attachments?:?|page \d{1,4}(?: of \d{1,4})?|\* ?\* ?\*[ *]{0,20})$/i;
/** No line of the page's own is so long. */
const LONGEST_FURNITURE = 320;
const FUTURE =
  /^(?:to\s[a-z]{3,}|members (?:of the \w+ )?(?:are|will be) (?:asked|invited)|the (?:chair|commission|committee|monitoring officer|board|members)\b.{0,60}\b(?:is|are|will be) (?:asked|invited)|.{0,200}\b(?:submits|will (?:give|provide|present|submit|report|outline)|to (?:report|outline|present) on|presents|gives|provides an? (?:verbal )?(?:update|report|presentation))\b)/i;
const PAST =
  /\b(?:was|were|had|noted|stated|said|reported|considered|received|advised|asked|explained|gave)\b/i;
const BLANK = /[\s|]/;
const LEAD_IN =
  /(?:\b(?:following|follows|points?|that|included?|including|areas?|raised|made|noted|responses?|questions?|comments?|improvement|were|are|is|to|by|key \w+)\b.{0,60}):$/i;

/** What announces points before a decision whose heading was stripped: `made the following comments:`. */
const LEAD_IN_TO_POINTS =
  /\b(?:comments?|points?|questions?|issues?|responses?|observations?)\b[^:]{0,30}:$/i;
/** How a decision begins its line, with what announces a list before it. */
const DECIDED: [head: string, leadIn: RegExp][] = [
  ['\nRESOLVED', LEAD_IN],
  ['\nAGREED', LEAD_IN],
  ['\nThat', LEAD_IN_TO_POINTS],
];

/** Sorts the body of an item into agenda, minutes and furniture; `inline` where labels stand inside a flattened cell. */
export function findSections(
  text: string,
  item: DraftItem,
  kind: DocumentKind,
  inline: boolean,
  marked: Span[],
): Sections {
  const cuts = findCuts(text, item);
  const labels = inline ? findInlineLabels(text, item.body, item.char_end) : [];
  const lines: Span[] = [];
  const stretches = inline ? byInline(item, labels) : byLines(text, item, kind, lines);
  const furniture = cuts.spans.concat(marked, labels, lines).sort((a, b) => a.char_start - b.char_start);
  const kept = subtract(text, stretches, furniture);
  const minutes = kept.filter(({ section }) => section === 'minutes' || section === 'decision').map(toSpan);
  const lost = cuts.spans.length === 0 && lacksList(text, minutes);
  return {
    agenda: kept.filter(({ section }) => section === 'agenda').map(toSpan),
    minutes,
    furniture: furniture.concat(stretches.filter(({ section }) => section === 'furniture')).map(toSpan),
    completeness: cuts.spans.length > 0 ? 'truncated' : lost ? 'content_lost' : 'complete',
    stated_number: cuts.number,
  };
}

function toSpan({ char_start, char_end }: Span): Span {
  return { char_start, char_end };
}

const OUTCOME = new Set<string>(['minutes', 'decision']);

interface Stretch extends Span {
  section: Section;
}

function findCuts(text: string, item: DraftItem): { spans: Span[]; number: string | null } {
  const spans: Span[] = [];
  let number: string | null = null;
  for (const match of text.slice(item.body, item.char_end).matchAll(CUT)) {
    const at = item.body + match.index;
    const dots = /(?:\.{3}|…)\s{0,4}$/.exec(text.slice(Math.max(item.body, at - 8), at))?.[0].length ?? 0;
    spans.push({ char_start: at - dots, char_end: at + match[0].length });
    number ??= match[1] ?? null;
  }
  return { spans, number };
}

function byInline(
  item: DraftItem,
  labels: { section: Section; char_start: number; char_end: number }[],
): Stretch[] {
  const first = labels[0]?.char_start;
  if (first === undefined) return [{ section: 'minutes', char_start: item.body, char_end: item.char_end }];
  const stretches: Stretch[] = [{ section: 'agenda', char_start: item.body, char_end: first }];
  labels.forEach((label, index) => {
    const end = labels[index + 1]?.char_start ?? item.char_end;
    stretches.push({ section: label.section, char_start: label.char_end, char_end: end });
  });
  return stretches;
}

function byLines(text: string, item: DraftItem, kind: DocumentKind, furniture: Span[]): Stretch[] {
  const lines = splitLines(text, item.body, item.char_end);
  const found = lines.map(line => findLabel(line.text));
  const labelled = found.some(label => OUTCOME.has(label ?? ''));
  const stretches: Stretch[] = [];
  let section: Section = labelled || kind === 'agenda' ? 'agenda' : 'minutes';
  let inFiles = false;
  let inPurpose = false;
  lines.forEach((line, index) => {
    const label = found[index]!;
    if (label === 'furniture') inFiles = true;
    else if (label) {
      inFiles = false;
      section = label;
    }
    const isFile = hasFileTail(line.text) || (inFiles && labelled && section === 'agenda');
    if (label || isFile || (line.text.length < LONGEST_FURNITURE && FURNITURE.test(line.text))) {
      furniture.push({ char_start: line.char_start, char_end: line.char_end });
      return;
    }
    inFiles = false;
    // Where labels were lost, what a report will do comes before what the meeting said of it.
    inPurpose = index === 0 ? isPurposeLine(line.text) : inPurpose && line.gap === 0;
    const isPurpose = inPurpose && !labelled && section === 'minutes' && lines.length > 1;
    extend(stretches, isPurpose ? 'agenda' : section, line.char_start, line.char_end);
  });
  return stretches;
}

/** The agenda speaks in the present or future: `The Director submits a report`, `To consider …`. */
function isPurposeLine(text: string): boolean {
  const purpose = /^[A-Z]/.test(text) ? FUTURE.exec(text.slice(0, 400)) : null;
  return purpose !== null && !PAST.test(purpose[0]);
}

function extend(stretches: Stretch[], section: Section, char_start: number, char_end: number): void {
  const last = stretches.at(-1);
  if (last?.section === section) last.char_end = char_end;
  else stretches.push({ section, char_start, char_end });
}

/** A lead-in such as `Key points included:` with nothing after it, or only the resolution, says that a list was dropped. */
function lacksList(text: string, minutes: Span[]): boolean {
  const last = minutes.at(-1);
  if (!last) return false;
  if (isLeadIn(text, last.char_start, last.char_end)) return true;
  return minutes.some(span => isAnnounced(text, span));
}

/** Tells whether a list is announced before the heading of a decision in a stretch. */
function isAnnounced(text: string, { char_start, char_end }: Span): boolean {
  const marks = marksOf(text);
  for (let at = markFrom(text, char_start); marks[at]! < char_end; at++) {
    const line = marks[at]!;
    if (text.charCodeAt(line) !== 10) continue;
    for (const [head, leadIn] of DECIDED) {
      const end = line + head.length;
      if (end > char_end || !text.startsWith(head, line)) continue;
      const isWhole = end === char_end || !/\w/.test(text[end] ?? '');
      if (isWhole && isLeadIn(text, char_start, line, leadIn)) return true;
    }
  }
  return false;
}

/** Tells whether the last line before an offset announces a list. */
function isLeadIn(text: string, from: number, to: number, leadIn = LEAD_IN): boolean {
  const tail = text.slice(Math.max(from, to - 300), to).trimEnd();
  if (!tail.endsWith(':')) return false;
  return leadIn.test(tail.slice(tail.lastIndexOf('\n') + 1).slice(-200));
}

/** Cuts furniture out of stretches and trims what is left, dropping mere space and pipes; both lists are in order. */
function subtract(text: string, stretches: Stretch[], furniture: Span[]): Stretch[] {
  const left: Stretch[] = [];
  let next = 0;
  let at = 0;
  for (const { section, char_start, char_end } of stretches) {
    at = Math.max(at, char_start);
    while (next < furniture.length && furniture[next]!.char_start < char_end) {
      const hole = furniture[next++]!;
      if (hole.char_start > at) keep(left, text, section, at, hole.char_start);
      at = Math.max(at, hole.char_end);
    }
    if (at < char_end) keep(left, text, section, at, char_end);
  }
  return left;
}

/** Keeps a stretch without the space and the pipes around it, if it holds more. */
function keep(left: Stretch[], text: string, section: Section, from: number, to: number): void {
  let char_start = from;
  let char_end = to;
  while (char_start < char_end && BLANK.test(text[char_start]!)) char_start++;
  while (char_end > char_start && BLANK.test(text[char_end - 1]!)) char_end--;
  if (char_start < char_end) left.push({ section, char_start, char_end });
}
