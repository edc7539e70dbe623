import type { Span } from '../../model.ts';
import { countOf } from './counts.ts';
import { type Duration, durationOf, durationUnit } from './durations.ts';
import type { Lexicon } from './lexicon.ts';
import { type Around, whyNotFigure } from './not-figures.ts';
import { type NounRun, nounAfter } from './nouns.ts';
import type { NumberFound } from './numbers.ts';
import { make, type Quantity } from './quantity.ts';
import { fractionOf, multipleOf, ratioOf } from './ratios.ts';

/** What was read before in the same item: the last count of this sentence and of the one before. */
export interface Earlier {
  inSentence: Quantity | null;
  inPrevious: Quantity | null;
  values: Set<number>;
}

const PERCENT = /^[\s\u00a0]{0,2}(?:%|per\s?cent(?![a-zA-Z])|percent(?![a-zA-Z]))/i;
const POINTS =
  /^[\s\u00a0-]{0,2}(?:%[\s-]?(?:points?|pts?)|per\s?cent(?:age)?[\s-]points?|percent(?:age)?[\s-]points?|ppts?|pp)(?![a-zA-Z])/i;
const RANGE_PERCENT = /^\s?(?:-|–|—|to|and)\s?\d{1,3}(?:\.\d{1,3})?\s?(?:%|per\s?cent)/iu;
const SCALE = /^[\s\u00a0]?(million|mn|mil|m|billion|bn|b|thousand|k)(?![a-zA-Z])/i;
const RANGE_SCALE =
  /^\s?(?:-|–|to|and|or)\s?£?\s?\d{1,4}(?:\.\d{1,3})?\s?(million|m|billion|bn|thousand|k)(?![a-zA-Z])/i;
const RANGE_MONEY_BEFORE = /£\s?[\d,.]{1,12}\s?(?:m|k|bn|million|billion)?\s?(?:-|–|to|and)\s?$/iu;
const POUNDS = /^\s(?:(million|billion|thousand)\s)?pounds(?![a-zA-Z])/i;
const RATE =
  /^(?:\s[a-zA-Z’-]{1,20}){0,3}\s(?:per|in every|for every)\s(100,000|10,000|1,000|100000|10000|1000|100)(?![\d,.]\d|\d)/i;
const RATE_BEFORE = /(?:^|[^a-zA-Z])(?:rate|ratio)s?(?:\s[a-zA-Z]{1,14}){0,4}\s$/i;
const SCORE_BEFORE =
  /(?:^|[^a-zA-Z])(?:scores?|scored|progress 8|attainment 8|points? score|mean rating)(?:\s(?:of|was|is|were|at|had|rose|fell|to|from|stood|a|an|average|score|just|only)){0,5}\s$|(?:^|[^a-zA-Z])(?:progress 8|attainment 8)\s[^.;,]{1,60}\s(?:was|of|at|is|were)\s$/i;
const RANGE_AFTER = /^\s?(?:-|–|to|or|and)\s?\d[\d,]{0,9}/iu;
const HYPHEN_AFTER = /^\s?(?:-|–|to|or)\s?\d[\d,]{0,9}/iu;
const SHARED_AFTER = /^(?:\s[a-zA-Z]{2,14}){1,2}\s(?:and|or)\s\d[\d,]{0,9}/i;
const MILES = /^\s(?:square\s)?(?:miles?)(?![a-zA-Z])/i;
/** `placed within 20 miles of home` says where, not how far. */
const DISTANCE_BEFORE = /(?:within|inside|outside|beyond|further than)\s(?:a\s)?$/i;
const PARTS: Record<string, number> = {
  million: 1e6,
  mn: 1e6,
  mil: 1e6,
  m: 1e6,
  billion: 1e9,
  bn: 1e9,
  b: 1e9,
  thousand: 1e3,
  k: 1e3,
};

