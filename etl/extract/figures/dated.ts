import { flagsOf, makeFlags } from '../../words.ts';
import { type Sentence, sentenceOf } from './sentence.ts';

/** A written date, month, year or quarter: the named parts of it, and where it stands. */
export interface Dated {
  index: number;
  end: number;
  /** How it is written; `digits` is a day in digits, `bare` a month and `lone` a quarter without a year. */
  kind:
    | 'long'
    | 'quarter'
    | 'lone'
    | 'split'
    | 'year'
    | 'ended'
    | 'lasted'
    | 'days'
    | 'day'
    | 'digits'
    | 'months'
    | 'month'
    | 'bare'
    | 'between'
    | 'term'
    | 'run'
    | 'part';
  parts: Record<string, string | undefined>;
}

const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);
const M = `(?:${MONTHS.join('|')}|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)`;
const Y = '(?:19|20)\\d\\d';
const SPLIT = `${Y}\\s?[/–-]\\s?(?:20)?\\d\\d(?!\\d)`;
const TO = '\\s{0,2}(?:to|-|–|—|and|until)\\s{0,2}';
/** In figures or in words. */
const ONE_TO_FOUR = '(?:[1-4]|one|two|three|four)';
const DAY = '\\d{1,2}(?:st|nd|rd|th)?';
const RUN_TO = '\\s{0,2}(?:to|-|–|—|until)\\s{0,2}(?:the\\s)?(?:end\\sof\\s)?';
const MONTHS_TO =
  '\\s(?<unit>months|years)\\s(?:ended|ending|to|up\\sto)\\s(?:the\\s)?(?:end\\sof\\s)?(?:\\d{1,2}(?:st|nd|rd|th)?\\s)?';

/** A way of writing a date, with the part that tells it from the others. */
interface Form {
  kind: Dated['kind'];
  regex: RegExp;
}

