import type { Span } from '../../model.ts';
import { flagsOf, makeFlags, type Words } from '../../words.ts';
import { isGluedMarker } from '../sentences.ts';
import { CANDIDATES, FRACTIONS, MULTIPLES, SCALES, VALUES } from './number-words.ts';

/** A number as it is printed, whatever it may mean. */
export interface NumberFound extends Span {
  value: number;
  form: 'digits' | 'words' | 'fraction' | 'multiple';
  /** Digits with a thousands separator or a scale word: never a year, an age or a label. */
  isLarge: boolean;
  /** The place of the word that it was met in, among the words that were read. */
  word: number;
}

const SCALE_LETTERS = new Set([...SCALES.keys()].map(word => word.charCodeAt(0)));
const IS_NUMBER = 1;
const JOINS = 2;
/** Flags the words that hold a digit or may be number words, and the one that may join two of these. */
const NUMBERED = makeFlags((_stem, _capitals, printed) => {
  const parts = printed.toLowerCase().split(/\d+/);
  if (parts.length > 1 || CANDIDATES.has(parts[0]!)) return IS_NUMBER;
  return parts[0] === 'and' ? JOINS : 0;
});
const DIGITS = /(?:\d{1,3}(?:,\d{3})+(?!\d)|\d{1,3}(?:[\u00a0\u202f ]000)+(?!\d)|\d+)(?:\.\d+)?/y;
const MONEY_DIGITS = /(?:\d{1,3}(?:[, \u00a0\u202f]\d{3})+(?!\d)|\d+)(?:\.\d+)?/y;
const NEXT_WORD = /(?:[\s-]{1,2}(and\s)?)([a-zA-Z]+)/y;
const BEFORE_FRACTION =
  /(?:^|[^a-zA-Z\d])(an?|\d{1,2}|one|two|three|four|five|six|seven|eight|nine)[\s-]{1,2}$/i;
const BULK_BEFORE = /(?:reach(?:ed|ing)|totall?(?:ed|ing)|numbered|population of|total of)\s$/i;
const BULK_AFTER =
  /^\s(?:[a-zA-Z-]{3,14}\s)?(?:people|residents|visits|visitors|journeys|trips|passengers|children|patients|items|loans|calls|hours|households|homes|adults|pupils|meals|books|users|views|attendances|appointments|contacts|vehicles|trees)(?![a-zA-Z])/i;
const OFTEN_BEFORE =
  /(?:\d|(?:^|[^a-zA-Z])(?:million|thousand|hundred|dozen|once|twice|people|children|staff|(?!was|has|is|as|this|less)[a-z]{2,20}s))\s$/i;
const WHOLE_AFTER = /^\s(?:of|the|all)(?![a-zA-Z])/i;
const AND_A_HALF = /\s(?:and\s(?:a|one)\s)(half|quarter)(?![a-zA-Z])/iy;

