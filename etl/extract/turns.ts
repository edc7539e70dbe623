import type { Item, Span } from '../model.ts';
import type { Words } from '../words.ts';
import type { Cues } from './cues.ts';

/** What is known of the items of the document that is read, for each finder asks for all of them in its turn. */
export const known = {
  words: new Map<Item, Words[]>(),
  cues: new Map<Span[], Cues>(),
};

/** Forgets the document before. */
export function beginDocument(): void {
  known.words.clear();
  known.cues.clear();
}
