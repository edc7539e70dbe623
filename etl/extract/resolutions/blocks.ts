import type { Span } from '../../model.ts';
import { markFrom, marksOf } from '../../words.ts';

/** A paragraph: its label as printed, where its words stand, and how many line breaks come before it. */
export interface Block extends Span {
  label: string | null;
  /** What the label looks like, so that a list can be told from the list it stands in: `(a)`, `1.`, `1)`, `i)`. */
  style: string | null;
  gap: number;
}

const labelAt = /\(?(?:\d{1,2}|[a-z]|[ivxl]{2,5}|[A-H](?=\)))[.)](?=[\s\u00a0]|[A-Z“‘"'(])/y;
const loneLabel = /^\(?(?:\d{1,2}|[a-z]|[ivxl]{2,5})[.)]$/;
/** A list number glued to the end of the sentence before it: `report.2) Further`, `item1) Ms White`. */
const gluedLabel =
  /(?:[.;:?!)”’]|[a-z](?=\d{1,2}\) ?[A-Z]))((?:\(\d{1,2}\)|\d{1,2}[.)]|\(?[a-z]\)) ?)(?=[A-Zt“‘])/g;

/** Splits a stretch of text into its paragraphs, list members apart, whatever joined them: blank lines, lines or nothing. */
export function blocks(text: string, span: Span): Block[] {
  const found: Block[] = [];
  const { char_start, char_end: end } = span;
  const marks = marksOf(text);
  let start = char_start;
  let next = char_start;
  let gap = 2;
  let mayBeGlued = false;
  for (let at = markFrom(text, char_start); marks[at]! < end; at++) {
    const i = marks[at]!;
    if (i < next) continue;
    const code = text.charCodeAt(i);
    if (code !== 10) {
      if (!mayBeGlued && (code === 46 || code === 41)) mayBeGlued = endsGlued(text, code, start, i);
      continue;
    }
    next = afterSpace(text, i, end);
    const breaks = countBreaks(text, i, next);
    if (breaks > 1 || startsBlock(text, next) || isLeadIn(text, start, i, next)) {
      if (mayBeGlued) addGlued(found, text, start, i, gap);
      else add(found, text, start, i, gap);
      start = next;
      gap = breaks;
      mayBeGlued = false;
    }
  }
  if (mayBeGlued) addGlued(found, text, start, end, gap);
  else add(found, text, start, end, gap);
  for (const block of found) if (isLoneLabel(text, block)) return withLoneLabels(text, found);
  return found;
}

/** A label alone on its line belongs to the paragraph after it. */
function withLoneLabels(text: string, found: Block[]): Block[] {
  let lone: Block | undefined;
  return found.flatMap(block => {
    if (isLoneLabel(text, block)) {
      lone = block;
      return [];
    }
    if (!lone || block.label !== null) {
      lone = undefined;
      return [block];
    }
    const label = text.slice(lone.char_start, lone.char_end);
    const labelled = { ...block, label, style: styleOf(label), gap: lone.gap };
    lone = undefined;
    return [labelled];
  });
}

function isLoneLabel(text: string, { label, char_start, char_end }: Block): boolean {
  return label === null && char_end - char_start < 8 && loneLabel.test(text.slice(char_start, char_end));
}

/** Gives the label that stands at an offset, with the offset of the words after it. */
export function readLabel(
  text: string,
  at: number,
  end: number,
): { label: string; style: string; next: number } | null {
  if (!mayBeLabel(text, at)) return null;
  labelAt.lastIndex = at;
  const met = labelAt.exec(text);
  if (!met || at + met[0].length >= end) return null;
  return { label: met[0], style: styleOf(met[0]), next: afterSpace(text, at + met[0].length, end) };
}

function startsBlock(text: string, at: number): boolean {
  labelAt.lastIndex = at;
  return (mayBeLabel(text, at) && labelAt.test(text)) || isBullet(text, at);
}

/** Whether a bracket or digit stands at an offset, or a letter with one of `.)ivxl` after it, as every label begins. */
function mayBeLabel(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code === 40 || isDigit(code)) return true;
  return (isSmall(code) || (code > 64 && code < 73)) && '.)ivxl'.includes(text[at + 1] ?? '.');
}

