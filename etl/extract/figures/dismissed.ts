import { type Flags, flagsOf, makeFlags } from '../../words.ts';
import type { NumberFound } from './numbers.ts';
import type { Sentence } from './sentence.ts';

/** What a word beside a number tells of it: it is a label, as in `item 5`; a month; it goes on with the number; it joins two. */
const LABEL = 1;
const MONTH = 2;
const GOES_ON = 4;
const JOINS = 8;
const YEAR = 16;
const QUARTER = 32;
/** No group of pupils and no quarter has a higher number. */
export const LARGEST_LABELLED: ReadonlyMap<string, number> = new Map([
  ['year', 14],
  ['quarter', 4],
]);
const LARGEST_YEAR = LARGEST_LABELLED.get('year')!;
const LARGEST_QUARTER = LARGEST_LABELLED.get('quarter')!;

const MONTHS =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/;
const UNITS =
  /^(?:per|percent|percentage|pp|ppts?|pounds?|million|billion|thousand|times|fold|out|in|of|to|and|or|p)$/;
const JOINTS = /^(?:to|and)$/;
const ORDINAL_END = /^(?:st|nd|rd|th)$/;
/** Signs after which nothing more is said of a number. */
const CLOSING = ',;)';

/** Stops that no sum or range goes on over. */
const STOPS = '.,;';

/** Makes the flags of words that stand beside numbers. */
export function makeNeighbours(labels: Set<string>): Flags {
  return makeFlags((_stem, _capitals, printed) => {
    const word = printed.toLowerCase();
    return (
      (labels.has(word) ? LABEL : 0) |
      (MONTHS.test(word) ? MONTH : 0) |
      (UNITS.test(word) ? GOES_ON : 0) |
      (JOINTS.test(word) ? JOINS : 0) |
      (word === 'year' ? YEAR : 0) |
      (word === 'quarter' ? QUARTER : 0)
    );
  });
}

/**
 * Tells of most numbers that measure nothing, by a word or sign on either side alone: days of a month, labels and parts
 * of longer numbers. What it leaves is to be read in full.
 */
export function isDismissed(
  text: string,
  sentence: Sentence,
  number: NumberFound,
  next: NumberFound | undefined,
  neighbours: Flags,
): boolean {
  const { char_start, char_end, word, form } = number;
  if (form !== 'digits' || !(number.value >= 0)) return false;
  const { words, from, to } = sentence;
  const { starts, ends, forms } = words;
  if (word < from || word >= to || starts[word]! > char_start || ends[word]! < char_end) return false;
  if (next !== undefined && isEvery(text, number, next)) return false;
  const flags = flagsOf(neighbours, words);
  const before = char_start > sentence.char_start ? text.charCodeAt(char_start - 1) : 0;
  let previous = 0;
  if (before === 32) {
    if (word === from) return false;
    if (ends[word - 1] === char_start - 1) previous = flags[forms[word - 1]!]!;
    else if (!STOPS.includes(text[char_start - 2]!)) return false;
    if ((previous & JOINS) !== 0) return false;
  } else if (before !== 0 && !isPartOf(text, char_start, sentence.char_start, before)) return false;
  if (word + 1 < to && isDay(text, number, ends[word]!, starts[word + 1]!, ends[word + 1]!)) {
    if ((flags[forms[word + 1]!]! & MONTH) !== 0) return true;
  }
  const isNamed =
    before === 32 ? (previous & LABEL) !== 0 && standsAlone(text, sentence, starts[word - 1]!) : before !== 0;
  const isTooLarge =
    ((previous & YEAR) !== 0 && number.value > LARGEST_YEAR) ||
    ((previous & QUARTER) !== 0 && number.value > LARGEST_QUARTER);
  if (isTooLarge) return isLonger(text, sentence, char_end);
  if (!isNamed) return isLonger(text, sentence, char_end);
  return char_end >= sentence.char_end || isClosed(text, sentence, char_end, word, flags);
}

/** `6 fixed penalties in every 100`: the words between make a share of two numbers. */
function isEvery(text: string, { char_end }: NumberFound, { char_start }: NumberFound): boolean {
  return char_start - char_end < 50 && text.startsWith('every', char_start - 6);
}

/** Whether a number goes on from what stands right before it: a letter, `_#@/\`, or a stop or colon after a digit. */
function isPartOf(text: string, at: number, from: number, before: number): boolean {
  if (before === 46 || before === 58) return at - 2 >= from && isDigit(text.charCodeAt(at - 2));
  return (
    isLetter(before) || before === 95 || before === 35 || before === 64 || before === 47 || before === 92
  );
}

/** Whether a number may be the day of a month that the next word names. */
function isDay(
  text: string,
  { char_end, value, isLarge }: NumberFound,
  end: number,
  start: number,
  until: number,
): boolean {
  if (isLarge || value > 31 || !Number.isInteger(value)) return false;
  if (end !== char_end && !ORDINAL_END.test(text.slice(char_end, end))) return false;
  return start === end + 1 && text.charCodeAt(end) === 32 && text.charCodeAt(until) < 128;
}

/** Whether a name is a word of its own, and not the end of a longer one such as `and/or`. */
function standsAlone(text: string, { char_start }: Sentence, at: number): boolean {
  if (at <= char_start) return at === char_start;
  const before = text.charCodeAt(at - 1);
  return before === 32 || before === 40;
}

/** Whether nothing that could be a unit or another part of a share follows a number. */
function isClosed(
  text: string,
  { words, to }: Sentence,
  end: number,
  word: number,
  flags: Uint8Array,
): boolean {
  const sign = text[end]!;
  if (CLOSING.includes(sign)) return true;
  if (sign === '.') return !isDigit(text.charCodeAt(end + 1));
  if (sign !== ' ') return false;
  const { starts, forms } = words;
  return (
    word + 1 < to &&
    starts[word + 1] === end + 1 &&
    (flags[forms[word + 1]!]! & GOES_ON) === 0 &&
    !isDigit(text.charCodeAt(end + 1))
  );
}

/** `5.2.1`, `12:30`, `14/6`: more digits follow a stop, slash or colon. */
function isLonger(text: string, { char_end }: Sentence, end: number): boolean {
  const sign = text.charCodeAt(end);
  return (
    (sign === 46 || sign === 47 || sign === 58) && end + 1 < char_end && isDigit(text.charCodeAt(end + 1))
  );
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isLetter(code: number): boolean {
  const lower = code | 32;
  return lower >= 97 && lower <= 122 && code < 128;
}
