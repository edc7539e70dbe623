/** Between the parts of a caveat up to eighty characters of its sentence may stand. */
const BETWEEN = '\\b[^.]{0,80}?\\b';

/** Gives the expression of a caveat's words: `(a|b)` stands for any of these, `…` for what stands between two parts. */
export function expressionOf(words: string): string {
  return words
    .replace(/[.*+?^${}[\]\\]/g, '\\$&')
    .replaceAll('(', '(?:')
    .replace(/\s…\s/g, BETWEEN)
    .replaceAll(' ', '\\s{1,3}');
}

/** Gives the phrases of which a sentence has one where it has the caveat: what the part of most words can be. */
export function cuesOf(words: string): string[] {
  const parts = words.split(' … ').map(phrasesOf);
  return parts.reduce((best, part) => (lengthOf(part) > lengthOf(best) ? part : best));
}

/** All that a part can be: each `(a|b)` in it stands for either. */
function phrasesOf(part: string): string[] {
  const from = part.indexOf('(');
  if (from < 0) return [part];
  const to = part.indexOf(')', from);
  const rest = phrasesOf(part.slice(to + 1));
  return part
    .slice(from + 1, to)
    .split('|')
    .flatMap(word => rest.map(end => part.slice(0, from) + word + end));
}

/** How many words the phrases of a part have between them, on average: the more, the rarer they are. */
function lengthOf(phrases: string[]): number {
  return phrases.reduce((sum, phrase) => sum + phrase.split(' ').length, 0) / phrases.length;
}