/** Gives what each number of a sentence measures, in order; numbers that measure nothing are left out. */
export function quantities(
  text: string,
  sentence: Span,
  found: NumberFound[],
  earlier: Earlier,
  lexicon: Lexicon,
): Quantity[] {
  const result: Quantity[] = [];
  const known: Earlier = { ...earlier };
  for (let i = 0; i < found.length; i++) {
    if (isYear(text, found[i]!)) continue;
    const around = look(text, sentence, found[i]!);
    const ratio = ratioOf(text, sentence, around, found[i + 1]);
    const quantity = ratio ?? plainOf(around, known, lexicon, result.at(-1) ?? null);
    if (ratio) i++;
    if (!quantity) continue;
    result.push(quantity);
    if (quantity.unit === 'count') known.inSentence = quantity;
  }
  return result;
}

function look(text: string, sentence: Span, number: NumberFound): Around {
  const start = Math.max(sentence.char_start, number.char_start - 90);
  const end = Math.min(sentence.char_end, number.char_end + 110);
  const lead = text.slice(sentence.char_start, number.char_start);
  return {
    number,
    printed: text.slice(number.char_start, number.char_end),
    before: text.slice(start, number.char_start).replace(number.value < 0 ? /(?:-|−|minus )$/ : /(?!)/, ''),
    after: text.slice(number.char_end, end),
    isFirst: lead.length < 4 && /^[\s(]*$/.test(lead),
  };
}

function plainOf(around: Around, earlier: Earlier, lexicon: Lexicon, last: Quantity | null): Quantity | null {
  const { number, before, after } = around;
  if (number.form === 'multiple') return multipleOf(around);
  if (number.form === 'fraction') return fractionOf(around);
  if (/£\s?$/.test(before) || RANGE_MONEY_BEFORE.test(before))
    return number.value === 1 && /(?:each|every)\s£\s?$/i.test(before) ? null : moneyOf(around);
  const points = POINTS.exec(after);
  if (points) return make(around, 'percentage_points', points[0].length, 'points', 0.98, { kind: 'change' });
  const percent = PERCENT.exec(after);
  const isRange =
    !percent &&
    !number.isLarge &&
    /(?:^|[\s(])$/.test(before) &&
    RANGE_PERCENT.test(after) &&
    (!/^\sand/i.test(after) || /between\s$/i.test(before));
  if (percent || isRange) return make(around, 'percent', percent?.[0].length ?? 0, 'percent', 0.98);
  const pounds = POUNDS.exec(after);
  if (pounds) {
    const quantity = make(around, 'gbp', pounds[0].length, 'money', 0.95, { kind: 'money' });
    return { ...quantity, value: number.value * (PARTS[pounds[1]?.toLowerCase() ?? ''] ?? 1) };
  }
  if (
    /^p(?![a-zA-Z])/.test(after) &&
    number.value < 100 &&
    number.form === 'digits' &&
    !/p\.?\s?$/.test(before)
  )
    return { ...make(around, 'gbp', 1, 'pence', 0.85, { kind: 'money' }), value: number.value / 100 };
  const noun = sharedNoun(around, lexicon);
  const isScore =
    SCORE_BEFORE.test(before) &&
    /[a-zA-Z\s]$/.test(before) &&
    !/^\s(?:score|measure)/.test(after) &&
    !(Number.isInteger(number.value) && /scored\s$/i.test(before));
  if (!isScore || Number.isInteger(number.value)) {
    const why = whyNotFigure(around, lexicon, noun.isPopulation);
    if (why) return null;
  }
  if (/(?:per|in every|for every|out of every)\s$/i.test(before) && number.isLarge) return null;
  const rate = RATE.exec(after);
  if (rate) return rateOf(around, rate);
  if (isScore) return make(around, 'score', 0, 'score', 0.9);
  if (RATE_BEFORE.test(before) && noun.head === null && !Number.isInteger(number.value))
    return make(around, 'rate', 0, 'rate', 0.8);
  const isAgain = /(?:with|to|from|than|against)\s$/i.test(before) && noun.head === null;
  if (isAgain && !Number.isInteger(number.value) && (last?.unit === 'rate' || last?.unit === 'score'))
    return make(around, last.unit, 0, last.rule, last.confidence, { denominator: last.denominator });
  const miles = MILES.exec(after);
  if (
    miles &&
    (DISTANCE_BEFORE.test(before) ||
      /^\s(?:away|radius|from)(?![a-zA-Z])/i.test(after.slice(miles[0].length)))
  )
    return null;
  if (miles) return make(around, 'miles', miles[0].length, 'miles', 0.93);
  const duration = durationOf(around) ?? againOf(around, last);
  if (duration !== undefined) {
    if (!duration) return null;
    return make(around, duration.unit, duration.length, duration.rule, duration.confidence, {
      kind: duration.kind,
    });
  }
  const count = countOf(around, noun, earlier, lexicon, last);
  if (!count) return null;
  return make(around, 'count', count.length, count.rule, count.confidence, {
    noun: count.noun,
    isElliptic: count.isElliptic,
  });
}

/** Most numbers of minutes are years, and nothing more need be asked of one. */
function isYear(text: string, { char_start, char_end, value, form }: NumberFound): boolean {
  if (form !== 'digits' || char_end - char_start !== 4 || value < 1900 || value >= 2100) return false;
  return (
    text[char_start - 1] !== '£' &&
    text[char_start - 2] !== '£' &&
    !/^\s?(?:%|per\s?cent)/i.test(text.slice(char_end, char_end + 9))
  );
}

/** `15 to 20 families` and `360 primary and 240 secondary places` name what they count once. */
function sharedNoun({ before, after }: Around, lexicon: Lexicon): NounRun {
  const own = nounAfter(after, lexicon);
  if (own.head !== null) return own;
  const range = /(?:between|from)\s$/i.test(before) ? RANGE_AFTER : HYPHEN_AFTER;
  const shared = range.exec(after) ?? SHARED_AFTER.exec(after);
  const next = shared && nounAfter(after.slice(shared[0].length), lexicon);
  return next?.head && (next.isPopulation || next.isNotCounted) ? { ...next, end: 0 } : own;
}

/** `9.8 days, down from 11.2 days`: the second is of the same measure. */
function againOf(around: Around, last: Quantity | null): Duration | null | undefined {
  const unit = durationUnit(around);
  if (unit === undefined) return undefined;
  const isAgain =
    unit.unit === last?.unit &&
    last.kind === 'outcome' &&
    /(?:from|to|with|against|than)\s$/i.test(around.before);
  return isAgain ? { ...unit, kind: 'outcome', rule: 'wait', confidence: 0.85 } : null;
}

function moneyOf(around: Around): Quantity {
  const scale = SCALE.exec(around.after);
  const range = around.number.isLarge ? null : RANGE_SCALE.exec(around.after);
  const isRange = range && (!/^\sand/i.test(range[0]) || /between\s£\s?$/i.test(around.before));
  const word = scale?.[1] ?? (isRange ? range[1] : undefined);
  const quantity = make(around, 'gbp', scale?.[0].length ?? 0, 'money', 0.98, { kind: 'money' });
  const value = Number((around.number.value * (word ? PARTS[word.toLowerCase()]! : 1)).toPrecision(12));
  const isNegative = /(?:^|[\s(])-£$/.test(around.before);
  const sign = /£\s?$/.exec(around.before)?.[0].length ?? 0;
  return { ...quantity, value: isNegative ? -value : value, char_start: quantity.char_start - sign };
}

function rateOf(around: Around, match: RegExpExecArray): Quantity {
  const denominator = Number(match[1]!.replaceAll(',', ''));
  return make(around, 'rate', match[0].length, 'rate', 0.95, { denominator });
}