const form = (kind: Dated['kind'], source: string): Form => ({ kind, regex: new RegExp(source, 'iy') });
/** Forms by how they begin, each list in the order in which they are tried. */
const YEAR_FORMS = [
  form('long', `(?<long>${SPLIT}${TO}(?:${SPLIT}|\\d\\d\\s?[/–-]\\s?\\d\\d(?!\\d)))`),
  form(
    'quarter',
    `(?<years>${SPLIT})\\s{0,2}(?:-|–|,|\\()?\\s?(?:quarter|q)\\s?(?<quarter>${ONE_TO_FOUR})(?![\\da-z])`,
  ),
  form('split', `(?<years>${SPLIT})(?<academic>\\s(?:academic|school)\\syear)?`),
  form('year', `(?<year>${Y})(?![\\d/–]|-\\d|,\\d|\\.\\d|%|s\\b)`),
];
const DAY_FORMS = [
  form('lasted', `(?<count>\\d{1,2})${MONTHS_TO}(?<month>${M})(?![a-z])(?:\\s(?<year>${Y}))?`),
  form(
    'days',
    `(?<d1>${DAY})\\s(?<m1>${M})(?:\\s(?<y1>${Y}))?${TO}(?<d2>${DAY})\\s(?<m2>${M}),?\\s(?<y2>${Y})`,
  ),
  form('day', `(?<day>${DAY})\\s(?:of\\s)?(?<month>${M})(?![a-z])(?:,?\\s(?<year>${Y}))?`),
  form('digits', `(?<day>\\d{1,2})[/.](?<month>\\d{1,2})[/.](?<year>${Y})`),
];
const MONTH_FORMS = [
  form('months', `(?<m1>${M})(?:\\s(?<y1>${Y}))?${TO}(?<m2>${M})\\s(?<y2>${Y})`),
  form('run', `(?<m1>${M})${RUN_TO}(?<m2>${M})(?![a-z])(?:\\s(?<y2>${Y}))?`),
  form('month', `(?<month>${M}),?\\s(?<year>${Y})`),
  form('bare', `(?<month>${M})(?![a-z’'])(?!\\s\\d)`),
];
const WORD_FORMS = [
  form(
    'quarter',
    `(?:quarter|q)\\s?(?<quarter>${ONE_TO_FOUR})(?:\\s?(?:of|for|-|–|,|\\(|in))?\\s{0,2}(?:the\\s)?(?<years>${SPLIT})`,
  ),
  form('lone', '(?:quarter|q)\\s?(?<quarter>[1-4])(?!\\d|\\.\\d|[:)])'),
  form('quarter', `(?<nth>first|second|third|fourth)\\squarter\\sof\\s(?:the\\s)?(?<years>${SPLIT})`),
  form(
    'lasted',
    `(?<count>two|three|four|five|six|nine|twelve|eighteen)${MONTHS_TO}(?<month>${M})(?![a-z])(?:\\s(?<year>${Y}))?`,
  ),
  form(
    'ended',
    `year\\s(?:ended|ending|to)\\s(?:the\\s)?(?:end\\sof\\s)?(?:${DAY}\\s)?(?<month>${M})(?![a-z])(?:\\s(?<year>${Y}))?`,
  ),
  form(
    'run',
    `between\\s(?<m1>${M})(?:\\s(?<y1>${Y}))?\\sand\\s(?:the\\send\\sof\\s)?(?<m2>${M})(?![a-z])(?:\\s(?<y2>${Y}))?`,
  ),
  form('part', `(?<nth>first|second)\\shalf\\sof\\s(?:the\\s)?(?<years>${SPLIT})`),
  form('part', `first\\s(?<quarters>two|three)\\squarters\\sof\\s(?:the\\s)?(?<years>${SPLIT})`),
  form('part', `first\\s(?<count>three|six|nine)\\smonths\\sof\\s(?:the\\s)?(?<years>${SPLIT})`),
  form(
    'term',
    `(?<term>autumn|spring|summer)\\sterms?(?:\\s(?:of\\s|in\\s)?(?:(?<years>${SPLIT})|(?<year>${Y})))?`,
  ),
  form('between', `between\\s(?<since>${Y})\\sand\\s(?<year>${Y})`),
];
/** Whether a day can be read here at all: most numbers of one or two digits are none. */
const MAY_BE_DAY = new RegExp(`${DAY}(?:[/.]\\d|\\s(?:(?:months|years)\\s|(?:of\\s)?${M}))`, 'iy');
/** Forms by the first three letters of their first word. */
const BY_LETTERS: ReadonlyMap<string, Form[]> = new Map<string, Form[]>([
  ...MONTHS.map((month): [string, Form[]] => [month.slice(0, 3), MONTH_FORMS]),
  ...[
    'qua',
    'fir',
    'sec',
    'thi',
    'fou',
    'two',
    'thr',
    'fiv',
    'six',
    'nin',
    'twe',
    'eig',
    'yea',
    'bet',
    'aut',
    'spr',
    'sum',
  ].map((letters): [string, Form[]] => [letters, WORD_FORMS]),
]);
/** The same by their letters in five bits each, which are the same for small and capital. */
const BY_CODE: ReadonlyMap<number, Form[]> = new Map(
  [...BY_LETTERS].map(([letters, forms]) => [codeOf(letters, 0), forms]),
);
/** What a word tells of time: it may begin a date, names the month or the year that every date has, names it beyond doubt, … */
const MAY_BEGIN = 1;
const NAMES = 2;
const SURE = 4;
/** … or ends as what begins a stretch of time up to now does; or is of a report, or may be with other words. */
const WINDOWED = 8;
const REPORTS = 16;
const MAY_REPORT = 32;
const REPORT_WORDS =
  /report|results|accounts|statement|outturn|return|scorecard|dashboard|performance|survey|assessments|forecast|monitoring|data$|figures|position|statistics/;
const FLAGS = makeFlags((_stem, _capitals, printed) => {
  const lower = printed.toLowerCase();
  const parts =
    printed
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .match(/[a-z]+|\d+/g) ?? [];
  const isSure =
    /(?:19|20)\d\d|^q[1-4]$|quarter$|^(?:autumn|spring|summer)$/.test(lower) ||
    MONTHS.some(month => lower.includes(month));
  return (
    parts.reduce((flags, part) => flags | flagsOfPart(part), 0) |
    (isSure ? SURE : 0) |
    (/(?:last|past|previous|preceding|since)$/.test(lower) ? WINDOWED : 0) |
    (REPORT_WORDS.test(lower) ? REPORTS : 0) |
    (/for$|ran$|year$/.test(lower) ? MAY_REPORT : 0)
  );
});

const NAMED = new Set(['quarter', 'autumn', 'spring', 'summer']);

