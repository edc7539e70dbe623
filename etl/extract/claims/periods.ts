import type { Span } from '../../model.ts';
import type { Vocabulary } from '../../vocabulary.ts';
import { mayBeDated, mayBeWindowed } from '../figures/dated.ts';
import { lexicon } from '../figures/lexicon.ts';
import { findPeriods, type PeriodFound } from '../figures/periods.ts';
import { sentenceOf } from '../figures/sentence.ts';

/** A single day says when something was said or done, not what a report covers. */
const SHORTEST = 27;

/** Finds the period that a sentence says a direction is for: the last before it, or the only one. */
export function findStatedPeriod(
  text: string,
  span: Span,
  at: number,
  meeting: string | null,
  vocabulary: Vocabulary,
): PeriodFound | undefined {
  const stated = timesIn(text, span, meeting, vocabulary).filter(
    found => found.period !== null && !found.isLong && (found.role === 'plain' || isWhen(text, found)),
  );
  return stated.findLast(found => found.char_end <= at) ?? (stated.length === 1 ? stated[0] : undefined);
}

/** Finds the period of the report an item is about: the only one that its title names, or else its first sentence. */
export function findReportPeriod(
  title: string,
  text: string,
  first: Span | undefined,
  meeting: string | null,
  vocabulary: Vocabulary,
): PeriodFound | undefined {
  const whole = { char_start: 0, char_end: title.length };
  return (
    onlyPeriod(title, whole, meeting, vocabulary) ??
    (first ? onlyPeriod(text, first, meeting, vocabulary) : undefined)
  );
}

function onlyPeriod(text: string, span: Span, meeting: string | null, vocabulary: Vocabulary) {
  const found = timesIn(text, span, meeting, vocabulary).filter(
    ({ role, isLong, start, end }) =>
      (role === 'plain' || role === 'open') &&
      !isLong &&
      start !== null &&
      end !== null &&
      daysOf(start, end) > SHORTEST,
  );
  return new Set(found.map(({ period }) => period)).size === 1 ? found[0] : undefined;
}

/** Gives the times that a stretch names; those of which nothing but that they are vague is known are left out where it names no others. */
function timesIn(text: string, span: Span, meeting: string | null, vocabulary: Vocabulary): PeriodFound[] {
  const sentence = sentenceOf(text, span);
  if (!mayBeDated(sentence) && !mayBeWindowed(sentence)) return [];
  return findPeriods(text, sentence, meeting, lexicon(vocabulary));
}

function daysOf(start: string, end: string): number {
  return (Date.parse(end) - Date.parse(start)) / 86_400_000;
}

/** `had increased in 2022/23` says when, where `an increase on 2022/23` says from what. */
function isWhen(text: string, period: PeriodFound): boolean {
  const before = text.slice(Math.max(0, period.char_start - 14), period.char_start);
  return period.role === 'base' && /\s(?:in|during|over)\s(?:the\s)?$/i.test(before);
}
