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

/** Gives the phrases of which a sentence has one where it has the caveat: the first part, or what the last `(a|b)` stands for. */
export function cuesOf(words: string): string[] {
  const from = words.lastIndexOf('(');
  return from < 0 ? [words.split('…')[0]!] : words.slice(from + 1, words.indexOf(')', from)).split('|');
}
