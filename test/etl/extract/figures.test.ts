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
  ['The rate per 10,000 was 52, lower than the national average of 70', ['52/10000 rate', '70/10000 rate']],
  ['The percentage still trading after three years was 57.6', ['57.6 percent']],
  ['Enquiries had remained static at just under 300 a quarter.', ['300 count']],
  [
    'Between a tenth and a quarter. In all a quarter of residents were active users',
    ['25 percent', '25 percent'],
  ],
  ['In 2024/25 there had been 912 such admissions', ['912 count']],
  ['Admissions were forecast to be 935 for the year', ['935 count']],
  ['There were 178 households, down by eleven', ['178 count', '11 count']],
  ['There were 55 deaths, 13 above the five-year average', ['55 count', '13 count']],
  ['There were 97 complaints. Only five of these had escalated', ['97 count', '5 count']],
  ['where 1 in 11 working age residents claimed a benefit', ['1/11 ratio']],
  ['Knife crimes fell from 289 in Q1 to 264 in Q2 and 240 in Q3', ['289 count', '264 count', '240 count']],
  ['Visits had risen three times.', ['3 ratio']],
  ['Attainment 8 was 45.1 and Progress 8 was +0.06', ['45.1 score', '0.06 score']],
  ['There were 612 children; there had been 655 a year before', ['612 count', '655 count']],
  ['Visits had fallen to 1.42 million last year', ['1420000 count']],
  ['with 43,000 hours delivered every week by 36 providers', ['43000 hours', '36 count']],
  ['Agency spend was £19.6m - 7.5% of the paybill', ['19600000 gbp', '7.5 percent']],
  ['It was three times the level of 2019 and 45 families were waiting', ['3 ratio', '45 count']],
  ['Sickness averaged 10.7 days per person, up from 9.9', ['10.7 days', '9.9 days']],
  ['Average waits were 1 year 5 months', []],
  [
    'Balances of c.£22m were held, c. 40 posts were vacant and c. £3m was saved',
    ['22000000 gbp', '40 count', '3000000 gbp'],
  ],
  ['It met in four\n\nout of five areas', ['4/5 ratio']],
  ['Eighteen of the 42 actions were complete', ['18 count', '42 count']],
  ['At 31 March 2023 686 children were subject to a plan', ['686 count']],
  ['In January 2025 1,697 children were educated at home', ['1697 count']],
  ['4.3 212 families had taken up a budget, against 150 in 2022', ['212 count', '150 count']],
  ['At the end of the year 247 children and Year 6 classes', ['247 count']],
  ['It had risen to £5,760, and two placements cost £14,000', ['5760 gbp', '2 count', '14000 gbp']],
  ['The gap narrowed from 3.5 to 3.2 percentage points', ['3.5 percentage_points', '3.2 percentage_points']],
  ['The Attainment 8 score was 45.4 (46.2 for England)', ['45.4 score', '46.2 score']],
  ['A rate of 118 per 100,000 was lower than the family group (149)', ['118/100000 rate', '149/100000 rate']],
  ['The average time was 418 days against a threshold of 426', ['418 days', '426 days']],
  ['It was noted that 64 were unaccompanied', ['64 count']],
  ['Of the 19 indicators, 11 had improved, five showed no change', ['19 count', '11 count', '5 count']],
  ['of which 31 appeals were conceded and only nine had been upheld', ['31 count', '9 count']],
  ['There were 118 children. Eleven had been referred on', ['118 count', '11 count']],
  ['41 cases were rated high, 112 medium and 67 low', ['41 count', '112 count', '67 count']],
  ['1,104 conferences had been held: 438 initial and 666 review.', ['1104 count', '438 count', '666 count']],
  ['They raised 175 concerns, the majority of which (142) were resolved', ['175 count', '142 count']],
  ['It covered 62 of the city’s 178 schools', ['62 count', '178 count']],
  ['17 children were placed, eight fewer than at the time of the last report', ['17 count', '8 count']],
  ['a 210 place primary school', ['210 count']],
  ['Between 15 and 20 dads came', ['15 count', '20 count']],
  ['almost twice the 868 recorded in 2019', ['2 ratio', '868 count']],
  ['It was noted:-Two settings had closed.-Nine young people left', ['2 count', '9 count']],
  ['The officer was accompanied by two parents. It ended at 1217 hours.', []],
  ['Seven of the city’s 21 secondary schools had made none', ['7 count', '21 count']],
  ['Just under half were resolved; delays had been cut by more than half.', ['50 percent', '50 percent']],
  ['There had been a reduction of a third in emissions', ['33.3333333333 percent']],
  ['The cost was less than half of that, at £26,000', ['26000 gbp']],
  ['each extra 1% on pay cost £190,000', ['190000 gbp']],
  ['The margin of error was plus or minus 3%', []],
  ['Twelve subsidised routes had been lost', ['12 count']],
  ['three of the county’s beaches had lost their flag', ['3 count']],
  [
    'Of 96 schemes, 71 were rated green, nineteen amber and six red',
    ['96 count', '71 count', '19 count', '6 count'],
  ],
  ['Tribunal appeals registered: 212, of which most were settled', ['212 count']],
  ['31 households resigned, giving a net loss of nine', ['31 count', '9 count']],
  ['The team had been cut from nine posts to five', ['9 count', '5 count']],
  ['The time to issue a plan had shortened by seven weeks to 24 weeks', ['7 weeks', '24 weeks']],
  ['Satisfaction with jobs was 3.4 out of 5', ['3.4 score']],
  ['81% had a response, a drop of six points', ['81 percent', '6 percentage_points']],
  ['inspectors had spoken to 60 members of staff', ['60 count']],
  ['Of the 56 children most were 16 or 17.', ['56 count']],
  ['83 of the 121 responses were in favour and 31 opposed it', ['83 count', '121 count', '31 count']],
  ['More than half related to assessment', ['50 percent']],
  [
    'It was 540 per 100,000 population, which would miss the target of 519.8',
    ['540/100000 rate', '519.8/100000 rate'],
  ],
  ['1) The pass rose to £130.2) Members were told that 18,300 passes were sold', ['130 gbp']],
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
  'The board met once a quarter, and stop and search had been used 4,377 times.',
])('findFigures finds no figure in %j', text => {
  expect(brief(text)).toEqual([]);
});

