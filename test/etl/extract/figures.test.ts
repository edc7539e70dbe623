import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCaveats } from '../../../etl/extract/caveats.ts';
import { findFigures } from '../../../etl/extract/figures.ts';
import { findRatings } from '../../../etl/extract/ratings.ts';
import { sentences } from '../../../etl/extract/sentences.ts';
import type { Document, Figure, Meeting } from '../../../etl/model.ts';
import { expectLinear } from '../../linear.ts';
import { itemOf, vocabulary } from './item.ts';

const meetingOf = (date: string | null) =>
  ({ meeting_date: date, council_id: 'leicester', council_name: 'Leicester City Council' }) as Meeting;

function read(text: string, title = 'A report', date: string | null = '2023-07-18'): Figure[] {
  const document = { document_id: 'd', text } as Document;
  return findFigures(document, meetingOf(date), itemOf(title, text), sentences(text), vocabulary);
}

const brief = (text: string, title?: string, date?: string | null) =>
  read(text, title, date).map(
    f => `${f.value}${f.denominator === null ? '' : `/${f.denominator}`} ${f.unit}`,
  );

it.each([
  ['the budget was £1.1million, £200k of it new', ['1100000 gbp', '200000 gbp']],
  ['at a cost of another £900 000 a year', ['900000 gbp']],
  ['spending of £1,665.3m, £1.5-2 million of it at risk', ['1665300000 gbp', '1500000 gbp', '2000000 gbp']],
  ['over a fifth of children and two thirds of carers', ['20 percent', '66.6666666667 percent']],
  ['Nearly nine in ten pupils and four out of five areas', ['9/10 ratio', '4/5 ratio']],
  ['2320 of 3007 plans (77%)', ['2320 count', '3007 count', '77 percent']],
  ['It rose from 8.5% in 2021/22 to 10.2% in 2022/23', ['8.5 percent', '10.2 percent']],
  ['a rate of 75 per 10,000 children', ['75/10000 rate']],
  ['Progress 8 was -0.12, and Attainment 8 was 46.3', ['-0.12 score', '46.3 score']],
  ['Cases had doubled and were three times the level of 2019', ['2 ratio', '3 ratio']],
  ['The average wait was 104 weeks against a target of 18 weeks', ['104 weeks', '18 weeks']],
  ['twenty-five families and two hundred and six pupils', ['25 count', '206 count']],
  ['Between 15 and 20 families were helped', ['15 count', '20 count']],
  ['Absence was 7.1%, 0.4 percentage points lower', ['7.1 percent', '0.4 percentage_points']],
  ['four and a half miles of road had been patched', ['4.5 miles']],
  ['It met in four\n\nout of five areas', ['4/5 ratio']],
])('findFigures reads %j', (text, wanted) => {
  expect(brief(text)).toEqual(wanted);
});

it.each([
  'The meeting of 22 February 2023 began at 10.30am; item 5, page 51 and paragraph 16.31 refer.',
  'In paragraph 5.22 instead of 5.19, and tables 9.1 and 9.2.',
  'Children aged 11 to 16, 0-5s, two-year-olds and post-16 pupils in Years 10 and 11 at Key Stage 2.',
  'Call 03000 41 11 11 or 999; room G.01, 115 Charles Street, LE1 1FZ.',
  'Standing Order 7(3), Section 106, the Children Act 1989, Tier 4, Covid-19, CO2 and a T20 game.',
  'Apologies came from three Councillors. Members asked two questions about the three options.',
  'The motion was carried by 9 votes to 4. See the PDF 148 KB and report No. 33/2019.',
  'An update would come in six months; the group met every two weeks for the past five years.',
  'One child was seen; one of the reasons was cost.',
])('findFigures finds no figure in %j', text => {
  expect(brief(text)).toEqual([]);
});

it('findFigures takes the period said beside a figure, else its report’s, else the meeting’s', () => {
  const [now, last, first] = read(
    '92% of children contributed to their review, a slight decrease from the 2023/24, when 93.056% of children contributed. The participation rate in 2022/23 was 90.84%.',
    'Independent Reviewing Officer Annual Report 2024 – 2025',
    '2025-09-02',
  );
  expect([now?.period, now?.period_basis]).toEqual(['2024-25', 'title']);
  expect([last?.period, first?.period]).toEqual(['2023-24', '2022-23']);
  expect([now?.indicator_id, first?.indicator_id]).toEqual([
    'iro-review-participation',
    'iro-review-participation',
  ]);
  const [stock] = read('There were 28 foster carers.', 'Fostering', '2023-07-18');
  expect([stock?.period, stock?.period_basis]).toEqual(['2023', 'meeting']);
});

