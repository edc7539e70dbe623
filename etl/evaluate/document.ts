import { compareFigures } from './figures.ts';
import type { FoundDocument } from './found.ts';
import type { Gold } from './gold.ts';
import { compareItems, sameTitle } from './items.ts';
import type { Miss } from './misses.ts';
import { findPlaces, overlap } from './places.ts';
import { count, type Tallies } from './tally.ts';

/** Compares everything that people marked in one document with what was found in it. */
export function compareDocument(gold: Gold, found: FoundDocument): { tallies: Tallies; misses: Miss[] } {
  const tallies: Tallies = new Map();
  const misses: Miss[] = [];
  compareHeading(gold, found, tallies, misses);
  compareItems(gold, found, tallies, misses);
  compareFigures(gold, found, tallies, misses);
  compareResolutions(gold, found, tallies, misses);
  if (gold.ratings) compareRatings(gold, gold.ratings, found, tallies, misses);
  if (gold.caveats) compareCaveats(gold, gold.caveats, found, tallies, misses);
  return { tallies, misses };
}

function compareHeading(gold: Gold, found: FoundDocument, tallies: Tallies, misses: Miss[]): void {
  const slot = (name: string, marked: string | null, got: string | null, isRight: boolean) => {
    if (marked === null && got === null) return;
    count(
      tallies,
      name,
      isRight ? { hit: 1 } : { extra: got === null ? 0 : 1, missed: marked === null ? 0 : 1 },
    );
    if (!isRight)
      misses.push({
        document: gold.document,
        slot: name,
        problem: 'wrong',
        marked: marked ?? '–',
        found: got ?? '–',
        words: '',
      });
  };
  // A date that was inferred by hand from other pages may be left unknown: only a wrong one counts.
  const isUnknown = found.meeting_date === null;
  if (!(isUnknown && gold.meeting_date !== null && !isDated(gold, found))) {
    slot('dates', gold.meeting_date, found.meeting_date, gold.meeting_date === found.meeting_date);
  }
  const council = found.council_id?.startsWith('unknown') ? null : found.council;
  if (gold.council !== null) slot('councils', gold.council, council, sameTitle(gold.council, council ?? ''));
  const committee = /^unknown/i.test(found.committee ?? '') ? null : found.committee;
  if (gold.committee !== null)
    slot('committees', gold.committee, committee, sameTitle(gold.committee, committee ?? ''));
}

/** Whether the text itself carries the day that was marked. */
function isDated(gold: Gold, found: FoundDocument): boolean {
  const date = new Date(`${gold.meeting_date}T00:00:00Z`);
  const month = date.toLocaleString('en-GB', { month: 'long', timeZone: 'UTC' });
  const day = `${date.getUTCDate()}(?:st|nd|rd|th)?\\s${month},?\\s${date.getUTCFullYear()}|${String(date.getUTCDate()).padStart(2, '0')}/${String(date.getUTCMonth() + 1).padStart(2, '0')}/${date.getUTCFullYear()}`;
  return new RegExp(day, 'i').test(found.text.slice(0, 1500));
}

function compareResolutions(gold: Gold, found: FoundDocument, tallies: Tallies, misses: Miss[]): void {
  const taken = new Set<FoundDocument['resolutions'][number]>();
  const decided = found.resolutions.filter(resolution => resolution.basis === 'resolved');
  for (const marked of gold.resolutions) {
    const start = letters(marked.starts).slice(0, 60);
    const match = decided.find(
      resolution => !taken.has(resolution) && letters(resolution.text).includes(start.slice(0, 45)),
    );
    if (!match) {
      count(tallies, 'resolutions', { missed: 1 });
      misses.push({
        document: gold.document,
        slot: 'resolutions',
        problem: 'missed',
        marked: marked.n ?? '',
        found: '',
        words: marked.starts,
      });
      continue;
    }
    taken.add(match);
    count(tallies, 'resolutions', { hit: 1 });
    compareSlot(gold, 'owner', marked.owner, match.owner, tallies, misses, match.text);
    compareSlot(gold, 'due', marked.due, match.due_date, tallies, misses, match.text);
  }
  for (const resolution of decided) {
    if (taken.has(resolution)) continue;
    count(tallies, 'resolutions', { extra: 1 });
    misses.push({
      document: gold.document,
      slot: 'resolutions',
      problem: 'false',
      marked: '',
      found: resolution.label ?? '',
      words: resolution.text.slice(0, 120),
    });
  }
}

