import type { Span } from '../../model.ts';
import type { Row } from '../patterns/rows.ts';
import { pattern, type Stretch, stretchOf } from '../patterns.ts';
import type { Clause } from './clauses.ts';
import { hasContent } from './content.ts';
import type { PeriodFound } from './periods.ts';
import type { Quantity } from './quantity.ts';
import type { Sentence } from './sentence.ts';

/** What a figure measures and whom it counts, in the words of the text. */
export interface Measure {
  measure: string | null;
  population: string | null;
}

const FILLER = new Set(
  'had has have been were being was is are be would there now also currently only already just over about around approximately nearly almost some totalling totalled numbered it they further additional such these those them the an a'.split(
    ' ',
  ),
);
const PHRASES = pattern(
  /(?:^|\s)(?:more than|less than|at least|up to|in total|a total of|(?:a |the )?(?:(?:total|record|overall) )?numbers? of|of (?:these|those|which|whom)|so far)(?=\s|$)/gi,
);
const PREFACE = pattern(
  /^.{0,120}?(?:noted|highlighted|stated|said|advised|reported|explained|confirmed|informed|raised|commented|shown|suggested|observed|told)\s(?:[a-zA-Z]+\s){0,4}that\s/i,
);
const MARKER = /^[\s·•*▪●–-]*(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)]\s?)?/iu;
const NUMBERS =
  /£\d[\d,.]{0,24}\s?(?:m(?![a-zA-Z])|k(?![a-zA-Z])|bn|million|thousand)?|\d[\d,.]{0,24}\s?(?:%|per\s?cent)|\d{1,3}(?:,\d{3}){1,8}/gi;
/** `the participation rate was`: a name that tells only how it is counted. */
const GENERIC = /^(?:[a-zA-Z]+\s)?(?:rate|figure|number|total|percentage|proportion|average|level)$/i;
/** `and aimed to reach`, `were opened at`, `costing`: the subject is that of the figure before. */
const SAME_SUBJECT = pattern(
  /^[\s,]*(?:(?:and|but)\s(?:[a-zA-Z]{3,12}ed|had|has|have|were|was|would|did)|had|has|have|were|was|would|costing|leaving|saving|covering|supporting|reaching)\s/,
);
/** Words that say how a value stands to another, and not what it is of. */
const BARE = new Set(
  `above below target targets since week weeks month months year years quarter quarters day days hour hours daily weekly
  monthly yearly annual every each average around under over down from rise rose fall fell drop dropped increase increased
  decrease decreased reduction reduced total figure figures rate level number proportion city county council although though
  while whereas compared against when which that this same previous last before earlier than higher lower more less fewer
  ambition ambitions aim aims goal goals threshold thresholds standard benchmark pandemic exceeded exceed stood running ago
  present national nationally regional regionally england averages worse better similar level levels same
  january february march april may june july august september october november december`.split(/\s+/),
);
const REST = pattern(/(?:^|[^a-zA-Z])(?:the )?(?:remaining|rest|other|remainder)\s$/i);
const RELATIVE = pattern(/^[\s,]*which\s(?:had|has|have|was|were|would|is|are)\s/);
const OF_WHICH = pattern(/(?:of wh(?:ich|om)|of (?:these|this|those|them)|including)\s(?:[a-zA-Z]+\s)?$/i);
const AGAINST = pattern(/(?:compared (?:to|with)|up from|down from|against|times)\s(?:[a-zA-Z]+\s)?$/i);
const CHANGE = pattern(/(?:increase|decrease|reduction|rise|fall|rose|fell|drop|growth)/iu);

/** Words that join a measure to what stands beside it, at its start and at its end. */
const JOINING = new Set('and or but with by to of from at – -'.split(' '));
const TRAILING = new Set('and or but with by to of from at in for who which that – -'.split(' '));
/** 1 at the codes of what stands between words; of signs past them a white space or a quotation mark does. */
const SEPARATORS = Uint8Array.from({ length: 128 }, (_, code) =>
  /[\s()"%,;:]/.test(String.fromCharCode(code)) ? 1 : 0,
);
const SEPARATOR = /[\s“”‘]/;
const STOP = /[.)]/;
const IN_MARKER = ' ·•*▪●–-';
const DIGIT = /\d/;
const LEADING_OF = /^of\s/iu;
const PERIOD_BEFORE = /(?:^|\s)(?:in|for|during|since|by|on|at|of|from|the)\s(?:the\s)?$/iu;
const THIN =
  /(?:increase|decrease|reduction|rise|rose|fall|fell|up|down|compared|against|remaining|other|by|of|from|to|average)/giu;
