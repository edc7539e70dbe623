import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { build } from '../../../etl/build.ts';
import { SETTLING } from '../../../etl/load/tables.ts';
import { openScratch, type Scratch } from './scratch.ts';

type Row = Record<string, string | number | null>;

const CHECKS = SETTLING.slice(SETTLING.indexOf('claims-all'), SETTLING.indexOf('claim-checks-own') + 1);

/** Writes every check as a paragraph that a person can read and judge. */
function listing(title: string, rows: Row[]): string {
  const paragraphs = rows.map(row =>
    [
      `## ${row.verdict}: ${row.council}, ${row.meeting_date ?? 'date unknown'}, ${row.label}`,
      `> ${String(row.quote).replace(/\s+/g, ' ')}`,
      String(row.wording),
      `Same measure: ${row.same_measure}. ${row.reason ? `Mind: ${row.reason}.` : ''}`.trim(),
      `Source: ${row.source ?? 'none'}`,
    ].join('\n\n'),
  );
  return [`# ${title}`, ...paragraphs, ''].join('\n\n');
}

async function read(path: string): Promise<Row[]> {
  const instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  const rows = await connection.runAndReadAll(`
    select k.*, n.label, o.name as council, m.meeting_date
    from claim_checks k join indicators n using (indicator_id) join items i using (item_id)
    join meetings m using (meeting_id) join councils o on o.council_id = k.council_id
    order by list_position(['agrees', 'rounds-to-it', 'differs-by', 'different-definition', 'cannot-tell'],
      k.verdict), council, m.meeting_date, n.label, k.quote`);
  connection.closeSync();
  instance.closeSync();
  return rows.getRowObjectsJson() as Row[];
}

describe('claim_checks of the seeds', () => {
  it('are listed for a person to read', async () => {
    const rows = await read(inject('seedsDatabase'));
    await expect(
      listing('What committees were told, beside what was published: the seeds', rows),
    ).toMatchFileSnapshot('../../output/claim-checks-seeds.md');
  });

  it('set the timeliness of plans beside 4.3% and 46.4%', async () => {
    const rows = await read(inject('seedsDatabase'));
    expect(rows.find(row => row.indicator_id === 'ehcp-20-weeks')).toMatchObject({
      verdict: 'agrees',
      published_value: 4.3,
      published_period: '2024',
      compared_with: 'England: 46.4%',
      same_measure: 'cannot-tell',
    });
  });

  it('never say that a take-up told is wrong, nor compare schools of one church with all', async () => {
    const rows = await read(inject('seedsDatabase'));
    expect(rows.filter(row => row.verdict === 'differs-by')).toEqual([]);
    expect(rows.find(row => row.indicator_id === 'feee-takeup-2yo' && row.kind === 'figure')).toMatchObject({
      verdict: 'different-definition',
      published_value: 62.8,
    });
  });
});

const CORPUS = '/work/shared/corpus';
const LAIT = '/work/shared/official/bds_long_0.parquet';

describe.skipIf(!existsSync(CORPUS) || !existsSync(LAIT))('claim_checks of the corpus', () => {
  it('are listed for a person to read', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'claims-'));
    const db = join(folder, 'corpus.duckdb');
    await build({
      input: [CORPUS],
      official: [LAIT],
      db,
      keepInputs: false,
      full: true,
      workers: 1,
      showProgress: false,
    });
    const rows = await read(db);
    rmSync(folder, { recursive: true });
    await expect(
      listing('What committees were told, beside what was published: the corpus', rows),
    ).toMatchFileSnapshot('../../output/claim-checks-corpus.md');
  }, 240_000);
});