function compareSlot(
  gold: Gold,
  name: string,
  marked: string | null,
  got: string | null,
  tallies: Tallies,
  misses: Miss[],
  words: string,
): void {
  if (marked === null) return;
  const isRight = got !== null && (sameTitle(marked, got) || got.startsWith(marked));
  count(tallies, name, isRight ? { hit: 1 } : { extra: got === null ? 0 : 1, missed: 1 });
  if (!isRight)
    misses.push({
      document: gold.document,
      slot: name,
      problem: 'wrong',
      marked,
      found: got ?? '–',
      words: words.slice(0, 120),
    });
}

function compareRatings(
  gold: Gold,
  ratings: NonNullable<Gold['ratings']>,
  found: FoundDocument,
  tallies: Tallies,
  misses: Miss[],
): void {
  const taken = new Set<FoundDocument['ratings'][number]>();
  for (const marked of ratings) {
    const places = findPlaces(found.text, marked.quote);
    const match = found.ratings.find(
      rating =>
        !taken.has(rating) &&
        rating.scale === marked.scale &&
        letters(rating.rating) === letters(marked.rating) &&
        places.some(place => overlap(place, rating)),
    );
    if (match) taken.add(match);
    else
      misses.push({
        document: gold.document,
        slot: 'ratings',
        problem: 'missed',
        marked: marked.rating,
        found: '',
        words: marked.quote,
      });
    count(tallies, 'ratings', match ? { hit: 1 } : { missed: 1 });
  }
  for (const rating of found.ratings) {
    if (taken.has(rating)) continue;
    count(tallies, 'ratings', { extra: 1 });
    misses.push({
      document: gold.document,
      slot: 'ratings',
      problem: 'false',
      marked: '',
      found: rating.rating,
      words: rating.quote,
    });
  }
}

/** Only the kinds that people mark are compared, one of a kind an item. */
function compareCaveats(
  gold: Gold,
  caveats: NonNullable<Gold['caveats']>,
  found: FoundDocument,
  tallies: Tallies,
  misses: Miss[],
): void {
  const kinds = new Set(['data-disputed', 'break-in-series', 'truncated', 'content-lost']);
  const itemOf = (at: number) =>
    found.items.findLast(item => item.char_start <= at && at < item.char_end)?.item_id ?? '';
  const known = new Set<string>();
  for (const marked of caveats) {
    const places = findPlaces(found.text, marked.quote);
    const match = found.caveats.find(
      caveat => caveat.kind === marked.kind && places.some(place => overlap(place, caveat)),
    );
    count(tallies, 'caveats', match ? { hit: 1 } : { missed: 1 });
    if (match) known.add(`${marked.kind} ${itemOf(match.char_start)}`);
    else
      misses.push({
        document: gold.document,
        slot: 'caveats',
        problem: 'missed',
        marked: marked.kind,
        found: '',
        words: marked.quote,
      });
  }
  for (const caveat of found.caveats) {
    const key = `${caveat.kind} ${itemOf(caveat.char_start)}`;
    if (!kinds.has(caveat.kind) || known.has(key)) continue;
    known.add(key);
    count(tallies, 'caveats', { extra: 1 });
    misses.push({
      document: gold.document,
      slot: 'caveats',
      problem: 'false',
      marked: '',
      found: caveat.kind,
      words: caveat.quote,
    });
  }
}

function letters(words: string): string {
  return words.toLowerCase().replace(/[^a-z\d]/g, '');
}
