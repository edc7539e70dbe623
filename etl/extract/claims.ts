import type { Claim, Item, Span } from '../model.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { type Words, words } from '../words.ts';
import {
  compileDirections,
  type Direction,
  type DirectionWords,
  findDirections,
} from './claims/directions.ts';
import { findReportPeriod, findStatedPeriod } from './claims/periods.ts';
import {
  compileTopics,
  findTerms,
  findTopics,
  type TermMet,
  type TopicMet,
  type TopicTerms,
} from './claims/topics.ts';
import { CUE, findCues } from './cues.ts';
import type { PeriodFound } from './figures/periods.ts';
import { keyOf } from './keys.ts';

interface Compiled {
  directions: DirectionWords;
  topics: TopicTerms;
}

const compiled = new WeakMap<Vocabulary, Compiled>();
/** Words between a change and what changed (`a reduction in the number of …`), and between a subject and its verb. */
const AFTER = 8;
const BEFORE = 40;

/**
 * Finds what an item says of direction or standing without a number: `remained below the national average`, `a slight
 * decrease`. A claim is tied to an indicator by words of its definition alone, and what they leave open is kept as doubt.
 */
export function findClaims(
  item: Item,
  place: { document_id: string; text: string; meeting_date: string | null },
  sentences: Span[],
  vocabulary: Vocabulary,
): Claim[] {
  const found: Claim[] = [];
  const { flags, all } = findCues(item, place.text, sentences, vocabulary);
  if ((all & CUE.claim) === 0) return found;
  const { directions, topics } = compile(vocabulary);
  const { text, meeting_date } = place;
  let title: TermMet[] | null = null;
  let report: { period: PeriodFound | undefined } | null = null;
  for (let index = 0; index < sentences.length; index++) {
    if ((flags[index]! & CUE.claim) === 0) continue;
    const span = sentences[index]!;
    const sentence = words(text, span);
    // Most sentences with such a word speak of no indicator, and of the others few say which way.
    const terms = findTerms(topics, sentence);
    if (terms.length === 0) continue;
    const stated = findDirections(directions, text, span, sentence);
    if (stated.length === 0) continue;
    title ??= findTerms(topics, words(item.title), true);
    const about = findTopics(topics, terms, title);
    if (about.length === 0) continue;
    for (const { direction, topic, word } of pairs(about, stated)) {
      const at = sentence.starts[direction.from]!;
      const own = findStatedPeriod(text, span, at, meeting_date, vocabulary);
      if (own === undefined)
        report ??= { period: findReportPeriod(item.title, text, sentences[0], meeting_date, vocabulary) };
      const period = own ?? report?.period;
      found.push(claim(item, place, span, sentence, direction, word, topic, period, own !== undefined));
    }
  }
  return found;
}

/** Gives each direction with the indicator it is of and the word that says which way. */
function pairs(
  about: TopicMet[],
  stated: Direction[],
): { direction: Direction; topic: TopicMet; word: string }[] {
  return stated.flatMap(direction => {
    const topic = nearest(about, direction);
    const word = topic && directionWord(direction.direction, topic.polarity);
    return topic && word ? [{ direction, topic, word }] : [];
  });
}

function claim(
  item: Item,
  place: { document_id: string; text: string; meeting_date: string | null },
  span: Span,
  sentence: Words,
  direction: Direction,
  word: string,
  topic: TopicMet,
  period: PeriodFound | undefined,
  isOwn: boolean,
): Claim {
  const { text } = place;
  const from = Math.min(topic.from, direction.from);
  const char_start = sentence.starts[from]!;
  const char_end = closeBracket(text, char_start, sentence.ends[Math.max(topic.to, direction.to) - 1]!);
  const quote = text.slice(char_start, char_end);
  const counted = text.slice(Math.max(span.char_start, char_start - 20), char_end);
  const isNumber = topic.unit !== 'count' && /\bnumbers?\b/i.test(counted);
  const doubts = [
    topic.doubt,
    isNumber ? 'the words are of a number, and the published value is a share or a rate' : null,
    period && !isOwn ? 'the period is taken from the report' : null,
  ].filter(doubt => doubt !== null);
  const key = `${place.document_id}|${char_start}|${topic.indicator_id}|${word}|${direction.comparator}`;
  return {
    claim_id: keyOf('q', key),
    item_id: item.item_id,
    indicator_id: topic.indicator_id,
    direction: word,
    comparator: direction.comparator,
    period: period?.period ?? null,
    period_start: period?.start ?? null,
    period_end: period?.end ?? null,
    measure: text.slice(sentence.starts[topic.from]!, sentence.ends[topic.to - 1]!),
    doubt: doubts.length > 0 ? doubts.join('; ') : null,
    is_lasting: direction.isLasting,
    quote,
    char_start,
    char_end,
  };
}

/** Takes in the bracket that closes one of the quote. */
function closeBracket(text: string, start: number, end: number): number {
  if (text[end] !== ')') return end;
  const quote = text.slice(start, end);
  return quote.lastIndexOf('(') > quote.lastIndexOf(')') ? end + 1 : end;
}

/** The topic a direction is said of: just after `a reduction in`, else the one that ends nearest before. */
function nearest(topics: TopicMet[], direction: Direction): TopicMet | undefined {
  const isAfter = direction.kind === 'change';
  const near = topics.flatMap(topic => {
    const distance = isAfter
      ? topic.from - direction.to
      : direction.from - Math.max(...topic.ends.filter(end => end <= direction.from), -1_000);
    return distance >= 0 && distance <= (isAfter ? AFTER : BEFORE) ? [{ topic, distance }] : [];
  });
  near.sort((a, b) => a.distance - b.distance || b.topic.ends.length - a.topic.ends.length);
  return near[0]?.topic;
}

/** `better` and `worse` are directions only where the indicator says which way is better. */
function directionWord(direction: string, polarity: string): string | null {
  if (direction !== 'better' && direction !== 'worse') return direction;
  if (polarity === 'none') return null;
  return (direction === 'better') === (polarity === 'high') ? 'increase' : 'decrease';
}

function compile(vocabulary: Vocabulary): Compiled {
  let found = compiled.get(vocabulary);
  if (!found) {
    found = { directions: compileDirections(vocabulary), topics: compileTopics(vocabulary) };
    compiled.set(vocabulary, found);
  }
  return found;
}
