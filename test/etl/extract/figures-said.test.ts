import { expect, it } from 'vitest';
import { findFigures } from '../../../etl/extract/figures.ts';
import { sentences } from '../../../etl/extract/sentences.ts';
import type { Figure } from '../../../etl/model.ts';
import { itemOf, vocabulary } from './item.ts';

function read(text: string, title = 'A report', meeting_date: string | null = '2024-06-12'): Figure[] {
  const document = { document_id: 'd', text };
  const meeting = { meeting_date, council_id: 'leicester', council_name: 'Leicester City Council' };
  return findFigures(document as never, meeting as never, itemOf(title, text), sentences(text), vocabulary);
}

it.each([
  ['In the year to March 2023, 17 households had been approved.', '2022-23'],
  ['In the 12 months to November 2023, 66% of plans had been issued in time.', '2022-12/2023-11'],
  ['In the first three quarters of 2022/23, 84% of assessments had been completed.', '2022-04/2022-12'],
  ['Twenty-two young people had been in temporary housing for over six months.', '2024'],
  ['A bed in one of the homes cost £5,150 a week.', '2024'],
  ['In response to a question on a £6,000 notional sum, an answer was given.', null],
  ['Grants of £3m had been won.', null],
])('the time of %j is %j', (text, period) => {
  expect(read(text)[0]?.period).toBe(period);
});

it.each([
  [
    'The scorecard for November 2023 was presented. Of the plans, 5,870 were outstanding in all districts.',
    '2023-11',
  ],
  ['The data was taken at 31st March 2024. There were 218 social work posts.', '2024-03-31'],
  ['The report covered the first quarter of 2022/23. Contacts had numbered 486.', '2022-Q1'],
  ['On 30 June 2022 there were 41 children in care. There had been just 24 five years before.', '2017-06-30'],
  [
    '“On 30 September 2022 the Council had 708 children in care, and 177 of them lived far away.”',
    '2022-09-30',
  ],
  [
    'On 31 March 2023 the City looked after 741 children. That was a rate of 79 per 10,000. Of the 741, 106 were unaccompanied.',
    '2023-03-31',
  ],
  ['The budget had been overspent in 2022-23 by £8.4m (23%).', '2022-23'],
  ['As at 9 May there were 611 children in care. On that day 341 children were waiting.', '2024-05-09'],
])('the last figure of %j is of %j', (text, period) => {
  expect(read(text).at(-1)?.period).toBe(period);
});

it.each([
  ['The rate was 112 per 100,000. The England rate for the same period had been 143.', [112, 143]],
  ['Suspensions had risen to 14.2 for every 100 pupils, from 11.7 in the previous year.', [14.2, 11.7]],
  ['Reoffending fell from 1.02 offences to 0.77 offences for each young offender.', [1.02, 0.77]],
])('the values of %j are rates', (text, values) => {
  expect(read(text).map(({ value, unit }) => [value, unit])).toEqual(values.map(value => [value, 'rate']));
});