it.each([
  ['Startups had risen to 5,200 in the six months to September, 90 of them abroad.', '2023-04/2023-09'],
  ['In the nine months to 31 December 2022 there were 40 fires.', '2022-04/2022-12'],
  ['As at March 2023 there were 744 children in care.', '2023-03'],
  ['Potholes cost more: 12,400 were filled last year.', null],
  ['There had been 90 births in 2022 against 84 in 2019. The ward had seen 12 twins.', '2022'],
  ['Funding would cease in March 2025. It had reached 7,480 residents.', null],
  ['The re-referral rate was 18% in Q2 and 21% in Q3.', '2022-Q3'],
  ['In Quarter 1 it had been 95%.', '2023-Q1'],
  ['The rate would go up from £21.96 to £23.28 in April.', '2024-04'],
  ['Rates collected were 96.8% (96.1% in 2021/22), council tax 94.9%.', '2023'],
  ['It had gone from £4,200 a week in 2020 to £6,800 a week.', null],
  ['Attendance was 92% in the autumn term of 2022.', '2022-09/2022-12'],
  ['The Department had 14,730 contacts in the first six months of 2022/23.', '2022-04/2022-09'],
  ['There were 486,000 visits between April and September.', '2023-04/2023-09'],
  ['From April to the end of August 21,480 potholes had been repaired.', '2023-04/2023-08'],
  ['The service issued 1,043 notices last academic year.', '2022-23'],
  ['There had been 17 cases of measles so far in 2023.', '2023'],
  ['Re-referrals were 21% in 2022/23, up from 24% a year earlier.', '2021-22'],
  ['It was 24.2% in Q2. In the previous quarter it had been 21.6%.', '2023-Q1'],
  ['In 2022/23 it was 61% and in England 50%.', '2022-23'],
  ['There were 30 referrals, 84% of the level seen in 2019/20.', '2023'],
  ['A recovery grant of £0.64m would end in October.', null],
  ['The list was 14,862 in 2022, so it has come down by 59%.', '2023'],
  ['The expectation was 76% by March.', '2024-03'],
  ['At the end of March 2023 there were 616 children. This was a rate of 72 per 10,000.', '2023-03'],
  ['53.1% had seen a dentist in the two years to December 2022', '2021-01/2022-12'],
  ['Demand grew by 11% on the position in January 2021', '2023'],
  ['In quarter three of 2022/23 there were 40 children', '2022-Q3'],
  ['The vacancy rate came down to 8% from 14.5% two years ago', '2021'],
  ['This compared well with the 14% recorded before the Hubs opened', null],
  [
    'Between April and June 2022 there were 61 visits by 18 people. In the same period 22 people joined.',
    '2022-Q1',
  ],
])('findFigures gives the period of the last figure but those of a part in %j', (text, period) => {
  const figures = read(text, 'A report', '2023-11-14');
  const last = figures.findLast(figure => !figure.quote.includes('of them'));
  expect(last?.period ?? null).toBe(period);
});

