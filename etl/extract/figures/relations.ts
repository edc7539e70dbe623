import type { Figure, Span } from '../../model.ts';
import type { Row } from '../patterns/rows.ts';
import type { Quantity } from './quantity.ts';

/** A figure together with what it was read from. */
export interface Read {
  figure: Figure;
  quantity: Quantity;
  sentence: Span;
  /** What the words of its sentence, and of those that its measure goes on from, meet. */
  words: Row;
}

const MOVED = /(?:^|[^a-zA-Z])(?:from|between)\s[^.;]{0,80}$/i;
const DOWN_FROM =
  /(?:up|down|rising|rose|increased?|fell|fallen|decreased?|improved?|improving|dropped|reduced|reducing|change[ds]?)\s(?:slightly\s)?from\s|(?:compared (?:to|with)|against|than)\s/iu;

/** Writes into the figures of an item how they stand to one another: `from` and `to`, part and whole, change and level. */
export function relate(text: string, found: Read[]): void {
  for (let i = 1; i < found.length; i++) {
    const now = found[i]!;
    const before = found[i - 1]!;
    const isSame = now.sentence.char_start === before.sentence.char_start;
    const gap = text.slice(before.quantity.afterUnit, now.quantity.char_start);
    const relation = isSame ? withinSentence(text, before, now, gap) : acrossSentences(before, now);
    if (!relation) continue;
    now.figure.relation = relation;
    now.figure.related_id = before.figure.figure_id;
    if (relation === 'to' && !before.figure.relation) {
      before.figure.relation = 'from';
      before.figure.related_id = now.figure.figure_id;
    }
  }
}

function withinSentence(text: string, before: Read, now: Read, gap: string): string | null {
  const isLike = before.figure.unit === now.figure.unit;
  const lead = text.slice(before.sentence.char_start, before.quantity.char_start);
  if (isLike && DOWN_FROM.test(gap)) return 'from';
  if (isLike && MOVED.test(lead) && /\sto\s(?:an average of\s)?(?:[a-zA-Z]{2,14}\s)?$/i.test(gap))
    return 'to';
  if (isLike && /^\s?(?:-|–|to)\s?£?$/.test(gap)) return 'range';
  if (/^\s(?:out\s)?of\s(?:the\s|a total of\s)?$/iu.test(gap)) return 'of';
  if (/\($/.test(gap) && now.figure.unit === 'percent') return 'share';
  if (/of which\s|of (?:these|this|those),?\s/iu.test(gap)) return 'part';
  if (/(?:remaining|rest|other)\s(?:the\s)?$/iu.test(gap)) return 'rest';
  if (/further\s$/iu.test(gap)) return 'further';
  if (now.figure.kind === 'change' && before.figure.kind !== 'change') return 'change';
  return now.quantity.isElliptic && now.quantity.rule !== 'measured' ? 'part' : null;
}

function acrossSentences(before: Read, now: Read): string | null {
  if (now.sentence.char_start - before.sentence.char_end > 40) return null;
  if (!now.quantity.isElliptic) return null;
  if (/part of the one before|list|of these/.test(now.quantity.rule)) return 'part';
  return null;
}
