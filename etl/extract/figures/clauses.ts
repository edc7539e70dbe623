import type { Span } from '../../model.ts';
import { leadOf, pattern, type Stretch, stretchOf } from '../patterns.ts';
import { hasContent } from './content.ts';
import { isTime, type Quantity } from './quantity.ts';
import type { Sentence } from './sentence.ts';

/** The words that go with a number: those before it and those after it in its clause. */
export interface Clause {
  left: Span;
  right: Span;
  /** What a following figure joined by `and` goes on to say of both. */
  shared: Span | null;
}

/** Words that begin a clause, where spaces stand on both sides. */
const OPENERS = new Set('that but while whereas when which where although because as'.split(' '));
const AS_MANY = /^\s?(?:many|much|high|low|few|long)/;
const MARKER = /^\s*(?:\d{1,2}\.\d{1,2}\.?(?=\s)|\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)]|[·•-])\s?/iu;
const RIGHT_BOUNDARY =
  /[.;:](?=\s|$|[A-Z“‘])|,\s(?=(?:which|when|but|and|so|with|although|while|compared|up|down|an?|against|the|of|in|who|or)(?![a-zA-Z]))|\s(?:–|—|compared\s(?:with|to)|against|up from|down from|but|whereas|while|when|so that|because|view the full|\.\.\.)(?![a-zA-Z])|\s\.\.\.|…/i;