it.each([
  [
    'Take-up of support in the city had reached 50%, having been lower before.',
    'Take-up of support in the city',
  ],
  ['It was confirmed that ten families would receive transport.', 'families would receive transport'],
  ['In response to a question regarding the £6,000 budget per pupil.', 'budget per pupil'],
  ['Over the last year 1,200 children were referred.', 'children were referred over the last year'],
  ['Savings of £30m had been delivered by the Service.', 'Savings had been delivered by the Service'],
  ['There had been a record number of applications, totalling 22,620.', 'applications'],
  ['The Integrated Care Board (ICB) paid £4m to homes.', 'Integrated Care Board paid to homes'],
])('findFigures says in readable words what %j measures', (text, measure) => {
  expect(read(text).at(-1)?.measure).toBe(measure);
});

it('findFigures names what is counted where a figure goes on from another', () => {
  const measures = (text: string) => read(text).map(figure => figure.measure);
  expect(
    measures('Ten families would receive transport and a further eight were being followed up.')[1],
  ).toBe('families were being followed up');
  expect(
    measures('There were 493 open assessments. Of these, 273 were inside the limit and 220 were not.'),
  ).toEqual([
    'open assessments',
    'open assessments: inside the limit',
    'open assessments: inside the limit (were not)',
  ]);
  expect(
    measures('Attendance was 92.6%, which was 0.4 percentage points better than a year earlier.')[1],
  ).toBe('Attendance (better)');
});

it.each([
  ['Position for the first six months of the year', 'AUTUMN TERM 2023', '2023-09/2023-12'],
  [
    'The Committee considered a report on performance for April to September 2022.',
    'Report 2022/23',
    '2022-04/2022-09',
  ],
  ['The update was noted.', 'Performance Report to December 2022', '2022-12'],
])('findFigures takes the period of the report that %j and %j give', (opening, title, period) => {
  const [figure] = read(`${opening} Attendance was 93%.`, title, '2024-03-01');
  expect(figure?.period).toBe(period);
});

it('findFigures carries no time from one point of a list into the next', () => {
  const [, next] = read(
    '- In the summer of 2022 take-up had been 69%.\n- A survey had found 118 settings open.',
  );
  expect(next?.period).toBeNull();
});

