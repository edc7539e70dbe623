import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findFigures } from '../../../etl/extract/figures.ts';
import { sentences } from '../../../etl/extract/sentences.ts';
import type { Document, Figure, Meeting } from '../../../etl/model.ts';
import { expectLinear } from '../../linear.ts';
import { itemOf, vocabulary } from './item.ts';

function read(text: string, title = 'A report', date: string | null = '2024-01-18'): Figure[] {
  const document = { document_id: 'd', text } as Document;
  const meeting = { meeting_date: date, council_id: 'leicester', council_name: 'Leicester City Council' };
  return findFigures(document, meeting as Meeting, itemOf(title, text), sentences(text), vocabulary);
}

const brief = (text: string, title?: string, date?: string | null) =>
  read(text, title, date).map(f =>
    [f.value, f.denominator && `per ${f.denominator}`, f.unit, f.kind, f.period, f.measure]
      .filter(Boolean)
      .join(' '),
  );

const QUARTERS = `The table of measures was noted.

Measure | Q1 | Q2 | Target
Repairs completed within timescale | 86.4% | 84.9% | 92%
Average re-let time (days) | 42 | 45 | 30
Homes let | 1,204 | 980 | n/a

Rent collected was 97% of what was due.`;

it('reads each value for the time of its column, with the unit of its row and the kind that its column says', () => {
  expect(brief(QUARTERS, 'Housing Performance, Quarter 2 2023/24')).toEqual([
    '86.4 percent outcome 2023-Q1 Repairs completed within timescale',
    '84.9 percent outcome 2023-Q2 Repairs completed within timescale',
    '92 percent target Repairs completed within timescale: Target',
    '42 days outcome 2023-Q1 Average re-let time',
    '45 days outcome 2023-Q2 Average re-let time',
    '30 days target Average re-let time: Target',
    '1204 count volume 2023-Q1 Homes let',
    '980 count volume 2023-Q2 Homes let',
    '97 percent outcome 2023-Q2 Rent collected was what was due',
  ]);
});

it('quotes the row of a value, and says where the value, its time and its kind were read', () => {
  const [first] = read(QUARTERS, 'Housing Performance, Quarter 2 2023/24');
  expect(first!.quote).toBe('Repairs completed within timescale | 86.4% | 84.9% | 92%');
  expect(first!.evidence).toMatchObject({
    value: { words: '86.4%' },
    period: { words: 'Q1', rule: 'named over its column or in its row' },
  });
});

it.each([
  [
    'money in the unit over the names, and a variance as a change',
    'Service (£m) | Budget 2023/24 | Forecast | Variance\nPlacements | 41.2 | 44.6 | 3.4\nTransport | 12.0 | 11.5 | (0.5)',
    'Budget Monitoring 2023/24',
    [
      '41200000 gbp money 2023-24 Placements: Budget',
      '44600000 gbp money 2023-24 Placements: Forecast',
      '3400000 gbp change 2023-24 Placements: Variance',
      '12000000 gbp money 2023-24 Transport: Budget',
      '11500000 gbp money 2023-24 Transport: Forecast',
      '-500000 gbp change 2023-24 Transport: Variance',
    ],
  ],
  [
    'rows that are times',
    '| Year | Referrals | Repeat referrals |\n|---|---|---|\n| 2021/22 | 4,310 | 19% |\n| 2022/23 | 4,555 | 21% |',
    'A report',
    [
      '4310 count volume 2021-22 Referrals',
      '19 percent outcome 2021-22 Repeat referrals',
      '4555 count volume 2022-23 Referrals',
      '21 percent outcome 2022-23 Repeat referrals',
    ],
  ],
  [
    'months with years of two digits, and rates',
    'Rate per 10,000 | Mar-22 | Mar-23\nChildren in care | 71.2 | 73',
    'A report',
    [
      '71.2 per 10000 rate outcome 2022-03 Children in care',
      '73 per 10000 rate outcome 2023-03 Children in care',
    ],
  ],
])('reads %s', (_, text, title, expected) => {
  expect(brief(text, title)).toEqual(expected);
});

it('sets the figures of England and of neighbours apart from the council’s own', () => {
  const text =
    'Measure | Leicester | England | Statistical neighbours\nAttendance at primary schools | 93.1% | 94.0% | 93.6%';
  expect(read(text, 'Attendance 2022/23').map(f => f.area)).toEqual([
    'E06000016',
    'E92000001',
    'statistical neighbours',
  ]);
});

it('gives no figure for ranks, statuses, dates and numbers without a unit that could be anything', () => {
  const text =
    'Measure | Rank | RAG | Due | Index\nSchools at good or better | 12 | Green | 31 March 2024 | 1.07\nAverage of all | 3 | Red | n/a | 2.2';
  expect(brief(text)).toEqual([]);
});

it('reads rows that blank lines part, and two tables on end each by its own words', () => {
  const airy = 'Measure | 2021/22 | 2022/23\n\nPlans made in time | 61% | 58%\n\nPlans made | 410 | 455';
  expect(brief(airy)).toHaveLength(4);
  const two = 'Measure | 2021/22\nPlans made | 410\n\nArea | 2022/23\nNorth | 61%';
  expect(brief(two)).toEqual(['410 count volume 2021-22 Plans made', '61 percent outcome 2022-23 North']);
});

it('takes the time that the sentence above a table says', () => {
  const text =
    'The table sets the city beside England for 2022/23:\n\nMeasure | City | England\nSeen in time | 81% | 79%';
  expect(read(text).map(f => f.period)).toEqual(['2022-23', '2022-23']);
});

it('gives no time where neither column, row nor report says one', () => {
  expect(brief('Measure | Actual\nVisits made on time | 81%', 'A report')).toEqual([
    '81 percent outcome Visits made on time',
  ]);
});

it('takes bars in a sentence, and tables without words over them, for none', () => {
  expect(brief('There were 40 families | 12% of all.\nThere were 50 more.')).toHaveLength(3);
  expect(brief('a | 4 | 5\nb | 6 | 7')).toEqual([]);
});

it('quotes rows literally, whatever stands in the cells', () => {
  const cell = fc.constantFrom(
    'Q1',
    '12%',
    '£4m',
    'Target',
    '-',
    '',
    '2023/24',
    '31',
    'Visits',
    '(3)',
    '%',
    '|',
  );
  const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(rows, table => {
      const text = table.map(cells => cells.join(' | ')).join('\n');
      for (const { quote, char_start, char_end } of read(text))
        expect(text.slice(char_start, char_end)).toBe(quote);
    }),
  );
});

it('reads tables in time that grows with their length', () => {
  expectLinear(read, pieces => `a | b | c\n${'x | 1% | (2)\n'.repeat(pieces)}`);
  expectLinear(read, pieces => `a | b${' |'.repeat(pieces)}\nx | 1% ${' |'.repeat(pieces)}`);
});
