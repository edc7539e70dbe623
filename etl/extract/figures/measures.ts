import type { FigureKind, Span } from '../../model.ts';
import type { Row } from '../patterns/rows.ts';
import { pattern, type Stretch, stretchOf } from '../patterns.ts';
import type { Clause } from './clauses.ts';
import { isBare } from './content.ts';
import type { PeriodFound } from './periods.ts';
import { firstWords, lastWords, phraseOf, withoutEdges, withoutEnd } from './phrasing.ts';
import type { Quantity } from './quantity.ts';
import type { Sentence } from './sentence.ts';

/** What a figure measures and whom it counts, in the words of the text; `isPart` where it is said of a part (`of these`). */
export interface Measure {
  measure: string | null;
  population: string | null;
  isPart: boolean;
}

/** The figure that another goes on from, and whether it stands in the same sentence. */
export interface Whole {
  measure: string | null;
  population: string | null;
  isNear: boolean;
}

const PHRASES = pattern(
  /(?:^|\s)(?:more than|less than|at least|as (?:many|much|high|low|few|long) as|up to|in total|a total of|(?:a |the )?(?:(?:total|record|overall) )?numbers? of|of (?:these|those|them|which|whom)|of the \d[\d,]{0,12}|out of \d[\d,]{0,12}|so far|respectively)(?=\s|$)/gi,
);
const PREFACE = pattern(
  /^.{0,120}?(?:noted|highlighted|stated|said|advised|reported|explained|confirmed|informed|raised|commented|shown|suggested|observed|told)\s(?:[a-zA-Z]+\s){0,4}that\s/i,
);
/** `In response to a question regarding`, `Members raised concerns in relation to`: how it came to be spoken of. */
const ASKED = pattern(
  /^.{0,60}?(?:(?:questions?|quer(?:y|ies)|concerns?)\s(?:[a-zA-Z]+\s){0,3}?(?:regarding|about|concerning|in relation to|as to)|(?:asked|queried|questioned)\s(?:how many(?:\sof)?|how|whether|about|if|why|what)|^[\s,]*(?:this|which|it)\s(?:meant|means|showed|shows|suggested)(?:\sthat)?)\s/i,
);
/** `Over the last five years`: a stretch that has no name. */
const STRETCH_OF_TIME = pattern(
  /^[\s,]*(?:(?:over|in|during|within|for)\s)?the\s(?:last|past|previous|next|coming|same|first)\s(?:[a-zA-Z\d]+\s){0,2}(?:weeks?|months?|years?|quarters?|days?|period),?\s/i,
);
/** `, having been lower before`: a remark that follows what is counted. */
const REMARK =
  /,\s(?:having|meaning|giving a|rising|falling|making|leaving|bringing|being|totalling|giving|representing|reflecting|resulting|exceeding|showing|thanks|though|helped|fewer|more|less|higher|lower|up|down|it|they|this|there)(?![a-zA-Z]).*$|\sand\s(?:asked|queried|questioned|wondered|that)(?![a-zA-Z]).*$|\sas a whole(?![a-zA-Z]).*$/i;
const ABBREVIATION = /\s\([A-Z][A-Za-z&]{1,9}\)/g;
const NUMBERS =
  /(?:(?:over|about|around|only|just|nearly|almost)\s)?(?:£\d[\d,.]{0,24}\s?(?:m(?![a-zA-Z])|k(?![a-zA-Z])|bn|million|thousand)?|\d[\d,.]{0,24}\s?(?:%|per\s?cent)|\d{1,3}(?:,\d{3}){1,8})/gi;
