import type { Span } from '../model.ts';
import { markFrom, marksOf } from '../words.ts';

/** Words whose full stop does not end a sentence. */
const abbreviations = new Set(
  'mr mrs ms dr prof rev revd cllr cllrs st hon sgt insp supt e.g i.e vs viz cf approx fig ref'.split(' '),
);
/** Words whose full stop is part of a reference when a number follows. */
const beforeNumber = new Set('no nos p pp para paras sec ch vol art c ca'.split(' '));
const LONGEST_ABBREVIATION = Math.max(...[...abbreviations, ...beforeNumber].map(word => word.length));
/** 1 at the lengths and last letters of abbreviations, so that most words are told from them at once. */
const abbreviated = new Uint8Array((LONGEST_ABBREVIATION + 1) << 7);
for (const word of abbreviations) abbreviated[(word.length << 7) | word.charCodeAt(word.length - 1)] = 1;
/** Words after which a number at the start of a line belongs to the line before, not to a list. */
const awaitsNumber = new Set(
  'paragraph item section page rule order table appendix stage of to in than and by at from the or for tier'.split(
    ' ',
  ),
);
const listMarker =
  /[ \t\u00a0]*(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})\)|(?:\d{1,2}|[a-z]|[ivx]{1,5})\.)(?=[\s\u00a0])/y;
const gluedMarker =
  /(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})\)|(?:\d{1,2}|[a-z]|[ivx]{1,5})\.)[ \t]?(?=[A-Z“‘"'])/y;
const LONGEST_MARKER = 8;
/** What `tsx` writes as a call that makes the expression anew each time it is met, unless it stands here. */
const LETTER = /\p{L}/u;
const SMALL = /\p{Ll}/u;
const CAPITAL = /\p{Lu}/u;
const UNFINISHED = /[\p{Ll},\d’)%–-]/u;
const CLOSED = /[\p{Ll}\d)\]%]/u;
const NAMED = /[\p{L}\d)]/u;
const LETTER_OR_BRACKET = /[\p{L})]/u;
const markerOnly = /^\(?(?:\d{1,3}(?:\.\d{1,2})?|[a-z]|[ivx]{1,5})$/i;

/**
 * Gives the sentences of a stretch of text, trimmed, in order. Copes with paragraphs glued together
 * (`item.1.Mr X`), hard-wrapped lines, lists, table cells, and sentences broken by a page.
 */
export function sentences(text: string, span: Span = { char_start: 0, char_end: text.length }): Span[] {
  const found: Span[] = [];
  addSentences(found, text, span);
  return found;
}

/** Adds the sentences of a stretch of text to a list. */
export function addSentences(found: Span[], text: string, { char_start, char_end: end }: Span): void {
  const marks = marksOf(text);
  let start = firstAfter(text, char_start);
  let next = char_start;
  for (let at = markFrom(text, char_start); marks[at]! < end; at++) {
    const i = marks[at]!;
    if (i < next) continue;
    const code = text.charCodeAt(i);
    let cut = -1;
    switch (code) {
      case 10: // newline
        next = firstAfter(text, i + 1);
        if (next < end && endsAtLine(text, i, next)) cut = i;
        break;
      case 46: // .
        if (isStop(text, i, start, end)) cut = afterClosers(text, i + 1, end);
        break;
      case 33: // !
      case 63: // ?
        cut = afterClosers(text, i + 1, end);
        break;
      case 58: // :
        if (isGluedColon(text, i, end)) cut = i + 1;
        break;
      case 41: // )
        cut = gluedNumberBefore(text, i, start);
        break;
      case 124: // |
      case 0xb7: // ·
      case 0x2022: // •
      case 0x25cf: // ●
      case 0xf0b7: // bullet of a symbol font
        cut = i;
        break;
    }
    const isPoint = (code === 46 || code === 58) && isGluedPoint(text, i, end);
    if (isPoint) cut = i + 1;
    if (cut > start) push(found, text, start, cut);
    const from = isPoint ? i + 2 : code === 124 ? i + 1 : cut;
    if (from > start) start = firstAfter(text, from);
  }
  push(found, text, start, end);
}

function push(found: Span[], text: string, from: number, to: number): void {
  let char_start = from;
  let char_end = to;
  while (char_start < char_end && isSpace(text.charCodeAt(char_start))) char_start++;
  while (char_end > char_start && isSpace(text.charCodeAt(char_end - 1))) char_end--;
  if (char_end > char_start) found.push({ char_start, char_end });
}

/** Decides whether the line break at `i` ends a sentence, where the next words begin at `next`. */
function endsAtLine(text: string, i: number, next: number): boolean {
  if (mayBeMarker(text, next)) {
    listMarker.lastIndex = next;
    if (listMarker.test(text))
      return (
        hasBreak(text, i + 1, next) ||
        /[.;:,)\]!?]/.test(lastBefore(text, i)) ||
        !awaitsNumber.has(wordBefore(text, i))
      );
  }
  if (isBullet(text, next)) return true;
  if (!hasBreak(text, i + 1, next)) return lastBefore(text, i) === ':';
  // A page break leaves a blank line inside a sentence: it goes on in lower case after an unfinished line.
  return !(isSmall(text.charCodeAt(next)) && UNFINISHED.test(lastBefore(text, i)));
}

