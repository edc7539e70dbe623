import type { Span } from '../../model.ts';
import type { Quantity } from './quantities.ts';

/** The words that go with a number: those before it and those after it in its clause. */
export interface Clause {
  left: Span;
  right: Span;
}

const LEFT_BOUNDARY =
  /(?:[;:–—]\s|,\s|\s(?:that|but|while|whereas|when|which|where|although|because|as)\s|^\s*\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)]\s?|^\s*[·•-]\s?)/giu;
const RIGHT_BOUNDARY =
  /[.;:](?=\s|$|[A-Z“‘])|,\s(?=(?:which|when|but|and|so|with|although|while|compared|up|down|an?|against|the|of|in|who|or)(?!\p{L}))|\s(?:–|—|compared\s(?:with|to)|against|up from|down from|but|whereas|while|when|so that|because|view the full|\.\.\.)(?!\p{L})|\s\.\.\.|…/iu;
const JOINT =
  /(?:,\s|;\s|\s–\s|\s\(|\(|\s(?:and|but|with|of which|or|to|from|against|plus|including|compared with|up from|down from)\s)(?:[^\s]{1,14}\s){0,4}$/iu;
const CONTENT = /\p{L}{4,}/u;
const EMPTY =
  /(?:^|[^\p{L}])(?:there|were|was|had|been|have|total(?:ling|led)|which|only|over|about|around|nearly|almost|increase|decrease|reduction|average|from|with|some|that|than|more|less|this|these|those|they|their|also|currently|further|additional|remaining|approximately|under|least|numbered|reached|rose|fell|rising|falling|compared|against|a|an|of|the|to|in|by|at|and|it)(?!\p{L})/giu;

/** Cuts the clause of a quantity out of its sentence, between its neighbours. */
export function clauseOf(
  text: string,
  sentence: Span,
  quantity: Quantity,
  previous: Quantity | null,
  next: Quantity | null,
): Clause {
  const floor =
    previous && previous.char_start >= sentence.char_start
      ? Math.min(previous.afterUnit, quantity.char_start)
      : sentence.char_start;
  return {
    left: {
      char_start: leftStart(text, Math.max(floor, quantity.char_start - 200), quantity.char_start),
      char_end: quantity.char_start,
    },
    right: { char_start: quantity.char_end, char_end: rightEnd(text, sentence, quantity, next) },
  };
}

/** The nearest boundary before the number that leaves some words of substance, at most two boundaries back. */
function leftStart(text: string, floor: number, end: number): number {
  const lead = text.slice(floor, end);
  const starts = [0, ...[...lead.matchAll(LEFT_BOUNDARY)].map(match => match.index + match[0].length)];
  for (let i = starts.length - 1, steps = 0; i >= 0; i--, steps++) {
    const words = lead.slice(starts[i]);
    if (steps === 2 || i === 0 || CONTENT.test(words.replace(EMPTY, ' '))) return floor + starts[i]!;
    if (steps === 0 && words.trim() === '') return floor + starts[i]!;
  }
  return floor;
}

function rightEnd(text: string, sentence: Span, quantity: Quantity, next: Quantity | null): number {
  const start = Math.max(quantity.afterUnit, quantity.char_end);
  const limit = Math.min(sentence.char_end, start + 170);
  let end = limit;
  if (next && next.char_start < limit) {
    const gap = text.slice(start, next.char_start);
    const joint = JOINT.exec(gap);
    end = start + (joint ? joint.index : gap.length);
  }
  const stop = RIGHT_BOUNDARY.exec(text.slice(start, end));
  if (stop) end = start + stop.index;
  if (end === limit && limit < sentence.char_end) end = start + text.slice(start, end).search(/\s\S*$/);
  while (end > start && /[\s,(–-]/.test(text[end - 1]!)) end--;
  return Math.max(end, quantity.char_end);
}
