const SMALL =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
/** The factor of a scale word. */
export const SCALES = new Map([
  ['hundred', 100],
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
]);
/** How many parts a fraction word makes. */
export const FRACTIONS = new Map([
  ['halves', 2],
  ...'half third quarter fifth sixth seventh eighth ninth tenth'
    .split(' ')
    .flatMap((word, i): [string, number][] => [
      [word, i + 2],
      [`${word}s`, i + 2],
    ]),
]);
/** The factor of a word that tells a multiple. */
export const MULTIPLES = new Map([
  ['doubled', 2],
  ['doubling', 2],
  ['halved', 0.5],
  ['halving', 0.5],
  ['trebled', 3],
  ['trebling', 3],
  ['tripled', 3],
  ['tripling', 3],
  ['quadrupled', 4],
  ['quadrupling', 4],
  ['twice', 2],
  ['twofold', 2],
  ['threefold', 3],
  ['fourfold', 4],
  ['fivefold', 5],
  ['tenfold', 10],
]);
/** The values of plain number words. */
export const VALUES = new Map<string, number>([
  ...SMALL.map((word, i): [string, number] => [word, i + 1]),
  ...TENS.map((word, i): [string, number] => [word, 20 + 10 * i]),
  ['dozen', 12],
]);
/** Every word that may begin a number. */
export const CANDIDATES = new Set([
  ...VALUES.keys(),
  ...SCALES.keys(),
  ...FRACTIONS.keys(),
  ...MULTIPLES.keys(),
]);