/** Whether a bracket, a digit or a small letter stands at an offset, with what may follow it in the marker of a list. */
function mayBeMarker(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code === 40 || isDigit(code)) return true;
  if (code < 97 || code > 122) return false;
  const next = text.charCodeAt(at + 1);
  return next === 41 || next === 46 || next === 105 || next === 118 || next === 120;
}

function hasBreak(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (text.charCodeAt(i) === 10) return true;
  return false;
}

function isStop(text: string, i: number, start: number, end: number): boolean {
  const after = afterClosers(text, i + 1, end);
  if (after >= end) return false;
  if (i - start <= LONGEST_MARKER && markerOnly.test(text.slice(start, i))) return false;
  if (!isSpace(text.charCodeAt(after))) return isGluedStop(text, i, after, wordBefore(text, i));
  const next = text.charCodeAt(firstAfter(text, after));
  if (isSmall(next)) return false;
  const to = lastSpaceBefore(text, i);
  const from = wordStart(text, to);
  const length = to - from;
  if (length > LONGEST_ABBREVIATION || length === 0) return true;
  const last = text.charCodeAt(to - 1);
  if (length === 1 && isCapital(last)) return false;
  const mayAbbreviate = last < 128 && abbreviated[(length << 7) | last | 32] === 1;
  if (mayAbbreviate && abbreviations.has(text.slice(from, to).toLowerCase())) return false;
  return !((isDigit(next) || next === 163) && beforeNumber.has(text.slice(from, to).toLowerCase()));
}

/** A stop with no space after it ends a sentence before a capital, a bracketed or a plain list number. */
function isGluedStop(text: string, i: number, after: number, word: string): boolean {
  const previous = text[i - 1] ?? '';
  const follower = text[after]!;
  if (follower === '.' || previous === '.') return false;
  if (isCapital(follower.charCodeAt(0))) return CLOSED.test(previous) || word.length > 1;
  if (follower === '(' || follower === '“' || follower === '‘') return NAMED.test(previous);
  if (/[\d£]/.test(follower))
    return LETTER_OR_BRACKET.test(previous) && !beforeNumber.has(word.toLowerCase());
  gluedMarker.lastIndex = after;
  return (word.length > 1 || previous === ')') && gluedMarker.test(text);
}

function isGluedColon(text: string, i: number, end: number): boolean {
  if (i + 1 >= end || isSpace(text.charCodeAt(i + 1)) || !LETTER_OR_BRACKET.test(text[i - 1] ?? ''))
    return false;
  if (isCapital(text.charCodeAt(i + 1))) return true;
  gluedMarker.lastIndex = i + 1;
  return gluedMarker.test(text);
}

