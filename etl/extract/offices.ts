import type { Words } from '../words.ts';

const heads = new Set([
  'director',
  'mayor',
  'member',
  'head',
  'manag',
  'minist',
  'secretari',
  'portfolio',
  'holder',
]);
const links = new Set(['of', 'for']);
const joins = new Set(['and', 'of', 'the', 'for']);

/**
 * Gives the positions of the words of an office after its head: in `Director of Education and SEND` the words
 * `Education and SEND` name a person, not what was discussed.
 */
export function findOffices(text: string, words: Words): Set<number> {
  const found = new Set<number>();
  const { stems, starts, ends } = words;
  for (let i = 0; i + 2 < stems.length; i++) {
    if (!heads.has(stems[i]!) || !links.has(stems[i + 1]!)) continue;
    let at = i + 2;
    while (at < stems.length && at - i < 14 && isJoined(text, ends[at - 1]!, starts[at]!)) {
      const isName = isCapital(text, starts[at]!);
      const isJoin = joins.has(stems[at]!) && at + 1 < stems.length && isCapital(text, starts[at + 1]!);
      if (!isName && !isJoin) break;
      found.add(at++);
    }
  }
  return found;
}

function isCapital(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 65 && code <= 90;
}

/** Only spaces, a comma, an ampersand or a possessive may stand between two words of an office. */
function isJoined(text: string, from: number, to: number): boolean {
  return to - from < 4 && /^(?:['’]s)?[\s,&]*$/.test(text.slice(from, to));
}
