import type { Words } from '../../words.ts';
import { findPhrases } from '../phrases.ts';
import type { ResolutionWords } from './words.ts';

/** Gives what a decision does, by the strongest of its verbs from a word on: asking weighs more than noting. */
export function readAction(said: Words, from: number, words: ResolutionWords): string {
  let best: { action: string; rank: number } | undefined;
  for (const { ends } of findPhrases(words.actions, said, from)) {
    for (const end of ends) if (!best || end.rank < best.rank) best = end;
  }
  return best?.action ?? 'other';
}