const OWN_RULE = /measured|moved|average|large|subject|part of$/;

/** Builds the measure from the clause: subject and predicate without number, period, auxiliaries and lead-in; and from that of a figure before, `isNear` in the same sentence. */
export function measureOf(
  text: string,
  sentence: Sentence,
  quantity: Quantity,
  clause: Clause,
  periods: PeriodFound[],
  inherited: string | null,
  isNear: boolean,
): Measure {
  const right = withoutPeriods(text, clause.right, periods);
  const words = sentence.row;
  const left = stretchIn(withoutPeriods(text, clause.left, periods), words);
  const told = PREFACE.exec(left)?.[0].length ?? 0;
  const lead = tidy(left.text.slice(told), words);
  const said = tidy(right, words).replace(LEADING_OF, '');
  const about = clause.shared
    ? `${said} ${tidy(text.slice(clause.shared.char_start, clause.shared.char_end), words)}`.trim()
    : said;
  const population = populationOf(text, quantity, right);
  const measure =
    inherited === null
      ? ownMeasure(lead, about) || null
      : completed(quantity, left, lead, about, inherited, isNear);
  return { measure, population };
}

function ownMeasure(lead: string, about: string): string {
  return `${lastWords(lead, 9)} ${firstWords(about, 14)}`.trim();
}

/**
 * What a figure measures where its own words name it only in part, as those of the figure before name the rest;
 * `isNear` where that figure stands in the same sentence.
 */
function completed(
  quantity: Quantity,
  left: Stretch,
  lead: string,
  about: string,
  inherited: string,
  isNear: boolean,
): string {
  const own = ownMeasure(lead, about);
  if (isThin(lead, about)) return CHANGE.test(left) ? `${inherited} (${lead || 'change'})` : inherited;
  if (!hasContent(own, 0, own.length, BARE)) return `${firstWords(inherited, 9)} ${own}`.trim();
  if (GENERIC.test(own)) return `${own}: ${inherited}`;
  if (SAME_SUBJECT.test(left) || (isNear && RELATIVE.test(left))) return `${firstWords(inherited, 4)} ${own}`;
  if (REST.test(left))
    return quantity.unit === 'percent' ? `${inherited} (the rest)` : `${inherited} ${firstWords(about, 9)}`;
  const isPart = quantity.isElliptic && !OWN_RULE.test(quantity.rule);
  const isOfSame = isNear && (quantity.rule === 'multiple' || AGAINST.test(left));
  return isOfSame || isPart || OF_WHICH.test(left) ? `${firstWords(inherited, 7)} ${own}` : own;
}

/** A stretch of words that were cut out of a sentence. */
function stretchIn(text: string, words: Row): Stretch {
  return stretchOf(text, 0, text.length, words);
}

function withoutPeriods(text: string, span: Span, periods: PeriodFound[]): string {
  let result = '';
  let at = span.char_start;
  for (const period of periods) {
    if (period.role === 'open' || period.role === 'vague') continue;
    if (period.char_start < at || period.char_end > span.char_end) continue;
    result += text.slice(at, period.char_start).replace(PERIOD_BEFORE, ' ');
    at = period.char_end;
  }
  return result + text.slice(at, span.char_end);
}

/** Gives the words that name something, a space between any two. */
function tidy(said: string, words: Row): string {
  let bare = said.slice(markerEnd(said));
  if (DIGIT.test(bare)) bare = bare.replace(NUMBERS, ' ');
  if (PHRASES.fits({ text: bare, words, first: null, last: null })) bare = bare.replace(PHRASES.regex, ' ');
  return joinedWords(bare);
}

/** Where a list marker ends, as `(ii)` or `· 3.`: most stretches begin with none. */
function markerEnd(said: string): number {
  let at = 0;
  while (at < said.length && IN_MARKER.includes(said[at]!)) at++;
  if (said[at] === 'o' && said[at + 1] === ' ') return at + 2;
  const mayGoOn = said.charCodeAt(at) > 127 || STOP.test(said.slice(at, at + 8));
  return mayGoOn ? MARKER.exec(said)![0].length : at;
}

