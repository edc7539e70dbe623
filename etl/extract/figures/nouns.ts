import { pattern } from '../patterns.ts';
import type { Lexicon } from './lexicon.ts';
import type { Around } from './not-figures.ts';

/** The words that follow a number as far as they can name what it counts. */
export interface NounRun {
  /** The counted noun, or null where none is plain. */
  head: string | null;
  isPopulation: boolean;
  isNotCounted: boolean;
  /** Offset after the noun, counted from where the run was read. */
  end: number;
  /** The first word that cannot belong to the noun, in lower case; null at punctuation. */
  stop: string | null;
}

const WORD = /[\s\u00a0]{1,4}(?:[‘“'"(](?=[a-zA-Z]))?([a-zA-Z][a-zA-Z\d’'&/*-]*)/y;
/** `224 Year 6 children`, `19 early years settings`: the cohort's own name stands before the noun. */
const COHORT =
  /^\s(?:(?:Years?|Key Stages?|Stages?|Levels?|Tiers?|Bands?|Grades?|KS|Class|Section|Sections|Type)\s?\d{1,2}|early years)(?=\s[a-zA-Z])/i;
/** `731 under fives`. */
const AGE_GROUP = /^\s(?:under|over)[\s-](?:ones|twos|threes|fours|fives|elevens|\d{1,2}s)(?![a-zA-Z])/i;
/** With which the words of a cohort begin. */
const COHORT_LETTERS = 'yYkKsSlLtTbBgGcCeE';
const STOPS = new Set(
  `one two three four five six seven eight nine ten eleven twelve twenty thirty a about above across after again against aged all already also although amongst an and any are around as at be because been before being below between
  both but by came can could did do does down during each either every few for from get got had has have he her here his how however if in
  including into is it its itself last left like made many may might more most much must near no nor not now of off on once only or other our
  out over own per rather received said same shall she should since so some still such than that the their them then there these they
  this those though through throughout to too took under until up upon used using very via was we went were what when where whether which while
  who whom whose why will with within without would yet you your identified completed agreed attended remained became requires required opposed supported objected preferred exceeded voted showed fell rose dropped worsened stayed scored`.split(
    /\s+/,
  ),
);
/** `60 members of staff` are counted, members of a committee are not. */
const OF_STAFF_AFTER = /^\sof (?:staff|the public)(?![a-zA-Z])/i;
/** `a dozen more families`, `164 other staff`, `912 such admissions`: these may open the noun. */
const OPENING = new Set(['more', 'other', 'such']);
const IRREGULAR = new Set(
  'children people staff pupils men women persons criteria data fte uasc ehcps cyp cases offences premises fish sheep headcount alumni'.split(
    ' ',
  ),
);

const SHARED_AFTER = pattern(/^(?:\s[a-zA-Z]{2,14}){1,2}\s(?:and|or)\s\d[\d,]{0,9}/i);
const HYPHEN_AFTER = pattern(/^\s?(?:-|–|to|or)\s?\d[\d,]{0,9}/iu);
const RANGE_AFTER = pattern(/^\s?(?:-|–|to|or|and)\s?\d[\d,]{0,9}/iu);
const RANGE_BEFORE = pattern(/(?:between|from)\s$/i);

/** Gives the noun a number counts, read once: `15 to 20 families` and `360 primary and 240 secondary places` name it at the last. */
export function nounOf(around: Around, lexicon: Lexicon): NounRun {
  around.noun ??= readNoun(around, lexicon);
  return around.noun;
}

function readNoun({ before, after }: Around, lexicon: Lexicon): NounRun {
  const own = nounAfter(after.text, lexicon);
  if (own.head !== null) return own;
  const range = RANGE_BEFORE.test(before) ? RANGE_AFTER : HYPHEN_AFTER;
  const shared = range.exec(after) ?? SHARED_AFTER.exec(after);
  const next = shared && nounAfter(after.text.slice(shared[0].length), lexicon);
  const isRange = range === RANGE_AFTER && shared !== null;
  if (!next?.head || !(next.isPopulation || next.isNotCounted || isRange)) return own;
  next.end = 0;
  return next;
}

/** Reads the noun after a number: `12 Inclusion Leaders from` gives `leaders`, `3,000 children and` gives `children`. */
export function nounAfter(after: string, lexicon: Lexicon): NounRun {
  const run: NounRun = { head: null, isPopulation: false, isNotCounted: false, end: 0, stop: null };
  const ages = AGE_GROUP.exec(after);
  if (ages)
    return { head: ages[0].trim(), isPopulation: true, isNotCounted: false, end: ages[0].length, stop: null };
  let phrase = '';
  let isOr = false;
  let isKey = false;
  WORD.lastIndex = mayBeCohort(after) ? (COHORT.exec(after)?.[0].length ?? 0) : 0;
  for (let count = 0; count < 6; count++) {
    const at = WORD.lastIndex;
    const match = WORD.exec(after);
    if (!match) {
      if (isOr && run.head === null) run.stop = 'and';
      break;
    }
    const word = match[1]!.toLowerCase();
    // `118 formal and informal challenges`.
    if (word === 'and' && count === 1 && run.head === null && !isOr) {
      isOr = true;
      continue;
    }
    if (STOPS.has(word) && !(count === 0 && OPENING.has(word))) {
      run.stop = isOr && run.head === null ? 'and' : word;
      break;
    }
    // `three key points` are none; `18 key performance indicators` may be told in parts.
    if (word === 'key' && count === 0) {
      isKey = true;
      phrase = word;
      continue;
    }
    phrase = phrase === '' ? word : `${phrase} ${word}`;
    const standing =
      word === 'members' && OF_STAFF_AFTER.test(after.slice(WORD.lastIndex, WORD.lastIndex + 16))
        ? POPULATION
        : judge(word, phrase, lexicon);
    // `UASC referrals` and `school places` go on to their last noun; a verb between ends the run.
    if (standing !== NO_NOUN && (run.head === null || run.end === at)) {
      run.head = word;
      run.end = WORD.lastIndex;
      run.isPopulation = standing === POPULATION;
      run.isNotCounted = standing === NOT_COUNTED || (isKey && standing === PLURAL);
      if (run.isNotCounted) break;
    } else if (run.head !== null) {
      run.stop = word;
      break;
    }
  }
  return run;
}

function mayBeCohort(after: string): boolean {
  return COHORT_LETTERS.includes(after[1] ?? ' ');
}

const NO_NOUN = 0;
const PLURAL = 1;
const POPULATION = 2;
const NOT_COUNTED = 3;

function judge(word: string, phrase: string, lexicon: Lexicon): number {
  const last = word.charCodeAt(word.length - 1);
  const before = word.charCodeAt(word.length - 2);
  if ((last === 115 && isApostrophe(before)) || (before === 115 && isApostrophe(last))) return NO_NOUN;
  const bare = isApostrophe(last) ? word.slice(0, -1) : word;
  const name = bare.slice(bare.lastIndexOf('/') + 1);
  if (lexicon.notCounted.has(name) || lexicon.notCounted.has(phrase)) return NOT_COUNTED;
  if (lexicon.population.has(name)) return POPULATION;
  return IRREGULAR.has(name) || isPlural(name) ? PLURAL : NO_NOUN;
}

function isPlural(name: string): boolean {
  if (!name.endsWith('s') || name.length < 4) return false;
  return !(name.endsWith('ss') || name.endsWith('us') || name.endsWith('is'));
}

function isApostrophe(code: number): boolean {
  return code === 39 || code === 0x2019;
}
