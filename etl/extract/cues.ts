import type { Item, Span } from '../model.ts';
import { rows, type Vocabulary } from '../vocabulary.ts';
import { STATES } from './claims/directions.ts';
import { type Branch, compilePhrases, findPhraseAt, mayBegin, type Phrases } from './phrases.ts';
import { spokenWords } from './spoken.ts';

/** What a sentence may hold: no sentence without the cue does, so that most are passed over unread. */
export type Cue = 'claim' | 'rating' | 'caveat';

/** Flags of cues, one a bit. */
const FLAGS: Record<Cue, number> = { claim: 1, rating: 2, caveat: 4 };

const compiled = new WeakMap<Vocabulary, Phrases<Cue>>();

/** Tells whether words of a cue's vocabulary stand in the sentence at an index. */
export type Cues = (index: number, cue: Cue) => boolean;

const known = new WeakMap<Span[], Cues>();

/** Finds the cues of an item's sentences in one pass over its words, once for each list of sentences. */
export function findCues(item: Item, text: string, sentences: Span[], vocabulary: Vocabulary): Cues {
  const found = known.get(sentences);
  if (found) return found;
  const flags = flagSentences(item, text, sentences, compile(vocabulary));
  const cues: Cues = (index, cue) => ((flags[index] ?? 0) & FLAGS[cue]) !== 0;
  known.set(sentences, cues);
  return cues;
}

function flagSentences(item: Item, text: string, sentences: Span[], phrases: Phrases<Cue>): Uint8Array {
  const flags = new Uint8Array(sentences.length);
  let at = 0;
  for (const zone of spokenWords(item, text)) {
    const { starts, stems } = zone;
    for (let from = 0; from < stems.length; from++) {
      if (!mayBegin(phrases, zone, from)) continue;
      while (at < sentences.length && sentences[at]!.char_end <= starts[from]!) at++;
      if (at === sentences.length) break;
      for (const cue of findPhraseAt(phrases, zone, from)?.ends ?? []) flags[at]! |= FLAGS[cue];
    }
  }
  return flags;
}

function compile(vocabulary: Vocabulary): Phrases<Cue> {
  const found = compiled.get(vocabulary);
  if (found) return found;
  const entries = [
    ...rows(vocabulary, 'claim_words')
      .filter(row => STATES.has(row.kind ?? ''))
      .map(row => ({ phrase: row.phrase ?? '', value: 'claim' as const })),
    ...rows(vocabulary, 'rating_words').flatMap(row =>
      (row.words ?? '').split('|').map(phrase => ({ phrase, value: 'rating' as const })),
    ),
    ...rows(vocabulary, 'caveat_words').map(row => ({
      phrase: (row.words ?? '').split('…')[0] ?? '',
      value: 'caveat' as const,
    })),
  ];
  const phrases = compilePhrases<Cue>(
    entries.map(entry => ({ ...entry, phrase: entry.phrase.toLowerCase() })),
  );
  inherit(phrases, []);
  compiled.set(vocabulary, phrases);
  return phrases;
}

/** Hands down to longer phrases what the shorter ones that begin them stand for. */
function inherit(node: Branch<Cue>, above: Cue[]): void {
  node.ends = [...new Set([...above, ...node.ends])];
  for (const next of node.next.values()) inherit(next, node.ends);
}
