import type { FigureKind } from '../../model.ts';
import { leadOf, type Piece, pattern } from '../patterns.ts';
import type { Lexicon } from './lexicon.ts';
import { type Around, BRACKETED_PART } from './not-figures.ts';
import { type NounRun, nounAfter } from './nouns.ts';
import type { Earlier } from './quantities.ts';
import type { Quantity } from './quantity.ts';

/** A number that counts, and what. */
export interface Count {
  noun: string | null;
  length: number;
  rule: string;
  confidence: number;
  isElliptic: boolean;
  /** The kind that the words beside it decide. */
  kind?: FigureKind;
}

const VERB_AFTER = new Set(
  'were was had have has would will are is remained continued did could came received did responded required needed met achieved passed failed went chose said felt opposed supported disagreed objected wanted thought exceeded preferred voted related lived showed fell rose dropped improved worsened moved left returned stayed scored gave took'.split(
    ' ',
  ),
);
const PREPOSITION_AFTER = new Set(
  'in for at from with who which that by during to on per as of under through via'.split(' '),
);
const MEASURED_BEFORE = pattern(
  /(?:^|[^a-zA-Z])(?:exceed(?:ed|ing)|topped|surpassed|total(?:l?ing|l?ed|s)?|a total of|total of|total was|numbered|numbering|number(?:ed|s)?(?: of [a-zA-Z -]{1,40})? (?:was|were|is|are|at|had been|has been)|(?:was|were|is|are|(?:had|have|has|having) been)(?: (?:now|still|currently|then|already|also))?|(?:(?:forecast|expected|projected|predicted|estimated|anticipated|likely) to|would|will|could) be|reach(?:ed|ing)?|stood at|average of|an average of|list of|caseload of|averaging|averaged|amount(?:ed|ing) to|recorded|saw|seen|capacity for|room for|space for|figure of|(?:budgets?|forecast|plan) (?:had )?assumed|hop(?:ed|ing) to have|increase of|decrease of|reduction of|(?:up|down|rose|risen|rising|fell|fallen|falling|increased?|increasing|doubled|trebled|tripled|halved|decreased?|reduced|dropped|grown|grew|gone|went|changed|improved|expanded)\s(?:slightly\s)?(?:up\s|down\s|back\s)?(?:to|from|by))\s{1,2}$/i,
);
/** Joins a number to one before it: `from 35 to 48`, `against 484`. */
const JOINED_BEFORE = pattern(
  /(?:^|[^a-zA-Z])(?:to|from|by|against|compared (?:to|with)|than|at|of|with|made|had|had been|received|being|upheld|allowed|dismissed|refused|rejected)\s{1,2}$/i,
);
/** `from 60 to 45`. */
const FROM_TO = pattern(/(?:^|[^a-zA-Z])from\s\d[\d,]{0,9}(?:\s[a-zA-Z]{2,14}){0,3}\sto\s$/i);
const TO_AFTER = pattern(
  /^(?:\s[a-zA-Z]{2,14}){0,3}\sto\s\d[\d,]{0,9}(?!\d|%|\s?per\s?cent|[\s-](?:years?|year|weeks?|days?|months?|am|pm))/i,
);
const LOOSE = pattern(
  /(?:opposed to|according to|due to|subject to|in addition to|up to|refer(?:red|s|ring)? to|with|one of|relating to|response to)\s{1,2}$/iu,
);
const PART_BEFORE = pattern(
  /(?:^|[^a-zA-Z])(?:remaining|other|further|additional|another|extra|of (?:these|those|them|which|whom|the \d[\d,]*),?|including|leaving|with)\s{1,2}$/i,
);
const MENTIONED_BEFORE = pattern(/(?:^|[^a-zA-Z])(?:of the|those|these|the same|all|the)\s{1,2}$/i);
const OF_THESE_AFTER = pattern(/^\s(?:of (?:these|those|them|whom|which|the [a-zA-Z-]{3,20}s)(?![a-zA-Z]))/i);
/** `a team of four officers`: such words are not a list of what was said. */
const TEAM_BEFORE = pattern(/(?:team|workforce|staff|caseload|fleet|stock) of\s(?:only\s|just\s)?$/i);
/** `ten fewer than in 2023`, `17 more than the year before`. */
const MORE_THAN_AFTER = pattern(
  /^\s(?:more|fewer|less)\sthan\s(?:in\s|at\s|for\s|during\s|(?:there\s)?were\s|(?:there\s)?was\s|(?:there\s|it\s|they\s)?had\sbeen\s)?(?:(?:at\s)?the\s(?:same|previous|year|quarter|month|last|time|end|start)|last|present|now|currently|planned|a year|(?:twelve|six|five|four|three|two|\d{1,2}) (?:months|years) (?:earlier|before|ago)|\d{4}|(?:quarter|q)\s?[1-4]|January|February|March|April|May|June|July|August|September|October|November|December)|^\s(?:above|below|(?:more|fewer|less)\sthan)\s(?:the|its|their|our)\s(?:[a-zA-Z-]{2,14}\s){0,2}(?:average|target|benchmark|level)/i,
);
const OF_MANY_AFTER = pattern(
  /^\s(?:out\s)?of\s(?:the\s|a total of\s|its\s|their\s|her\s|his\s|our\s|all\s|these\s)?(?:(?:[a-zA-Z]{2,16}[’']s?|planned|existing|new|total)\s)?(?:\d|(?:eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty)(?![a-zA-Z]))/iu,
);
const WHOLE_BEFORE = pattern(
  /(?:^\s?[^a-zA-Z]{0,6}|\d\s(?:out\s)?|(?:^|\s)(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s(?:out\s)?)of\s(?:the\s|its\s|our\s|their\s)?$/i,
);
const KNOWN_BEFORE = pattern(/(?:^|\s)(?:the|these|those)\s$/i);
const SHARE_OF_AFTER = pattern(/^\s\(\d{1,3}(?:\.\d{1,3})?\s?%\)\s(?:out\s)?of\s/i);
const SHARE_AFTER = pattern(/^\s\(\d{1,3}(?:\.\d{1,3})?\s?%\)/);
const OPENING = pattern(/^[\s(]{0,3}$/);
const LIST_BEFORE = pattern(/(?:–|-|,|;|:|and|with|but)\s{1,2}(?:that\s)?$/i);
const MOVED_BEFORE = pattern(
  /(?:^|[^a-zA-Z])(?:(?:rose|risen|fell|fallen|increased|decreased|reduced|dropped|grown|grew)\s(?:from|to|by)|(?:up|down)\s(?:from|by)|(?:loss|gain|increase|rise|reduction|drop|fall|decrease) of)\s$/i,
);
/** `from nine posts to five`. */
const FROM_NOUN_TO = pattern(/(?:^|[^a-zA-Z])from\s[a-zA-Z\d-]{1,14}\s(?:[a-zA-Z]{2,14}\s){1,2}to\s$/i);
const BACK_BEFORE = pattern(/(?:from|to)\s$/i);
const FROM_BEFORE = pattern(/(?:^|[^a-zA-Z])from\s$/i);
const OUT_OF_BEFORE = pattern(/\sout of\s$/i);
const LAST_BEFORE = pattern(/(?:and|,|to|or)\s{1,2}$/i);
const LAST_AFTER = pattern(/^[,;.)]|^\s{0,3}$/);
const AVERAGE = /averag[^.;,]{0,80}$/i;
const PER_AFTER = pattern(/^\sper\s/i);
const LEADING_DIGITS = /^[\d,.]{1,12}/;
/** `meant to plant 700,000`. */
const AIMED_BEFORE = pattern(
  /(?:mean[ts]?|plan(?:s|ned|ning)?|aim(?:s|ed|ing)?|hop(?:e|es|ed|ing)|intend(?:s|ed|ing)?|expect(?:s|ed|ing)?|promised|want(?:s|ed)?)\sto\s[a-zA-Z]{3,12}\s$/i,
);
/** `All but five had been settled`. */
const ALL_BUT_BEFORE = pattern(/(?:^|[^a-zA-Z])all but\s$/i);
const LIST_STOPS = new Set(['for', 'at', 'in', 'from']);

/** `nineteen amber and six red`. */
const RATED_AFTER = pattern(
  /^\s(?:(?:had|have|has)\sbeen\s|were\s|was\s|are\s)?(?:(?:RAG[\s-]{1,2})?rated\s|assessed as\s|at\s)?(?:green|amber|red)(?=[\s,.;)]|$)/i,
);
/** `41 were rated high, 112 medium and 67 low`, `438 initial and 666 review`. */
const ONE_WORD_AFTER = pattern(/^\s[a-zA-Z-]{3,16}(?=[,;.)]|\sand\s\d|\s{0,2}$)/);
const LISTED_BEFORE = pattern(/(?:,|;|:|\d[\d,]{0,9}\s[a-zA-Z-]{3,16}\sand)\s{1,2}(?:and\s)?$/i);
/** `almost twice the 868 recorded in 2019`, `below the 4,310 seen a year before`. */
const COMPARED_BEFORE = pattern(
  /(?:^|[^a-zA-Z])(?:twice|double|times|half|than|from|below|above|against|exceed(?:ed|ing|s)?|on)\sthe\s$/i,
);
/** Where a clause begins: `it was noted that 64 were unaccompanied`, `Of the 19 indicators, 11 had improved`. */
const CLAUSE_BEFORE = pattern(
  /^[\s(]{0,3}$|(?:,|;|:|(?:^|[^a-zA-Z])(?:that|and|but|while|whilst|whereas))\s$/i,
);
/** `In the last quarter 236 had been let`. */
const STRETCH_BEFORE = pattern(/(?:quarter|month|year|week|term|summer|winter|spring|autumn)\s$/i);
const SUBJECT_AFTER = new Set('were had have'.split(' '));
/** `a 210 place primary school`. */
const PLACE_AFTER = pattern(/^[\s-](?:place|bed|bedroom|berth|pupil|home|unit|pitch)(?:\s[a-zA-Z]|-)/i);
/** `three of the county’s beaches`. */
const OF_OWN_AFTER = pattern(/^\sof\s(?:the|our|its|their)\s(?:[a-zA-Z]{2,16}[’']s?\s)?/i);
/** `Appeals registered: 212, of which`. */
const TOLD_BEFORE = pattern(/[a-zA-Z]{3,20}(?:s|ed|al):\s$/i);
/** `63 adopters (2022/23: 27; 2021/22: 41)`. */
const YEAR_TOLD_BEFORE = pattern(/[(;]\s?(?:19|20)\d\d(?:[/–-]\d\d)?:\s$/);
const TOLD_AFTER = pattern(/^(?:[,;.)](?!\d)|\s?$|\s\()/);

/** Decides whether a bare number counts something, and what; null where it does not or cannot be known. */
export function countOf(
  around: Around,
  noun: NounRun,
  earlier: Earlier,
  lexicon: Lexicon,
  last: Quantity | null,
): Count | null {
  const { number, before, after } = around;
  if (number.value < 1 && !noun.isPopulation) return null;
  if (noun.isNotCounted && !isBulk(noun, number.value, lexicon) && !isParted(around, noun, lexicon))
    return null;
  if (MENTIONED_BEFORE.test(before) && earlier.values.has(number.value)) return null;
  const antecedent = earlier.inSentence ?? (PART_BEFORE.test(before) ? earlier.inPrevious : null);
  if (!number.isLarge && Number.isInteger(number.value) && PLACE_AFTER.test(after))
    return { noun: 'places', length: 0, rule: 'noun', confidence: 0.85, isElliptic: false };
  const words = number.form === 'words';
  if (noun.head !== null && (noun.isPopulation || !words || number.value >= 20 || TEAM_BEFORE.test(before))) {
    if (number.value < 2 && (words || !noun.isPopulation)) return null;
    if (!noun.isPopulation && number.value <= 12 && KNOWN_BEFORE.test(before)) return null;
    return {
      noun: noun.head,
      length: noun.end,
      rule: 'noun',
      confidence: confidenceOf(noun, number.value, number.isLarge),
      isElliptic: false,
    };
  }
  const many = words && number.value < 2 ? null : OF_MANY_AFTER.exec(after);
  if (many) {
    const whole = nounAfter(after.text.slice(many[0].length).replace(LEADING_DIGITS, ''), lexicon);
    const isKnown = !whole.isNotCounted || (whole.head !== null && lexicon.countedInParts.has(whole.head));
    return isKnown ? elliptic(null, 'part of', 0.93) : null;
  }
  if (!words && SHARE_OF_AFTER.test(after)) return elliptic(null, 'part of', 0.92);
  if (number.value >= 2 && MORE_THAN_AFTER.test(after) && (antecedent ?? earlier.inPrevious ?? last))
    return elliptic(antecedent ?? earlier.inPrevious, 'difference', 0.85);
  if (RATED_AFTER.test(after))
    return { ...elliptic(antecedent ?? earlier.inPrevious, 'list', 0.85), kind: 'outcome' };
  const own = noun.head === null && number.value >= 2 ? OF_OWN_AFTER.exec(after) : null;
  if (own) {
    const whole = nounAfter(after.text.slice(own[0].length - 1), lexicon);
    if (whole.isPopulation)
      return {
        noun: whole.head,
        length: own[0].length - 1 + whole.end,
        rule: 'noun',
        confidence: 0.85,
        isElliptic: false,
      };
  }
  if (noun.head !== null || number.value < 2) return null;
  if (YEAR_TOLD_BEFORE.test(before) && antecedent !== null) return elliptic(antecedent, 'measured', 0.85);
  if (TOLD_AFTER.test(after) && TOLD_BEFORE.test(before) && number.value >= 10)
    return elliptic(antecedent, 'measured', 0.75);
  if (PART_BEFORE.test(before) && antecedent) return elliptic(antecedent, 'part of the one before', 0.9);
  if (OF_THESE_AFTER.test(after) && (!words || (antecedent ?? earlier.inPrevious)))
    return elliptic(antecedent ?? earlier.inPrevious, 'of these', words ? 0.7 : 0.92);
  return words
    ? wordsOf(around, noun, antecedent, earlier, lexicon)
    : digitsOf(around, noun, antecedent, earlier, lexicon, last);
}

/** A number in words that names no noun counts only where it goes on with a list or a movement, or is large. */
function wordsOf(
  { number, before }: Around,
  noun: NounRun,
  antecedent: Quantity | null,
  earlier: Earlier,
  lexicon: Lexicon,
): Count | null {
  const isVerb = noun.stop !== null && SUBJECT_AFTER.has(noun.stop);
  if (isVerb && ALL_BUT_BEFORE.test(before)) return elliptic(antecedent ?? earlier.inPrevious, 'list', 0.8);
  const isFirst = OPENING.test(before) && earlier.inPrevious !== null;
  if (isFirst && number.value >= 3 && isVerb) return elliptic(earlier.inPrevious, 'list', 0.75);
  const qualifier = lexicon.qualifierBefore.exec(before);
  const bare = qualifier ? withoutQualifier(before, qualifier.index) : before;
  const isList = antecedent !== null && earlier.inSentence !== null && LIST_BEFORE.test(bare);
  if (isList && noun.stop !== null && (VERB_AFTER.has(noun.stop) || LIST_STOPS.has(noun.stop)))
    return elliptic(antecedent, 'list', 0.85);
  const isBack = earlier.inSentence?.rule === 'moved' && BACK_BEFORE.test(before);
  const isOnTo = earlier.inSentence !== null && FROM_NOUN_TO.test(before);
  if (isBack || isOnTo || MOVED_BEFORE.test(before)) return elliptic(antecedent, 'moved', 0.85);
  return (number.isLarge || number.value >= 20) && MEASURED_BEFORE.test(before)
    ? elliptic(antecedent, 'measured', 0.75)
    : null;
}

/** `Of 16 measures, nine were on track`, `13 of the 18 indicators`: what is told in parts. */
function isParted({ before }: Around, { head }: NounRun, lexicon: Lexicon): boolean {
  return head !== null && lexicon.countedInParts.has(head) && WHOLE_BEFORE.test(before);
}

/** `two approaches` are ways of doing something; `2,517 approaches` are people who came. */
function isBulk({ head }: NounRun, value: number, lexicon: Lexicon): boolean {
  return value >= 100 && head !== null && lexicon.countedInBulk.has(head);
}

function digitsOf(
  { number, before, after }: Around,
  noun: NounRun,
  antecedent: Quantity | null,
  earlier: Earlier,
  lexicon: Lexicon,
  last: Quantity | null,
): Count | null {
  const sure = number.isLarge ? 0.93 : number.value >= 100 ? 0.9 : 0.82;
  if (!Number.isInteger(number.value)) {
    const isAverage = AVERAGE.test(before.text) || PER_AFTER.test(after);
    return isAverage && MEASURED_BEFORE.test(before)
      ? { ...elliptic(null, 'average', 0.8), kind: 'outcome' }
      : null;
  }
  const qualifier = lexicon.qualifierBefore.exec(before);
  const toMeasure = qualifier ? withoutQualifier(before, qualifier.index) : before;
  if (MEASURED_BEFORE.test(toMeasure) || (number.isLarge && MEASURED_BEFORE.test(before)))
    return elliptic(antecedent, 'measured', sure);
  if (FROM_TO.test(before) || (FROM_BEFORE.test(before) && TO_AFTER.test(after)))
    return elliptic(antecedent, 'measured', 0.82);
  if (antecedent && SHARE_AFTER.test(after)) return elliptic(antecedent, 'list', 0.9);
  const compared = antecedent ?? last ?? (number.value >= 10 ? earlier.inPrevious : null);
  if (lexicon.targetBefore.test(before) && compared !== null) return elliptic(antecedent, 'measured', 0.82);
  if (OUT_OF_BEFORE.test(before)) return null;
  const isJoined = antecedent !== null || number.isLarge || number.value >= 100;
  if (isJoined && JOINED_BEFORE.test(toMeasure) && !LOOSE.test(toMeasure))
    return elliptic(antecedent, 'measured', sure);
  const opensClause = CLAUSE_BEFORE.test(toMeasure) || (number.value >= 20 && STRETCH_BEFORE.test(toMeasure));
  if (noun.stop !== null && SUBJECT_AFTER.has(noun.stop) && opensClause)
    return antecedent ? elliptic(antecedent, 'list', 0.88) : elliptic(earlier.inPrevious, 'subject', 0.78);
  if (noun.stop !== null && VERB_AFTER.has(noun.stop)) {
    if (antecedent ?? earlier.inPrevious) return elliptic(antecedent ?? earlier.inPrevious, 'list', 0.88);
    return number.isLarge || noun.stop === 'responded' ? elliptic(null, 'subject', 0.8) : null;
  }
  if (antecedent && BRACKETED_PART.test(before)) return elliptic(antecedent, 'part of the one before', 0.85);
  if (earlier.inSentence && LISTED_BEFORE.test(before) && ONE_WORD_AFTER.test(after))
    return elliptic(antecedent, 'list', 0.78);
  if ((number.isLarge || number.value >= 100) && COMPARED_BEFORE.test(before))
    return elliptic(antecedent, 'measured', 0.78);
  if (antecedent && noun.stop !== null && PREPOSITION_AFTER.has(noun.stop))
    return elliptic(antecedent, 'list', 0.85);
  if (antecedent && last?.unit === 'count' && LAST_BEFORE.test(before) && LAST_AFTER.test(after))
    return elliptic(antecedent, 'list', 0.75);
  if (number.isLarge && AIMED_BEFORE.test(before))
    return { ...elliptic(antecedent, 'measured', 0.78), kind: 'target' };
  return number.isLarge && noun.stop !== null ? elliptic(antecedent, 'large', 0.75) : null;
}

/** The words before a number without what qualifies it: `rose to just over 40` is `rose to 40`. */
function withoutQualifier({ text, words }: Piece, from: number): Piece {
  const bare = `${text.slice(0, from).trimEnd()} `;
  return leadOf(bare, 0, bare.length, words);
}

function elliptic(antecedent: Quantity | null, rule: string, confidence: number): Count {
  return { noun: antecedent?.noun ?? null, length: 0, rule, confidence, isElliptic: true };
}

function confidenceOf(noun: NounRun, value: number, isLarge: boolean): number {
  if (noun.isPopulation) return isLarge || value >= 100 ? 0.97 : 0.93;
  return isLarge ? 0.93 : value >= 20 ? 0.88 : 0.78;
}