it('findFigures never guesses a period', () => {
  const period = (text: string, date: string | null) => read(text, 'A report', date)[0]?.period ?? null;
  expect(period('There were 28 foster carers.', null)).toBeNull();
  expect(period('The plan had identified 24 actions.', '2019-09-03')).toBeNull();
  expect(period('Over the last five years costs rose by 40%.', '2019-09-03')).toBeNull();
  expect(period('There had been 14 incidents the year before.', '2019-09-03')).toBeNull();
  expect(period('Around 50% of assessments at other local authorities were late.', '2019-09-03')).toBeNull();
});

it('findFigures keeps Church of England results out of the authority’s indicator and says why', () => {
  const [academies] = read(
    'A comment was raised on Church of England Key Stage 2 data. 74% of children in single academy trusts had achieved the reading, writing and maths attainment.',
  );
  expect(academies?.indicator_id).toBeNull();
  expect(academies?.indicator_reason).toMatch(/^Not ks2-rwm: said of “Church of England”/);
});

it('findFigures says of whom, by whom, where and in what relation', () => {
  const [share] = read(
    'Concern was raised that over a fifth of children who went missing in Leicestershire and Rutland were placed there.',
  );
  expect(share).toMatchObject({ qualifier: 'over', area: 'Leicestershire and Rutland', speaker: 'member' });
  const [before, after] = read(
    'Numbers were rising from an average of 85 children per month to an average of 140.',
  );
  expect([before?.relation, after?.relation]).toEqual(['from', 'to']);
  expect(after?.related_id).toBe(before?.figure_id);
});

it('findCaveats touches figures and items, and findRatings tells judgements from talk of ratings', () => {
  const text =
    'There were errors in the data presented. A forecast of 20 places was made. Ofsted judged the service to be good. Schools sought a good or outstanding rating.';
  const document = { document_id: 'd', text, council_id: 'leicester' };
  const item = itemOf('A report', text);
  const spans = sentences(text);
  const caveats = findCaveats(item, document, spans, read(text), vocabulary);
  expect(caveats.map(c => [c.kind, c.figure_id === null])).toEqual([
    ['data-disputed', true],
    ['estimate', false],
  ]);
  expect(findRatings(item, document, spans, vocabulary).map(r => r.rating)).toEqual(['Good']);
});

describe('sentences marked by hand', () => {
  type Marked = [
    text: string,
    figures: [number, string, string, string | null, string | null][],
    half: string,
  ];
  const marks: { meeting_date: string; title: string; sentences: Marked[] } = JSON.parse(
    readFileSync(new URL('../../marks/figures.json', import.meta.url), 'utf8'),
  );
  it.each(['before', 'after'])('findFigures keeps its scores on those written %s', half => {
    const tally = { right: 0, extra: 0, missed: 0, slots: 0, kinds: 0, periods: 0 };
    for (const [text, wanted] of marks.sentences.filter(each => each[2] === half)) {
      const left = read(text, marks.title, marks.meeting_date);
      for (const [value, unit, kind, , period] of wanted) {
        const at = left.findIndex(f => Math.abs(f.value - value) < 0.01 && f.unit === unit);
        const [figure] = at < 0 ? [] : left.splice(at, 1);
        if (!figure) tally.missed++;
        else tally.right++;
        if (figure?.kind === kind) tally.kinds++;
        if (figure?.period === period) tally.periods++;
      }
      tally.extra += left.length;
    }
    expect(tally.right / (tally.right + tally.extra)).toBeGreaterThanOrEqual(0.97);
    expect(tally.right / (tally.right + tally.missed)).toBeGreaterThanOrEqual(0.95);
    expect(tally.kinds / tally.right).toBeGreaterThanOrEqual(0.95);
    expect(tally.periods / tally.right).toBeGreaterThanOrEqual(0.92);
  });
});

it('findFigures quotes the text exactly, gives the same keys twice and is linear on any text', () => {
  const piece = fc.constantFrom(
    '12',
    '£3m',
    '45%',
    ' of ',
    'children',
    '. ',
    '\n\n',
    '2023/24',
    'from ',
    ' to ',
    'a fifth ',
    ', ',
    '(',
    '1 in 5 ',
    'half ',
    'weeks ',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), pieces => {
      const text = pieces.join('');
      const figures = read(text);
      for (const f of figures) expect(text.slice(f.char_start, f.char_end)).toBe(f.quote);
      expect(read(text).map(f => f.figure_id)).toEqual(figures.map(f => f.figure_id));
    }),
    { numRuns: 60, seed: 7 },
  );
  expectLinear(read, pieces => '12 of 13 and '.repeat(pieces));
  expectLinear(read, pieces => `${'1,'.repeat(pieces)} ${'over the last '.repeat(pieces)} 5%`);
}, 60_000);
