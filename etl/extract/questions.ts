import type { Span } from '../model.ts';
import { rows, type Vocabulary } from '../vocabulary.ts';
import { words } from '../words.ts';
import { compilePhrases, findPhrases, type Phrases } from './phrases.ts';

const compiled = new WeakMap<Vocabulary, Phrases<true>>();

/**
 * Counts the questions and concerns raised in discussion: sentences that report one in the words of
 * `question-phrases.csv`, or that are one, with a question mark. A sentence counts once.
 */
export function countQuestions(text: string, sentences: Span[], vocabulary: Vocabulary): number {
  const phrases = compile(vocabulary);
  return sentences.filter(
    span => text[span.char_end - 1] === '?' || findPhrases(phrases, words(text, span)).length > 0,
  ).length;
}

function compile(vocabulary: Vocabulary): Phrases<true> {
  const found = compiled.get(vocabulary);
  if (found) return found;
  const phrases = compilePhrases(
    rows(vocabulary, 'question_phrases').map(row => ({ phrase: row.phrase ?? '', value: true as const })),
  );
  compiled.set(vocabulary, phrases);
  return phrases;
}
