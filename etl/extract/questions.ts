import type { Item, Span } from '../model.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { CUE, findCues } from './cues.ts';

/**
 * Counts the questions and concerns raised in discussion: sentences that report one in the words of
 * `question-phrases.csv`, or that are one, with a question mark. A sentence counts once.
 */
export function countQuestions(item: Item, text: string, sentences: Span[], vocabulary: Vocabulary): number {
  const { flags } = findCues(item, text, sentences, vocabulary);
  let count = 0;
  for (let index = 0; index < sentences.length; index++) {
    const isReported = (flags[index]! & CUE.question) !== 0;
    if (isReported || text.charCodeAt(sentences[index]!.char_end - 1) === QUESTION_MARK) count++;
  }
  return count;
}

const QUESTION_MARK = 63;
