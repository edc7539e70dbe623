import type { Item, Span } from '../../model.ts';
import { pattern, stretchOf } from '../patterns.ts';
import type { Lexicon } from './lexicon.ts';
import { sentenceOf } from './sentence.ts';

/** Who said a sentence, as a kind of person, with the words that told so. */
export interface Speaker {
  speaker: string;
  words: string;
}

const NAMED = pattern(
  /(?:^|[^a-zA-Z])(?:Mr|Mrs|Ms|Miss|Dr)\s[A-Z][a-zA-Z’'-]{1,20}(?:\s(?:[a-zA-Z]{2,14}\s)?)(said|stated|advised|explained|reported|confirmed|highlighted|introduced|noted|told|added|asked)/,
);

const QUESTIONS = /questions?(?![a-zA-Z])/i;
const ASKS = /(?:asks|asked|the following question)[^.:]{0,40}:/giu;
const ANSWERS = /(?:respon(?:se|ses|ded)|replied|reply|answered|answers?|advised)[^.:]{0,40}:/giu;

/** Whether an item is for questions and their answers. */
export function givesQuestions({ title }: Item): boolean {
  return QUESTIONS.test(title);
}

/** Whether a place stands in a question put by the public: after `Dr X asked:` and before the answer. */
export function isQuestion(text: string, item: Item, at: number): boolean {
  if (!givesQuestions(item)) return false;
  const lead = text.slice(item.char_start, at);
  const asked = [...lead.matchAll(ASKS)].at(-1)?.index ?? -1;
  const answered = [...lead.matchAll(ANSWERS)].at(-1)?.index ?? -1;
  return asked > answered;
}

const SPOKEN = / (?:was|were) raised| asked$/;
const WORD = /[a-zA-Z]+/g;

/** Finds who says a sentence: the last kind of person before its verb of saying, or null. */
export function findSpeaker(text: string, span: Span, until: number, lexicon: Lexicon): Speaker | null {
  const { char_start, char_end, row } = sentenceOf(text, span);
  const said = stretchOf(text, char_start, Math.max(until, Math.min(char_end, char_start + 260)), row);
  let found: Speaker | null = null;
  for (const match of lexicon.speakers.words.all(said)) {
    const name = match[1].toLowerCase().replace(/\s{1,3}/g, ' ');
    const speaker = lexicon.speakers.value.get(name);
    if (!speaker) continue;
    const isSpeech = SPOKEN.test(name) || saysAfter(said.text, match.index + match[0].length, lexicon);
    const isFirst = found === null || (isSpeech && char_start + match.index < until);
    if (isFirst && (isSpeech || speaker === 'report')) found = { speaker, words: match[1] };
  }
  if (found !== null) return found;
  const named = NAMED.exec(said);
  return named && { speaker: 'named', words: named[0].trim() };
}

/** Looks for a verb of saying in the words that follow, past the rest of a title such as `of Children’s Services`. */
function saysAfter(words: string, from: number, lexicon: Lexicon): boolean {
  const next = words.slice(from, from + 90).match(WORD) ?? [];
  return next.slice(0, 9).some(word => lexicon.says.has(word.toLowerCase()));
}
