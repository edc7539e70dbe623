import { stem } from '../words.ts';

const EMPTY = new Set(
  'a an the of in on at to for by with from and or who which that those these this their its be been were was is are had has have as per not than'.split(
    ' ',
  ),
);

/**
 * Says whether two wordings name the same measure: half of the marked words are there, or the two share half of their
 * words (harmonic mean), stems being compared.
 */
export function sameMeasure(marked: string, found: string): boolean {
  const wanted = stems(marked);
  const got = stems(found);
  if (wanted.size === 0) return true;
  let both = 0;
  for (const word of wanted) if (got.has(word)) both++;
  return both / wanted.size >= 0.5 || (2 * both) / (wanted.size + got.size) >= 0.5;
}

function stems(words: string): Set<string> {
  const list = words.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
  return new Set(list.filter(word => !EMPTY.has(word)).map(stem));
}
