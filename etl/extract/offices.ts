import { tableOfStems, type Words } from '../words.ts';

const heads = tableOfStems([
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
const NONE: ReadonlySet<number> = new Set();

/**
 * Gives the positions of the words of an office after its head: in `Director of Education and SEND` the words
 * `Education and SEND` name a person, not what was discussed.
 */
export function findOffices(text: string, words: Words): ReadonlySet<number> {
  let found: Set<number> | undefined;
  const { stems, ids, starts, ends } = words;
  for (let i = 0; i + 2 < ids.length; i++) {
    if (heads[ids[i]!] !== 1 || !links.has(stems[i + 1]!)) continue;
    let at = i + 2;
    while (at < stems.length && at - i < 14 && isJoined(text, ends[at - 1]!, starts[at]!)) {
      const isName = isCapital(text, starts[at]!);
      const isJoin = joins.has(stems[at]!) && at + 1 < stems.length && isCapital(text, starts[at + 1]!);
      if (!isName && !isJoin) break;
      found ??= new Set();
      found.add(at++);
    }
  }
  return found ?? NONE;
}

function isCapital(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 65 && code <= 90;
}

/** Only spaces, a comma, an ampersand or a possessive may stand between two words of an office. */
function isJoined(text: string, from: number, to: number): boolean {
  return to - from < 4 && /^(?:['’]s)?[\s,&]*$/.test(text.slice(from, to));
}
