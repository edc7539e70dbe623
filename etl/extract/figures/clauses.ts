import type { Span } from '../../model.ts';
import type { Quantity } from './quantity.ts';

/** The words that go with a number: those before it and those after it in its clause. */
export interface Clause {
  left: Span;
  right: Span;
  /** What a following figure joined by `and` goes on to say of both. */
  shared: Span | null;
}

const LEFT_BOUNDARY =
  /(?:[;:–—]\s|,\s|\s(?:that|but|while|whereas|when|which|where|although|because|as)\s|^\s*\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)]\s?|^\s*[·•-]\s?)/giu;
const RIGHT_BOUNDARY =
  /[.;:](?=\s|$|[A-Z“‘])|,\s(?=(?:which|when|but|and|so|with|although|while|compared|up|down|an?|against|the|of|in|who|or)(?![a-zA-Z]))|\s(?:–|—|compared\s(?:with|to)|against|up from|down from|but|whereas|while|when|so that|because|view the full|\.\.\.)(?![a-zA-Z])|\s\.\.\.|…/i;
const JOINT =
  /(?:,\s|;\s|\s–\s|\s\(|\(|\s(?:and|but|of which|including|compared with|up from|down from)\s)(?:[^\s]{1,14}\s){0,4}$/iu;
/** `from 85 a month to an average of 140`: joins like numbers that stand close together. */
const CLOSE_JOINT =
  /\s(?:with|or|to|from|against|plus)\s(?:(?:an?|the|average|total|of|over|about|around|only|just|some|almost|nearly|approximately)\s){0,4}$/iu;
const VERB = /\s(?:had|has|have|were|was|are|is|would|did|achieved|met|received|took)\s/iu;
const ANY_VERB =
  /\s(?:had|has|have|were|was|are|is|would|did|came|felt|said|went|made|rose|fell|took|met|got|could|[a-zA-Z]{3,14}ed)(?![a-zA-Z])/i;
const CONTENT = /[a-zA-Z]{4,}/;
const EMPTY =
  /(?:^|[^a-zA-Z])(?:there|were|was|had|been|have|total(?:ling|led)|which|only|over|about|around|nearly|almost|increase|decrease|reduction|average|from|with|some|that|than|more|less|this|these|those|they|their|also|currently|further|additional|remaining|approximately|under|least|numbered|reached|rose|fell|rising|falling|compared|against|a|an|of|the|to|in|by|at|and|it)(?![a-zA-Z])/gi;

/** Cuts the clause of a quantity out of its sentence, between its neighbours. */
export function clauseOf(text: string, sentence: Span, siblings: Quantity[], index: number): Clause {
  const quantity = siblings[index]!;
  const previous = siblings.slice(0, index).findLast(isNeighbour);
  const next = siblings.slice(index + 1).find(isNeighbour) ?? null;
  const floor = previous ? jointEnd(text, previous, quantity) : sentence.char_start;
  const left = {
    char_start: leftStart(text, Math.max(floor, quantity.char_start - 200), quantity.char_start),
    char_end: quantity.char_start,
  };
  const right = { char_start: quantity.char_end, char_end: rightEnd(text, sentence, quantity, next) };
  return { left, right, shared: next && sharedEnd(text, sentence, quantity, right, next) };
}

/** A limit such as `20 working days` is part of the words of the figure it bounds. */
function isNeighbour({ unit, kind }: Quantity): boolean {
  return !(kind === 'target' && /days|weeks|months|years/.test(unit));
}

/** `74% of these and 64% of those had passed`: what the second goes on to say is said of the first as well. */
function sharedEnd(
  text: string,
  sentence: Span,
  quantity: Quantity,
  right: Span,
  next: Quantity,
): Span | null {
  const gap = text.slice(right.char_start, next.char_start);
  if (
    next.unit !== quantity.unit ||
    !/\s(?:and|or|but)\s(?:[^\s]{1,14}\s){0,3}$/iu.test(gap) ||
    ANY_VERB.test(text.slice(quantity.afterUnit, next.char_start))
  )
    return null;
  const char_end = rightEnd(text, sentence, next, null);
  const verb = VERB.exec(text.slice(next.afterUnit, char_end));
  return verb && { char_start: next.afterUnit + verb.index, char_end };
}

/** The nearest boundary before the number that leaves some words of substance, at most two boundaries back. */
function leftStart(text: string, floor: number, end: number): number {
  const lead = text.slice(floor, end);
  const boundaries = [...lead.matchAll(LEFT_BOUNDARY)];
  const starts = [0, ...boundaries.map(match => match.index + match[0].length)];
  for (let i = starts.length - 1, steps = 0; i >= 0; i--, steps++) {
    const words = lead.slice(starts[i]);
    const isRelative = i > 0 && /^\s(?:which|where)\s$/i.test(boundaries[i - 1]![0]);
    if (isRelative && !/(?:^|\s)of$/i.test(lead.slice(0, boundaries[i - 1]!.index)))
      return floor + wordsBack(lead, boundaries[i - 1]!.index, 5, starts[i - 1]!);
    if (steps === 2 || i === 0 || CONTENT.test(words.replace(EMPTY, ' '))) return floor + starts[i]!;
  }
  return floor;
}

function wordsBack(text: string, from: number, count: number, floor: number): number {
  let at = from;
  for (let i = 0; i < count && at > floor; i++) at = Math.max(floor, text.lastIndexOf(' ', at - 1));
  return at;
}

/** Where the words of this figure begin after those of the one before it. */
function jointEnd(text: string, previous: Quantity, quantity: Quantity): number {
  const from = Math.min(previous.afterUnit, quantity.char_start);
  const gap = text.slice(from, quantity.char_start);
  const joint = jointIn(gap);
  return joint ? from + joint.index : from;
}

function jointIn(gap: string): RegExpExecArray | null {
  return JOINT.exec(gap) ?? (gap.length < 60 ? CLOSE_JOINT.exec(gap) : null);
}

function rightEnd(text: string, sentence: Span, quantity: Quantity, next: Quantity | null): number {
  const start = Math.max(quantity.afterUnit, quantity.char_end);
  const limit = Math.min(sentence.char_end, start + 170);
  let end = limit;
  if (next && next.char_start < limit) {
    const gap = text.slice(start, next.char_start);
    const joint = jointIn(gap);
    end = quantity.rule === 'part of' ? next.afterUnit : start + (joint ? joint.index : gap.length);
  }
  const stop = RIGHT_BOUNDARY.exec(text.slice(start, end));
  if (stop) end = start + stop.index;
  if (end === limit && limit < sentence.char_end) end = start + text.slice(start, end).search(/\s\S*$/);
  while (end > start && /[\s,(–-]/.test(text[end - 1]!)) end--;
  return Math.max(end, quantity.char_end);
}
