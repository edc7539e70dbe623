import type { Item, Span } from '../model.ts';
import { rows, type Vocabulary } from '../vocabulary.ts';
import type { Words } from '../words.ts';
import { cuesOf } from './caveat-words.ts';
import { STATES } from './claims/directions.ts';
import { type Branch, compilePhrases, nextPhrase, type Phrases, searchFor } from './phrases.ts';
import { spokenWords } from './spoken.ts';
import { known } from './turns.ts';

/** What a stretch may hold, a bit each: none without the cue does, so that most are passed over unread. */
export const CUE = {
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
  /** A delivery that is intended. */
  promise: 2048,
  motion: 4096,
} as const;

type CueName = keyof typeof CUE;

/** Words of the rules themselves. */
const OWN: [CueName, string[]][] = [
  ['declaration', ['declared']],
  ['agreement', ['agreed to', 'agreed that', 'offered to', 'committed to', 'promised to', 'undertook']],
  ['intention', ['would', 'will']],
  ['promise', ['would follow up']],
  ['action', ['action']],
  ['motion', ['seconded']],
];

/** How far after `would` a delivery may stand that is promised: `would also be provided`. */
const NEAR = 3;

/** Kinds of words about resolutions that are cues. */
const OF_RESOLUTIONS: Record<string, CueName> = {
  heading: 'heading',
  deliver: 'delivery',
  officer: 'officer',
};

/** The cues of an item: those of each of its sentences, and where words of headings stand. */
export interface Cues {
  /** The bits of each sentence, and of all. */
  flags: number[];
  all: number;
  headings: number[];
}

const compiled = new WeakMap<Vocabulary, Phrases<number>>();

/** Finds the cues of an item's sentences in one pass over its words, once for each list of sentences. */
export function findCues(item: Item, text: string, sentences: Span[], vocabulary: Vocabulary): Cues {
  let cues = known.cues.get(sentences);
  if (cues === undefined) {
    cues = readCues(spokenWords(item, text), sentences, compile(vocabulary));
    known.cues.set(sentences, cues);
  }
  return cues;
}

function readCues(zones: Words[], sentences: Span[], phrases: Phrases<number>): Cues {
  const flags = new Array<number>(sentences.length).fill(0);
  const headings: number[] = [];
  let all = 0;
  let index = 0;
  let end = sentences.length > 0 ? sentences[0]!.char_end : 0;
  for (const zone of zones) {
    const { forms, starts } = zone;
    const search = searchFor(phrases, zone);
    let intended = -1;
    for (let at = nextPhrase(search, forms, 0); at >= 0; at = nextPhrase(search, forms, at + 1)) {
      const start = starts[at]!;
      let cue = search.values[search.first]!;
      if ((cue & CUE.heading) !== 0) headings.push(start);
      if ((cue & CUE.intention) !== 0) intended = at;
      if ((cue & CUE.delivery) !== 0 && intended >= 0 && at - intended <= NEAR) cue |= CUE.promise;
      while (end <= start && ++index < sentences.length) end = sentences[index]!.char_end;
      if (index >= sentences.length) continue;
      flags[index]! |= cue;
      all |= cue;
    }
  }
  return { flags, all, headings };
}

function compile(vocabulary: Vocabulary): Phrases<number> {
  const found = compiled.get(vocabulary);
  if (found) return found;
  const entries: (readonly [CueName, string | null | undefined])[] = [
    ...rows(vocabulary, 'claim_words')
      .filter(row => STATES.has(row.kind ?? ''))
      .map(row => ['claim', row.phrase] as const),
    ...rows(vocabulary, 'rating_words').flatMap(row =>
      (row.words ?? '').split('|').map(phrase => ['rating', phrase] as const),
    ),
    ...rows(vocabulary, 'caveat_words').flatMap(row =>
      cuesOf(row.words ?? '').map(phrase => ['caveat', phrase] as const),
    ),
    ...rows(vocabulary, 'question_phrases').map(row => ['question', row.phrase] as const),
    ...rows(vocabulary, 'resolution_words').flatMap(({ kind, word }) => {
      const cue = OF_RESOLUTIONS[kind ?? ''];
      return cue ? [[cue, word] as const] : [];
    }),
    ...OWN.flatMap(([cue, phrases]) => phrases.map(phrase => [cue, phrase] as const)),
  ];
  const phrases = compilePhrases<number>(
    entries.map(([cue, phrase]) => ({ phrase: (phrase ?? '').toLowerCase(), value: CUE[cue] })),
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
