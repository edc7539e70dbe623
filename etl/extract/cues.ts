import type { Item, Span } from '../model.ts';
import { rows, type Vocabulary } from '../vocabulary.ts';
import { STATES } from './claims/directions.ts';
import { type Branch, compilePhrases, findAllPhrases, type Phrases } from './phrases.ts';
import { spokenWords } from './spoken.ts';

/** What a stretch may hold: none without the cue does, so that most are passed over unread. */
export type Cue =
  | 'claim'
  | 'rating'
  | 'caveat'
  | 'question'
  | 'declaration'
  | 'heading'
  | 'agreement'
  | 'intention'
  | 'delivery'
  | 'officer'
  | 'action';

/** Flags of cues, one a bit. */
const FLAGS: Record<Cue, number> = {
  claim: 1,
  rating: 2,
  caveat: 4,
  question: 8,
  declaration: 16,
  heading: 32,
  agreement: 64,
  intention: 128,
  delivery: 256,
  officer: 512,
  action: 1024,
};

/** Words of the rules themselves. */
const OWN: [Cue, string[]][] = [
  ['declaration', ['declared']],
  ['agreement', ['agreed to', 'agreed that', 'offered to', 'committed to', 'promised to', 'undertook']],
  ['intention', ['would', 'will']],
  ['action', ['action']],
];

/** Kinds of words about resolutions that are cues. */
const OF_RESOLUTIONS: Record<string, Cue> = { heading: 'heading', deliver: 'delivery', officer: 'officer' };

/** The words of an item that are cues: where each stands, in order, and the flags of what it may announce. */
interface CueWords {
  starts: number[];
  flags: number[];
}

const compiled = new WeakMap<Vocabulary, Phrases<number>>();
const knownWords = new WeakMap<Item, CueWords>();
const known = new WeakMap<Span[], Cues>();

/** Tells whether words of a cue's vocabulary stand in the sentence at an index. */
export type Cues = (index: number, cue: Cue) => boolean;

/** Finds the cues of an item's sentences in one pass over its words, once for each list of sentences. */
export function findCues(item: Item, text: string, sentences: Span[], vocabulary: Vocabulary): Cues {
  const found = known.get(sentences);
  if (found) return found;
  const flags = flagSpans(cueWords(item, text, vocabulary), sentences);
  const cues = asked(flags);
  known.set(sentences, cues);
  return cues;
}

function asked(flags: number[]): Cues {
  return (index, cue) => (flags[index]! & FLAGS[cue]) !== 0;
}

/** Gives where in an item the words of a cue's vocabulary stand, in order. */
export function placesOf(cue: Cue, item: Item, text: string, vocabulary: Vocabulary): number[] {
  const { starts, flags } = cueWords(item, text, vocabulary);
  return starts.filter((_, i) => (flags[i]! & FLAGS[cue]) !== 0);
}

function flagSpans({ starts, flags }: CueWords, spans: Span[]): number[] {
  const found = new Array<number>(spans.length).fill(0);
  let at = 0;
  for (let i = 0; i < starts.length; i++) {
    while (at < spans.length && spans[at]!.char_end <= starts[i]!) at++;
    if (at === spans.length) break;
    found[at]! |= flags[i]!;
  }
  return found;
}

function cueWords(item: Item, text: string, vocabulary: Vocabulary): CueWords {
  let found = knownWords.get(item);
  if (found) return found;
  found = { starts: [], flags: [] };
  knownWords.set(item, found);
  const phrases = compile(vocabulary);
  for (const zone of spokenWords(item, text)) {
    for (const { from, ends } of findAllPhrases(phrases, zone)) {
      found.starts.push(zone.starts[from]!);
      found.flags.push(ends[0]!);
    }
  }
  return found;
}

function compile(vocabulary: Vocabulary): Phrases<number> {
  const found = compiled.get(vocabulary);
  if (found) return found;
  const entries: (readonly [Cue, string | null | undefined])[] = [
    ...rows(vocabulary, 'claim_words')
      .filter(row => STATES.has(row.kind ?? ''))
      .map(row => ['claim', row.phrase] as const),
    ...rows(vocabulary, 'rating_words').flatMap(row =>
      (row.words ?? '').split('|').map(phrase => ['rating', phrase] as const),
    ),
    ...rows(vocabulary, 'caveat_words').map(row => ['caveat', row.words?.split('…')[0]] as const),
    ...rows(vocabulary, 'question_phrases').map(row => ['question', row.phrase] as const),
    ...rows(vocabulary, 'resolution_words').flatMap(({ kind, word }) => {
      const cue = OF_RESOLUTIONS[kind ?? ''];
      return cue ? [[cue, word] as const] : [];
    }),
    ...OWN.flatMap(([cue, phrases]) => phrases.map(phrase => [cue, phrase] as const)),
  ];
  const phrases = compilePhrases<number>(
    entries.map(([cue, phrase]) => ({ phrase: (phrase ?? '').toLowerCase(), value: FLAGS[cue] })),
  );
  inherit(phrases, 0);
  compiled.set(vocabulary, phrases);
  return phrases;
}

/** Joins the flags of a phrase, and hands down to longer phrases those of the shorter ones that begin them. */
function inherit(node: Branch<number>, above: number): void {
  const flags = node.ends.reduce((all, end) => all | end, above);
  node.ends = flags === 0 ? [] : [flags];
  for (const next of node.next.values()) inherit(next, flags);
}
