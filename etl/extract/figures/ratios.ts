import type { Span } from '../../model.ts';
import type { Around } from './not-figures.ts';
import type { NumberFound } from './numbers.ts';
import { make, type Quantity } from './quantity.ts';

/** Reads `doubled`, `halved`, `twice the`: a change as a multiple of what was. */
export function multipleOf(around: Around): Quantity | null {
  if (
    /^twice/i.test(around.printed) &&
    !/^\s(?:the|as (?:many|much|high|likely|long))(?![a-zA-Z])/i.test(around.after)
  )
    return null;
  if (/^\s(?:up|down|back|in on|as (?!many|much))/i.test(around.after) || /[-–]$/.test(around.before))
    return null;
  if (/^\s(?:from\s(?:[a-zA-Z]{1,12}\s){0,3}£?\d|to\s(?:[a-zA-Z]{1,12}\s){0,3}£?\d)/i.test(around.after))
    return null;
  return make(around, 'ratio', 0, 'multiple', 0.8, { kind: 'change' });
}

/** Reads `over a fifth of`, `two thirds`: a share as percent. */
export function fractionOf(around: Around): Quantity | null {
  if (
    /(?:first|second|other|last|latter|former|next|this|each|october|february|may|one)\s$/i.test(
      around.before,
    )
  )
    return null;
  const of =
    /^\s(?:of\s(?:the\s|a\s|an\s)?|the\s|an?\s)?(?:hour|day|term|year|century|price|way|season|mile|session|meeting|game|night|month|week)s?(?![a-zA-Z])/i;
  if (of.test(around.after)) return null;
  return make(around, 'percent', 0, 'fraction', 0.88);
}

/** Reads `four out of five areas`, `nine in ten`, `two of the three homes`; and `three times the level`. */
export function ratioOf(
  text: string,
  sentence: Span,
  around: Around,
  next: NumberFound | undefined,
): Quantity | null {
  const { number, after, before } = around;
  const times =
    /^\s(?:times|-?fold)(?=\s(?:the|as|more|higher|greater|larger|bigger|over|that|what|lower)(?![a-zA-Z])|[.,;])/i.exec(
      after,
    );
  if (times && /digits|words/.test(number.form))
    return make(around, 'ratio', times[0].length, 'multiple', 0.88, { kind: 'change' });
  if (!next || next.char_start > sentence.char_end || !/digits|words/.test(next.form)) return null;
  const gap = text.slice(number.char_end, next.char_start);
  const isEvery = /^\s[a-z-]{3,16}\s(?:[a-z-]{3,16}\s)?(?:in|out of) every\s$/i.test(gap);
  if (
    (gap.length > 20 && !isEvery) ||
    number.value < 1 ||
    next.value <= number.value ||
    !Number.isInteger(number.value)
  )
    return null;
  if (
    /[\d/.–-]$/.test(before) ||
    /^\s?(?:%|per\s?cent|(?:-|–)\d|\.\d|\/\d|,\d)/i.test(text.slice(next.char_end, next.char_end + 9))
  )
    return null;
  const isOut = isEvery || /^\s{1,4}(?:out of|in every)\s{1,4}(?:the\s|every\s|a total of\s)?$/i.test(gap);
  const isIn =
    /^\s{1,4}in\s{1,4}$/i.test(gap) &&
    (number.value === 1
      ? Number.isInteger(next.value) && next.value <= 1000
      : [3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 25, 30, 50, 100, 1000, 2].includes(next.value));
  const isOf =
    /^\s{1,4}of\s{1,4}(?:the\s|our\s|its\s)?$/i.test(gap) &&
    number.form === 'words' &&
    next.form === 'words' &&
    number.value > 1;
  if (!(isOut || isOf || (isIn && isShare(text, number, next)))) return null;
  const quantity = make(around, 'ratio', next.char_end - number.char_end, 'ratio', 0.92, {
    denominator: next.value,
  });
  return { ...quantity, afterUnit: next.char_end };
}

/** `one in five children` is a share; `two in ten weeks` and `9 in 10 March` are not. */
function isShare(text: string, number: NumberFound, next: NumberFound): boolean {
  if (number.form !== next.form && number.form !== 'words') return false;
  return !/^[\s-](?:working|weeks?|days?|months?|years?|minutes?|hours?|January|February|March|April|May|June|July|August|September|October|November|December)(?![a-zA-Z])/.test(
    text.slice(next.char_end, next.char_end + 14),
  );
}
