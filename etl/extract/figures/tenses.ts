import { LETTERS, leadOf, pattern, type Stretch } from '../patterns.ts';
import type { PeriodContext } from './period-context.ts';

const ADVERBS = `(?:(?:not|now|already|also|never|only|since|just|recently|still|then|all|both|each|almost|nearly|more than|less than|roughly|about|[${LETTERS}]{2,12}ly)\\s)?`;
const PARTICIPLE = `(?:been|[${LETTERS}]{2,16}ed|left|led|gone|taken|got|come|made|found|met|risen|fallen|seen|done|held|put|set|kept|begun|become|given|known|grown|shown|written|spent|cut|lost|won|built|paid|sent|brought|sought|had|chosen|driven|undergone|undertaken|withdrawn)`;
const PLUPERFECT = pattern(
  new RegExp(`(?:^|[^${LETTERS}])(?:had|having)\\s${ADVERBS}${PARTICIPLE}(?![${LETTERS}])`, 'i'),
);
/** `had been waiting`, `had been in care for over two years`: so up to the meeting. */
const LASTING = pattern(
  /(?:^|[^a-zA-Z])had\s(?:all\s|each\s|now\s|already\s|still\s)?(?:been\swaiting|waited|been\s(?:[a-zA-Z-]{1,14}\s){0,6}for\s(?:[a-zA-Z-]{1,9}\s){0,3}(?:\d{1,3}|[a-zA-Z-]{3,9})\s(?:days|weeks|months|years|a year))(?![a-zA-Z])/i,
);
const UNREAL = pattern(
  /(?:^|[^a-zA-Z])(?:would|could|might|will|were to|may|(?:planned|proposed|expected|anticipated|hoped|projected|forecast|predicted|due) to|estimated to (?!be))(?![a-zA-Z])/i,
);
const VERB = pattern(
  /(?:^|[^a-zA-Z])(?:had|were|was|has|have|is|are|did|would|[a-zA-Z]{3,12}ed)(?![a-zA-Z])/i,
);
/** What makes a sum one that is had or paid, and not a sum that is only named. */
const PAID = pattern(
  /(?:^|[^a-zA-Z])(?:had|were|was|has|have|is|are|costs?|stood|took|takes|spent|went|goes|came|comes|made|makes|held|holds|paid|[a-zA-Z]{3,12}ed)(?![a-zA-Z])/i,
);
/** Said in the present tense, as in the words of an answer that is quoted. */
const PRESENT = pattern(/(?:^|[^a-zA-Z])(?:is|are|has|have)(?![a-zA-Z’'])/i);
const BACKSHIFTED = pattern(/(?:^|[^a-zA-Z])(?:had|was|were|would|could|should)(?![a-zA-Z])/i);
/** Tells whether a clause is in the pluperfect: so before the meeting, and no longer said to be so. */
export function isTellingOfBefore(clause: Stretch): boolean {
  return PLUPERFECT.test(clause) && !LASTING.test(clause);
}

/** Tells whether a clause says that a sum was had or paid, and does not only name it. */
export function isHadOrPaid(clause: Stretch): boolean {
  return PAID.test(clause);
}

/** Tells whether a clause is told in the present tense, as in words that are quoted. */
export function isPresentTense(clause: Stretch): boolean {
  return PRESENT.test(clause) && !BACKSHIFTED.test(clause);
}

/** Tells whether a figure is of what would be, could be or is to be. */
export function isUnrealIn({ text, sentence, quantity }: PeriodContext, clause: Stretch): boolean {
  if (!UNREAL.fits(clause)) return false;
  if (UNREAL.test(clause)) return true;
  return (
    !VERB.test(clause) && UNREAL.test(leadOf(text, sentence.char_start, quantity.char_start, sentence.row))
  );
}
