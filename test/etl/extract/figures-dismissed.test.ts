import { expect, it } from 'vitest';
import { isDismissed, makeNeighbours } from '../../../etl/extract/figures/dismissed.ts';
import { type NumberFound, numbers } from '../../../etl/extract/figures/numbers.ts';
import { sentenceOf } from '../../../etl/extract/figures/sentence.ts';
import { words } from '../../../etl/words.ts';

const neighbours = makeNeighbours(new Set(['item', 'year', 'page']));

/** The numbers of a text that are left to be read in full. */
function left(text: string): string[] {
  const found: NumberFound[] = [];
  numbers(text, words(text), found);
  const sentence = sentenceOf(text, { char_start: 0, char_end: text.length });
  return found
    .filter((number, i) => !isDismissed(text, sentence, number, found[i + 1], neighbours))
    .map(({ char_start, char_end }) => text.slice(char_start, char_end));
}

it.each([
  ['On 12 March and on 3rd May, item 5 was heard at 10:30.'],
  ['Year 6 pupils, see page 14; ref A12; read 4/7'],
])('days, labels and parts of longer numbers in %j are passed over', text => {
  expect(left(text)).toEqual([]);
});

it.each([
  ['In year 5% of pupils, and page 4 of 12 pages', ['5', '4', '12']],
  ['Spending of £12 May be cut, and 45 May leavers', ['12', '45']],
  ['Between £3 and 4 March, 14 children marched', ['3', '4', '14']],
  ['The item 5 in every 100 pupils', ['5', '100']],
])('what %j may count is left', (text, wanted) => {
  expect(left(text)).toEqual(wanted);
});
