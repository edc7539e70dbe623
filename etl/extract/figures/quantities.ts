import { Group, leadOf, pattern, tailOf } from '../patterns.ts';
import { countOf } from './counts.ts';
import { isDismissed } from './dismissed.ts';
import { durationOf, durationUnit } from './durations.ts';
import { AGAIN_BEFORE, againOf, besideOf, isOnAgain } from './levels.ts';
import type { Lexicon } from './lexicon.ts';
import { moneyOf, PARTS, POUND_BEFORE } from './money.ts';
import { type Around, whyNotFigure } from './not-figures.ts';
import { type NounRun, nounOf } from './nouns.ts';
import type { NumberFound } from './numbers.ts';
import { physicalOf } from './physical.ts';
import { isTime, make, type Quantity } from './quantity.ts';
import { fractionOf, multipleOf, ratioOf } from './ratios.ts';
import type { Sentence } from './sentence.ts';

/** What was read before in the same item: the last count of this sentence and of the one before. */
export interface Earlier {
  inSentence: Quantity | null;
  inPrevious: Quantity | null;
  values: ReadonlyMap<number, unknown>;
  /** The last figure of the sentence before, where that is a rate or a score. */
  level: Quantity | null;
}

const PERCENT = pattern(/^[\s\u00a0]{0,2}(?:%|per\s?cent(?![a-zA-Z])|percent(?![a-zA-Z]))/i);
/** `the percentage still trading was 57.6`: the sign stands in words before it. */
const PERCENT_BEFORE = pattern(
  /(?:^|[^a-zA-Z])(?:percentage|proportion)\s(?!points?)[^.;,£%]{1,80}\s(?:was|were|is|stood at|reached)\s(?:(?:only|just|about|around|over|under|nearly|almost)\s)?$/i,
);
const POINTS = pattern(
  /^[\s\u00a0-]{0,2}(?:of (?:a|one) )?(?:%[\s-]?(?:points?|pts?)|per\s?cent(?:age)?[\s-]points?|percent(?:age)?[\s-]points?|ppts?|pp)(?![a-zA-Z])/i,
);
const RANGE_PERCENT = pattern(/^\s?(?:-|–|—|to|and)\s?\d{1,3}(?:\.\d{1,3})?\s?(?:%|per\s?cent)(?!age)/iu);
/** `from 3.5 to 3.2 percentage points`: the first has the unit of the second, and both are levels. */
const RANGE_POINTS = pattern(
  /^\s?(?:-|–|—|to|and)\s?\d{1,3}(?:\.\d{1,3})?\s?(?:%[\s-]?points?|per\s?cent(?:age)?[\s-]points?|ppts?|pp)(?![a-zA-Z])/i,
);
/** `The gap was nine percentage points`: how wide it is, not how it changed. */
const GAP_BEFORE = pattern(
  /(?:gap|difference)(?:\s[a-zA-Z’-]{2,14}){0,6}\s(?:was|is|of|to|stood at|at)\s(?:(?:just|only|about|around|over|under|nearly|almost)\s){0,2}$/i,
);
const POINTS_TO_BEFORE = pattern(/(?:^|[^a-zA-Z])from\s\d{1,3}(?:\.\d{1,3})?\sto\s$/i);
const RANGE_MONEY_BEFORE = pattern(/£\s?[\d,.]{0,11}\d\s?(?:m|k|bn|million|billion)?\s?(?:-|–|to|and)\s?$/iu);
const POUNDS = pattern(/^\s(?:(million|billion|thousand)\s)?pounds(?![a-zA-Z])/i);
const RATE = pattern(
  /^(?:\s[a-zA-Z’-]{1,20}){0,3}\s(?:per|in every|for every)\s(100,000|10,000|1,000|100000|10000|1000|100)(?![\d,.]\d|\d)/i,
);
const RATE_BEFORE = pattern(/(?:^|[^a-zA-Z])(?:rate|ratio)s?(?:\s[a-zA-Z]{1,14}){0,4}\s$/i);
/** `0.77 offences for each young offender`: how many each has; the one before it may stand without `each`. */
const EACH_AFTER = pattern(
  /^(?!\s(?:working |school )?(?:days|weeks|months|years|hours|miles|minutes)(?![a-zA-Z]))(?:\s[a-zA-Z’-]{3,16}){1,2}(?:\sto\s\d{1,3}\.\d{1,2}(?:\s[a-zA-Z’-]{3,16}){1,2})?\s(?:per|for each|for every)\s(?!(?:day|week|fortnight|month|term|quarter|year|annum|hour)s?(?![a-zA-Z]))(?:[a-zA-Z’-]{2,16})(?![a-zA-Z])/i,
);
/** `the rate per 10,000 children was 52`: what it is per stands before it. */
const PER_RATE_BEFORE = pattern(
  /(?:^|[^a-zA-Z])rates?(?:\s[a-zA-Z’-]{1,20}){0,4}\sper\s(100,000|10,000|1,000|100000|10000|1000|100)(?:\s[a-zA-Z’-]{1,20}){0,8}\s(?:was|were|is|are|of|at|to|from|stood at|had been)\s(?:(?:about|around|just over|just under|over|under)\s)?$/i,
);
/** `the England average of 70` beside a rate is a rate. */
const LEVEL_BEFORE = pattern(
  /(?:average|rate|figure|neighbours?|nationally|nationally at|regionally)\s(?:of|was|is|at)\s$/i,
);
const SCORE_BEFORE = pattern(
  /(?:^|[^a-zA-Z])(?:scores?|scored|progress 8|attainment 8|points? score|mean rating)(?:\s(?:of|was|is|were|at|had|rose|fell|to|from|stood|a|an|average|score|just|only)){0,5}\s$|(?:^|[^a-zA-Z])(?:progress 8|attainment 8|average score|mean score)\s[^.;,]{1,60}\s(?:was|of|at|is|were)\s$/i,
);
const EACH_POUND = pattern(/(?:each|every)\s£\s?$/i);
/** `each extra 1% on pay` is by what the cost is told. */
const EACH_BEFORE = pattern(/(?:each|every)\s(?:(?:extra|additional|further)\s)?$/i);
/** `plus or minus 3%`. */
const MARGIN_BEFORE = pattern(/(?:plus or|plus\/|plus or minus|margin of error (?:of|was|is))\s$/i);
const SIGN_BEFORE = /(?:-|−|minus |(?<=[\s(])\+)$/;
const OPEN_BEFORE = /(?:^|[\s(])$/;
const AND_AFTER = pattern(/^\sand/i);
const BETWEEN_BEFORE = pattern(/between\s$/i);
/** `47 minutes; a year before it had been 61 minutes`. */
const IT_WAS_BEFORE = pattern(
  /(?:^|[^a-zA-Z])(?:it|this|that|which)\s(?:had been|was|is|has been)\s(?:(?:about|around|over|nearly|almost|only|just)\s)?$/i,
);
/** `Days lost to sickness had averaged 10.2`. */
const DAYS_LOST_BEFORE = pattern(
  /(?:^|[^a-zA-Z])days\s(?:lost|taken)\s[^.;\d]{0,80}averag(?:ed|e of|ing)\s(?:(?:just|about|around|over|under|only)\s){0,2}$/i,
);
const PENCE = pattern(/^p(?![a-zA-Z])/);
/** Most numbers have no unit of these after them. */
const SIGNED_AFTER = new Group([PERCENT, POINTS, RANGE_PERCENT, RANGE_POINTS, POUNDS, PENCE]);
const PAGE_BEFORE = /p\.?\s?$/;
/** `3.4 out of 5`. */
const OUT_OF_AFTER = pattern(/^\sout of\s(?:five|ten|5|10|100)(?![\d.,]\d)/i);
const SCORED_BEFORE = pattern(/scored\s$/i);
const SCORE_AFTER = pattern(/^\s(?:score|measure)/);
const PER_BEFORE = pattern(/(?:per|in every|for every|out of every)\s$/i);
const PERCENT_NEAR = /^\s?(?:%|per\s?cent)/i;
/** `81%, a drop of six points`. */
const BARE_POINTS = pattern(/^\spoints?(?![a-zA-Z])/i);
const MOVED_BEFORE = pattern(
  /(?:(?:drop|rise|fall|increase|decrease|improvement|reduction|gap|difference)\sof|up|down|by)\s(?:(?:about|around|just|only|over|nearly|almost)\s)?$/i,
);
const MARKER_AFTER = /[.)](?=[\sa-zA-Z])/y;
const BRACKETS = /^[\s(]*$/;

/** Gives what each number of a sentence measures, in order; numbers that measure nothing are left out. */
export function quantities(
  text: string,
  sentence: Sentence,
  found: NumberFound[],
  earlier: Earlier,
  lexicon: Lexicon,
): Quantity[] {
  const result: Quantity[] = [];
  const known: Earlier = { ...earlier };
  for (let i = 0; i < found.length; i++) {
    const number = found[i]!;
    const next = i + 1 < found.length ? found[i + 1]! : undefined;
    if (isYear(text, number) || isMarker(text, sentence, number)) continue;
    if (isDismissed(text, sentence, number, next, lexicon.neighbours)) continue;
    const around = look(text, sentence, number);
    const ratio = ratioOf(text, sentence, around, next, lexicon);
    const quantity = ratio ?? plainOf(around, known, lexicon, result.at(-1) ?? null);
    if (ratio?.denominator) i++;
    if (!quantity) continue;
    result.push(quantity);
    if (quantity.unit === 'count' || quantity.rule === 'ratio') known.inSentence = quantity;
  }
  return result;
}

function look(text: string, sentence: Sentence, number: NumberFound): Around {
  const { char_start, char_end, value } = number;
  const from = Math.max(sentence.char_start, char_start - 90);
  const to = Math.min(sentence.char_end, char_end + 110);
  const signed = value < 0 || text[char_start - 1] === '+';
  const minus = signed ? (SIGN_BEFORE.exec(text.slice(from, char_start))?.[0].length ?? 0) : 0;
  return {
    number,
    printed: text.slice(char_start, char_end),
    before: leadOf(text, from, char_start - minus, sentence.row),
    after: tailOf(text, char_end, to, sentence.row),
    noun: null,
    isFirst:
      char_start - sentence.char_start < 4 && BRACKETS.test(text.slice(sentence.char_start, char_start)),
  };
}

/** Reads a number by the signs and words beside it: what a unit decides, else what is counted. */
function plainOf(around: Around, earlier: Earlier, lexicon: Lexicon, last: Quantity | null): Quantity | null {
  const { number, before } = around;
  if (number.form === 'multiple') return multipleOf(around);
  if (number.form === 'fraction') return fractionOf(around);
  const signed = signedOf(around);
  if (signed !== undefined) return signed;
  const beside = besideOf(around, last, earlier.level);
  if (beside) return beside;
  const isScore = isScored(around);
  if ((!isScore || Number.isInteger(number.value)) && whyNotFigure(around, lexicon)) return null;
  if (PER_BEFORE.test(before) && (number.isLarge || number.value === 100)) return null;
  const noun = nounOf(around, lexicon);
  const measured = measuredOf(around, isScore, noun, last, lexicon);
  if (measured !== undefined) return measured;
  const count = countOf(around, noun, earlier, lexicon, last);
  if (!count) return null;
  return make(around, 'count', count.length, count.rule, count.confidence, {
    noun: count.noun,
    isElliptic: count.isElliptic,
    kind: count.kind ?? null,
  });
}

/** Reads money, shares and points; null for a sum that is none, undefined where no such sign stands beside the number. */
function signedOf(around: Around): Quantity | null | undefined {
  const { number, before, after } = around;
  if (
    POUND_BEFORE.test(before) ||
    (number.form === 'digits' && RANGE_MONEY_BEFORE.test(before) && !PERCENT.test(after))
  )
    return number.value === 1 && EACH_POUND.test(before) ? null : moneyOf(around);
  const signed = SIGNED_AFTER.fits(after) ? unitOf(around) : undefined;
  if (signed !== undefined) return signed;
  const isShare = !Number.isInteger(number.value) && number.value < 100 && PERCENT_BEFORE.test(before);
  return isShare ? make(around, 'percent', 0, 'percent', 0.85) : undefined;
}

/** Reads the sign or word right after a number that makes it a share, points or money. */
function unitOf(around: Around): Quantity | null | undefined {
  const { number, before, after } = around;
  const points = POINTS.exec(after);
  if (points) {
    const kind = POINTS_TO_BEFORE.test(before) || GAP_BEFORE.test(before) ? 'outcome' : 'change';
    return make(around, 'percentage_points', points[0].length, 'points', 0.98, { kind });
  }
  if (RANGE_POINTS.test(after))
    return make(around, 'percentage_points', 0, 'points', 0.95, { kind: 'outcome' });
  const percent = PERCENT.exec(after);
  if (percent && MARGIN_BEFORE.test(before)) return null;
  if (percent && number.value === 1 && EACH_BEFORE.test(before)) return null;
  if (percent || isPercentRange(around))
    return make(around, 'percent', percent?.[0].length ?? 0, 'percent', 0.98);
  const pounds = POUNDS.exec(after);
  if (pounds) {
    const quantity = make(around, 'gbp', pounds[0].length, 'money', 0.95, { kind: 'money' });
    return { ...quantity, value: number.value * (PARTS[pounds[1]?.toLowerCase() ?? ''] ?? 1) };
  }
  const isPence = number.value < 100 && number.form === 'digits' && PENCE.test(after);
  if (!isPence || PAGE_BEFORE.test(before.text)) return undefined;
  return { ...make(around, 'gbp', 1, 'pence', 0.85, { kind: 'money' }), value: number.value / 100 };
}

/** `15 to 20%`: the first of a range is a share as well. */
function isPercentRange({ number, before, after }: Around): boolean {
  return (
    !number.isLarge &&
    RANGE_PERCENT.test(after) &&
    OPEN_BEFORE.test(before.text.slice(-1)) &&
    (!AND_AFTER.test(after) || BETWEEN_BEFORE.test(before))
  );
}

function isScored({ number, before, after }: Around): boolean {
  return (
    SCORE_BEFORE.test(before) &&
    !SCORE_AFTER.test(after) &&
    !(Number.isInteger(number.value) && SCORED_BEFORE.test(before))
  );
}

/** Reads rates, scores, miles and stretches of time; null for one that measures no service, undefined where there is none. */
function measuredOf(
  around: Around,
  isScore: boolean,
  noun: NounRun,
  last: Quantity | null,
  lexicon: Lexicon,
): Quantity | null | undefined {
  const { number, before, after } = around;
  const rate = RATE.exec(after);
  if (rate) return rateOf(around, rate);
  if (!Number.isInteger(number.value) && number.value < 100 && EACH_AFTER.test(after))
    return make(around, 'rate', 0, 'rate', 0.82);
  if (isScore) return make(around, 'score', 0, 'score', 0.9);
  const points = last?.unit === 'percent' && MOVED_BEFORE.test(before) ? BARE_POINTS.exec(after) : null;
  if (points) return make(around, 'percentage_points', points[0].length, 'points', 0.88, { kind: 'change' });
  const per = noun.head === null ? PER_RATE_BEFORE.exec(before) : null;
  if (per) return make(around, 'rate', 0, 'rate', 0.9, { denominator: denominatorIn(per) });
  if (noun.head === null && last?.unit === 'rate' && (LEVEL_BEFORE.test(before) || AGAIN_BEFORE.test(before)))
    return make(around, 'rate', 0, last.rule, last.confidence, { denominator: last.denominator });
  if (noun.head === null && !Number.isInteger(number.value)) {
    if (OUT_OF_AFTER.test(after)) return make(around, 'score', 0, 'score', 0.9);
    if (RATE_BEFORE.test(before)) return make(around, 'rate', 0, 'rate', 0.8);
    if (last?.unit === 'rate' && lexicon.targetBefore.test(before))
      return make(around, 'rate', 0, 'rate', 0.85, { denominator: last.denominator, kind: 'target' });
    if ((last?.unit === 'score' || last?.unit === 'percentage_points') && AGAIN_BEFORE.test(before))
      return make(around, last.unit, 0, last.rule, last.confidence, { denominator: last.denominator });
  }
  if (
    noun.head === null &&
    last !== null &&
    isTime(last.unit) &&
    last.kind === 'outcome' &&
    isOnAgain(around)
  )
    return make(around, last.unit, 0, last.rule, 0.8, { kind: 'outcome' });
  const measured = physicalOf(around);
  if (measured !== undefined) return measured;
  if (noun.head === null && number.isLarge && number.value >= 1e6 && last?.unit === 'gbp')
    return make(around, 'gbp', 0, 'money', 0.85, { kind: null });
  if (noun.head === null && DAYS_LOST_BEFORE.test(before))
    return make(around, 'days', 0, 'wait', 0.82, { kind: 'outcome' });
  const duration = durationOf(around) ?? againOf(around, last);
  if (duration === null && last?.kind === 'outcome' && isTime(last.unit) && IT_WAS_BEFORE.test(before)) {
    const own = durationUnit(around);
    if (own?.unit === last.unit) return make(around, own.unit, own.length, 'wait', 0.82, { kind: 'outcome' });
  }
  if (!duration) return duration;
  const { unit, length, rule, confidence, kind } = duration;
  return make(around, unit, length, rule, confidence, { kind });
}

/** `1. Mr X`, `(2) The report`: a number that opens its sentence and only counts it. */
function isMarker(text: string, sentence: Sentence, { char_start, char_end, form }: NumberFound): boolean {
  if (form !== 'digits' || char_start - sentence.char_start > 1) return false;
  MARKER_AFTER.lastIndex = char_end;
  if (char_end >= sentence.char_end || !MARKER_AFTER.test(text)) return false;
  return char_start === sentence.char_start || text[sentence.char_start] === '(';
}

/** Most numbers of minutes are years, and nothing more need be asked of one. */
function isYear(text: string, { char_start, char_end, value, form }: NumberFound): boolean {
  if (form !== 'digits' || char_end - char_start !== 4 || value < 1900 || value >= 2100) return false;
  return (
    text[char_start - 1] !== '£' &&
    text[char_start - 2] !== '£' &&
    !PERCENT_NEAR.test(text.slice(char_end, char_end + 9))
  );
}

function rateOf(around: Around, match: RegExpExecArray): Quantity {
  return make(around, 'rate', match[0].length, 'rate', 0.95, { denominator: denominatorIn(match) });
}

function denominatorIn(match: RegExpExecArray): number {
  return Number(match[1]!.replaceAll(',', ''));
}