const NEGATIVE_BEFORE = /(?:(?:^|[^\d\s]\s|\()(?:-|−)|minus )$/;
const SPACE = /\s/;
const SEPARATED = /\d[, \u00a0\u202f]\d{3}/;
const SEPARATORS = /[, \u00a0\u202f]/g;
const LETTER_AFTER = /(?:m|k|bn)(?![a-zA-Z\d])/y;

/** Adds every number among some words of a text, in order, with its value: digits, number words, fractions and multiples. */
export function numbers(text: string, words: Words, found: NumberFound[]): void {
  const { forms, starts, ends } = words;
  const numbered = flagsOf(NUMBERED, words);
  let at = 0;
  for (let i = 0; i < forms.length; i++) {
    if ((numbered[forms[i]!]! & IS_NUMBER) === 0 || ends[i]! <= at) continue;
    const goesOn = i + 1 < forms.length && numbered[forms[i + 1]!] !== 0;
    const from = found.length;
    at = readNumbers(text, Math.max(at, starts[i]!), ends[i]!, goesOn, found);
    for (let j = from; j < found.length; j++) found[j]!.word = i;
  }
}

/** Reads the numbers that begin in a word, which the next word may go on with, and gives where the last of them ends. */
function readNumbers(text: string, from: number, end: number, goesOn: boolean, found: NumberFound[]): number {
  let at = from;
  while (at < end) {
    const isDigits = isDigit(text.charCodeAt(at));
    const to = isDigits ? at : lettersEnd(text, at, end);
    const number = isDigits ? readDigits(text, at) : readWord(text, at, to, goesOn);
    if (number) found.push(number);
    at = number && number.char_end > to ? number.char_end : to;
  }
  return at;
}

function readWord(text: string, at: number, to: number, goesOn: boolean): NumberFound | null {
  const printed = text.slice(at, to);
  const isCandidate = CANDIDATES.has(text.charCodeAt(at) < 97 ? printed.toLowerCase() : printed);
  return isCandidate ? readWords(text, at, printed, goesOn) : null;
}

function lettersEnd(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && !isDigit(text.charCodeAt(at))) at++;
  return at;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function readDigits(text: string, at: number): NumberFound {
  const isMoney = text[at - 1] === '£' || (text[at - 2] === '£' && SPACE.test(text[at - 1]!));
  const printed = printedDigits(text, at, isMoney);
  const isSeparated = printed.length > 4 && SEPARATED.test(printed);
  const bare = Number(isSeparated ? printed.replace(SEPARATORS, '') : printed);
  const end = at + printed.length;
  const scaled = isMoney ? null : (scaleAfter(text, end) ?? letterAfter(text, at, end));
  const halved = half(text, scaled?.end ?? end);
  const value = scaled || halved ? round((bare + (halved?.value ?? 0)) * (scaled?.factor ?? 1)) : bare;
  return {
    char_start: at,
    char_end: halved?.end ?? scaled?.end ?? end,
    value: isNegative(text, at) ? -value : value,
    form: 'digits',
    isLarge: scaled !== null || isSeparated,
    word: 0,
  };
}

/** Most numbers end where their digits do. */
function printedDigits(text: string, at: number, isMoney: boolean): string {
  let end = at + 1;
  while (isDigit(text.charCodeAt(end))) end++;
  if (!isDigit(text.charCodeAt(end + 1))) return text.slice(at, end);
  const regex = isMoney ? MONEY_DIGITS : DIGITS;
  regex.lastIndex = at;
  const printed = regex.exec(text)![0];
  const stop = text[at + printed.length] === ')' ? printed.lastIndexOf('.') : -1;
  return stop > 0 && isGluedMarker(text, at + stop) ? printed.slice(0, stop) : printed;
}

function isNegative(text: string, at: number): boolean {
  const before = text[at - 1];
  const mayBe = before === '-' || before === '−' || (before === ' ' && text[at - 2] === 's');
  return mayBe && NEGATIVE_BEFORE.test(text.slice(Math.max(0, at - 7), at));
}

/** `1.2 million people`; the scale of money is read with its unit. */
function scaleAfter(text: string, end: number): { factor: number; end: number } | null {
  if (!SCALE_LETTERS.has(text.charCodeAt(afterGap(text, end)) | 32)) return null;
  NEXT_WORD.lastIndex = end;
  const word = NEXT_WORD.exec(text);
  const factor = word && !word[1] ? SCALES.get(word[2]!.toLowerCase()) : undefined;
  return factor === undefined ? null : { factor, end: NEXT_WORD.lastIndex };
}

/** `12.1m journeys`, `250k visits`; a letter m that may be metres is none. */
function letterAfter(text: string, at: number, end: number): { factor: number; end: number } | null {
  if (!'mkb'.includes(text[end] ?? ' ')) return null;
  LETTER_AFTER.lastIndex = end;
  const letter = LETTER_AFTER.exec(text)?.[0];
  if (letter === undefined) return null;
  const after = end + letter.length;
  const isBulk =
    BULK_BEFORE.test(text.slice(Math.max(0, at - 20), at)) || BULK_AFTER.test(text.slice(after, after + 40));
  if (!isBulk) return null;
  return { factor: { m: 1e6, k: 1e3, bn: 1e9 }[letter] ?? 1, end: after };
}

function afterGap(text: string, end: number): number {
  let at = end;
  while (at < end + 2 && (text[at] === ' ' || text[at] === '-')) at++;
  return at;
}

function readWords(text: string, at: number, printed: string, goesOn: boolean): NumberFound | null {
  const word = printed.toLowerCase();
  const multiple = MULTIPLES.get(word);
  const end = at + printed.length;
  if (multiple !== undefined)
    return { char_start: at, char_end: end, value: multiple, form: 'multiple', isLarge: false, word: 0 };
  const parts = FRACTIONS.get(word);
  if (parts !== undefined) return readFraction(text, at, end, parts);
  let total = 0;
  let current = VALUES.get(word) ?? 0;
  let to = end;
  let start = at;
  const scale = SCALES.get(word);
  if (scale !== undefined) {
    const article = /(?:^|[^a-zA-Z])(a)\s$/i.exec(text.slice(Math.max(0, at - 3), at));
    if (!article) return null;
    start = at - 2;
    current = scale;
    const part = /(?:^|\s)(?:(half)|(?:a\s)?quarter\sof)\s$/i.exec(
      text.slice(Math.max(0, start - 14), start),
    );
    if (part) {
      current *= part[1] ? 0.5 : 0.25;
      start -= part[0].trimStart().length;
    }
  }
  if (word === 'dozen' && /(?:^|\s)a\s$/i.test(text.slice(Math.max(0, at - 3), at))) start = at - 2;
  while (goesOn) {
    NEXT_WORD.lastIndex = to;
    const next = NEXT_WORD.exec(text);
    if (!next) break;
    const name = next[2]!.toLowerCase();
    const factor = SCALES.get(name) ?? (name === 'dozen' ? 12 : undefined);
    const value = VALUES.get(name);
    if (factor !== undefined && !next[1]) {
      current *= factor;
      if (factor >= 1000) {
        total += current;
        current = 0;
      }
    } else if (value !== undefined && fits(current + total, value, next[1] !== undefined, text[to]!)) {
      current += value;
    } else break;
    to = NEXT_WORD.lastIndex;
  }
  if (goesOn && total === 0 && fractionAfter(text, to)) return null;
  const halved = half(text, to);
  return {
    char_start: start,
    char_end: halved?.end ?? to,
    value: total + current + (halved?.value ?? 0),
    form: 'words',
    isLarge: total + current >= 100,
    word: 0,
  };
}

/** `twenty-five` and `two hundred and six` go on; `two and three` and `twenty thirty` do not. */
function fits(sofar: number, value: number, hasAnd: boolean, gap: string): boolean {
  if (sofar >= 100 && sofar % 100 === 0) return hasAnd || gap === ' ';
  return !hasAnd && sofar >= 20 && sofar < 100 && sofar % 10 === 0 && value < 10;
}

function fractionAfter(text: string, end: number): boolean {
  NEXT_WORD.lastIndex = end;
  const next = NEXT_WORD.exec(text);
  return next !== null && !next[1] && FRACTIONS.has(next[2]!.toLowerCase());
}

const MOVED_BEFORE =
  /(?:^|\s)(?:by\s(?:[a-zA-Z]+\s){0,2}|(?:up|down|risen|fallen|rose|fell|grown)\s|(?:reduction|increase|decrease|rise|fall|drop|cut|growth) of\s(?:[a-zA-Z]+\s){0,2})$/i;
const BY_BEFORE =
  /(?:^|\s)by\s(?:(?:more than|less than|over|around|about|almost|nearly|just over|just under)\s)?$/i;
const QUALIFIED_BEFORE =
  /(?:^|\s)(?:under|over|(?:more|less|fewer) than|almost|nearly|around|about|roughly)\s$/i;
const HALF_SAID =
  /^(?:\s(?:were|was|had|have|are|is|did|said|came|took|felt|[a-z]{3,12}ed)(?![a-zA-Z])|[.,;)])/i;

