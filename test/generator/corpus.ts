import { meetingDays } from './calendar.ts';
import { type Council, councilAt, type LayoutName } from './council.ts';
import { type Gold, goldOf } from './gold.ts';
import { layouts } from './layouts.ts';
import { unmark } from './marks.ts';
import { composeMeeting } from './meeting.ts';
import { type Phrases, readPhrases } from './phrases.ts';
import { random } from './random.ts';

export interface CorpusOptions {
  councils: number;
  /** Municipal years, the last of them starting in May 2025. */
  years: number;
  /** Meetings a council holds a year. */
  meetings: number;
  /** Reports a meeting considers. */
  reports: number;
  seed: number;
  /** One layout for all councils, instead of each its own. */
  layout?: LayoutName;
}

/** A generated document: its file, its text, what its side file says, and what a reader should find in it. */
export interface Generated {
  path: string;
  text: string;
  origin: Record<string, string>;
  gold: Gold;
}

const LAST_YEAR = 2025;

/** Gives every document of a corpus, one at a time; the same options give the same documents. */
export function* corpus(options: CorpusOptions): Generator<Generated> {
  const phrases = readPhrases();
  for (let index = 0; index < options.councils; index++) {
    const council = councilAt(index, options.seed, options.layout);
    for (let year = LAST_YEAR - options.years + 1; year <= LAST_YEAR; year++)
      yield* municipalYear(council, year, phrases, options);
  }
}

function* municipalYear(
  council: Council,
  year: number,
  phrases: Phrases,
  options: CorpusOptions,
): Generator<Generated> {
  const folder = `${String(council.index).padStart(4, '0')}/${year}`;
  let number = 1;
  for (const day of meetingDays(year, options.meetings, random(options.seed, council.index, year))) {
    const meeting = composeMeeting(council, day, number, options.reports, phrases, options.seed);
    number += meeting.items.length;
    for (const page of layouts[council.layout](meeting)) {
      const name = `${String(council.index).padStart(4, '0')}-${page.name}`;
      const { text, quotes } = unmark(page.text);
      const date = day.toISOString().slice(0, 10);
      const origin = {
        title: `${council.committee}, ${date}`,
        url: `${council.site}/${page.name}`,
        licence: 'Generated; no rights claimed',
        council: council.name,
        committee: council.committee,
        ...(page.isDated ? {} : { meeting_date: date }),
      };
      yield {
        path: `${folder}/${name}.txt`,
        text,
        origin,
        gold: goldOf(meeting, page, `${name}.txt`, quotes),
      };
    }
  }
}
