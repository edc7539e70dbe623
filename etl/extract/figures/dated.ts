import { flagsOf, makeFlags } from '../../words.ts';
import { type Sentence, sentenceOf } from './sentence.ts';

/** A written date, month, year or quarter: the named parts of it, and where it stands. */
export interface Dated {
  index: number;
  end: number;
  parts: Record<string, string | undefined>;
}

const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);
const M = `(?:${MONTHS.join('|')}|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)`;
const Y = '(?:19|20)\\d\\d';
const SPLIT = `${Y}\\s?[/–-]\\s?(?:20)?\\d\\d(?!\\d)`;
const TO = '\\s{0,2}(?:to|-|–|—|and|until)\\s{0,2}';
const DAY = '\\d{1,2}(?:st|nd|rd|th)?';
const YEAR_TO = '\\smonths\\s(?:ended|ending|to)\\s(?:the\\s)?(?:end\\sof\\s)?';

const form = (source: string) => new RegExp(source, 'y');
/** Forms by how they begin, each list in the order in which they are tried. */
const YEAR_FORMS = [
  form(`(?<long>${SPLIT}${TO}(?:${SPLIT}|\\d\\d\\s?[/–-]\\s?\\d\\d(?!\\d)))`),
  form(`(?<qy2>${SPLIT})\\s{0,2}(?:-|–|,|\\()?\\s?(?:quarter|q)\\s?(?<q2>[1-4])(?!\\d)`),
  form(`(?<split>${SPLIT})(?<academic>\\s(?:academic|school)\\syear)?`),
  form(`(?<year>${Y})(?![\\d/–]|-\\d|,\\d|\\.\\d|%|s\\b)`),
];
const DAY_FORMS = [
  form(`12${YEAR_TO}(?:${DAY}\\s)?(?<tm>${M})\\s(?<ty>${Y})`),
  form(`(?<d1>${DAY})\\s(?<m1>${M})(?:\\s(?<y1>${Y}))?${TO}(?<d2>${DAY})\\s(?<m2>${M}),?\\s(?<y2>${Y})`),
  form(`(?<d5>${DAY})\\s(?:of\\s)?(?<m5>${M})(?![a-z])(?:,?\\s(?<y5>${Y}))?`),
  form(`(?<d6>\\d{1,2})[/.](?<m6>\\d{1,2})[/.](?<y6>${Y})`),
];
const MONTH_FORMS = [
  form(`(?<m3>${M})(?:\\s(?<y3>${Y}))?${TO}(?<m4>${M})\\s(?<y4>${Y})`),
  form(`(?<m7>${M}),?\\s(?<y7>${Y})`),
  form(`(?<m8>${M})(?![a-z’'])(?!\\s\\d)`),
];
const WORD_FORMS = [
  form(`(?:quarter|q)\\s?(?<q1>[1-4])(?:\\s?(?:of|for|-|–|,|\\(|in))?\\s{0,2}(?:the\\s)?(?<qy1>${SPLIT})`),
  form(`(?<qw>first|second|third|fourth)\\squarter\\sof\\s(?:the\\s)?(?<qy3>${SPLIT})`),
  form(`twelve${YEAR_TO}(?:${DAY}\\s)?(?<tm>${M})\\s(?<ty>${Y})`),
  form(`year\\s(?:ended|ending|to)\\s(?:the\\s)?${DAY}\\s(?<ym>${M})\\s(?<yy>${Y})`),
  form(`between\\s(?<b1>${Y})\\sand\\s(?<b2>${Y})`),
];
/** Whether a day can be read here at all: most numbers of one or two digits are none. */
const MAY_BE_DAY = form(`${DAY}(?:[/.]\\d|\\s(?:months\\s|(?:of\\s)?${M}))`);
/** Forms by the first three letters of their first word. */
const BY_LETTERS: ReadonlyMap<string, RegExp[]> = new Map<string, RegExp[]>([
  ...MONTHS.map((month): [string, RegExp[]] => [month.slice(0, 3), MONTH_FORMS]),
  ...['qua', 'fir', 'sec', 'thi', 'fou', 'twe', 'yea', 'bet'].map((letters): [string, RegExp[]] => [
    letters,
    WORD_FORMS,
  ]),
]);
/** Whether a word may begin a date, and whether it names the month or the year that every date has. */
const MAY_BEGIN = 1;
const NAMES = 2;
const FLAGS = makeFlags((_stem, _capitals, printed) => {
  const parts =
    printed
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .match(/[a-z]+|\d+/g) ?? [];
  return parts.reduce((flags, part) => flags | flagsOfPart(part), 0);
});