describe('claim_checks', () => {
  let scratch: Scratch;
  beforeAll(async () => {
    scratch = await openScratch();
    await scratch.query(`insert into councils by name
      select council_id, name, kind, gss_code, old_la_code, short_name, true as is_listed from seed.councils`);
    await scratch.query(
      `insert into committees by name select 'c' as committee_id, 'leicestershire' as council_id`,
    );
    await scratch.query(
      `insert into meetings by name select 'm' as meeting_id, 'c' as committee_id, date '2025-09-02' as meeting_date`,
    );
    await scratch.query(`insert into items by name select 'i' as item_id, 'm' as meeting_id`);
    await figures([
      ['exact', 'ehcp-20-weeks', 4.3, 'percent', '2024', null, null],
      ['rounded', 'ehcp-20-weeks', 4, 'percent', '2024', null, null],
      ['precise', 'suspension-rate', 10.524, 'percent', '2023-24', null, null],
      ['differing', 'ehcp-20-weeks', 12, 'percent', '2024', null, null],
      ['over', 'ehcp-count', 7000, 'count', '2025-01', 'over', null],
      ['under', 'ehcp-count', 7000, 'count', '2025-01', 'under', null],
      ['round', 'ehcp-count', 7200, 'count', '2025-01', null, null],
      ['unit', 'ehcp-20-weeks', 120, 'count', '2024', null, null],
      ['group', 'ks2-rwm', 74, 'percent', '2023-24', null, 'pupils in Church of England schools'],
      ['year', 'suspension-rate', 10.52, 'percent', '2024', null, null],
      ['termly', 'feee-takeup-2yo', 60, 'percent', '2025-01', null, null],
      ['undated', 'ehcp-20-weeks', 4.3, 'percent', null, null, null],
    ]);
    await claims([
      ['below', 'ehcp-20-weeks', 'below', 'england', '2024', null],
      ['above', 'ehcp-20-weeks', 'above', 'england', '2024', null],
      ['doubted', 'ehcp-20-weeks', 'above', 'england', '2024', 'the words leave the measure open'],
      ['rising', 'suspension-rate', 'increase', 'previous', '2023-24', null],
      ['broken', 'feee-takeup-2yo', 'decrease', 'previous', '2025-01', null],
      ['quarter', 'ehcp-20-weeks', 'bottom-quarter', 'councils', '2024', null],
    ]);
    await scratch.settle('quartiles', 'standings', 'wording', ...CHECKS);
  });
  afterAll(() => scratch.close());

  const days: Record<string, [string, string]> = {
    '2024': ['2024-01-01', '2024-12-31'],
    '2023-24': ['2023-09-01', '2024-08-31'],
    '2025-01': ['2025-01-01', '2025-01-31'],
  };
  const quoted = (value: string | null) => (value === null ? 'null' : `'${value}'`);
  const range = (period: string | null) => {
    const [from, to] = (period && days[period]) || [null, null];
    return `${quoted(period)} as period, ${quoted(from)}::date as period_start, ${quoted(to)}::date as period_end`;
  };

  async function figures(
    list: [string, string, number, string, string | null, string | null, string | null][],
  ) {
    for (const [id, indicator, value, unit, period, qualifier, population] of list) {
      await scratch.query(`insert into figures by name select '${id}' as figure_id, 'i' as item_id,
        '${indicator}' as indicator_id, ${value} as value, '${unit}' as unit, 'outcome' as kind,
        ${quoted(qualifier)} as qualifier, ${quoted(population)} as population, ${range(period)}`);
    }
  }

  async function claims(list: [string, string, string, string, string | null, string | null][]) {
    for (const [id, indicator, direction, comparator, period, doubt] of list) {
      await scratch.query(`insert into claims by name select '${id}' as claim_id, 'i' as item_id,
        '${indicator}' as indicator_id, '${direction}' as direction, '${comparator}' as comparator,
        ${quoted(doubt)} as doubt, false as is_lasting, 'words' as quote, ${range(period)}`);
    }
  }

  it.each([
    ['exact', 'agrees', 'yes', 'published value for 2024 is 4.3%'],
    ['rounded', 'rounds-to-it', 'yes', 'told 4% for 2024'],
    ['precise', 'rounds-to-it', 'yes', '10.52%'],
    ['differing', 'differs-by', 'yes', 'They differ by 7.7 percentage points.'],
    [
      'over',
      'agrees',
      'yes',
      'told over 7,000 for January 2025; the published value for January 2025 is 7,196',
    ],
    ['under', 'differs-by', 'yes', 'told under 7,000'],
    ['round', 'rounds-to-it', 'yes', 'told 7,200'],
    ['unit', 'different-definition', 'no', 'told 120'],
    ['group', 'different-definition', 'no', 'told 74%'],
    ['year', 'cannot-tell', 'cannot-tell', 'told 10.52% for 2024'],
    ['termly', 'different-definition', 'no', '53.7%'],
    ['undated', 'cannot-tell', 'cannot-tell', 'told 4.3%; the published value for 2024 is 4.3%'],
    ['below', 'agrees', 'yes', '4.3% published for 2024, against 46.4% for England'],
    ['above', 'differs-by', 'yes', '4.3% published for 2024, against 46.4% for England'],
    ['doubted', 'cannot-tell', 'cannot-tell', '46.4%'],
    ['rising', 'agrees', 'yes', '10.52% published for 2023-24, against 8.37% a year before'],
    ['broken', 'cannot-tell', 'yes', '53.7% published for January 2025'],
    ['quarter', 'agrees', 'yes', 'in the lowest quarter of councils'],
  ])('of %s: %s', async (id, verdict, same, words) => {
    const [row] = await scratch.query(`select verdict, same_measure, wording from claim_checks
      where check_id = '${id}'`);
    expect(row).toMatchObject({ verdict, same_measure: same });
    expect(row?.wording).toContain(words);
  });

  it('say how a near miss differs, and of whom a figure is', async () => {
    const rows = await scratch.query(
      `select check_id, reason from claim_checks where check_id in ('year', 'group', 'broken') order by 1`,
    );
    expect(rows.map(row => row.reason)).toEqual([
      expect.stringContaining('the published series breaks between the two'),
      'what was told is of pupils in Church of England schools',
      'told for 2024, published for 2023-24',
    ]);
  });
});
