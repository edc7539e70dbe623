import type { Item, Span } from '../../model.ts';
import type { Lexicon } from './lexicon.ts';

/** Who said a sentence, as a kind of person, with the words that told so. */
export interface Speaker {
  speaker: string;
  words: string;
}

const NAMED =
  /(?:^|[^a-zA-Z])(?:Mr|Mrs|Ms|Miss|Dr)\s[A-Z][a-zA-Z’'-]{1,20}(?:\s(?:[a-zA-Z]{2,14}\s)?)(said|stated|advised|explained|reported|confirmed|highlighted|introduced|noted|told|added|asked)/;

const ASKS = /(?:asks|asked|the following question)[^.:]{0,40}:/giu;
const ANSWERS = /(?:respon(?:se|ses|ded)|replied|reply|answered|answers?|advised)[^.:]{0,40}:/giu;

/** Whether a place stands in a question put by the public: after `Dr X asked:` and before the answer. */
export function isQuestion(text: string, item: Item, at: number): boolean {
  if (!/questions?(?![a-zA-Z])/i.test(item.title)) return false;
  const lead = text.slice(item.char_start, at);
  const asked = [...lead.matchAll(ASKS)].at(-1)?.index ?? -1;
  const answered = [...lead.matchAll(ANSWERS)].at(-1)?.index ?? -1;
  return asked > answered;
}

/** Finds who says a sentence: the last kind of person before its verb of saying, or null. */
export function findSpeaker(text: string, sentence: Span, until: number, lexicon: Lexicon): Speaker | null {
  const words = text.slice(
    sentence.char_start,
    Math.max(until, Math.min(sentence.char_end, sentence.char_start + 260)),
  );
  const { words: pattern, value } = lexicon.speakers;
  let found: Speaker | null = null;
  for (const match of pattern.all(words)) {
    const name = match[1]!.toLowerCase().replace(/\s{1,3}/g, ' ');
    const speaker = value.get(name);
    if (!speaker) continue;
    const isSpeech =
      saysAfter(words, match.index + match[0].length, lexicon) || / (?:was|were) raised| asked$/.test(name);
    if (isSpeech) {
      const isFirst = found === null || sentence.char_start + match.index < until;
      if (isFirst) found = { speaker, words: match[1]! };
    } else if (speaker === 'report' && found === null) found = { speaker, words: match[1]! };
  }
  if (found === null && NAMED.test(words)) return { speaker: 'named', words: NAMED.exec(words)![0].trim() };
  return found;
}

/** Looks for a verb of saying in the words that follow, past the rest of a title such as `of Children’s Services`. */
function saysAfter(words: string, from: number, lexicon: Lexicon): boolean {
  const next = words.slice(from, from + 90).match(/[a-zA-Z]+/g) ?? [];
  return next.slice(0, 9).some(word => lexicon.says.has(word.toLowerCase()));
}
