import { Group, LETTERS, type Piece, pattern } from '../patterns.ts';
import { LARGEST_LABELLED } from './dismissed.ts';
import { durationOf } from './durations.ts';
import type { Lexicon } from './lexicon.ts';
import { type NounRun, nounOf } from './nouns.ts';
import type { NumberFound } from './numbers.ts';

/** A number with the words of its sentence on either side. */
export interface Around {
  number: NumberFound;
  printed: string;
  before: Piece;
  after: Piece;
  /** What it counts, once that is read. */
  noun: NounRun | null;
  /** Whether the number opens its sentence, as a list marker does. */
  isFirst: boolean;
}

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const DATE_AFTER = pattern(
  new RegExp(`^(?:st|nd|rd|th)?\\s{0,2}(?:day )?(?:of\\s)?(?:${MONTH})(?![${LETTERS}])`, 'i'),
);
const DAY_RANGE_AFTER = pattern(
  new RegExp(`^\\s?(?:-|–|to|and|&|/)\\s?\\d{1,2}(?:st|nd|rd|th)?\\s${MONTH}(?![${LETTERS}])`, 'i'),
);
const MONTH_BEFORE = pattern(new RegExp(`(?:^|[^${LETTERS}])(?:${MONTH})\\s{1,2}$`, 'i'));
const TIME_AFTER = pattern(
  /^[:.]\d\d(?!\d)|^\s{0,2}(?:am|pm|noon|a\.m|p\.m|o[’']clock|hrs)(?![a-zA-Z])|^\s(?:minutes?|hours?|mins?|seconds?)(?![a-zA-Z])/i,
);
const LASTING_AFTER = pattern(/^\s(?:minutes?|hours?)(?![a-zA-Z])/i);
/** `the majority of which (142)`. */
export const BRACKETED_PART = pattern(
  /(?:majority|most|half|others?|rest|remainder|which|whom|these|them)\s(?:[a-zA-Z]{2,12}\s){0,2}\($/i,
);
/** `ended at 1217 hours`. */
const CLOCK_BEFORE = pattern(/(?:^|[^a-zA-Z])(?:at|from|until|till|by)\s$/i);
const HOURS_AFTER = pattern(/^\s(?:hours|hrs)(?![a-zA-Z])/i);
const YEAR_OLD_AFTER = pattern(
  /^\+?(?:\s?(?:to|-|–|and|or|\/)\s?\d{1,2})?[\s-]{0,3}(?:years?|yrs?|months?|y)(?:[\s-]{0,3}(?:olds?|and over|and under|of age))|^\+?[\s-]{0,2}age (?:group|range)|^\s?(?:to|-|–)\s?\d{1,2}[\s-]age/iu,
);
const AGE_BEFORE = pattern(
  /(?:^|[^a-zA-Z])(?:aged?|ages|age of|ages of|turn(?:ed|ing|s)?|post|pre|between the ages of|those (?:under|over|who (?:are|were))|until(?: the age of)?|birthday|(?:younger|older) than)(?:[\s-]{1,3}(?:just|only|from|between|of|about|under|over|up to|to|\d{1,2}\+?(?:[\s-]{1,3}(?:to|and|or))?)){0,3}[\s-]{1,3}$/i,
);
/** `were 50 or older`. */
const OR_OLDER_AFTER = pattern(/^\s(?:or|and)\s(?:older|younger)(?![a-zA-Z])/i);
/** `were 16 or 17.`. */
const AGES_BEFORE = pattern(/(?:were|was|are|is)\s(?:(?:either|aged|only|just)\s)?$/i);
const OR_AGE_AFTER = pattern(/^\sor\s\d{1,2}(?=[.,;)]|\s(?:and|years|when)\s|\s?$)/i);
const OR_AGE_BEFORE = pattern(/(?:were|was|are|is)\s(?:(?:either|aged|only|just)\s)?\d{1,2}\sor\s$/i);
const AGE_RANGE = pattern(
  /^\s?(?:-|–|to)\s?\d{1,2}\+?(?:\s?(?:years?|yrs)(?![a-zA-Z])|s?\s(?:age|population|cohort|offer))/i,
);
const ADDRESS_AFTER = pattern(
  /^,?\s(?:[A-Z][a-zA-Z’']{1,20}\s){1,3}(?:Street|Road|Avenue|Lane|Drive|Close|Way|Square|House|Court|Place|Hill|Gardens|Crescent|Terrace|Row)(?![a-zA-Z])/,
);
const FILE_SIZE = pattern(/^\s?(?:kb|mb|gb|tb|bytes)(?![a-zA-Z])/i);
const VOTES = pattern(/^\s(?:votes?|abstentions?|abstained|in favour|for and|against,|voted)(?![a-zA-Z])/i);
const LAW_BEFORE = pattern(
  /(?:^|[^a-zA-Z])(?:Act|Regulations?|Directive|SI|Bill|Code)\s(?:\([a-zA-Z]{1,12}\)\s)?$/,
);
const EMERGENCY = /^(?:999|101|111|112)$/;
const EMERGENCY_AROUND = pattern(/(?:call|dial|ring|phone|calls to|via|using|nhs|the)\s{1,2}$/iu);
/** `accompanied by two parents`: they came to the meeting. */
const ATTENDED_BEFORE = pattern(/(?:accompanied|joined|attended|represented) by\s$/i);
const DETERMINER_BEFORE = pattern(
  /(?:^|[^a-zA-Z])(?:the|these|those|first|last|next|previous|both|top|all)\s{1,2}$/i,
);
/** `the six week legal limit`. */
const LIMIT_AFTER = pattern(
  /^[\s-](?:working[\s-])?(?:day|week|month)s?\s(?:[a-zA-Z-]{1,14}\s)?(?:limit|deadline|timescale|timeframe|target|standard|maximum)(?![a-zA-Z])/i,
);
const CONTINUES =
  /(?:\d(?:\.\d{1,3})?(?:\([a-zA-Z]{1,4}\)|\(\d{1,2}\)|[a-zA-Z])?)\s{0,2}(?:,|and|&|to|or|-|–|\/|instead of|rather than|and\/or)\s{0,2}$/i;

const EMERGENCY_AFTER = pattern(/^\s(?:calls?|service|number)/i);
const FRACTION_AFTER = pattern(/^[/:]\s?\d|^\.\d/);
const DIGITS_AFTER = pattern(/^[ \u00a0]\d/);
const MARKER_AFTER = pattern(/^[.)](?:\s|[a-zA-Z]|$)/);
const CAPITAL_AFTER = /^\s{1,3}[A-Z]/;
const PARAGRAPH = /^\d{1,2}\.\d{1,2}$/;
const RANGE_END = pattern(/\d\+?\s?(?:-|–|to)\s?$/);
const RANGE_YEARS = pattern(/^\s?(?:years?|yrs?)(?:\s(?:old|and)|[.,;)]|$)/iu);
/** Most numbers have nothing of these after them. */
const NAMED_AFTER = new Group([
  FRACTION_AFTER,
  DATE_AFTER,
  DAY_RANGE_AFTER,
  TIME_AFTER,
  FILE_SIZE,
  DIGITS_AFTER,
  ADDRESS_AFTER,
  VOTES,
]);
const LONGEST_NAME = 25;
const LISTED = /,\s{0,3}$/;
/** `from 289 in Q1 to 264`: what follows goes on from the number, not from its label. */
const MOVED_BEFORE = pattern(
  /(?:^|[^a-zA-Z])from\s£?\d[\d,.]{0,12}%?(?:\s[a-zA-Z]{2,14}){0,2}\s(?:in|at|during|for)\s[^.;]{1,24}\s(?:to|and)\s$/i,
);
/** `In January 2025 1,697 children`, `4.3 212 families`: a year or the number of a paragraph goes before. */
const ANEW_AFTER = pattern(
  /(?:(?:^|[^\d.,/])(?:19|20)\d\d(?:[/–-](?:20)?\d\d)?|^[\s(]{0,3}\d{1,2}\.\d{1,2}\)?)\s$/,
);
/** `At the end of June 29 recommendations`. */
const PART_OF_MONTH = pattern(/(?:end|start|beginning|middle) of\s[a-zA-Z]{3,9}\s$/i);
const LEADING_ZERO = /^0\d/;

/** Names why a printed number measures nothing (a date, an age, a label, a telephone number …), or gives null where it may. */
export function whyNotFigure(around: Around, lexicon: Lexicon): string | null {
  const { number, printed, before, after, isFirst } = around;
  if (number.form === 'words') return whyNotWords(around);
  if (isLabelled(around, lexicon)) return 'label';
  const lead = before.text;
  const previous = lead.at(-1) ?? '';
  const next = after.text[0] ?? '';
  const value = number.value;
  if (isLetter(previous) || (previous !== '' && '_#@/\\'.includes(previous))) return 'part of a name';
  if (
    previous !== '' &&
    '-–.:'.includes(previous) &&
    /[a-zA-Z\d]/.test(lead.at(-2) ?? '') &&
    !isGluedSentence(lead)
  ) {
    if (!('-–'.includes(previous) && isDigit(lead.at(-2)) && hasNoun(around, lexicon)))
      return 'part of a longer number';
  }
  if (printed[0] === '0' && LEADING_ZERO.test(printed)) return 'leading zero';
  if (isLetter(next)) return 'glued to letters';
  const named = NAMED_AFTER.fits(after) ? whyNotBefore(around) : null;
  if (named !== null) return named;
  if (!number.isLarge && Number.isInteger(value) && value >= 1900 && value < 2100 && printed.length === 4)
    return 'year';
  if (value <= 31 && MONTH_BEFORE.test(before) && !hasNoun(around, lexicon)) {
    if (!PART_OF_MONTH.test(before) || nounOf(around, lexicon).head === null) return 'date';
  }
  if (
    printed.length === 3 &&
    EMERGENCY.test(printed) &&
    (EMERGENCY_AROUND.test(before) || EMERGENCY_AFTER.test(after))
  )
    return 'emergency number';
  const isAfterDigits = (previous === ' ' || previous === '\u00a0') && isDigit(lead.at(-2));
  if (isAfterDigits && !(ANEW_AFTER.test(before) && nounOf(around, lexicon).head !== null))
    return 'telephone number or code';
  if (isFirst && MARKER_AFTER.test(after)) return 'list marker';
  if (isFirst && PARAGRAPH.test(printed) && CAPITAL_AFTER.test(after.text)) return 'list marker';
  if (previous === '(' && next === ')' && !BRACKETED_PART.test(before)) return 'bracketed number';
  if (isAge(around, lexicon)) return 'age';
  return LAW_BEFORE.test(before) ? 'legislation' : null;
}

/** Names what a number before these words is, where they tell that it measures nothing. */
function whyNotBefore(around: Around): string | null {
  const { number, before, after } = around;
  const { value, isLarge } = number;
  if (FRACTION_AFTER.test(after)) return 'part of a longer number';
  if (value <= 31 && (DATE_AFTER.test(after) || DAY_RANGE_AFTER.test(after))) return 'date';
  // `43,000 hours of care`: so many are no time of day, and no length of one either.
  if (!(isLarge || value >= 1000) && TIME_AFTER.test(after) && !isLasting(around)) return 'time';
  if (!isLarge && value < 2400 && CLOCK_BEFORE.test(before) && HOURS_AFTER.test(after)) return 'time';
  if (FILE_SIZE.test(after)) return 'file size';
  if (DIGITS_AFTER.test(after)) return 'telephone number or code';
  if (ADDRESS_AFTER.test(after)) return 'address';
  return VOTES.test(after) ? 'votes' : null;
}

/** Minutes and hours of a wait or a limit. */
function isLasting(around: Around): boolean {
  return LASTING_AFTER.test(around.after) && !!durationOf(around);
}

function isLetter(sign: string): boolean {
  return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z');
}

function isDigit(sign: string | undefined): boolean {
  return sign !== undefined && sign >= '0' && sign <= '9';
}

function whyNotWords({ number, before, after }: Around): string | null {
  if (ATTENDED_BEFORE.test(before)) return 'who attended';
  const previous = before.text.at(-1) ?? '';
  if (previous !== '' && '-–/'.includes(previous)) return 'part of a compound';
  if (YEAR_OLD_AFTER.test(after)) return 'age';
  if (DETERMINER_BEFORE.test(before) && !number.isLarge && !LIMIT_AFTER.test(after))
    return 'mentioned as known';
  if (/^[-–][a-zA-Z]/.test(after.text)) return 'part of a compound';
  return null;
}

/** `care.(2)` and `schools.12 leaders` are two sentences that lost their space. */
function isGluedSentence(before: string): boolean {
  return /[a-zA-Z][.:]$/.test(before);
}

function isAge(around: Around, lexicon: Lexicon): boolean {
  const { number, before, after } = around;
  if (YEAR_OLD_AFTER.test(after)) return true;
  if (number.value > 100 || !Number.isInteger(number.value)) return false;
  if (AGE_BEFORE.test(before) || OR_OLDER_AFTER.test(after)) return true;
  if (
    number.value < 26 &&
    ((AGES_BEFORE.test(before) && OR_AGE_AFTER.test(after)) || OR_AGE_BEFORE.test(before))
  )
    return true;
  if (AGE_RANGE.test(after) || (after.text.startsWith('+') && !hasNoun(around, lexicon))) return true;
  return RANGE_END.test(before) && RANGE_YEARS.test(after);
}

function hasNoun(around: Around, lexicon: Lexicon): boolean {
  return nounOf(around, lexicon).isPopulation;
}

/** `items 5, 6 and 7`, `paragraph 5.22 instead of 5.19`, `Year 6`: the name reaches over a list of numbers. */
function isLabelled(around: Around, lexicon: Lexicon): boolean {
  const before = around.before.text;
  let head = before;
  for (let step = 0; step < 4; step++) {
    const word = lastWord(head);
    // `over the last year 1,200 children`, `at the end of the year 247 children`: no group of pupils has such a number.
    const largest = LARGEST_LABELLED.get(word);
    if (largest !== undefined && (around.number.isLarge || around.number.value > largest)) return false;
    if (word !== '' && lexicon.labels.has(word))
      return !(step > 0 && LISTED.test(before) && hasNoun(around, lexicon));
    if (!mayContinue(head)) return false;
    if (step === 0 && MOVED_BEFORE.test(around.before)) return false;
    const list = CONTINUES.exec(head.slice(-40));
    if (!list) return false;
    head = head
      .slice(0, head.length - list[0].length)
      .replace(/\d{1,4}$/, '')
      .replace(/\d{1,3}\.$/, '');
  }
  return false;
}

/** Gives the last word of a lead, in lower case, before no more than three spaces, brackets, colons or hyphens; '' where there is none. */
function lastWord(lead: string): string {
  let end = lead.length;
  while (end > 0 && lead.length - end < 3 && ' (:-'.includes(lead[end - 1]!)) end--;
  let from = end;
  while (from > 0 && end - from < LONGEST_NAME && isOfName(lead.charCodeAt(from - 1))) from--;
  while (from < end && !isLetter(lead[from]!)) from++;
  return lead.slice(from, end).toLowerCase();
}

/** What joins the numbers of a list ends in one of these. */
function mayContinue(lead: string): boolean {
  let at = lead.length - 1;
  while (at > 0 && lead[at] === ' ') at--;
  return at >= 0 && ',&-–/dDoOrRfFnN'.includes(lead[at]!);
}

/** Whether a letter, or a sign that a name may hold: . ’ ' /. */
function isOfName(code: number): boolean {
  const lower = code | 32;
  return (
    (lower >= 97 && lower <= 122 && code < 128) ||
    code === 46 ||
    code === 0x2019 ||
    code === 39 ||
    code === 47
  );
}