function isBullet(text: string, at: number): boolean {
  const mark = text[at] ?? '';
  if ('-–*'.includes(mark)) return text[at + 1] === ' ' || text[at + 1] === '\t';
  return '·•●▪‣\uf0b7'.includes(mark);
}

/** A line that is a heading, or ends with a colon, or comes before a further `That …`. */
function isLeadIn(text: string, start: number, end: number, next: number): boolean {
  const last = text[lastBefore(text, start, end)] ?? '';
  if (last === ':') return true;
  if (/[.;]/.test(last) && /^That\s/.test(text.slice(next, next + 5))) return true;
  if (isSmall(text.charCodeAt(start)) || isSmall(text.charCodeAt(start + 1))) return false;
  const line = text.slice(start, Math.min(end, start + 40)).trim();
  return line.length < 25 && /^[A-Z]{5,}\b/.test(line) && line === line.toUpperCase();
}

function lastBefore(text: string, start: number, end: number): number {
  let i = end - 1;
  while (i > start && isSpace(text.charCodeAt(i))) i--;
  return i;
}

function addGlued(found: Block[], text: string, from: number, to: number, gap: number): void {
  let start = from;
  let space = gap;
  for (const met of text.slice(from, to).matchAll(gluedLabel)) {
    const at = from + met.index + met[0].length - met[1]!.length;
    if (at <= start) continue;
    add(found, text, start, at, space);
    start = at;
    space = 0;
  }
  add(found, text, start, to, space);
}

/**
 * Whether a bracket or a stop ends one or two digits, or one small letter, that are glued to what is before them, as a
 * glued label does; most paragraphs hold none and are not read for labels.
 */
function endsGlued(text: string, mark: number, from: number, at: number): boolean {
  let i = at - 1;
  if (i < from) return false;
  const last = text.charCodeAt(i);
  const isNumber = isDigit(last);
  if (isNumber) i -= i > from && isDigit(text.charCodeAt(i - 1)) ? 2 : 1;
  else if (mark === 41 && isSmall(last)) i--;
  else return false;
  if (i >= from && text.charCodeAt(i) === 40) i--;
  if (i < from) return false;
  const before = text.charCodeAt(i);
  return endsSentence(before) || (isNumber && isSmall(before));
}

/** One of `.;:?!)”’`. */
function endsSentence(code: number): boolean {
  return (
    code === 46 ||
    code === 59 ||
    code === 58 ||
    code === 63 ||
    code === 33 ||
    code === 41 ||
    code === 0x201d ||
    code === 0x2019
  );
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isSmall(code: number): boolean {
  return code >= 97 && code <= 122;
}

function add(found: Block[], text: string, from: number, to: number, gap: number): void {
  let start = afterSpace(text, from, to);
  let end = to;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  if (end <= start) return;
  const hasBullet = isBullet(text, start);
  if (hasBullet) start = afterSpace(text, start + 1, end);
  const labelled = readLabel(text, start, end);
  found.push({
    char_start: labelled?.next ?? start,
    char_end: end,
    label: labelled?.label ?? null,
    style: labelled?.style ?? (hasBullet ? '•' : null),
    gap,
  });
}

const styles = new Map<string, string>();

/** There are few labels, and they come again and again. */
function styleOf(label: string): string {
  let style = styles.get(label);
  if (style === undefined) {
    style = readStyle(label);
    styles.set(label, style);
  }
  return style;
}

function readStyle(label: string): string {
  return label.replace(/\d+/, '1').replace(/[a-z]+/, letters => (/^[ivxl]+$/.test(letters) ? 'i' : 'a'));
}

function countBreaks(text: string, from: number, to: number): number {
  let count = 0;
  for (let i = from; i < to; i++) if (text.charCodeAt(i) === 10) count++;
  return count;
}

function afterSpace(text: string, from: number, end: number): number {
  let i = from;
  while (i < end && isSpace(text.charCodeAt(i))) i++;
  return i;
}

function isSpace(code: number): boolean {
  return (
    code === 32 ||
    code === 10 ||
    code === 13 ||
    code === 9 ||
    code === 0xa0 ||
    code === 124 ||
    code === 0x200b
  );
}
