import { expect, it } from 'vitest';
import { findFigures } from '../../../etl/extract/figures.ts';
import { sentences } from '../../../etl/extract/sentences.ts';
import type { Figure } from '../../../etl/model.ts';
import { itemOf, vocabulary } from './item.ts';

function read(text: string): Figure[] {
  const document = { document_id: 'd', text };
  const meeting = { meeting_date: '2024-06-12', council_id: 'leicester' };
  const item = itemOf('A report', text);
  return findFigures(document as never, meeting as never, item, sentences(text), vocabulary);
}

it.each([
  [
    'In the county 612 older people were admitted per 100,000; the figure for the South West was 538 and for England 561.',
    [/older people/, /older people.*South West/, /older people.*England/],
  ],
  [
    'Overall absence in primary schools was 5.2% and in secondary schools 8.7%. Nationally the figures were 5.9% and 9.0% respectively.',
    [/primary schools$/, /^Overall absence in secondary schools$/, /primary schools/, /secondary schools/],
  ],
  [
    'The expected standard was met in reading (66%), writing (57%) and mathematics (68%).',
    [/reading/, /writing/, /mathematics/],
  ],
  [
    '72% of Year 6 pupils reached the expected standard in reading, writing and maths, up 4 percentage points.',
    [/reading, writing and maths/, /up/],
  ],
  [
    '89% of childcare was judged to be good; reoffending had come down from 1.02 offences to 0.77 offences for each young offender.',
    [/childcare/, /^reoffending/, /^(?!.*childcare)/],
  ],
  [
    'There had been 17,604 applications and 90.3% had been offered their first preference. This was up by 0.6 of a percentage point.',
    [/applications/, /offered their first preference/, /offered their first preference.*up/],
  ],
  ['There were 26 such children, and eleven of these had tuition of some kind.', [/^children$/, /tuition/]],
  [
    'The deficit stood at £5m in 2024. Without intervention it was expected to exceed £60 million by March 2027.',
    [/deficit/, /^deficit expected to exceed$/],
  ],
  ['Caseloads had averaged 71 children for each officer.', [/^average Caseloads/]],
  [
    '13 of the 18 Key Performance Indicators were green, three were below target and two had missed it.',
    [/Indicators were green/, /Indicators/, /indicators were below target$/i, /had missed/],
  ],
])('what the figures of %j measure', (text, wanted) => {
  const measures = read(text).map(({ measure }) => measure);
  expect(measures).toHaveLength(wanted.length);
  wanted.forEach((words, index) => {
    expect(measures[index]).toMatch(words);
  });
});
