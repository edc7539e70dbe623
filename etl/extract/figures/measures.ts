import type { Span } from '../../model.ts';
import type { Clause } from './clauses.ts';
import type { PeriodFound } from './periods.ts';
import type { Quantity } from './quantity.ts';

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
const PHRASES =
  /(?:^|\s)(?:more than|less than|at least|up to|in total|a total of|(?:a |the )?(?:(?:total|record|overall) )?numbers? of|of (?:these|those|which|whom)|so far)(?=\s|$)/gi;
const PREFACE =
  /^.{0,120}?(?:noted|highlighted|stated|said|advised|reported|explained|confirmed|informed|raised|commented|shown|suggested|observed|told)\s(?:[a-zA-Z]+\s){0,4}that\s/i;
const MARKER = /^[\s·•–-]*(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)]\s?)?/iu;
const NUMBERS =
  /£\d[\d,.]*\s?(?:m(?![a-zA-Z])|k(?![a-zA-Z])|bn|million|thousand)?|\d[\d,.]*\s?(?:%|per\s?cent)|\d{1,3}(?:,\d{3})+/gi;
/** `the participation rate was`: a name that tells only how it is counted. */
const GENERIC = /^(?:[a-zA-Z]+\s)?(?:rate|figure|number|total|percentage|proportion|average|level)$/i;
/** `and aimed to reach`, `were opened at`, `costing`: the subject is that of the figure before. */
const SAME_SUBJECT =
  /^[\s,]*(?:(?:and|but)\s(?:[a-zA-Z]{3,12}ed|had|has|have|were|was|would|did)|had|has|have|were|was|would|costing|leaving|saving|covering|supporting|reaching)\s/;
/** Words that say how a value stands to another, and not what it is of. */
const BARE =
  /(?<![a-zA-Z])(?:above|below|targets?|since|weeks?|months?|years?|quarters?|days?|hours?|daily|weekly|monthly|yearly|annual|every|each|average|around|under|over|down|from|rise|rose|fall|fell|drop(?:ped)?|increased?|decreased?|reduction|reduced|total|figures?|rate|level|number|proportion|city|county|council|although|though|while|whereas|compared|against|when|which|that|this|same|previous|last|per|the|before|earlier|than|higher|lower|more|less|fewer|January|February|March|April|May|June|July|August|September|October|November|December)(?![a-zA-Z])/gi;
const REST = /(?:^|[^a-zA-Z])(?:the )?(?:remaining|rest|other|remainder)\s$/i;
const OF_WHICH =
  /(?:of wh(?:ich|om)|of (?:these|this|those|them)|including|compared (?:to|with)|up from|down from|against|times)\s(?:[a-zA-Z]+\s)?$/i;
const CHANGE = /(?:increase|decrease|reduction|rise|fall|rose|fell|drop|growth)/iu;

/** Builds the measure from the clause: subject and predicate without number, period, auxiliaries and lead-in. */
export function measureOf(
  text: string,
  quantity: Quantity,
  clause: Clause,
  periods: PeriodFound[],
  inherited: string | null,
): Measure {
  const right = words(text, clause.right, periods);
  const left = words(text, clause.left, periods);
  const shared = clause.shared ? tidy(text.slice(clause.shared.char_start, clause.shared.char_end)) : '';
  const about = `${tidy(right).replace(/^of\s/iu, '')} ${shared}`.trim();
  const lead = tidy(left.replace(PREFACE, ''));
  const own = `${lastWords(lead, 9)} ${firstWords(about, 14)}`.trim();
  const population = populationOf(text, quantity, right);
  if (inherited === null) return { measure: own === '' ? null : own, population };
  if (isThin(lead, about))
    return { measure: CHANGE.test(left) ? `${inherited} (${lead || 'change'})` : inherited, population };
  if (isBare(own)) return { measure: `${firstWords(inherited, 9)} ${own}`.trim(), population };
  if (GENERIC.test(own)) return { measure: `${own}: ${inherited}`, population };
  if (SAME_SUBJECT.test(left)) return { measure: `${firstWords(inherited, 4)} ${own}`, population };
  const rest = REST.exec(left);
  if (rest)
    return {
      measure:
        quantity.unit === 'percent' ? `${inherited} (the rest)` : `${inherited} ${firstWords(about, 9)}`,
      population,
    };
  if (
    OF_WHICH.test(left) ||
    quantity.rule === 'multiple' ||
    (quantity.isElliptic && !/measured|moved|average|large|subject|part of$/.test(quantity.rule))
  )
    return { measure: `${firstWords(inherited, 7)} ${own}`, population };
  return { measure: own, population };
}

function words(text: string, span: Span, periods: PeriodFound[]): string {
  let result = '';
  let at = span.char_start;
  for (const period of periods) {
    if (period.role === 'open' || period.role === 'vague') continue;
    if (period.char_start < at || period.char_end > span.char_end) continue;
    result += text
      .slice(at, period.char_start)
      .replace(/(?:^|\s)(?:in|for|during|since|by|on|at|of|from|the)\s(?:the\s)?$/iu, ' ');
    at = period.char_end;
  }
  return result + text.slice(at, span.char_end);
}

function tidy(words: string): string {
  return words
    .replace(MARKER, '')
    .replace(NUMBERS, ' ')
    .replace(PHRASES, ' ')
    .replace(/[()“”‘"%,;:]/g, ' ')
    .split(/\s+/)
    .filter(word => word !== '' && !FILLER.has(word.toLowerCase()))
    .join(' ')
    .replace(/^(?:and|or|but|with|by|to|of|from|at|–|-)\s/iu, '')
    .replace(/\s(?:and|or|but|with|by|to|of|from|at|in|for|who|which|that|–|-)$/iu, '')
    .trim();
}

function isThin(lead: string, about: string): boolean {
  const bare = lead
    .replace(
      /(?:increase|decrease|reduction|rise|rose|fall|fell|up|down|compared|against|remaining|other|by|of|from|to|average)/giu,
      '',
    )
    .trim();
  return bare.length < 4 && about.length < 4;
}

/** `to week`, `above target`: nothing is named. */
function isBare(own: string): boolean {
  return !/[a-zA-Z]{4}/.test(own.replace(BARE, ' '));
}

function lastWords(words: string, count: number): string {
  return words.split(' ').slice(-count).join(' ');
}

function firstWords(words: string, count: number): string {
  return words.split(' ').slice(0, count).join(' ');
}

/** The counted noun with its own words, or who a share is of. */
function populationOf(text: string, quantity: Quantity, right: string): string | null {
  if (quantity.unit === 'count') {
    const phrase = text
      .slice(quantity.char_end, quantity.afterUnit)
      .replace(/\s{1,10}/g, ' ')
      .trim();
    return phrase === '' ? quantity.noun : phrase;
  }
  const of =
    /^\s{0,3}(?:of|in)\s((?:the\s|all\s|those\s)?[a-zA-Z’'-]{2,30}(?:\s[a-zA-Z\d’'&/-]{1,30}){0,8}?)(?=\s(?:were|was|had|have|has|did|are|is|would|who|that|which|received|got|should|at|in|with|achieved|took|contributed|said|felt|also|being)(?![a-zA-Z])|[,.;]|$)/i.exec(
      right,
    );
  return of ? of[1]!.replace(/\s{1,10}/g, ' ') : null;
}
