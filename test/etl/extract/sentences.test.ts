import { expect, it } from 'vitest';
import { sentences } from '../../../etl/extract/sentences.ts';
import { expectLinear } from '../../linear.ts';

const split = (text: string) => sentences(text).map(s => text.slice(s.char_start, s.char_end));

it('sentences(text) parts paragraphs that were glued together', () => {
  expect(split('in attendance for this item.1.Mr Nudd spoke.2.The Chair asked.3)RESOLVED to note')).toEqual([
    'in attendance for this item.',
    '1.Mr Nudd spoke.',
    '2.The Chair asked.',
    '3)RESOLVED to note',
  ]);
  expect(split('for this item1) Ms White came.KCC paid.68% did not')).toEqual([
    'for this item',
    '1) Ms White came.',
    'KCC paid.',
    '68% did not',
  ]);
});

it('sentences(text) keeps hard-wrapped lines and sentences across a page break together', () => {
  expect(split('It met in four\n\nout of five areas. Next\nline')).toEqual([
    'It met in four\n\nout of five areas.',
    'Next\nline',
  ]);
});

it('sentences(text) keeps titles, initials, decimals and references whole', () => {
  expect(split('Mr. Smith saw No. 4.61 of e.g. Dr. A. Patel at 2.30 pm. Then 4.5% fell.')).toEqual([
    'Mr. Smith saw No. 4.61 of e.g. Dr. A. Patel at 2.30 pm.',
    'Then 4.5% fell.',
  ]);
});

it('sentences(text) starts a sentence at every list marker and table cell', () => {
  expect(split('Noted:\n(i)  one thing\n(ii) another\n- third\n· fourth | cell')).toEqual([
    'Noted:',
    '(i)  one thing',
    '(ii) another',
    '- third',
    '· fourth',
    'cell',
  ]);
  expect(split('set out in paragraph\n12. It was so.')).toEqual(['set out in paragraph\n12.', 'It was so.']);
});

it('sentences(text, span) stays within the span and is linear on hostile text', () => {
  expect(sentences('A b. C d. E f.', { char_start: 5, char_end: 10 })).toEqual([
    { char_start: 5, char_end: 9 },
  ]);
  for (const piece of ['1.', ' \n', 'a', '. '])
    expectLinear(
      text => sentences(text),
      pieces => piece.repeat(pieces),
    );
  expectLinear(
    text => sentences(text),
    pieces => `We met.${' '.repeat(pieces)}A${'.a'.repeat(pieces)}`,
  );
});
