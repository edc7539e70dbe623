import type { FigureKind, Qualifier, Span } from '../../model.ts';
import type { Lexicon } from './lexicon.ts';
import type { Quantity } from './quantity.ts';

/** The words around a quantity within its sentence, the qualifier set apart. */
export interface Wording {
  qualifier: Qualifier | null;
  qualifierWords: string;
  /** Before the number, without the qualifier. */
  before: string;
  /** Before the number, with it. */
  lead: string;
  after: string;
}

const FROM_TO =
  /(?:^|[^a-zA-Z])from\s(?:an average of\s)?£?\d[\d,.]{0,12}(?:\s?%|\s?m|k|bn)?[^.;]{0,60}\sto\s(?:an average of\s)?$/i;
const TARGET_LEAD =
  /(?:^|[^a-zA-Z])(?:target|aim|goal|ambition)s?(?:\s[^.;,]{0,40})?\s(?:was|is|were|be|being|of|to|at|for)\s(?:that\s)?(?:to\s)?(?:[a-zA-Z]{2,10}\s)?$/i;
const AIMED =
  /(?:^|[^a-zA-Z])(?:aim(?:ed|s|ing)?|target(?:ed|ing)|hop(?:ed|es|ing)|intend(?:ed|s)|plan(?:ned|s))\sto\s(?:[a-zA-Z]{3,12}\s){1,4}$/i;
const CHANGING =
  /(?:^|[^a-zA-Z])(?:cutting|reducing|raising|increasing|improving|lowering|to (?:cut|reduce|raise|increase|lower))(?:\s[a-zA-Z’-]{1,16}){0,5}\sby\s$/i;
const UNREAL = /(?:^|[^a-zA-Z])(?:would|could|should|target|aim|plan|propos)/i;
const LOSS =
  /(?:^|[^a-zA-Z])(?:loss|reduction|increase|cut|growth|rise|fall|decrease|drop)s?\s(?:to|in|on|for|requirement)\s[^.;,]{1,50}\s(?:of|by)\s$/i;
const GROWTH =
  /(?:^|[^a-zA-Z])(?:growth|increase|reduction|rise)(?:\s[a-zA-Z-]{1,14}){0,2}\s(?:came to|was|of|amounted to|totalled|is|were)\s$/i;
const FORECAST = /(?:forecast|predicted|projected|estimated to|expected to)/iu;
/** `an improvement of 23 days`. */
const DIFFERENCE =
  /(?:improvement|reduction|increase|rise|fall|drop|decrease|gain) of\s(?:(?:about|around|over|nearly|almost)\s)?$/i;