/** Where the words of substance of a stretch begin and end: `begins[i]` to `ends[i]`. Filled anew for each. */
const begins: number[] = [];
const ends: number[] = [];

/** Gives the words of substance of a stretch, a space between any two; it is cut at spaces, brackets, quotation marks and stops. */
function joinedWords(said: string): string {
  const { length } = said;
  let count = 0;
  for (let at = 0; at < length; at++) {
    const from = at;
    while (at < length && !isSeparator(said.charCodeAt(at))) at++;
    if (at > from && !isFiller(said, from, at)) {
      begins[count] = from;
      ends[count++] = at;
    }
  }
  let first = 0;
  if (count > 1 && JOINING.has(said.slice(begins[0]!, ends[0]!).toLowerCase())) first = 1;
  if (count > first + 1 && TRAILING.has(said.slice(begins[count - 1]!, ends[count - 1]!).toLowerCase()))
    count--;
  return joinedFrom(said, first, count);
}

/** Words that stand one space apart are taken together. */
function joinedFrom(said: string, first: number, count: number): string {
  let joined = '';
  let from = first;
  for (let i = first; i < count; i++) {
    const end = ends[i]!;
    if (i + 1 < count && begins[i + 1] === end + 1 && said.charCodeAt(end) === 32) continue;
    const run = said.slice(begins[from]!, end);
    joined = joined === '' ? run : `${joined} ${run}`;
    from = i + 1;
  }
  return joined;
}

/** What is longer is no filler. */
const LONGEST_FILLER = Math.max(...[...FILLER].map(word => word.length));
/** 1 at the first letters of fillers, small and capital. */
const FILLER_LETTERS = Uint8Array.from({ length: 128 }, (_, code) =>
  [...FILLER].some(word => word.charCodeAt(0) === (code | 32)) ? 1 : 0,
);

/** Whether a word is a filler: in small letters, or as it is after a capital. */
function isFiller(said: string, from: number, to: number): boolean {
  const code = said.charCodeAt(from);
  if (to - from > LONGEST_FILLER || code > 127 || FILLER_LETTERS[code] === 0) return false;
  const word = said.slice(from, to);
  return FILLER.has(word) || (isCapital(code) && FILLER.has(word.toLowerCase()));
}

function isSeparator(code: number): boolean {
  return code < 128 ? SEPARATORS[code] === 1 : code > 0x1fff && SEPARATOR.test(String.fromCharCode(code));
}

function isCapital(code: number): boolean {
  return code >= 65 && code <= 90;
}

function isThin(lead: string, about: string): boolean {
  return about.length < 4 && lead.replace(THIN, '').trim().length < 4;
}

function lastWords(words: string, count: number): string {
  let at = words.length;
  for (let i = 0; i < count && at > 0; i++) at = words.lastIndexOf(' ', at - 1);
  return at < 0 ? words : words.slice(at + 1);
}

function firstWords(words: string, count: number): string {
  let at = -1;
  for (let i = 0; i < count; i++) {
    at = words.indexOf(' ', at + 1);
    if (at < 0) return words;
  }
  return words.slice(0, at);
}

const POPULATION =
  /^\s{0,3}(?:of|in)\s((?:the\s|all\s|those\s)?[a-zA-Z’'-]{2,30}(?:\s[a-zA-Z\d’'&/-]{1,30}){0,8}?)(?=\s(?:were|was|had|have|has|did|are|is|would|who|that|which|received|got|should|at|in|with|achieved|took|contributed|said|felt|also|being)(?![a-zA-Z])|[,.;]|$)/i;
const SPACES = /\s{1,10}/g;

/** The counted noun with its own words, or who a share is of. */
function populationOf(text: string, quantity: Quantity, right: string): string | null {
  if (quantity.unit === 'count') {
    const phrase = text.slice(quantity.char_end, quantity.afterUnit).replace(SPACES, ' ').trim();
    return phrase === '' ? quantity.noun : phrase;
  }
  const of = POPULATION.exec(right);
  return of && of[1]!.replace(SPACES, ' ');
}
