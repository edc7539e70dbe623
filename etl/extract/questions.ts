import type { Item, Span } from '../model.ts';
import { rows, type Vocabulary } from '../vocabulary.ts';
import { compilePhrases, findPhrases, type Phrases } from './phrases.ts';
import { spokenWords } from './spoken.ts';

const compiled = new WeakMap<Vocabulary, Phrases<true>>();

/**
 * Counts the questions and concerns raised in discussion: sentences that report one in the words of
 * `question-phrases.csv`, or that are one, with a question mark. A sentence counts once.
 */
export function countQuestions(item: Item, text: string, sentences: Span[], vocabulary: Vocabulary): number {
  const phrases = compile(vocabulary);
  const asking = new Set<number>();
  sentences.forEach((span, index) => {
    if (text[span.char_end - 1] === '?') asking.add(index);
  });
  let at = 0;
  for (const zone of spokenWords(item, text)) {
    for (const { from } of findPhrases(phrases, zone)) {
      const start = zone.starts[from]!;
      while (at < sentences.length && sentences[at]!.char_end <= start) at++;
      if (at < sentences.length && sentences[at]!.char_start <= start) asking.add(at);
    }
  }
  return asking.size;
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