function flagsOfPart(part: string): number {
  const forms = BY_LETTERS.get(part.slice(0, 3));
  if (forms !== undefined) return forms === MONTH_FORMS || NAMED.has(part) ? MAY_BEGIN | NAMES : MAY_BEGIN;
  if (/^\d/.test(part)) return (part.length < 5 ? MAY_BEGIN : 0) | (/(?:19|20)\d\d/.test(part) ? NAMES : 0);
  return /^q[1-4]?$/.test(part) ? MAY_BEGIN | NAMES : 0;
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
  const said = text.slice(char_start, char_end);
  let at = 0;
  for (let i = from; i < to; i++) {
    if ((flags[forms[i]!]! & MAY_BEGIN) === 0) continue;
    const until = Math.min(ends[i]!, char_end) - char_start;
    at = Math.max(at, starts[i]! - char_start);
    while (at < until) {
      const code = said.charCodeAt(at);
      const isDigit = code >= 48 && code <= 57;
      if (!isDigit && !isLetter(code | 32)) {
        at++;
        continue;
      }
      const end = isDigit ? digitsEnd(said, at) : wordEnd(text, char_start + at) - char_start;
      const forms = isDigit ? formsOfDigits(said, at, end) : formsOfWord(said, at, end);
      const dated = forms === null || isNumbered(said, at) ? null : readDated(said, at, forms, char_start);
      if (dated !== null) found.push(dated);
      at = Math.max(end, dated === null ? 0 : dated.end - char_start);
    }
  }
  return found;
}

/** Gives all that the words of a sentence tell of time. */
function timeOf(sentence: Sentence): number {
  if (sentence.time < 0) {
    const { words, from, to } = sentence;
    const { forms } = words;
    const flags = flagsOf(FLAGS, words);
    let all = 0;
    for (let i = from; i < to; i++) all |= flags[forms[i]!]!;
    sentence.time = all;
  }
  return sentence.time;
}

/** Tells whether a sentence names a month or a year at all. */
export function mayBeDated(sentence: Sentence): boolean {
  return (timeOf(sentence) & NAMES) !== 0;
}

/** Tells whether a sentence has a year or a month’s whole name. */
export function isSurelyDated(sentence: Sentence): boolean {
  return (timeOf(sentence) & SURE) !== 0;
}

/** Tells whether a stretch of time up to now may begin in a sentence: `in the last year`, `since`. */
export function mayBeWindowed(sentence: Sentence): boolean {
  return (timeOf(sentence) & WINDOWED) !== 0;
}

const REPORTED = /for the (?:period|year)|ran from|year (?:ended|ending)/i;

/** Tells whether a sentence speaks of a report, or of what one covers. */
export function isOfReport(text: string, sentence: Sentence): boolean {
  const time = timeOf(sentence);
  if ((time & REPORTS) !== 0) return true;
  return (time & MAY_REPORT) !== 0 && REPORTED.test(text.slice(sentence.char_start, sentence.char_end));
}

function readDated(said: string, at: number, forms: Form[], base: number): Dated | null {
  for (let i = 0; i < forms.length; i++) {
    const { kind, regex } = forms[i]!;
    regex.lastIndex = at;
    const match = regex.exec(said);
    if (match !== null)
      return { index: base + at, end: base + at + match[0].length, kind, parts: match.groups! };
  }
  return null;
}

function formsOfDigits(said: string, at: number, end: number): Form[] | null {
  if (end - at === 4) return said.startsWith('20', at) || said.startsWith('19', at) ? YEAR_FORMS : null;
  if (end - at > 2) return null;
  MAY_BE_DAY.lastIndex = at;
  return MAY_BE_DAY.test(said) ? DAY_FORMS : null;
}

function formsOfWord(said: string, at: number, end: number): Form[] | null {
  if (end - at < 3) return (said.charCodeAt(at) | 32) === 113 ? WORD_FORMS : null;
  return BY_CODE.get(codeOf(said, at)) ?? null;
}

function codeOf(letters: string, at: number): number {
  return (
    ((letters.charCodeAt(at) & 31) << 10) |
    ((letters.charCodeAt(at + 1) & 31) << 5) |
    (letters.charCodeAt(at + 2) & 31)
  );
}

function isNumbered(said: string, at: number): boolean {
  return at > 0 && NUMBERED.includes(said[at - 1]!);
}

function digitsEnd(said: string, from: number): number {
  let at = from;
  for (let code = said.charCodeAt(at); code >= 48 && code <= 57; code = said.charCodeAt(at)) at++;
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
