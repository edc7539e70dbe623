const SMALL =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
/** The factor of a scale word. */
export const SCALES: Record<string, number> = { hundred: 100, thousand: 1e3, million: 1e6, billion: 1e9 };
/** How many parts a fraction word makes. */
export const FRACTIONS: Record<string, number> = {
  half: 2,
  third: 3,
  quarter: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
};
/** The factor of a word that tells a multiple. */
export const MULTIPLES: Record<string, number> = {
  doubled: 2,
  doubling: 2,
  halved: 0.5,
  halving: 0.5,
  trebled: 3,
  trebling: 3,
  tripled: 3,
  tripling: 3,
  quadrupled: 4,
  quadrupling: 4,
  twice: 2,
  twofold: 2,
  threefold: 3,
  fourfold: 4,
  fivefold: 5,
  tenfold: 10,
};
/** The values of plain number words. */
export const VALUES = new Map<string, number>([
  ...SMALL.map((word, i): [string, number] => [word, i + 1]),
  ...TENS.map((word, i): [string, number] => [word, 20 + 10 * i]),
  ['dozen', 12],
]);
/** Every word that may begin a number. */
export const CANDIDATES = new Set([
  ...VALUES.keys(),
  ...Object.keys(SCALES),
  ...Object.keys(FRACTIONS),
  ...Object.keys(FRACTIONS).map(word => `${word}s`),
  'halves',
  ...Object.keys(MULTIPLES),
]);