it.each([
  ['It was accepted that the figure for transport in Appendix C had been overstated.', 'data-disputed'],
  ['The two numbers had been compiled in different ways.', 'data-disputed'],
  ['Neither should be relied upon until they had been checked.', 'data-disputed'],
  ['The definition had been altered part way through the year.', 'break-in-series'],
  ['The result could not be set alongside earlier ones.', 'break-in-series'],
  ['Episodes were counted by family and no longer by child.', 'break-in-series'],
])('findCaveats sees that %j is a caveat', (text, kind) => {
  const document = { document_id: 'd', text } as Document;
  const found = findCaveats(itemOf('A report', text), document, sentences(text), [], vocabulary);
  expect(found.map(caveat => caveat.kind)).toContain(kind);
});

it.each([
  ['The data had been shared with schools and members thought the wrong school was named.'],
  ['Members noted the number of children in care.'],
])('findCaveats sees none in %j', text => {
  const document = { document_id: 'd', text } as Document;
  expect(findCaveats(itemOf('A report', text), document, sentences(text), [], vocabulary)).toEqual([]);
});

it.each([
  ['Ofsted had rated the school Good in March 2022.', ['Good']],
  [
    'At the inspection the authority was graded as requires improvement to be good.',
    ['Requires improvement'],
  ],
  ['Ofsted had rated the good practice of schools.', []],
])('findRatings reads %j', (text, wanted) => {
  const document = { document_id: 'd', text, council_id: 'leicester' };
  const found = findRatings(itemOf('Inspection', text), document, sentences(text), vocabulary);
  expect(found.map(rating => rating.rating)).toEqual(wanted);
});

it('findFigures gives the whole year to the forecasts of a report on part of it', () => {
  const title = 'Revenue budget monitoring April-June 2024/25';
  const figures = read('An overspend of £8.9m was forecast. Some £21m had been spent.', title, '2024-09-19');
  expect(figures.map(figure => figure.period)).toEqual(['2024-25', '2024-Q1']);
});

it.each([
  ['Smoking prevalence was 13.2% (England 11.6%).', 'Smoking prevalence'],
  ['Four-hour performance was 57% against the standard of 78%.', 'performance'],
  ['Some 46% of carers were content, which was higher than the national average of 37%.', 'carers'],
])('findFigures gives what is compared the measure it is compared with in %j', (text, words) => {
  const figures = read(text);
  expect(figures).toHaveLength(2);
  expect(figures[1]!.measure).toContain(words);
});

it.each([
  [
    '58% had reached the standard in reading, writing and maths, compared to 61% nationally',
    [null, 'E92000001'],
  ],
  ['In Reading, 58% were in time', ['E06000038']],
])('findFigures names the area of each figure of %j', (text, areas) => {
  const own = read('In all 12 children came')[0]!.area;
  expect(read(text).map(figure => (figure.area === own ? null : figure.area))).toEqual(areas);
});

it('findFigures takes a share for an outcome though a limit is named before it', () => {
  const text = 'The legal limit was 20 weeks and only 9% of plans were on time';
  expect(read(text).find(figure => figure.unit === 'percent')?.kind).toBe('outcome');
  const met = read('The target of 30 days was met for 74% of invoices');
  expect(met.map(figure => figure.kind)).toEqual(['target', 'outcome']);
  const [, , again] = read('There were 140 requests, an increase of 27% on 2022 and of 94% on 2019');
  expect(again?.kind).toBe('change');
});

it('findFigures takes the year of a title that tells of an update, and not that of a list of meetings', () => {
  const text = 'There were 4,600 households in need.';
  expect(read(text, 'Housing Update 2024/25', null)[0]!.period).toBe('2024-25');
  expect(read(text, 'Dates of Meetings 2024/25', null)[0]!.period).toBeNull();
});

it('findFigures leaves the measure of another sentence out of one that names its own', () => {
  const [, cost] = read(
    'Savings came to £5m. The cost of homecare had gone up from £23.40 to £25.12 an hour.',
  );
  expect(cost?.measure).toContain('homecare');
  expect(cost?.measure).not.toContain('Savings');
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