/** `rose by 7% and thefts by 3%`, `an increase of £120m or 10%`. */
const ALSO =
  /(?:\sand|,)\s[^,.;]{1,40}\sby\s$|£\d[\d,.]{0,12}\s?(?:m|k|bn|million|billion)?\s?(?:,|or|\()\s?$/i;
/** `Savings of £39m would be needed`. */
const SAVINGS = /(?:^|\s)savings of\s(?:(?:about|around|over|up to)\s)?£?\s?$/i;
const WANTED = /^\s(?:would be|were|was|are|is) (?:needed|required|sought)(?![a-z])/i;
/** `had risen 11%`, `was down £612,000 on`: a change without `by`. */
const MOVED =
  /(?:^|\s)(?:risen|rose|rising|fallen|fell|falling|grown|grew|dropped|increased|decreased|declined)\s(?:(?:a further|another|about|around|nearly|almost|over)\s)?$/i;
/** `visits rose, up 6%`; `made up 44%` is no change. */
const UP_BARE = /(?<!(?:made|makes|make|making|taken|took|taking|take|set|signed|backed))\s(?:up|down)\s£?$/i;
const UP_ON = /(?:^|\s)(?:up|down)\s£?$/i;
const OF_WHICH = /(?:of which|of that|including)\s$/iu;
const NOT = /^\s(?:were|was|had|did|have|has|are|is) not(?![a-zA-Z])/i;

/** Sets the qualifier right beside a number apart from the other words around it. */
export function wordingOf(text: string, sentence: Span, quantity: Quantity, lexicon: Lexicon): Wording {
  const before = text.slice(Math.max(sentence.char_start, quantity.char_start - 120), quantity.char_start);
  const after = text.slice(quantity.char_end, Math.min(sentence.char_end, quantity.char_end + 120));
  const lead = before
    .replace(/(?<=[\s(])an?\s(?:average of\s)?$/i, '')
    .replace(/(?<=\bby)\s(?:a|an)\s$/, ' ');
  const match = lexicon.qualifierBefore.exec(lead);
  if (match) {
    const words = match[1].toLowerCase().replace(/\s{1,3}/g, ' ');
    return {
      qualifier: (lexicon.qualifiers.get(words) ?? null) as Qualifier | null,
      qualifierWords: match[1],
      before: lead.slice(0, match.index),
      lead,
      after,
    };
  }
  const tail = lexicon.qualifierAfter.exec(after);
  if (tail && !(/^plus$/i.test(tail[1]) && /^\s?plus\s(?:£?\d|an?\s)/i.test(after))) {
    const qualifier = (lexicon.qualifiers.get(tail[1].toLowerCase()) ?? null) as Qualifier | null;
    return { qualifier, qualifierWords: tail[1], before, lead, after };
  }
  const plus = quantity.unit === 'count' && /^\+/.test(after);
  const distant =
    /(?:^|[^a-zA-Z])(only|merely)\s(?:[a-zA-Z]{2,14}\s){1,2}(?:by\s|to\s|in\s|for\s|of\s)?$/i.exec(before);
  const isOnly =
    distant !== null && !/only\s(?:the|a|an|one|if|when|for|because|after|as)\s/i.test(distant[0]);
  return {
    qualifier: plus ? 'at_least' : isOnly ? 'only' : null,
    qualifierWords: plus ? '+' : isOnly ? distant[1]! : '',
    before,
    lead,
    after,
  };
}

/** Gives the kind of a quantity: a difference, a limit or aim, an amount of money, how well or how much. */
export function kindOf(
  quantity: Quantity,
  wording: Wording,
  clause: string,
  previous: FigureKind | null,
  lexicon: Lexicon,
): [FigureKind, string] {
  const { before, after } = wording;
  const { unit } = quantity;
  if (quantity.kind === 'outcome' && DIFFERENCE.test(before)) return ['change', 'words of change'];
  if (quantity.kind !== null && quantity.kind !== 'money') return [quantity.kind, quantity.rule];
  if (quantity.rule === 'difference') return ['change', 'more or fewer than before'];
  const isLevel = FROM_TO.test(before) || lexicon.levelBefore.test(before);
  if (CHANGING.test(before) && UNREAL.test(before + after)) return ['target', 'a change that is wanted'];
  if (LOSS.test(before) || GROWTH.test(before) || (!isLevel && isChange(quantity, before, after, lexicon)))
    return ['change', 'words of change'];
  if (ALSO.test(before) && previous === 'change') return ['change', 'the same change again'];
  if (SAVINGS.test(before) && WANTED.test(after)) return ['target', 'savings to be made'];
  if (OF_WHICH.test(before) && previous === 'change') return ['change', 'part of a change'];
  if (isTarget(before, after, lexicon) || isTarget(wording.lead, after, lexicon))
    return ['target', 'words of a limit or aim'];
  if (unit === 'gbp') return ['money', 'money'];
  if (unit === 'count') {
    if (FORECAST.test(after.slice(0, 40)) && /^\s(?:had|has|have|were|was|are|is)/.test(after))
      return ['other', 'a forecast'];
    if (NOT.test(after) && previous !== null) return [previous, 'the rest of the one before'];
    if (lexicon.performance.test(clause)) return ['outcome', 'words of performance'];
    if (quantity.rule === 'part of') return ['outcome', 'part of a whole'];
    return ['volume', 'a count'];
  }
  return [unit === 'miles' ? 'volume' : 'outcome', 'a share or score'];
}

const NOT_CHANGE =
  /(?:taken|took|taking|made|set|backed|picked|followed|summed|given|brought|signed) up by\s$/iu;

function isChange(quantity: Quantity, before: string, after: string, lexicon: Lexicon): boolean {
  if (quantity.unit !== 'count' && MOVED.test(before)) return true;
  if (/percent|gbp/.test(quantity.unit) && UP_BARE.test(before)) return true;
  if (UP_ON.test(before) && /^\s(?:on|from|against|compared|since)(?![a-zA-Z])/i.test(after)) return true;
  if (lexicon.changeBefore.test(before)) return !NOT_CHANGE.test(before);
  if (quantity.unit === 'count' && /^\s(?:fewer|more|less)\s[^.;,]{1,50}\sthan(?![a-zA-Z])/i.test(after))
    return true;
  if (!lexicon.changeAfter.test(after)) return false;
  return quantity.unit !== 'count' || !quantity.noun;
}

function isTarget(before: string, after: string, lexicon: Lexicon): boolean {
  if (lexicon.targetAfter.test(after) && !/^\s(?:now had|standard\s[a-zA-Z])/i.test(after)) return true;
  if (
    /^\s(?:now\s)?(?:had|needed|has|needs|was|is)\s(?:still\s)?(?:to be\s)?(?:taken out|found|saved|cut|delivered by|to be (?:found|saved|taken|cut|made|delivered))/iu.test(
      after,
    )
  )
    return true;
  if (/^(?:\s[a-zA-Z]{2,12}){0,3}\s(?:was|were|is|are|would be) required(?![a-zA-Z])/i.test(after))
    return true;
  if (/should have (?:been|read)\s$/i.test(before)) return false;
  if (
    /(?:^|\s)(?:had|have|has) to [a-z]{3,12}\s(?:at least\s)?$/i.test(before) &&
    !/(?:had|have|has) to (?:pay|wait|find)/i.test(before)
  )
    return true;
  return lexicon.targetBefore.test(before) || TARGET_LEAD.test(before) || AIMED.test(before);
}