/** `take-up had reached`, `the rate stood at`: what says that the value follows, not what it is of. */
const VALUE_FOLLOWS = pattern(
  /,?\s(?:(?:had|has|have|was|were)\s)?(?:(?:now|also|already)\s)?(?:(?:to\s)?reach(?:ed|ing)?|averaged|totalled|totalling|numbered|numbering|hit|(?:put|estimated|peaked|recorded|valued|stood|stands|standing|remained|remaining|amounted|amounting|came)\s(?:at|to))(?:\s(?:just|only|about|around|over|under|nearly|almost)){0,2}(?:\san?\saverage(?:\sof)?)?\s*£?$/i,
);
/** `rose to`, `rising from an average of`: the same, where the value is no difference. */
const MOVED_TO = pattern(
  /,?\s(?:(?:had|has|have|was|were|would|to|be|been|expected to|would be|had been|has been)\s)?(?:(?:slightly|now|also|already)\s)?(?:increas(?:e|ed|ing)|decreas(?:e|ed|ing)|improv(?:e|ed|ing)|rise|risen|rose|rising|fall|fallen|fell|falling|drop(?:ped|ping)?|declin(?:e|ed|ing)|grow|grown|grew|growing|rais(?:e|ed|ing)|reduc(?:e|ed|ing)|(?:come|came|gone|went|going)\s(?:up|down))(?:\sslightly)?\s(?:to|from)(?:\s(?:just|only|about|around|over|under|nearly|almost)){0,2}(?:\san?\saverage(?:\sof)?)?\s*£?$/i,
);
/** `were to review the figure it`: what is cut there would name nothing. */
const ENDS_PRONOUN = /\s(?:it|this|they)(?:\s(?:would|could|will|had|has|was|were|is))?(?:\sbe(?:en)?)?$/i;
/** `the participation rate was`: a name that tells only how it is counted. */
const GENERIC = /^(?:[a-zA-Z]+\s)?(?:rate|figure|number|total|percentage|proportion|average|level)$/i;
/** `and aimed to reach`, `were opened at`, `costing`: the subject is that of the figure before. */
const SAME_SUBJECT = pattern(
  /^[\s,]*(?:(?:and|but)\s(?:[a-zA-Z]{3,12}ed|had|has|have|were|was|would|did)|had|has|have|were|was|would|costing|leaving|saving|covering|supporting|reaching)\s/,
);
/** `so it has come down by`, `they made up some`: of whom the figure before was. */
const PRONOUN =
  /^[\s,]*(?:(?:without|by|in|at|over|after|before|since|under|until|during)\s(?:[a-zA-Z’']+,?\s){1,4}?)?(?:(?:so|and|but|though|although|while|that|where)\s)?(?:it|this|they|these|those)\s(?:(?:had|has|have|was|were|would|is|are)\s)?(?=[a-zA-Z]{2,14}(?:\s|$))/i;
const REST = pattern(/(?:^|[^a-zA-Z])(?:the )?(?:remaining|rest|other|remainder)\s$/i);
/** `had come down from £8,200 to £7,710 as a result of`: the second value is of the same. */
const ON_TO = pattern(
  /^[\s,]*(?:and\s)?to\s(?:(?:just|only|about|around|over|under|nearly|almost|an|average|of)\s){0,3}£?$/i,
);
const RELATIVE = pattern(/^[\s,]*which\s(?:had|has|have|was|were|would|is|are)\s/);
/** `68% of these were face to face`, or a verb without its subject. */
const OF_THESE_AFTER = pattern(/^\s(?:of (?:these|those|them|whom|which))(?![a-zA-Z])/i);
const STARTS_VERB =
  /^(?:had|has|have|was|were|would|did|took|gave|met|got|felt|said|came|went|made|[a-z]{3,12}ed)\s/i;
/** How a difference stands to what it is counted from, where nothing else is said. */
const STARTS_DIFFERENCE =
  /^(?:better|worse|higher|lower|more|fewer|less|greater|up|down|above|below|beneath|on|over|from|since|compared|than|in real terms)(?:\s|$)/i;
const OF_WHICH = pattern(/(?:of wh(?:ich|om)|of (?:these|this|those|them)|including),?\s(?:[a-zA-Z]+\s)?$/i);
const AGAINST = pattern(
  /(?:compared (?:[a-z]{3,12} )?(?:to|with)|(?<!(?:gone|went|come|came|moved|been)\s)(?:up|down) from|against|times|short of|above|below|beneath|exceeding)\s(?:[a-zA-Z]+\s){0,3}$/i,
);
const CHANGE_WORD = /(?:increase|decrease|reduction|rise|fall|drop|growth|improvement|decline|swing|change)/i;
const CHANGE = pattern(/(?:increase|decrease|reduction|rise|fall|rose|fell|drop|growth)/iu);

const AGAINST_FIRST =
  /^(?:(?:and|but|though|although|while)\s)?(?:it\s)?(?:was\s|were\s|is\s|remained\s|remains\s)?(?:still\s)?(?:(?:well|just|slightly)\s)?(?:compared (?:to|with)|against|up from|down from|than|short of|above|below|beneath|exceeding)(?:\s|$)/i;
/** `there were 119 pupils`: what is counted follows. */
const THERE = pattern(
  /(?:^|\s)there\s(?:had\sbeen|have\sbeen|were|was|are|is|would\sbe)\s(?:[a-zA-Z]{1,12}\s){0,3}$/i,
);
/** `absent for over`, `a group of over`: the bound goes with the number. */
const BOUND_END =
  /(?:^|\s)(?:over|under|above|below|another|exceeding|more than|less than|fewer than|at least|up to)$/i;
const LEADING_OF = /^of\s/i;
/** `per month`, `over the last five years`. */
const STARTS_TIME =
  /^(?:per|(?:over|in|during|within|for)\sthe\s(?:last|past|previous|next|coming|same|first))\s/i;
const STARTS_SAYING = /^(?:had|has|have|was|were|would|is|are|be|been|did|should|could)\s/i;
const SAYING = /\s(?:had|has|have|was|were|would|is|are|did|should|could)(?=\s|$)/i;
const DENIED = /^(?:had|has|have|was|were|would|is|are|did)\snot$/i;
const PERIOD_BEFORE =
  /(?:^|[\s“"(])(?:in|for|during|since|by|on|at|of|from|than|the)\s(?:the\s)?(?:(?:end|start|beginning|close)\sof\s)?$/iu;
const THIN =
  /(?:increase|decrease|reduction|rise|rose|fall|fell|up|down|compared|against|remaining|other|by|of|from|to|average)/giu;
const OWN_RULE = /measured|moved|average|large|subject|part of$/;
const DIGIT = /\d/;

/** How many words of a lead, of what follows the number and of the figure before a measure holds at most. */
const LEAD_WORDS = 13;
const ABOUT_WORDS = 20;
const INHERITED_WORDS = 12;

/** Builds the measure from the clause: subject and predicate without number, period and lead-in; and from that of a figure before. */
export function measureOf(
  text: string,
  sentence: Sentence,
  quantity: Quantity,
  kind: FigureKind,
  clause: Clause,
  periods: PeriodFound[],
  whole: Whole | null,
): Measure {
  const right = withoutPeriods(text, clause.right, periods);
  const words = sentence.row;
  const left = stretchIn(withoutPeriods(text, clause.left, periods), words);
  const lead = tidy(leadOf(left, kind), words);
  const said = tidy(right.replace(REMARK, ''), words);
  const shared = clause.shared ? text.slice(clause.shared.char_start, clause.shared.char_end) : '';
  const stretch = STRETCH_OF_TIME.exec(left)?.[0] ?? '';
  const about = [said, tidy(shared, words), phraseOf(stretch).toLowerCase()]
    .filter(part => part !== '')
    .join(' ');
  const population = populationOf(text, quantity, right);
  const isPart = OF_WHICH.test(left) || OF_THESE_AFTER.test(stretchIn(right, words));
  const measure =
    whole?.measure == null
      ? ownMeasure(lead, about, population) || null
      : completed(quantity, kind, left, isPart, lead, about, whole, population);
  return { measure, population, isPart };
}

/** The words before a number without those that lead in to what is said or to the value. */
function leadOf(left: Stretch, kind: FigureKind): string {
  const { text } = left;
  if (THERE.test(left)) return '';
  const from = (PREFACE.exec(left) ?? ASKED.exec(left) ?? STRETCH_OF_TIME.exec(left))?.[0].length ?? 0;
  const found = VALUE_FOLLOWS.exec(left) ?? (kind === 'change' ? null : MOVED_TO.exec(left));
  const follows = found !== null && ENDS_PRONOUN.test(text.slice(0, found.index)) ? null : found;
  const to = follows?.index ?? text.length;
  const lead = to > from ? text.slice(from, to) : text.slice(from);
  return follows?.[0].includes('averaged') ? `average ${lead.trimStart()}` : lead;
}

/** The words before a number and those after it; what is counted is named once. */
function ownMeasure(lead: string, about: string, population: string | null): string {
  const counted = withoutEnd(firstWords(about.replace(LEADING_OF, ''), ABOUT_WORDS));
  const goesOn = counted !== '' && !STARTS_SAYING.test(counted) && !STARTS_TIME.test(counted);
  const named = withoutEdges(lastWords(lead.replace(BOUND_END, ''), LEAD_WORDS), goesOn);
  if (named === '') return withoutEdges(counted, false);
  const isNamed = population !== null && counted.startsWith(population) && named.includes(population);
  return isNamed ? `${withoutEnd(named)}${counted.slice(population.length)}` : `${named} ${counted}`.trim();
}

/** What a figure measures where its own words name it only in part, as those of the figure before name the rest. */
function completed(
  quantity: Quantity,
  kind: FigureKind,
  left: Stretch,
  isOfThese: boolean,
  lead: string,
  about: string,
  whole: Whole,
  population: string | null,
): string {
  const inherited = whole.measure!;
  if (DENIED.test(about)) return `${inherited} (${about})`;
  const own = ownMeasure(lead.replace(AGAINST_FIRST, ''), about, population);
  const bare = withoutEdges(lead, false);
  if (isThin(bare, withoutEdges(about, false)))
    return CHANGE.test(left) ? `${inherited} (${bare || 'change'})` : inherited;
  const difference = kind === 'change' ? STARTS_DIFFERENCE.exec(about)?.[0].trim() : undefined;
  if (difference !== undefined && isShort(bare))
    return `${inherited.replace(ADDED, '')} (${bare || difference})`;
  const first = withoutEdges(firstWords(withoutBareEnd(inherited), INHERITED_WORDS), false);
  const isRest = REST.test(left);
  const isPart = isRest || isOfThese || (quantity.isElliptic && !OWN_RULE.test(quantity.rule));
  if (isPart && !isOfThese && bare === '' && STARTS_SAYING.test(about))
    return `${countedBy(whole, population) ?? subjectOf(first)} ${withoutEnd(firstWords(about, ABOUT_WORDS))}`;
  if (isBare(own)) return first.endsWith(own) ? first : `${first}: ${own}`;
  if (GENERIC.test(own)) return `${own}: ${inherited}`;
  if (isRest && quantity.unit === 'percent') return `${inherited} (the rest)`;
  if (whole.isNear && kind !== 'change' && ON_TO.test(left)) return first;
  if (isPart && !isOfThese && (isRest || bare === '' || STARTS_SAYING.test(about)))
    return `${countedBy(whole, population) ?? subjectOf(first)} ${withoutEnd(firstWords(about, ABOUT_WORDS))}`;
  const pronoun = PRONOUN.exec(lead);
  if (pronoun !== null) {
    const rest = ownMeasure(lead.slice(pronoun[0].length), about, population);
    return !isBare(rest) ? `${subjectOf(first)} ${rest}` : first;
  }
  const moved = whole.isNear && kind !== 'change' ? elsewhere(first, own) : null;
  if (moved !== null) return moved;
  if (SAME_SUBJECT.test(left) || (whole.isNear && RELATIVE.test(left)))
    return first.includes(own) ? first : `${subjectOf(first)} ${own}`;
  if (isPart) {
    const counted = isOfThese ? null : countedBy(whole, population);
    return counted === null || own.includes(counted) ? `${first}: ${own}` : `${counted} ${own}`;
  }
  if (whole.isNear && bare === '' && STARTS_VERB.test(about))
    return `${first}: ${withoutEnd(firstWords(about, ABOUT_WORDS))}`;
  const isOfSame = whole.isNear && (quantity.rule === 'multiple' || AGAINST.test(left));
  return isOfSame ? `${first}: ${own}` : own;
}

const STARTS_PLACE = /^(?:in|for|at|among|amongst|across|by|with|from)\s/i;

/** `absence in primary schools was 5% and in secondary schools 9%`: the same of another, as the same small word says. */
function elsewhere(first: string, own: string): string | null {
  const small = STARTS_PLACE.exec(own)?.[0];
  if (small === undefined) return null;
  const at = first.indexOf(` ${small.toLowerCase()}`);
  return at > 0 && at < first.length - small.length - 1 ? `${first.slice(0, at)} ${own}` : null;
}

function isShort(lead: string): boolean {
  return lead === '' || (CHANGE_WORD.test(lead) && lead.length < 24);
}

/** What a measure speaks of, before it says anything of it. */
function subjectOf(measure: string): string {
  const said = SAYING.exec(measure);
  return said && said.index > 0 ? measure.slice(0, said.index) : withoutEdges(firstWords(measure, 4), false);
}

/** What a measure took from the words of a later figure. */
const ADDED = /(?::\s|\s\().*$/;

/** A measure without what was added of a place or a time alone. */
function withoutBareEnd(measure: string): string {
  const added = ADDED.exec(measure);
  return added === null || !isBare(added[0]) ? measure : measure.slice(0, added.index);
}

/** Who or what is counted where a figure is a part of the one before. */
function countedBy(whole: Whole, population: string | null): string | null {
  if (whole.population === null) return population;
  return population !== null && !whole.population.includes(population) ? population : whole.population;
}

/** A stretch of words that were cut out of a sentence. */
function stretchIn(text: string, words: Row): Stretch {
  return stretchOf(text, 0, text.length, words);
}

function withoutPeriods(text: string, span: Span, periods: PeriodFound[]): string {
  let result = '';
  let at = span.char_start;
  for (const period of periods) {
    if (period.back === null && (period.role === 'open' || period.role === 'vague')) continue;
    if (period.char_start < at || period.char_end > span.char_end) continue;
    result += text.slice(at, period.char_start).replace(PERIOD_BEFORE, ' ');
    at = period.char_end;
  }
  return result + text.slice(at, span.char_end);
}

/** Gives the words that name something, a space between any two. */
function tidy(said: string, words: Row): string {
  let bare = said.includes('(') ? said.replace(ABBREVIATION, '') : said;
  if (DIGIT.test(bare)) bare = bare.replace(NUMBERS, ' ');
  if (PHRASES.fits({ text: bare, words, first: null, last: null })) bare = bare.replace(PHRASES.regex, ' ');
  return phraseOf(bare);
}

function isThin(lead: string, about: string): boolean {
  return about.length < 4 && lead.replace(THIN, '').trim().length < 4;
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