/** Gives where the number of `…for this item1) Mr X …` begins, or -1 where the bracket at `i` ends none that is glued. */
function gluedNumberBefore(text: string, i: number, start: number): number {
  let from = i;
  while (from > start && i - from < 3 && isDigit(text.charCodeAt(from - 1))) from--;
  if (from === i || from <= start) return -1;
  if (text[from - 1] === '.' && (isDigit(text.charCodeAt(from - 2)) || text[from - 2] === '%'))
    return isGluedMarker(text, from - 1) ? from : -1;
  if (!isSmall(text.charCodeAt(from - 1))) return -1;
  return isCapital(text.charCodeAt(firstAfter(text, i + 1))) ? from : -1;
}

const GLUED = /\.(\d{1,2})\)\s{0,3}[A-Z]/y;
/** `… had closed.-Two settings`, `the following:-The rate`: the hyphen of a point stands between. */
function isGluedPoint(text: string, i: number, end: number): boolean {
  if (text.charCodeAt(i + 1) !== 45 || i + 2 >= end) return false;
  const next = text.charCodeAt(i + 2);
  const previous = text.charCodeAt(i - 1);
  const mayBegin = isCapital(next) || isDigit(next) || next === 163 || next === 0x2018 || next === 0x201c;
  return mayBegin && (isOfWord(previous) || isCloser(previous) || previous === 37);
}

const FARTHEST_MARKER = 4000;

/** Whether the stop of `3.4 out of 5.4) RESOLVED` ends a sentence that the next list number is glued to: the one before it is there. */
export function isGluedMarker(text: string, stop: number): boolean {
  GLUED.lastIndex = stop;
  const number = Number(GLUED.exec(text)?.[1] ?? 0);
  if (number < 2) return false;
  const sought = `${number - 1})`;
  const floor = Math.max(0, stop - FARTHEST_MARKER);
  const near = text.slice(floor, stop + sought.length);
  for (let at = near.lastIndexOf(sought); at >= 0; at = near.lastIndexOf(sought, at - 1)) {
    if (!isDigit(text.charCodeAt(floor + at - 1))) return true;
    if (at === 0) break;
  }
  return false;
}

function wordBefore(text: string, i: number): string {
  const to = lastSpaceBefore(text, i);
  return text.slice(wordStart(text, to), to);
}

function lastSpaceBefore(text: string, i: number): number {
  let to = i;
  while (to > 0 && isSpace(text.charCodeAt(to - 1))) to--;
  return to;
}

function wordStart(text: string, to: number): number {
  let from = to;
  while (from > 0 && to - from < 16 && isOfWord(text.charCodeAt(from - 1))) from--;
  return from;
}

function lastBefore(text: string, i: number): string {
  let at = i - 1;
  while (at >= 0 && isSpace(text.charCodeAt(at))) at--;
  return text[at] ?? '';
}

function firstAfter(text: string, i: number): number {
  let at = i;
  while (at < text.length && isSpace(text.charCodeAt(at))) at++;
  return at;
}

function afterClosers(text: string, i: number, end: number): number {
  let at = i;
  while (at < end && isCloser(text.charCodeAt(at))) at++;
  return at;
}

/** Whether one of `-–*o▪§` stands at an offset, with a space after it. */
function isBullet(text: string, i: number): boolean {
  const code = text.charCodeAt(i);
  const isMark =
    code === 45 || code === 0x2013 || code === 42 || code === 111 || code === 0x25aa || code === 0xa7;
  return isMark && isSpace(text.charCodeAt(i + 1));
}

/** Whether a quotation mark or a bracket closes: ’ ” ' " ) ]. */
function isCloser(code: number): boolean {
  return code === 0x2019 || code === 0x201d || code === 39 || code === 34 || code === 41 || code === 93;
}

function isSmall(code: number): boolean {
  return (code >= 97 && code <= 122) || (code > 127 && SMALL.test(String.fromCharCode(code)));
}

function isCapital(code: number): boolean {
  return (code >= 65 && code <= 90) || (code > 127 && CAPITAL.test(String.fromCharCode(code)));
}

/** Whether a letter, a digit or the stop of an abbreviation. */
function isOfWord(code: number): boolean {
  if (code <= 127)
    return isDigit(code) || code === 46 || (code > 64 && code < 91) || (code > 96 && code < 123);
  return LETTER.test(String.fromCharCode(code));
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0x200b || code === 0xfeff;
}
