import { rows, type Vocabulary } from '../../vocabulary.ts';
import { type Flags, flagStems, flagsOf, stem, type Words } from '../../words.ts';
import { compilePhrases, nextPhrase, type Phrases, searchFor } from '../phrases.ts';

/** An indicator as sentences name it: every group of `needs` must be met, by one of its phrases. */
interface Topic {
  indicator_id: string;
  unit: string;
  polarity: string;
  groups: number;
  hasDetail: boolean;
  doubt: string;
  otherDoubt: string;
}

interface Part {
  topic: Topic;
  /** Number of a group of needs, or the part that bears on doubt. */
  group: number | 'detail' | 'other' | 'unless';
}

export interface TopicTerms {
  tree: Phrases<Part>;
  topics: Topic[];
  /** Words after a term that make it something else: `NEET services`. */
  compounds: Flags;
}

/** A topic met in a sentence, between the words `from` and `to`. */
export interface TopicMet {
  indicator_id: string;
  unit: string;
  polarity: string;
  from: number;
  to: number;
  /** Positions after the words that meet its groups. */
  ends: number[];
  doubt: string | null;
}

/** Compiles `claim-topics.csv`, with the compounds of `claim-words.csv`. */
export function compileTopics(vocabulary: Vocabulary): TopicTerms {
  const indicators = new Map(rows(vocabulary, 'indicators').map(row => [row.indicator_id, row]));
  const entries: { phrase: string; value: Part }[] = [];
  const topics = rows(vocabulary, 'claim_topics').map(row => {
    const needs = (row.needs ?? '').split(' + ');
    const indicator = indicators.get(row.indicator_id ?? '');
    const topic: Topic = {
      indicator_id: row.indicator_id ?? '',
      unit: indicator?.unit ?? '',
      polarity: indicator?.polarity ?? 'none',
      groups: needs.length,
      hasDetail: row.detail !== null,
      doubt: row.doubt ?? '',
      otherDoubt: row.other_doubt ?? '',
    };
    const add = (list: string | null | undefined, group: Part['group']) => {
      for (const phrase of (list ?? '').split('|'))
        if (phrase.trim()) entries.push({ phrase, value: { topic, group } });
    };
    needs.forEach((list, group) => {
      add(list, group);
    });
    add(row.detail, 'detail');
    add(row.other, 'other');
    add(row.unless, 'unless');
    return topic;
  });
  const compounds = rows(vocabulary, 'claim_words').filter(row => row.kind === 'compound');
  return {
    tree: compilePhrases(entries),
    topics,
    compounds: flagStems(compounds.map(row => stem((row.phrase ?? '').toLowerCase()))),
  };
}

/** A term of a topic met in a sentence or a title, between the words `from` and `to`. */
export interface TermMet {
  part: Part;
  from: number;
  to: number;
}

/** Finds the terms of topics among words, in order; in a title a compound is a term too. */
export function findTerms({ tree, compounds }: TopicTerms, words: Words, isTitle = false): TermMet[] {
  const found: TermMet[] = [];
  const { forms } = words;
  const search = searchFor(tree, words);
  const isCompound = flagsOf(compounds, words);
  for (let from = nextPhrase(search, forms, 0); from >= 0; from = nextPhrase(search, forms, from + 1)) {
    const { to, first, last, values } = search;
    if (!isTitle && to < forms.length && isCompound[forms[to]!] !== 0) continue;
    for (let at = first; at < last; at++) found.push({ part: values[at]!, from, to });
  }
  return found;
}

/** Finds the topics whose terms a sentence holds; the title of its item may stand in for some of them, which is a doubt. */
export function findTopics({ topics }: TopicTerms, inSentence: TermMet[], inTitle: TermMet[]): TopicMet[] {
  const met = new Set(inSentence.map(({ part }) => part.topic));
  return topics.flatMap(topic => (met.has(topic) ? readTopic(topic, inSentence, inTitle) : []));
}

function readTopic(topic: Topic, inSentence: TermMet[], inTitle: TermMet[]): TopicMet[] {
  const own = inSentence.filter(met => met.part.topic === topic);
  const groups = own.filter(
    (met, i) =>
      typeof met.part.group === 'number' && own.findIndex(other => other.part.group === met.part.group) === i,
  );
  if (groups.length === 0 || own.some(met => met.part.group === 'unless')) return [];
  const missing = Array.from({ length: topic.groups }, (_, group) => group).filter(
    group => !groups.some(met => met.part.group === group),
  );
  const isTitled = missing.every(group =>
    inTitle.some(met => met.part.topic === topic && met.part.group === group),
  );
  if (!isTitled) return [];
  const has = (group: Part['group']) => own.some(met => met.part.group === group);
  const doubts = [
    has('other') ? topic.otherDoubt : null,
    topic.hasDetail && !has('detail') ? topic.doubt : null,
    missing.length > 0 ? 'what it is about is taken from the title of the item' : null,
  ].filter(doubt => doubt !== null);
  return [
    {
      indicator_id: topic.indicator_id,
      unit: topic.unit,
      polarity: topic.polarity,
      from: Math.min(...groups.map(met => met.from)),
      to: Math.max(...groups.map(met => met.to)),
      ends: groups.map(met => met.to),
      doubt: doubts.length > 0 ? doubts.join('; ') : null,
    },
  ];
}
