import porter from 'natural/lib/natural/stemmers/porter_stemmer.js';

const known = new Map<string, string>();
const KNOWN_LIMIT = 200_000;
/** What is longer is no word, and the stemmer takes the square of its length. */
const LONGEST = 60;
/** Plurals that the stemmer keeps apart from their singular. */
const irregular: Record<string, string> = {
  children: 'child',
  childrens: 'child',
  people: 'peopl',
  peoples: 'peopl',
  men: 'man',
  women: 'woman',
};

/** Gives the stem of a lower-case word by Porter's algorithm (1980), each distinct word being stemmed once. */
export function stem(word: string): string {
  let found = known.get(word);
  if (found === undefined) {
    found = irregular[word] ?? (word.length > LONGEST ? word : porter.stem(word));
    if (known.size > KNOWN_LIMIT) known.clear();
    known.set(word, found);
  }
  return found;
}
