import type { FigureKind, Qualifier } from '../../model.ts';
import { Group, leadOf, type Piece, pattern, tailOf, upTo } from '../patterns.ts';
import type { Lexicon } from './lexicon.ts';
import { isPhysical, type Quantity } from './quantity.ts';
import type { Sentence } from './sentence.ts';

/** The words around a quantity within its sentence, the qualifier set apart. */
export interface Wording {
  qualifier: Qualifier | null;
  qualifierWords: string;
  /** Before the number, without the qualifier. */
  before: Piece;
  /** Before the number, with it. */
  lead: Piece;
  after: Piece;
}

const FROM_TO = pattern(
  /(?:^|[^a-zA-Z])from\s(?:an average of\s)?£?\d[\d,.]{0,12}(?:\s?%|\s?m|k|bn)?[^.;]{0,60}\sto\s(?:an average of\s)?$/i,
);
const TARGET_LEAD = pattern(
  /(?:^|[^a-zA-Z])(?:target|aim|goal|ambition)s?(?:\s(?:[^.;,\d]|(?:19|20)\d\d(?:[/-]\d\d)?){0,40})?\s(?:was|is|were|be|being|of|to|at|for)\s(?:that\s)?(?:to\s)?(?:[a-zA-Z]{2,10}\s)?$/i,
);
/** `78.2% in Quarter 2, target 85%`, `against a target: 90%`. */
const BARE_TARGET = pattern(/(?:^|[,;:(–-]\s?|(?:against|with) (?:a|an|the|its|our)\s)target:?\s$/i);
const AIMED = pattern(
  /(?:^|[^a-zA-Z])(?:aim(?:ed|s|ing)?|target(?:ed|ing)|hop(?:ed|es|ing)|intend(?:ed|s)|plan(?:ned|s))\sto\s(?:[a-zA-Z]{3,12}\s){1,4}$/i,
);
const CHANGING = pattern(
  /(?:^|[^a-zA-Z])(?:cutting|reducing|raising|increasing|improving|lowering|to (?:cut|reduce|raise|increase|lower))(?:\s[a-zA-Z’-]{1,16}){0,5}\sby\s$/i,
);
/** `recommended a caseload of between 15`. */
const RECOMMENDED = pattern(
  /(?:^|[^a-zA-Z])recommend(?:ed|s|ing)\s(?:that\s)?(?:[a-zA-Z’-]{1,14}\s){1,6}(?:of|be|should be|was)\s(?:(?:between|from)\s(?:\d{1,3}\s(?:and|to)\s)?|no more than\s|at least\s|up to\s)?$/i,
);
const UNREAL = pattern(/(?:^|[^a-zA-Z])(?:would|could|should|target|aim|plan|propos)/i);
const LOSS = pattern(
  /(?:^|[^a-zA-Z])(?:loss|reduction|increase|cut|growth|rise|fall|decrease|drop)s?\s(?:to|in|on|for|requirement)\s[^.;,]{1,50}\s(?:of|by)\s$/i,
);
const GROWTH = pattern(
  /(?:^|[^a-zA-Z])(?:growth|increase|reduction|rise|fall|drop)(?:\s[a-zA-Z-]{1,14}){0,2}(?:\s(?:19|20)\d\d)?\s(?:came to|was|had been|of|amounted to|totalled|is|were)\s$|(?:^|[^a-zA-Z])(?:growth|increase|reduction|rise|fall|drop|decrease|improvement)(?:\srequirement)?\s(?:over|in|since|during|for|on|across|between)(?:\s[a-zA-Z\d/’-]{1,14}){1,7}\s(?:came to|was|had been|amounted to|totalled|is|were|stood at)\s$/i,
);
const FORECAST = /(?:forecast|predicted|projected|estimated to|expected to)/iu;
/** `an improvement of 23 days`. */
const DIFFERENCE = pattern(
  /(?:improvement|reduction|increase|rise|fall|drop|decrease|gain) of\s(?:(?:about|around|over|nearly|almost)\s)?$/i,
);
/** `rose by 7% and thefts by 3%`, `an increase of £120m or 10%`. */
const ALSO = pattern(
  /(?:\sand|,)\s[^,.;]{1,40}\sby\s$|\sand\s(?:of|by)\s$|£\d[\d,.]{0,12}\s?(?:m|k|bn|million|billion)?\s?(?:,|or|\()\s?$/i,
);
/** `Savings of £39m would be needed`. */
const SAVINGS = pattern(
  /(?:^|\s)savings?(?:\s(?:target|requirement))?\sof\s(?:(?:about|around|over|up to|some|a further|another)\s)?£?\s?$/i,
);
const WANTED = pattern(
  /^[^.;,]{0,40}\s(?:would be|(?:had|has|have) been|to be|still to be|were|was|are|is)\s(?:needed|required|sought|planned|(?<=to be\s)found)(?![a-z])/i,
);
/** `had risen 11%`, `was down £612,000 on`: a change without `by`. */
const MOVED = pattern(
  /(?:^|\s)(?:risen|rose|rising|fallen|fell|falling|grown|grew|dropped|increased|decreased|declined)\s(?:(?:a further|another|about|around|nearly|almost|over)\s)?$/i,
);
/** `visits rose, up 6%`; `made up 44%` is no change. */
const UP_BARE = pattern(
  /(?<!(?:made|makes|make|making|taken|took|taking|take|set|signed|backed))\s(?:up|down)\s£?$/i,
);
const UP_ON = pattern(/(?:^|\s)(?:up|down)\s£?$/i);
const OF_WHICH = pattern(/(?:of which|of that|including)\s$/iu);
const NOT = pattern(/^\s(?:were|was|had|did|have|has|are|is) not(?![a-zA-Z])/i);

const COMPARATIVE = /^(?:lower|higher|greater|less|more|fewer) than$/i;
const THEN_AFTER = pattern(
  /^\s?(?:%|per\s?cent)?\s(?:in|at|for|during|recorded|seen|reported)\s(?:(?:the\s)?(?:same|previous|last|year)|(?:19|20)\d\d|(?:January|February|March|April|May|June|July|August|September|October|November|December)\s(?:19|20)\d\d|quarter)/i,
);
const ARTICLE_BEFORE = pattern(/(?<=[\s(])an?\s(?:average of\s)?$/i);
const PLUS_SUM = pattern(/^\s?plus\s(?:£?\d|an?\s)/i);
const ONLY = pattern(
  /(?:^|[^a-zA-Z])(only|merely)\s(?:[a-zA-Z]{2,14}\s){1,2}(?:by\s|to\s|in\s|for\s|of\s)?$/i,
);
const ONLY_ONE = /only\s(?:the|a|an|one|if|when|for|because|after|as)\s/i;
const ON_AFTER = pattern(/^\s(?:on|from|against|compared|since)(?![a-zA-Z])/i);
const MORE_THAN = pattern(/^\s(?:fewer|more|less)\s[^.;,]{1,50}\sthan(?![a-zA-Z])/i);
const VERB_AFTER = pattern(/^\s(?:had|has|have|were|was|are|is)/);
const STANDARD_AFTER = pattern(/^\s(?:now had|standard\s[a-zA-Z])/i);
const TO_SAVE_AFTER = pattern(
  /^\s(?:now\s)?(?:had|needed|has|needs|was|is)\s(?:still\s)?(?:to be\s)?(?:taken out|found|saved|cut|delivered by|to be (?:found|saved|taken|cut|made|delivered))/iu,
);
const REQUIRED_AFTER = pattern(
  /^(?:\s[a-zA-Z]{2,12}){0,3}\s(?:was|were|is|are|would be) required(?![a-zA-Z])/i,
);
const SHOULD_BEFORE = pattern(/should have (?:been|read)\s$/i);
const HAD_TO_BEFORE = pattern(/(?:^|\s)(?:had|have|has) to [a-z]{3,12}\s(?:at least\s)?$/i);
const HAD_TO_WAIT = pattern(/(?:had|have|has) to (?:pay|wait|find)/i);
/** Most numbers have nothing of these before them. */
const CHANGE_BEFORE = new Group([CHANGING, LOSS, GROWTH, SAVINGS, MOVED, UP_BARE, UP_ON]);
const AIMED_BEFORE = new Group([SHOULD_BEFORE, HAD_TO_BEFORE, TARGET_LEAD, BARE_TARGET, AIMED, RECOMMENDED]);

/** Sets the qualifier right beside a number apart from the other words around it. */
export function wordingOf(text: string, sentence: Sentence, quantity: Quantity, lexicon: Lexicon): Wording {
  const before = leadOf(
    text,
    Math.max(sentence.char_start, quantity.char_start - 120),
    quantity.char_start,
    sentence.row,
  );
  const until = Math.min(sentence.char_end, quantity.char_end + 120);
  const after = tailOf(text, quantity.char_end, until, sentence.row);
  const article = ARTICLE_BEFORE.exec(before);
  const lead = article ? upTo(before, article.index) : before;
  const match = lexicon.qualifierBefore.exec(lead);
  // `and lower than 65% in 2019` says that it was 65%.
  if (match && !(COMPARATIVE.test(match[1]) && THEN_AFTER.test(after))) {
    const qualifier = match[1].toLowerCase().replace(/\s{1,3}/g, ' ');
    return {
      qualifier: (lexicon.qualifiers.get(qualifier) ?? null) as Qualifier | null,
      qualifierWords: match[1],
      before: upTo(lead, match.index),
      lead,
      after,
    };
  }
  const tail = lexicon.qualifierAfter.exec(after);
  if (tail && !(/^plus$/i.test(tail[1]) && PLUS_SUM.test(after))) {
    const qualifier = (lexicon.qualifiers.get(tail[1].toLowerCase()) ?? null) as Qualifier | null;
    return { qualifier, qualifierWords: tail[1], before, lead, after };
  }
  if (quantity.unit === 'count' && after.text.startsWith('+'))
    return { qualifier: 'at_least', qualifierWords: '+', before, lead, after };
  const distant = ONLY.exec(before);
  const isOnly = distant !== null && !ONLY_ONE.test(distant[0]);
  return {
    qualifier: isOnly ? 'only' : null,
    qualifierWords: isOnly ? distant[1]! : '',
    before,
    lead,
    after,
  };
}

/** Gives the kind of a quantity: a difference, a limit or aim, an amount of money, how well or how much. */
export function kindOf(
  quantity: Quantity,
  wording: Wording,
  clause: Piece,
  previous: FigureKind | null,
  lexicon: Lexicon,
): [FigureKind, string] {
  const { before, after } = wording;
  const { unit } = quantity;
  if (quantity.kind === 'outcome' && DIFFERENCE.test(before)) return ['change', 'words of change'];
  if (quantity.kind !== null && quantity.kind !== 'money') return [quantity.kind, quantity.rule];
  if (quantity.rule === 'difference') return ['change', 'more or fewer than before'];
  const mayChange = CHANGE_BEFORE.fits(before);
  if (mayChange) {
    if (CHANGING.test(before) && (UNREAL.test(before) || UNREAL.test(after)))
      return ['target', 'a change that is wanted'];
    if (LOSS.test(before) || GROWTH.test(before)) return ['change', 'words of change'];
  }
  if (isChange(quantity, mayChange, before, after, lexicon) && !isLevel(before, lexicon))
    return ['change', 'words of change'];
  if (previous === 'change' && ALSO.test(before)) return ['change', 'the same change again'];
  if (mayChange && SAVINGS.test(before) && WANTED.test(after)) return ['target', 'savings to be made'];
  if (unit === 'gbp' && isToBeSaved(clause, before)) return ['target', 'savings to be made'];
  if (previous === 'change' && OF_WHICH.test(before)) return ['change', 'part of a change'];
  if (isTarget(wording, lexicon)) return ['target', 'words of a limit or aim'];
  if (unit === 'gbp') return ['money', 'money'];
  if (unit === 'count') {
    if (VERB_AFTER.test(after) && FORECAST.test(after.text.slice(0, 40))) return ['other', 'a forecast'];
    if (NOT.test(after) && previous !== null) return [previous, 'the rest of the one before'];
    if (lexicon.performance.test(clause)) return ['outcome', 'words of performance'];
    if (PARTS.has(quantity.rule) && DONE_AFTER.test(after)) return ['outcome', 'what became of a part'];
    if (quantity.rule === 'part of') return ['outcome', 'part of a whole'];
    if (CASELOAD.test(clause)) return ['outcome', 'a caseload'];
    if (quantity.isElliptic && AVERAGE_BEFORE.test(before) && !OFTEN_AFTER.test(after))
      return ['outcome', 'an average'];
    return ['volume', 'a count'];
  }
  return [isPhysical(unit) ? 'volume' : 'outcome', 'a share or score'];
}

/** Rules that read a number as a part of one before. */
const PARTS = new Set(['of these', 'part of the one before', 'list']);
/** `of which 4,980 were paid`, `655 led to prosecution`: what was done with a part. */
const DONE_AFTER = pattern(
  /^\s(?:of (?:these|those|them|which|whom)\s)?(?:(?:had|have|has)\s(?:(?:now|already|since)\s)?(?:not\s)?(?:yet\s)?(?:been\s)?(?:paid|settled|resolved|closed|filled|started|begun|used|issued|allocated|withdrawn|escalated|met|missed|signed|returned|answered|delivered|implemented|opened)|(?:were|was)\s(?:now\s)?(?:still\s)?(?:not\s)?(?:yet\s)?(?:paid|settled|resolved|closed|filled|used|issued|allocated|withdrawn|escalated|answered|validated|delivered|implemented|outstanding|overdue|open|late)|led to|resulted in|withdrawn|went on to)(?![a-zA-Z])/i,
);

/** Whether a sum is a saving that is yet to be made. */
function isToBeSaved(clause: Piece, before: Piece): boolean {
  if (!SAVING.test(clause) || SAVED.test(clause)) return false;
  return SAVINGS.test(before)
    ? TO_BE_SAVED.test(clause)
    : SAVING_BEFORE.test(before) && TO_BE_SAVED.test(clause);
}

const SAVING = pattern(/(?:^|[^a-zA-Z])savings?(?![a-zA-Z])/i);
const SAVING_BEFORE = pattern(/(?:^|[^a-zA-Z])savings?\s(?:[a-zA-Z]{2,14}\s){0,6}£?$/i);
const SAVED = pattern(
  /(?:^|[^a-zA-Z])(?:delivered|achieved|made|realised|secured|already|had come)(?![a-zA-Z])/i,
);
const TO_BE_SAVED = pattern(
  /(?:^|[^a-zA-Z])(?:propos(?:ed|als?)|identified|required|planned|needed|built into|to be (?:found|made|delivered|achieved)|put at|by 20\d\d(?:[/–-]\d\d)?|would|target)(?![a-zA-Z])/i,
);

/** `an average of 140 per month` is how many, `an average caseload of 16` how much each has. */
const OFTEN_AFTER = pattern(/^\s(?:[a-z]{3,14}\s)?(?:per|a|each|every)\s/i);
/** How many each worker has. */
const CASELOAD = pattern(/(?:^|[^a-zA-Z])caseloads?(?![a-zA-Z])/i);
const AVERAGE_BEFORE = pattern(/(?:^|[^a-zA-Z])average(?:[^.;,\d]){0,40}$/i);
const NOT_CHANGE = pattern(
  /(?:taken|took|taking|made|set|backed|picked|followed|summed|given|brought|signed) up by\s$/iu,
);

function isLevel(before: Piece, lexicon: Lexicon): boolean {
  return FROM_TO.test(before) || lexicon.levelBefore.test(before);
}

function isChange(
  quantity: Quantity,
  mayChange: boolean,
  before: Piece,
  after: Piece,
  lexicon: Lexicon,
): boolean {
  const { unit } = quantity;
  if (mayChange) {
    if (unit !== 'count' && MOVED.test(before)) return true;
    if ((unit === 'percent' || unit === 'percentage_points' || unit === 'gbp') && UP_BARE.test(before))
      return true;
    if (UP_ON.test(before) && ON_AFTER.test(after)) return true;
  }
  if (lexicon.changeBefore.test(before)) return !NOT_CHANGE.test(before);
  if (unit === 'count' && MORE_THAN.test(after)) return true;
  if (!lexicon.changeAfter.test(after)) return false;
  return unit !== 'count' || !quantity.noun;
}

function isTarget({ before, lead, after }: Wording, lexicon: Lexicon): boolean {
  if (lexicon.targetAfter.test(after) && !STANDARD_AFTER.test(after)) return true;
  if (TO_SAVE_AFTER.test(after) || REQUIRED_AFTER.test(after)) return true;
  return isAimed(before, lexicon) || (lead !== before && isAimed(lead, lexicon));
}

function isAimed(before: Piece, lexicon: Lexicon): boolean {
  const mayBe = AIMED_BEFORE.fits(before);
  if (mayBe && SHOULD_BEFORE.test(before)) return false;
  if (lexicon.targetBefore.test(before)) return true;
  if (!mayBe) return false;
  if (HAD_TO_BEFORE.test(before) && !HAD_TO_WAIT.test(before)) return true;
  return (
    TARGET_LEAD.test(before) || BARE_TARGET.test(before) || AIMED.test(before) || RECOMMENDED.test(before)
  );
}
