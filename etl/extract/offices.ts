import { flagsOf, makeFlags, type Words } from '../words.ts';

const heads = new Set('director mayor member head manag minist secretari portfolio holder'.split(' '));
const links = new Set(['of', 'for']);
const joins = new Set(['and', 'of', 'the', 'for']);
const HEAD = 1;
const LINK = 2;
const JOIN = 4;
const parts = makeFlags(
  stem => (heads.has(stem) ? HEAD : 0) | (links.has(stem) ? LINK : 0) | (joins.has(stem) ? JOIN : 0),
);
const NONE: ReadonlySet<number> = new Set();

/**
 * Gives the positions of the words of an office after its head: in `Director of Education and SEND` the words
 * `Education and SEND` name a person, not what was discussed.
 */
export function findOffices(text: string, words: Words): ReadonlySet<number> {
  let found: Set<number> | undefined;
  const flags = flagsOf(parts, words);
  const { forms, starts, ends } = words;
  for (let i = 0; i + 2 < forms.length; i++) {
    if ((flags[forms[i]!]! & HEAD) === 0 || (flags[forms[i + 1]!]! & LINK) === 0) continue;
    let at = i + 2;
    while (at < forms.length && at - i < 14 && isJoined(text, ends[at - 1]!, starts[at]!)) {
      const isJoin = (flags[forms[at]!]! & JOIN) !== 0 && at + 1 < forms.length;
      if (!isCapital(text, starts[at]!) && !(isJoin && isCapital(text, starts[at + 1]!))) break;
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
