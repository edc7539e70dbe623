import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openScratch, type Scratch } from './scratch.ts';

const SETTLING = [
  'quartiles',
  'standings',
  'trends',
  'comparison-pairs',
  'comparisons-official',
  'comparison-told',
  'comparisons-minutes',
  'comparisons',
];
const LEICESTER = 'E06000016';
const LEICESTERSHIRE = 'E10000018';

let scratch: Scratch;

beforeAll(async () => {
  scratch = await openScratch();
  await scratch.query(`insert into councils by name
    select council_id, name, kind, gss_code, old_la_code, short_name, true as is_listed from seed.councils`);
  await meeting('leicester', 'c1');
  await meeting('leicestershire', 'c2');
  await figure('c1', 'iro-review-participation', 90, '2024-25', 'children');
  await figure('c2', 'iro-review-participation', 92, '2024-25', 'children');
  await figure('c2', 'complaints-stage1-timeliness', 58, '2024-25', 'complaints');
  await scratch.settle(...SETTLING);
});
afterAll(() => scratch.close());

async function meeting(council: string, id: string) {
  await scratch.query(
    `insert into committees by name select '${id}' as committee_id, '${council}' as council_id`,
  );
  await scratch.query(`insert into meetings by name select '${id}-m' as meeting_id, '${id}' as committee_id`);
  await scratch.query(
    `insert into items by name select '${id}-i' as item_id, '${id}-m' as meeting_id,
     '${id === 'c1' ? 'truncated' : 'complete'}' as completeness`,
  );
}

async function figure(id: string, indicator: string, value: number, period: string, population: string) {
  await scratch.query(`insert into figures by name select '${id}-${indicator}' as figure_id,
    '${id}-i' as item_id, ${value} as value, 'percent' as unit, 'outcome' as kind,
    '${indicator}' as indicator_id, '${period}' as period, date '2024-04-01' as period_start,
    date '2025-03-31' as period_end, '${population}' as population`);
}

async function verdict(indicator: string, basis: string) {
  const [row] = await scratch.query(
    `select verdict, period, summary from comparisons where indicator_id = '${indicator}' and basis = '${basis}'`,
  );
  return row;
}

describe('comparisons', () => {
  it('are with caution where the definition is one and the councils are unlike', async () => {
    expect(await verdict('ehcp-20-weeks', 'official')).toEqual({
      verdict: 'caution',
      period: '2024',
      summary:
        "Comparable with caution by the same published definition, because neither council is among the other's statistical neighbours, so their circumstances differ",
    });
  });

  it('say aloud that the latest years differ', async () => {
    const row = await verdict('youth-reoffending-10-14', 'official');
    expect(row?.period).toBe('2022-23');
    expect(row?.summary).toContain(
      '2023-24 for Leicester City Council and 2022-23 for Leicestershire County Council',
    );
  });

  it('bar what one side was never told, and count what is cut short', async () => {
    expect(await verdict('complaints-stage1-timeliness', 'minutes')).toEqual({
      verdict: 'not-comparable',
      period: null,
      summary:
        'Not comparable by what the committees were told, because no figure for it was found in the minutes of Leicester City Council that were read, of which 1 item is cut short or lost in part',
    });
  });

  it('let figures of one period and unit meet, with what is not known', async () => {
    expect(await verdict('iro-review-participation', 'minutes')).toEqual({
      verdict: 'caution',
      period: '2024-25',
      summary:
        "Comparable with caution by what the committees were told, because each figure is the council's own, and there is no national series for it",
    });
    expect(await verdict('iro-review-participation', 'official')).toBeUndefined();
  });
});

