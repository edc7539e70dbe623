import fc from 'fast-check';
import { expect, it } from 'vitest';
import { firstNeedsOf, lastNeedsOf, type Needs, needsOf } from '../../../etl/extract/patterns/needs.ts';
import { readTree } from '../../../etl/extract/patterns/tree.ts';
import { Group, pattern, stretchOf } from '../../../etl/extract/patterns.ts';
import { expectLinear } from '../../linear.ts';

/** `rate` is a whole word, `rate…` its beginning, `…rate` its end; `#` is a digit. */
const brief = (needs: Needs) =>
  needs?.map(need => {
    if (need.type === 'digit') return '#';
    if (need.type === 'sign') return need.sign;
    return `${need.begins ? '' : '…'}${need.letters}${need.ends ? '' : '…'}`;
  }) ?? null;

it.each<[RegExp, string[] | null]>([
  [/(?:^|[^a-zA-Z])rates?\s/i, ['rates', 'rate']],
  [/averag/i, ['…averag…']],
  [/\bincreas(?:ed|ing)\b/, ['increas…']],
  [/of (?:these|those) children/, ['children…']],
  [/(?:by\s)?(?:the\s){0,3}end/, ['…end…']],
  [/\d{1,3}\s?%/, null],
  [/fall|\d/, null],
  [/(?<![\p{L}])colou?r(?!\p{L})/u, ['colour', 'color']],
  [/(?:to\s)+date(?=\s|,)/, ['date']],
])('needsOf reads what %s cannot match without', (regex, wanted) => {
  expect(brief(needsOf(readTree(regex)))?.sort() ?? null).toEqual(wanted?.sort() ?? null);
});

it.each<[RegExp, string[] | null, string[] | null]>([
  [/^\s?(?:%|per\s?cent)/i, ['%', 'per…'], null],
  [/(?:from|to)\s(?:about\s)?$/i, null, ['about', '…from', '…to']],
  [/^[:.]\d\d|^\s?(?:am|pm)(?![a-z])/i, [':', '.', 'am', 'pm'], null],
  [/^[\s(]*$/, null, null],
  [/(?:^|\s)of (?:these|the \d[\d,]*),?\s$/, null, [',', 'these', '#']],
])('firstNeedsOf and lastNeedsOf read what must stand at the edge of %s', (regex, first, last) => {
  const tree = readTree(regex);
  expect(brief(firstNeedsOf(tree))?.sort() ?? null).toEqual(first?.sort() ?? null);
  expect(brief(lastNeedsOf(tree))?.sort() ?? null).toEqual(last?.sort() ?? null);
});

const REGEXES = [
  /(?:^|[^a-zA-Z])(?:rose|fell|falling)\s(?:slightly\s)?(?:from|to|by)\s{1,2}$/i,
  /^\s?(?:-|–|to|and)\s?\d{1,3}\s?(?:%|per\s?cent)/iu,
  /(?<![\p{L}])(?:no|few)(?:er)?\s[^.]{0,20}\sthan(?!\p{L})/iu,
  /(?:team|staff) of\s(?:only\s)?$/i,
  /^(?:\s[a-zA-Z’-]{1,20}){0,3}\s(?:per|in every)\s1,?000(?!\d)/i,
  /\bthe\s(?:last|previous)\s(?:years?|terms?)\b/i,
  /(?:up|down)\s£?$|£\d[\d,]*\s?(?:,|or|\()\s?$/i,
  /^,?\s(?:Act|Bill)s?(?![a-zA-Z])/,
  /[a-z]{3,12}ed\s(?=by|of)/,
  /^[.)](?:\s|[a-zA-Z]|$)/,
];
const PIECES =
  'rose fell falling slightly from to by and 10 1,000 1000 100 % per cent percent – - team staff of only the last previous year years term fewer few no than in every children’s £ £5 , ( ) . or up down Act Bills act improved Unprevious teams 5th KS2 é élan'.split(
    ' ',
  );

it.each(REGEXES)('a pattern matches just what %s matches', regex => {
  const tried = pattern(regex);
  const text = fc.array(fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom(' ', ' ', ' ', '', '  ', '\n')));
  fc.assert(
    fc.property(text, pieces => {
      const words = pieces.flat().join('');
      expect([words, tried.test(stretchOf(words))]).toEqual([words, regex.test(words)]);
    }),
    { numRuns: 600 },
  );
});

it('a pattern made while texts are read is tried on stretches of before and after', () => {
  const early = stretchOf('a quarter of the budget');
  const late = pattern(/quarter|third/);
  expect([late.test(early), late.test(stretchOf('a third')), late.test(stretchOf('a fifth'))]).toEqual([
    true,
    true,
    false,
  ]);
});

it('stretchOf takes time in proportion to the text', () => {
  expectLinear(
    text => stretchOf(text),
    pieces => 'improvedfurther'.repeat(pieces),
  );
  expectLinear(
    text => stretchOf(text),
    pieces => 'one2 é '.repeat(pieces),
  );
});

it('a group of patterns fits just where one of them does', () => {
  const patterns = REGEXES.map(pattern);
  const groups = patterns.map((each, i) => ({ all: [each, patterns[(i + 1) % patterns.length]!] }));
  const text = fc.array(fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom(' ', ' ', '', '\n')));
  fc.assert(
    fc.property(text, pieces => {
      const stretch = stretchOf(pieces.flat().join(''));
      for (const { all } of groups)
        expect(new Group(all).fits(stretch)).toBe(all.some(each => each.fits(stretch)));
    }),
    { numRuns: 200 },
  );
});