/** `cut by more than half`, `under half were resolved`. */
function isHalfAlone(text: string, at: number, end: number): boolean {
  const lead = text.slice(Math.max(0, at - 24), at);
  if (BY_BEFORE.test(lead))
    return (
      !/^[\s-]{1,2}[a-zA-Z]/.test(text.slice(end, end + 3)) ||
      HALF_SAID.test(text.slice(end, end + 6)) ||
      /^\s(?:in|since|over|between|from)(?![a-zA-Z])/i.test(text.slice(end, end + 9))
    );
  return QUALIFIED_BEFORE.test(lead) && HALF_SAID.test(text.slice(end, end + 16));
}

/** Reads `a fifth`, `two-thirds`, `half of`; an ordinal (`the third quarter`) is none. */
function readFraction(text: string, at: number, end: number, parts: number): NumberFound | null {
  const before = BEFORE_FRACTION.exec(text.slice(Math.max(0, at - 8), at));
  const isHalf = parts === 2;
  if (!before) {
    const goesOn = /^(?:\s(?:of|the|all)(?![a-zA-Z]))/i.test(text.slice(end, end + 5));
    if (!isHalf || !(goesOn || isHalfAlone(text, at, end))) return null;
    return { char_start: at, char_end: end, value: 50, form: 'fraction', isLarge: false, word: 0 };
  }
  const word = before[1]!.toLowerCase();
  const count = /^an?$/.test(word) ? 1 : (VALUES.get(word) ?? Number(word));
  const lead = text.slice(Math.max(0, at - 30), at).replace(/(?:an?|[a-zA-Z]{1,30}|\d)[\s-]{1,2}$/i, '');
  // `300 a quarter`, `met once a quarter`: how often, not how much.
  if (parts === 4 && count === 1 && OFTEN_BEFORE.test(lead) && !WHOLE_AFTER.test(text.slice(end, end + 5)))
    return null;
  const isBy = MOVED_BEFORE.test(lead);
  const rest = text.slice(end, end + 14);
  if (
    !isBy &&
    !/^[\s-]{1,2}(?:of|the|all|were|had|was|higher|lower|more|less|fewer|to|since|in the last|over the|compared)(?![a-zA-Z])|^\s{0,2}[.,;)]/i.test(
      rest,
    )
  )
    return null;
  if (
    /^\s(?:of|the)\s(?:the\s)?(?:year|financial|an?\s|20)/i.test(text.slice(end, end + 20)) ||
    count >= parts
  )
    return null;
  const start = at - (before[0].length - before[0].search(/[a-zA-Z\d]/));
  return {
    char_start: start,
    char_end: end,
    value: round((100 * count) / parts),
    form: 'fraction',
    isLarge: false,
    word: 0,
  };
}

function half(text: string, end: number): { value: number; end: number } | null {
  if (text.charCodeAt(end) === 0xbd) return { value: 0.5, end: end + 1 };
  if ((text.charCodeAt(end + 1) | 32) !== 97) return null;
  AND_A_HALF.lastIndex = end;
  const match = AND_A_HALF.exec(text);
  return match && { value: match[1]!.toLowerCase() === 'half' ? 0.5 : 0.25, end: AND_A_HALF.lastIndex };
}

function round(value: number): number {
  return Number(value.toPrecision(12));
}