describe('standings', () => {
  it("give the neighbours' mean that the shipped files give", async () => {
    const neighbours = parse('neighbours.csv');
    const indicators = readdirSync(new URL('../../../seeds/official', import.meta.url)).filter(
      name => !name.startsWith('eh-'),
    );
    const standings = await scratch.query('select * from standings');
    let checked = 0;
    for (const name of indicators) {
      const values = parse(`official/${name}`);
      for (const code of [LEICESTER, LEICESTERSHIRE]) {
        const members = neighbours.filter(row => row.gss_code === code).map(row => row.neighbour_gss_code);
        for (const own of values.filter(row => row.gss_code === code)) {
          const theirs = values.filter(
            row =>
              members.includes(row.gss_code!) && row.period_start === own.period_start && row.value !== '',
          );
          const mean = theirs.reduce((sum, row) => sum + Number(row.value), 0) / theirs.length;
          const row = standings.find(
            ({ indicator_id, gss_code, period }) =>
              indicator_id === own.indicator_id && gss_code === code && period === own.period,
          );
          expect(row?.neighbours_with_value).toBe(theirs.length);
          expect(row?.neighbours_in_model).toBe(10);
          if (theirs.length > 0) expect(row?.neighbours_mean).toBeCloseTo(mean, 8);
          checked++;
        }
      }
    }
    expect(checked).toBe(standings.filter(({ indicator_id }) => indicator_id !== 'eh-education').length);
    expect(checked).toBeGreaterThan(400);
  });

  it('band by polarity, or not at all', async () => {
    const rows = await scratch.query(
      `select indicator_id, period, quarter, band from standings
       where council_id = 'leicestershire' and (indicator_id, period) in
         (('ehcp-20-weeks', '2024'), ('suspension-rate', '2023-24'), ('cla-missing', '2024-25'))
       order by 1`,
    );
    expect(rows).toEqual([
      { indicator_id: 'cla-missing', period: '2024-25', quarter: 1, band: null },
      { indicator_id: 'ehcp-20-weeks', period: '2024', quarter: 1, band: 'D' },
      { indicator_id: 'suspension-rate', period: '2023-24', quarter: 3, band: 'C' },
    ]);
  });
});

describe('trends', () => {
  it.each([
    ['ehcp-20-weeks', 'leicestershire', 'Falling over 9 values, between 2016 and 2024, for the worse'],
    [
      'feee-takeup-2yo',
      'leicester',
      'Too few values for a trend: 1 since the series broke in 2025, and five are needed',
    ],
    ['cla-rate', 'leicester', 'Falling over 10 values, between 31 March 2016 and 31 March 2025'],
    ['ks2-rwm', 'leicester', 'No clear trend over 8 values, between 2015-16 and 2024-25, with years missing'],
  ])('word %s of %s', async (indicator, council, wording) => {
    const [row] = await scratch.query(
      `select wording from trends where indicator_id = '${indicator}' and council_id = '${council}'`,
    );
    expect(row?.wording).toBe(wording);
  });
});

describe('seeds/indicators.csv', () => {
  it('is whole: known themes, kinds of year, polarities, and codes that the shipped series bear out', async () => {
    const faults = await scratch.query(`
      select indicator_id from seed.indicators
      where theme_id not in (select theme_id from seed.themes) or polarity not in ('high', 'low', 'none')
        or year_type not in (select year_type from seed.year_types) or definition is null or trap is null
        or (publisher is null) <> (official_code is null)
      union all
      select i.indicator_id from seed.indicators i
      where publisher is not null and not exists (select 1 from observations o where o.indicator_id = i.indicator_id)`);
    expect(faults).toEqual([]);
  });
});

function parse(name: string): Record<string, string>[] {
  const text = readFileSync(new URL(`../../../seeds/${name}`, import.meta.url), 'utf8').trim();
  const [header, ...lines] = text.split('\n');
  const names = header!.split(',');
  return lines.map(line => {
    const cells = line.match(/("[^"]*"|[^,]*)(,|$)/g)!.map(cell => cell.replace(/,$/, ''));
    return Object.fromEntries(names.map((column, i) => [column, cells[i] ?? '']));
  });
}
