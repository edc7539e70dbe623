import type { Span } from '../model.ts';
import type { FoundDocument, FoundFigure } from './found.ts';
import type { Gold, GoldFigure } from './gold.ts';
import { sameMeasure } from './measures.ts';
import type { Miss } from './misses.ts';
import { samePeriod } from './periods.ts';
import { findPlaces, overlap } from './places.ts';
import { count, type Tallies } from './tally.ts';

const SURE = 0.9;

/** Compares the figures of one document with the marks: value and unit first, then each slot of those that match. */
export function compareFigures(gold: Gold, found: FoundDocument, tallies: Tallies, misses: Miss[]): void {
  const pairs = match(gold.figures, found);
  const taken = new Set(pairs.map(([, figure]) => figure));
  for (const [marked, figure] of pairs) {
    if (marked.optional) continue;
    count(tallies, 'figures', { hit: 1 });
    if (figure.confidence >= SURE) count(tallies, 'figures sure', { hit: 1 });
    compareSlots(gold, marked, figure, tallies, misses);
  }
  const matched = new Set(pairs.map(([marked]) => marked));
  for (const marked of gold.figures) {
    if (matched.has(marked) || marked.optional) continue;
    count(tallies, 'figures', { missed: 1 });
    misses.push({
      document: gold.document,
      slot: 'figures',
      problem: 'missed',
      marked: `${marked.value} ${marked.unit}`,
      found: '',
      words: marked.quote,
    });
  }
  const ignored = gold.ignore.flatMap(quote => findPlaces(found.text, quote));
  const traps = gold.traps.flatMap(quote => findPlaces(found.text, quote));
  for (const figure of found.figures) {
    const place = printedPlace(figure);
    if (taken.has(figure) || ignored.some(span => overlap(span, place))) continue;
    count(tallies, 'figures', { extra: 1 });
    if (figure.confidence >= SURE) count(tallies, 'figures sure', { extra: 1 });
    const isTrap = traps.some(span => overlap(span, place));
    misses.push({
      document: gold.document,
      slot: 'figures',
      problem: isTrap ? 'trap' : 'false',
      marked: '',
      found: `${figure.value} ${figure.unit}`,
      words: figure.quote,
    });
  }
}

function match(marked: GoldFigure[], found: FoundDocument): [GoldFigure, FoundFigure][] {
  const pairs: [GoldFigure, FoundFigure][] = [];
  const taken = new Set<FoundFigure>();
  for (const gold of marked.toSorted((a, b) => Number(a.optional) - Number(b.optional))) {
    const places = findPlaces(found.text, gold.quote);
    const fits = found.figures.filter(
      figure => !taken.has(figure) && sameValue(gold, figure) && places.some(place => overlap(place, figure)),
    );
    const best = fits.find(figure => places.some(place => overlap(place, printedPlace(figure)))) ?? fits[0];
    if (!best) continue;
    taken.add(best);
    pairs.push([gold, best]);
  }
  return pairs;
}

function printedPlace(figure: FoundFigure): Span {
  const at = Math.max(0, figure.quote.indexOf(figure.printed));
  const char_start = figure.char_start + at;
  return { char_start, char_end: char_start + Math.max(1, figure.printed.length) };
}

/** Nine in ten may be 9 of 10, 0.9 or 90 percent. */
function sameValue(gold: GoldFigure, found: FoundFigure): boolean {
  const isNear = (a: number, b: number) => Math.abs(a - b) <= 1e-3 * Math.max(1e-9, Math.abs(a), Math.abs(b));
  if (gold.unit === found.unit && isNear(gold.value, found.value)) return true;
  const a = fraction(gold.value, gold.unit, gold.denominator);
  const b = fraction(found.value, found.unit, found.denominator);
  return a !== null && b !== null && isNear(a, b);
}

function fraction(value: number, unit: string, denominator: number | null): number | null {
  if (unit === 'percent') return value / 100;
  if (unit !== 'ratio') return null;
  return denominator === null ? value : value / denominator;
}

function compareSlots(
  gold: Gold,
  marked: GoldFigure,
  figure: FoundFigure,
  tallies: Tallies,
  misses: Miss[],
): void {
  const slot = (name: string, isRight: boolean, wanted: string | null, got: string | null) => {
    count(tallies, name, isRight ? { hit: 1 } : { extra: 1, missed: 1 });
    if (!isRight)
      misses.push({
        document: gold.document,
        slot: name,
        problem: 'wrong',
        marked: wanted ?? '–',
        found: got ?? '–',
        words: figure.quote,
      });
  };
  slot('period', samePeriod(marked.period, figure.period), marked.period, figure.period);
  if (marked.kind !== null) slot('kind', marked.kind === figure.kind, marked.kind, figure.kind);
  slot('qualifier', marked.qualifier === figure.qualifier, marked.qualifier, figure.qualifier);
  if (marked.measure !== null) {
    const words = `${figure.measure ?? ''} ${figure.population ?? ''}`;
    slot('measure', sameMeasure(marked.measure, words), marked.measure, figure.measure);
  }
  if (marked.denominator !== null) {
    slot(
      'denominator',
      marked.denominator === figure.denominator,
      `${marked.denominator}`,
      `${figure.denominator}`,
    );
  }
  if (marked.since !== null)
    slot('since', samePeriod(marked.since, figure.since), marked.since, figure.since);
  const isMarked = gold.figures.some(each => each.indicator !== null);
  if (!isMarked || (marked.indicator === null && figure.indicator_id === null)) return;
  const isJoined = marked.indicator === figure.indicator_id;
  count(
    tallies,
    'indicator',
    isJoined ? { hit: 1 } : { extra: figure.indicator_id ? 1 : 0, missed: marked.indicator ? 1 : 0 },
  );
  if (!isJoined)
    misses.push({
      document: gold.document,
      slot: 'indicator',
      problem: 'wrong',
      marked: marked.indicator ?? '–',
      found: figure.indicator_id ?? '–',
      words: figure.quote,
    });
}
