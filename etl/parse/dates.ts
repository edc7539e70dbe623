import { findDates, isMeetingDay } from '../calendar.ts';
import type { DateBasis, Document } from '../model.ts';
import type { DraftItem } from './draft.ts';
import type { Heading } from './heading.ts';

/** The day of a meeting, how it is known, and the words that say so. */
export interface DayFound {
  meeting_date: string | null;
  date_basis: DateBasis;
  date_evidence: string | null;
  date_from: string | null;
  date_to: string | null;
}

/**
 * Finds the day of a meeting: the heading states it; else the origin supplies it; else it is inferred where the page
 * lists the year's meeting dates and confirms the previous minutes, as the first listed day after those minutes; else
 * it is unknown. The dates of previous minutes are never taken for the meeting's own.
 */
export function findDay(document: Document, heading: Heading, items: DraftItem[]): DayFound {
  if (heading.date) {
    return dayFound(heading.date, 'stated', heading.evidence);
  }
  const supplied = document.origin.meeting_date;
  if (supplied && isMeetingDay(supplied)) {
    return dayFound(supplied, 'supplied', 'origin: meeting_date');
  }
  if (heading.range) {
    const { from, to } = heading.range;
    return { ...dayFound(null, 'unknown', heading.evidence), date_from: from, date_to: to };
  }
  return inferDay(document.text, items) ?? dayFound(null, 'unknown', null);
}

function inferDay(text: string, items: DraftItem[]): DayFound | null {
  const words = (item: DraftItem) =>
    text.slice(item.char_start, Math.min(item.char_end, item.char_start + 4000));
  const previous = items.find(item => /^minutes\b/i.test(item.title) && /\bminutes of\b/i.test(words(item)));
  const listing = items.find(item =>
    /\bdates? of (?:the )?(?:future |programmed )?meetings\b|\bmeeting dates\b/i.test(item.title),
  );
  if (!previous || !listing) return null;
  const before = findDates(words(previous))
    .map(found => found.date)
    .sort()
    .at(-1);
  const listed = findDates(words(listing)).map(found => found.date);
  const day = before === undefined ? undefined : [...new Set(listed)].sort().find(date => date > before);
  if (!day || new Set(listed).size < 3) return null;
  return dayFound(
    day,
    'inferred',
    `first of the listed meeting dates after the previous minutes of ${before}`,
  );
}

function dayFound(day: string | null, date_basis: DateBasis, date_evidence: string | null): DayFound {
  return { meeting_date: day, date_basis, date_evidence, date_from: day, date_to: day };
}