function flagsOfPart(part: string): number {
  const forms = BY_LETTERS.get(part.slice(0, 3));
  if (forms !== undefined) return forms === MONTH_FORMS ? MAY_BEGIN | NAMES : MAY_BEGIN;
  if (/^\d/.test(part)) return (part.length < 5 ? MAY_BEGIN : 0) | (/(?:19|20)\d\d/.test(part) ? NAMES : 0);
  return part.startsWith('q') && part.length < 3 ? MAY_BEGIN : 0;
}

/** What a date cannot follow: it would be part of a longer number. */
const NUMBERED = '/.£,-0123456789';

/** Finds the written dates, months, years and quarters of a sentence, in order; within a word only after a small letter’s capital. */
export function findDated(
  text: string,
  sentence: Sentence = sentenceOf(text, { char_start: 0, char_end: text.length }),
): Dated[] {
  const found: Dated[] = [];
  const { char_start, char_end, words, from, to } = sentence;
  const { forms, starts, ends } = words;
  const flags = flagsOf(FLAGS, words);
  const lower = text.slice(char_start, char_end).toLowerCase();
  let at = 0;
  for (let i = from; i < to; i++) {
    if ((flags[forms[i]!]! & MAY_BEGIN) === 0) continue;
    const until = Math.min(ends[i]!, char_end) - char_start;
    at = Math.max(at, starts[i]! - char_start);
    while (at < until) {
      const code = lower.charCodeAt(at);
      const isDigit = code >= 48 && code <= 57;
      if (!isDigit && !isLetter(code)) {
        at++;
        continue;
      }
      const end = isDigit ? digitsEnd(lower, at) : wordEnd(text, char_start + at) - char_start;
      const forms = isDigit ? formsOfDigits(lower, at, end) : formsOfWord(lower, at, end);
      const dated = forms === null || isNumbered(lower, at) ? null : readDated(lower, at, forms, char_start);
      if (dated) found.push(dated);
      at = Math.max(end, dated === null ? 0 : dated.end - char_start);
    }
  }
  return found;
}

/** Tells whether a sentence names a month or a year at all. */
export function mayBeDated({ words, from, to }: Sentence): boolean {
  const flags = flagsOf(FLAGS, words);
  for (let i = from; i < to; i++) if ((flags[words.forms[i]!]! & NAMES) !== 0) return true;
  return false;
}

function readDated(lower: string, at: number, forms: RegExp[], base: number): Dated | null {
  for (const regex of forms) {
    regex.lastIndex = at;
    const match = regex.exec(lower);
    if (match) return { index: base + at, end: base + regex.lastIndex, parts: match.groups! };
  }
  return null;
}

function formsOfDigits(lower: string, at: number, end: number): RegExp[] | null {
  if (end - at === 4) return lower.startsWith('20', at) || lower.startsWith('19', at) ? YEAR_FORMS : null;
  MAY_BE_DAY.lastIndex = at;
  return end - at < 3 && MAY_BE_DAY.test(lower) ? DAY_FORMS : null;
}

function formsOfWord(lower: string, at: number, end: number): RegExp[] | null {
  if (end - at < 3) return lower.charCodeAt(at) === 113 ? WORD_FORMS : null;
  return BY_LETTERS.get(lower.slice(at, at + 3)) ?? null;
}

function isNumbered(lower: string, at: number): boolean {
  return at > 0 && NUMBERED.includes(lower[at - 1]!);
}

function digitsEnd(lower: string, from: number): number {
  let at = from;
  for (let code = lower.charCodeAt(at); code >= 48 && code <= 57; code = lower.charCodeAt(at)) at++;
  return at;
}

/** Two words that lost the space between them, as `endedMarch`, are two. */
function wordEnd(text: string, from: number): number {
  let at = from + 1;
  for (let code = text.charCodeAt(at); isLetter(code | 32); code = text.charCodeAt(++at)) {
    if (code < 97 && text.charCodeAt(at - 1) >= 97) break;
  }
  return at;
}

function isLetter(code: number): boolean {
  return code >= 97 && code <= 122;
}