it.each<[string, [number, string, string][]]>([
  [
    '71 pupils were excluded, of whom 58 were of secondary age and 13 were in primary schools.',
    [
      [71, 'count', 'volume'],
      [58, 'count', 'volume'],
      [13, 'count', 'volume'],
    ],
  ],
  ['In 2023/24 16 households had been approved.', [[16, 'count', 'volume']]],
  ['118 formal and informal complaints had been recorded.', [[118, 'count', 'volume']]],
  ['There were 731 under fives with funding.', [[731, 'count', 'volume']]],
  [
    '24 of 37 indicators were in the top two quartiles.',
    [
      [24, 'count', 'outcome'],
      [37, 'count', 'volume'],
    ],
  ],
  [
    'Emissions had been 9,874 tonnes, and mileage had grown from 3.4 million to 3.9 million miles.',
    [
      [9874, 'tonnes', 'volume'],
      [3400000, 'miles', 'volume'],
      [3900000, 'miles', 'volume'],
    ],
  ],
  [
    'The average handover was 47 minutes against a limit of 15 minutes.',
    [
      [47, 'minutes', 'outcome'],
      [15, 'minutes', 'target'],
    ],
  ],
  ['Members were allowed three minutes to speak and the meeting lasted 3 hours.', []],
  [
    'That was a rate of 79 for every 10,000 children, against 71 in England.',
    [
      [79, 'rate', 'outcome'],
      [71, 'rate', 'outcome'],
    ],
  ],
  [
    'There were 3,007 plans. Of these, 1,385 had been issued and 635 were not yet allocated.',
    [
      [3007, 'count', 'volume'],
      [1385, 'count', 'outcome'],
      [635, 'count', 'outcome'],
    ],
  ],
  ['Savings of £2.35m had been proposed by 2026/27.', [[2350000, 'gbp', 'target']]],
  ['Savings of £2.35m had been delivered.', [[2350000, 'gbp', 'money']]],
  ['Nine enquiries in every hundred had led to an approval.', [[9, 'ratio', 'outcome']]],
  ['Days lost to sickness had averaged 10.2 for each full time worker.', [[10.2, 'days', 'outcome']]],
  ['Of the workforce 44% were 50 or older and some were younger than 23.', [[44, 'percent', 'outcome']]],
  ['Almost one child in five had been absent.', [[1, 'ratio', 'outcome']]],
  [
    'Of 16 measures in the dashboard, nine were on track, four were amber and three were red.',
    [
      [16, 'count', 'volume'],
      [9, 'count', 'outcome'],
      [4, 'count', 'outcome'],
      [3, 'count', 'outcome'],
    ],
  ],
  ['In the last quarter 236 had been handed back to lettings.', [[236, 'count', 'volume']]],
  ['The Council meant to plant 700,000, that is, one for each resident.', [[700000, 'count', 'target']]],
  ['Appeals should be heard in the 20 working days recommended.', [[20, 'working_days', 'target']]],
  [
    'The Handbook recommended a caseload of between 50 and 70 children.',
    [
      [50, 'count', 'target'],
      [70, 'count', 'target'],
    ],
  ],
  ['The average caseload in the Children in Need teams was 17.2.', [[17.2, 'count', 'outcome']]],
  ['External legal fees came to £61,350.', [[61350, 'gbp', 'money']]],
  ['The fee had been raised by 6.5%.', [[6.5, 'percent', 'change']]],
  ['The national rise over the same year had been 10.8%.', [[10.8, 'percent', 'change']]],
  ['The account had been overspent by £10.7m.', [[10700000, 'gbp', 'money']]],
  ['Savings of £12.5m had been planned for the year.', [[12500000, 'gbp', 'target']]],
  ['It was up by 0.6 of a percentage point.', [[0.6, 'percentage_points', 'change']]],
])('%j says %j', (text, wanted) => {
  expect(read(text).map(({ value, unit, kind }) => [value, unit, kind])).toEqual(wanted);
});

it('a comparison gives the value it compares with, and a bound stays with its number', () => {
  const [first, second] = read('Attainment was 61% and lower than 65% in 2019.');
  expect([first?.qualifier, second?.qualifier]).toEqual([null, null]);
  const [bound] = read('Work had taken place to fill over 100 vacant posts.');
  expect([bound?.qualifier, bound?.measure]).toEqual(['over', expect.not.stringMatching(/over/)]);
  expect(read('It was expected to exceed £60m by March 2027.')[0]?.qualifier).toBe('over');
});

it('a pronoun stands for what the figure before is of, and a quote begins after the marker of its list', () => {
  const text = 'There were 412 patients waiting over a year in May. It has come down by 59% since then.';
  expect(read(text)[1]?.measure).toMatch(/patients/);
  expect(read('c. In 2022, 38% of assessments were done in time.')[0]?.quote).toMatch(/^In 2022/);
});

it('a stretch of time in front of a measure is told after it', () => {
  const text = 'Over the last five years the number of people with a plan had nearly doubled.';
  expect(read(text)[0]?.measure).toMatch(/with a plan over the last five years$/);
});

it('what a change is counted from is not the time of a report', () => {
  const [figure] = read('The Director reported that the grant had increased by 4.61% since 2015-16.');
  expect([figure?.period, figure?.since]).toEqual([null, '2015-16']);
});

it('the rates of other areas are of the time of what they stand beside', () => {
  const figures = read('In 2022/23 92% of care leavers were in suitable homes. The national figure was 88%.');
  expect(figures.map(({ period }) => period)).toEqual(['2022-23', '2022-23']);
});

it('a report on a plan for a year to come tells what was done in the year that it looks back on', () => {
  const text =
    'The report looked back over what had been achieved in 2022/23. Some 203 children had entered.';
  expect(read(text, 'Youth Justice Plan 2023/24')[0]?.period).toBe('2022-23');
  expect(read('Some 203 children had entered.', 'Youth Justice Plan 2023/24')[0]?.period).toBe('2023-24');
});

it('a time at the end is that of a whole whose parts stand between', () => {
  const text = 'Sixteen children, five of whom were under 13 years old, had been placed so in 2022/23.';
  expect(read(text).map(({ period }) => period)).toEqual(['2022-23', '2022-23']);
});