const JOINT =
  /(?:,\s|;\s|\s–\s|\s\(|\(|\s(?:and|but|of which|including|compared with|up from|down from)\s)(?:[^\s]{1,14}\s){0,4}\(?[-−+]?$/iu;
/** `58% in reading, writing and maths, compared to 61%`: what compares parts two figures more than a comma or `and`. */
const COMPARED_JOINT = pattern(
  /(?:,?\s(?:compared\s(?:with|to)|against)|(?<!gone|went|going|come|came|coming|moved|brought),?\s(?:up|down) from)\s(?:[^\s]{1,14}\s){0,4}$|,\s(?:(?:up|down)|an?\s(?:rise|fall|increase|decrease|drop|reduction|improvement|decline|growth)\sof)\s(?:(?:by|about|around|just|over|under|nearly|almost|only)\s){0,3}$/iu,
);
/** `from 85 a month to an average of 140`: joins like numbers that stand close together. */
const CLOSE_JOINT = pattern(
  /\s(?:with|or|to|from|against|plus)\s(?:(?:an?|the|average|total|of|over|under|about|around|only|just|some|almost|nearly|approximately)\s){0,4}£?$/iu,
);
/** What a semicolon parts is parted nowhere else. */
const SEMICOLON = /;\s[^;]*$/;
/** `had an Education, Health and Care Plan, which is 29%`: the last comma parts. */
const COMMA_JOINT = /(?<!of (?:which|whom|these|those|them)),\s(?:[^\s,]{1,14}\s){1,4}\(?[-−+]?$/u;
const VERB = pattern(/\s(?:had|has|have|were|was|are|is|would|did|achieved|met|received|took)\s/iu);
const ANY_VERB = pattern(
  /\s(?:had|has|have|were|was|are|is|would|did|came|felt|said|went|made|rose|fell|took|met|got|could|[a-zA-Z]{3,14}ed)(?![a-zA-Z])/i,
);
const EMPTY = new Set(
  `there were was had been have totalling totalled which only over about around nearly almost increase decrease reduction
  average from with some that than more less this these those they their also currently further additional remaining
  approximately under least numbered cost costs costing reached rose fell rising falling compared against`.split(
    /\s+/,
  ),
);
const JOINED = /\s(?:and|or|but)\s(?:[^\s]{1,14}\s){0,3}$/iu;
/** `£3.2m of £4.9m in funding`: both are of what is named at the end. */
const PART_OF_GAP = /^\s(?:out\s)?of\s(?:the\s|a\stotal\sof\s)?£?$/;
/** `26 such children, and eleven of these had`: the second alone. */
const OF_THESE = /^\sof (?:these|those|them|whom|which)(?![a-zA-Z])/;
/** `177 of them, or exactly 25%, were placed far away`: two ways of saying how many. */
const APPOSED =
  /^(?:\s[a-z]{2,12}){0,3},?\s(?:or|that is|i\.e\.),?\s(?:(?:exactly|about|around|some|nearly|almost|just|over|under)\s){0,2}$/;
const OF_BEFORE = /(?:^|\s)of$/i;
const LOOSE_END = /[\s,(–-]/;

/** Cuts the clause of a quantity out of its sentence, between its neighbours. */
export function clauseOf(
  text: string,
  sentence: Sentence,
  siblings: Quantity[],
  index: number,
  periods: Span[],
): Clause {
  const quantity = siblings[index]!;
  let before = index - 1;
  const mayPart = (other: Quantity): boolean => isNeighbour(other) || !isNeighbour(quantity);
  while (before >= 0 && !mayPart(siblings[before]!)) before--;
  let after = index + 1;
  while (after < siblings.length && !mayPart(siblings[after]!)) after++;
  const next = siblings[after] ?? null;
  const floor =
    before < 0 ? sentence.char_start : past(periods, jointEnd(text, siblings[before]!, quantity, sentence));
  const char_start = leftStart(text, Math.max(floor, quantity.char_start - 200), quantity.char_start);
  const left = { char_start, char_end: quantity.char_start };
  const char_end = Math.max(past(periods, rightEnd(text, sentence, quantity, next)), quantity.char_end);
  const right = { char_start: quantity.char_end, char_end };
  return { left, right, shared: next && sharedEnd(text, sentence, quantity, right, next) };
}

/** `between April and September` joins no figures: a place inside a time is the end of it. */
function past(periods: Span[], at: number): number {
  return periods.find(({ char_start, char_end }) => char_start < at && at < char_end)?.char_end ?? at;
}

/** A limit such as `20 working days` is part of the words of the figure it bounds. */
function isNeighbour({ unit, kind }: Quantity): boolean {
  return !(kind === 'target' && isTime(unit));
}

/** `74% of these and 64% of those had passed`: what the second goes on to say is said of the first as well. */
function sharedEnd(
  text: string,
  sentence: Sentence,
  quantity: Quantity,
  right: Span,
  next: Quantity,
): Span | null {
  const gap = text.slice(right.char_start, next.char_start);
  if (APPOSED.test(gap))
    return { char_start: next.afterUnit, char_end: rightEnd(text, sentence, next, null) };
  if (OF_THESE.test(text.slice(next.afterUnit, next.afterUnit + 12))) return null;
  if (next.unit === quantity.unit && PART_OF_GAP.test(gap))
    return { char_start: next.afterUnit, char_end: rightEnd(text, sentence, next, null) };
  if (
    next.unit !== quantity.unit ||
    !JOINED.test(gap) ||
    ANY_VERB.test(stretchOf(text, quantity.afterUnit, next.char_start, sentence.row))
  )
    return null;
  const char_end = rightEnd(text, sentence, next, null);
  const verb = VERB.exec(stretchOf(text, next.afterUnit, char_end, sentence.row));
  return verb && { char_start: next.afterUnit + verb.index, char_end };
}

/** Where a clause may begin: the end of a boundary, which starts at `from` with `word`. */
interface Boundary {
  from: number;
  to: number;
  word: string;
}

/** The nearest boundary before the number that leaves some words of substance, at most two boundaries back. */
function leftStart(text: string, floor: number, end: number): number {
  const lead = text.slice(floor, end);
  const boundaries = boundariesIn(lead);
  for (let i = boundaries.length - 1, steps = 0; i >= 0 && steps < 3; i--, steps++) {
    const { from, to, word } = boundaries[i]!;
    const isRelative = word === 'which' || word === 'where';
    if (isRelative && !OF_BEFORE.test(lead.slice(0, from)))
      return floor + wordsBack(lead, from, 5, boundaries[i - 1]?.to ?? 0);
    if (steps === 2 || hasContent(lead, to, lead.length, EMPTY)) return floor + to;
  }
  return floor;
}

/** Gives the boundaries of a lead in order: a list marker, a comma, colon or dash, or a word that begins a clause. */
function boundariesIn(lead: string): Boundary[] {
  const found: Boundary[] = [];
  for (let at = 0; at < lead.length; at++) {
    const boundary = boundaryAt(lead, at) ?? (at === 0 ? markerOf(lead) : null);
    if (boundary === null) continue;
    found.push(boundary);
    at = Math.max(at, boundary.to - 1);
  }
  return found;
}

function boundaryAt(lead: string, at: number): Boundary | null {
  const code = lead.charCodeAt(at);
  if (isSpace(code)) return openerAt(lead, at);
  const isStop = code === 44 || code === 58 || code === 59 || code === 0x2013 || code === 0x2014;
  return isStop && isSpace(lead.charCodeAt(at + 1)) ? { from: at, to: at + 2, word: '' } : null;
}

function openerAt(lead: string, at: number): Boundary | null {
  const first = lead.charCodeAt(at + 1) | 32;
  // Only a, b, t and w begin one.
  if (first !== 97 && first !== 98 && first !== 116 && first !== 119) return null;
  let to = at + 2;
  while (to < lead.length && to - at < 10 && !isSpace(lead.charCodeAt(to))) to++;
  if (!isSpace(lead.charCodeAt(to))) return null;
  const word = lead.slice(at + 1, to).toLowerCase();
  if (word === 'as' && AS_MANY.test(lead.slice(to, to + 6))) return null;
  return OPENERS.has(word) ? { from: at, to: to + 1, word } : null;
}

function markerOf(lead: string): Boundary | null {
  const marker = MARKER.exec(lead);
  return marker && { from: 0, to: marker[0].length, word: '' };
}

function isSpace(code: number): boolean {
  return code === 32 || (code > 127 && /\s/.test(String.fromCharCode(code)));
}

function wordsBack(text: string, from: number, count: number, floor: number): number {
  let at = from;
  for (let i = 0; i < count && at > floor; i++) at = Math.max(floor, text.lastIndexOf(' ', at - 1));
  return at;
}

/** Where the words of this figure begin after those of the one before it. */
function jointEnd(text: string, previous: Quantity, quantity: Quantity, sentence: Sentence): number {
  const from = Math.min(previous.afterUnit, quantity.char_start);
  const joint = jointIn(leadOf(text, from, quantity.char_start, sentence.row));
  return joint ? from + joint.index : from;
}

function jointIn(gap: Stretch): RegExpExecArray | null {
  return (
    (gap.text.includes('; ') ? SEMICOLON.exec(gap.text) : null) ??
    COMPARED_JOINT.exec(gap) ??
    COMMA_JOINT.exec(gap.text) ??
    JOINT.exec(gap.text) ??
    (gap.text.length < 60 ? CLOSE_JOINT.exec(gap) : null)
  );
}

function rightEnd(text: string, sentence: Sentence, quantity: Quantity, next: Quantity | null): number {
  const start = Math.max(quantity.afterUnit, quantity.char_end);
  // `neighbours (40.3) and lower than`: what follows the bracket is said of something else.
  if (text[quantity.char_start - 1] === '(' && text[start] === ')') return start;
  const limit = Math.min(sentence.char_end, start + 170);
  let end = limit;
  if (next && next.char_start < limit) {
    const joint = jointIn(leadOf(text, start, next.char_start, sentence.row));
    end =
      quantity.rule === 'part of'
        ? next.afterUnit
        : joint
          ? start + joint.index
          : Math.max(start, next.char_start);
  }
  const stop = RIGHT_BOUNDARY.exec(text.slice(start, end));
  if (stop) end = start + stop.index;
  if (end === limit && limit < sentence.char_end) end = start + text.slice(start, end).search(/\s\S*$/);
  while (end > start && LOOSE_END.test(text[end - 1]!)) end--;
  return Math.max(end, quantity.char_end);
}
