import type { Span } from '../../model.ts';
import { pattern } from '../patterns.ts';
import type { Lexicon } from './lexicon.ts';
import type { Around } from './not-figures.ts';
import { nounAfter } from './nouns.ts';
import type { NumberFound } from './numbers.ts';
import { make, type Quantity } from './quantity.ts';

const TWICE_AFTER = pattern(/^\s(?:the|as (?:many|much|high|likely|long))(?![a-zA-Z])/i);
const AWAY_AFTER = pattern(/^\s(?:up|down|back|in on|as (?!many|much))/i);
const SUMS_AFTER = pattern(/^\s(?:from\s(?:[a-zA-Z]{1,12}\s){0,3}£?\d|to\s(?:[a-zA-Z]{1,12}\s){0,3}£?\d)/i);
const ORDINAL_BEFORE = pattern(
  /(?:first|second|other|last|latter|former|next|this|each|october|february|may|one)\s$/i,
);
const OF_TIME_AFTER = pattern(
  /^\s(?:of\s(?:the\s|a\s|an\s)?|the\s|an?\s)?(?:hour|day|term|year|century|price|way|season|mile|session|meeting|game|night|month|week)s?(?![a-zA-Z])/i,
);
/** `less than half of that` compares. */
const OF_THAT_AFTER = pattern(/^\sof (?:that|this|it|what)(?=[,.;)]|\s(?:at|in|for)\s|$)/i);
const TIMES = pattern(
  /^\s(?:times|-?fold)(?=\s(?:the|as|more|higher|greater|larger|bigger|over|that|what|lower)(?![a-zA-Z])|[.,;])/i,
);
/** `used 12 times.` counts; `had risen four times.` compares. */
const GROWN_BEFORE = pattern(
  /(?:^|[^a-zA-Z])(?:ris|rose|increas|grew|grow|multipli|expand|higher|more|went up|gone up|up)/i,
);
/** `three times as likely`: one group beside another. */
const LIKELY_AFTER = pattern(/^\stimes\s(?:as|more|less)\slikely(?![a-z])/i);
/** `nine enquiries in every hundred`. */
const IN_EVERY_AFTER = pattern(
  /^(?:\s[a-z-]{3,16}){0,2}\s(?:in|out of)\s(?:every|a)\s(hundred|thousand)(?![a-zA-Z])/i,
);
const EVERY = /^\s[a-z-]{3,16}\s(?:[a-z-]{3,16}\s)?(?:in|out of) every\s$/i;
const OUT_OF = /^\s{1,4}(?:out of|in every|for every)\s{1,4}(?:the\s|every\s|a total of\s)?$/i;
/** `79 for every 10,000` is a rate. */
const FOR_EVERY = /(?:in|for) every/i;
/** `almost one child in five`. */
const ONE_THING_IN = /^\s[a-z-]{3,16}\s(?:[a-z-]{3,16}\s)?in\s$/;
const IN = /^\s{1,4}in\s{1,4}$/i;
const OF = /^\s{1,4}of\s{1,4}(?:the\s|our\s|its\s)?(?:[a-zA-Z]{2,16}[’']s?\s)?$/i;
/** Up to this many the parts of a whole are a share of it; more of them are counted. */
const MOST_PARTS = 10;
const SHARE_ON = /^\s?(?:%|per\s?cent)/i;
const GOES_ON = /^\s?(?:%|per\s?cent|(?:-|–)\d|\.\d|\/\d|,\d)/i;
/** `two in ten weeks`, `9 in 10 March`. */
const TIME_AFTER =
  /^[\s-](?:working (?:days?|weeks?|hours?)|weeks?|days?|months?|years?|minutes?|hours?|January|February|March|April|May|June|July|August|September|October|November|December)(?![a-zA-Z])/;
/** What `in every` and two words of the things counted can take. */
const LONGEST_GAP = 48;
const WHOLES = new Set([2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 25, 30, 50, 100, 1000]);

/** Reads `doubled`, `halved`, `twice the`: a change as a multiple of what was. */
export function multipleOf(around: Around): Quantity | null {
  const { printed, before, after } = around;
  if (/^twice/i.test(printed) && !TWICE_AFTER.test(after)) return null;
  if (AWAY_AFTER.test(after) || /[-–]$/.test(before.text) || SUMS_AFTER.test(after)) return null;
  return make(around, 'ratio', 0, 'multiple', 0.8, { kind: 'change' });
}

/** Reads `over a fifth of`, `two thirds`: a share as percent. */
export function fractionOf(around: Around): Quantity | null {
  if (ORDINAL_BEFORE.test(around.before) || OF_TIME_AFTER.test(around.after)) return null;
  if (OF_THAT_AFTER.test(around.after)) return null;
  return make(around, 'percent', 0, 'fraction', 0.88);
}

/** Reads `four out of five areas`, `nine in ten`, `two of the three homes`; and `three times the level`. */
export function ratioOf(
  text: string,
  sentence: Span,
  around: Around,
  next: NumberFound | undefined,
  lexicon: Lexicon,
): Quantity | null {
  const { number, after, before } = around;
  const times = isPlain(number) ? TIMES.exec(after) : null;
  if (
    times &&
    /times$/i.test(times[0]) &&
    /^[.,;]/.test(after.text.slice(times[0].length)) &&
    !GROWN_BEFORE.test(before)
  )
    return null;
  if (times) {
    const kind = LIKELY_AFTER.test(after) ? 'outcome' : 'change';
    return make(around, 'ratio', times[0].length, 'multiple', 0.88, { kind });
  }
  const every = isPlain(number) && number.value >= 1 ? IN_EVERY_AFTER.exec(after) : null;
  if (every) {
    const denominator = every[1]!.toLowerCase() === 'hundred' ? 100 : 1000;
    return make(around, 'ratio', every[0].length, 'ratio', 0.9, { denominator });
  }
  if (!next || next.char_start > sentence.char_end || !isPlain(next)) return null;
  if (number.value < 1 || next.value <= number.value || !Number.isInteger(number.value)) return null;
  if (next.char_start - number.char_end > LONGEST_GAP || !isShareGap(text, number, next, lexicon))
    return null;
  const goesOn = next.form === 'words' ? SHARE_ON : GOES_ON;
  if (/[\d/.–-]$/.test(before.text) || goesOn.test(text.slice(next.char_end, next.char_end + 9))) return null;
  const quantity = make(around, 'ratio', next.char_end - number.char_end, 'ratio', 0.92, {
    denominator: next.value,
  });
  const { head, isNotCounted } = nounAfter(text.slice(next.char_end, next.char_end + 60), lexicon);
  if (isNotCounted && OF.test(text.slice(number.char_end, next.char_start))) return null;
  return { ...quantity, noun: head, afterUnit: next.char_end };
}

function isPlain({ form }: NumberFound): boolean {
  return form === 'digits' || form === 'words';
}

/** Whether the words between two numbers make the first a share of the second. */
function isShareGap(text: string, number: NumberFound, next: NumberFound, lexicon: Lexicon): boolean {
  const gap = text.slice(number.char_end, next.char_start);
  if (EVERY.test(gap)) return true;
  if (gap.length > 28) return false;
  if (OUT_OF.test(gap))
    return FOR_EVERY.test(gap) ? next.value < 1000 : next.value <= MOST_PARTS || isWhole(number, next);
  if (ONE_THING_IN.test(gap)) return number.value === 1 && isOneIn(text, next, lexicon);
  if (OF.test(gap))
    return (
      number.form === 'words' &&
      number.value > 1 &&
      next.value <= MOST_PARTS &&
      Number.isInteger(next.value) &&
      !TIME_AFTER.test(text.slice(next.char_end, next.char_end + 14))
    );
  return IN.test(gap) && isWhole(number, next) && isShare(text, number, next);
}

/** Whether nothing is counted after the second number, and it is no time: `one child in five`, not `one home in two villages`. */
function isOneIn(text: string, next: NumberFound, lexicon: Lexicon): boolean {
  if (!Number.isInteger(next.value) || next.value < 2 || next.value > 100) return false;
  const after = text.slice(next.char_end, next.char_end + 60);
  return !TIME_AFTER.test(after) && nounAfter(after, lexicon).head === null;
}

function isWhole(number: NumberFound, next: NumberFound): boolean {
  return number.value === 1 ? Number.isInteger(next.value) && next.value <= 1000 : WHOLES.has(next.value);
}

/** `one in five children` is a share; `two in ten weeks` and `9 in 10 March` are not. */
function isShare(text: string, number: NumberFound, next: NumberFound): boolean {
  if (number.form !== next.form && number.form !== 'words') return false;
  return !TIME_AFTER.test(text.slice(next.char_end, next.char_end + 14));
}
