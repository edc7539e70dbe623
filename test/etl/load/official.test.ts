import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openScratch, type Scratch } from './scratch.ts';

const folder = mkdtempSync(join(tmpdir(), 'official-'));

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const DICTIONARY = `"Measure_code","Topic","Measure","Chart_title","Measure_short","Polarity","y_axis_name","Description","Last Update","dps","Year_Type"
"1","Key Stage 2","KS2 maths","KS2 maths (%)","KS2 Maths%","High","% achieving","Pupils at the standard.","45992","1","Academic Year"
"2","Youth Offending","Entrants","First time entrants","FTE","Low","Rate per 10,000","Entrants.","New Data","NA","Financial Year"
"3","Workforce","Staff","Staff in post","Staff","-","Social Workers","Staff.","46082","0","Annual (end of Sept)"
"4","Health","RTA","Road accidents","RTA","Low","Rate per 100,000","Accidents.","45931","2","Calendar Year"
`;
const LAIT = `"Short Desc","Data item","Years","LA and Regions","Values","LA Number","Region"
"KS2 Maths%","KS2 maths","2025 (prov)","Leicester","64.900000000000006","856","East Midlands"
"KS2 Maths%","KS2 maths","2018/19","Leicester","-","856","East Midlands"
"KS2 Maths%","KS2 maths","2025 (prov)","Cumberland","","942","North West"
"KS2 Maths%","KS2 maths","2018/19","Cumberland","-","942","North West"
"KS2 Maths%","KS2 maths","0","Leicester","-","856","East Midlands"
"FTE","Entrants","2017 Q1","London (Inner)","1.0059999999999999E-2","987","NA"
"FTE","Entrants","2016-17 (OT)","England","12.5","970","NA"
"FTE","Entrants","2013/14-15/16","England","c","970","NA"
"Staff","Staff","2025","Bristol, City of","1234","801","South West"
"RTA","RTA","2014-16","Atlantis","1","","NA"
"RTA","RTA","2014-16","St. Helens","n.k.","342","North West"
`;

describe('readOfficial(query, sql, path, ordinal) of the LAIT long file', () => {
  let scratch: Scratch;
  beforeAll(async () => {
    write('lait_data_dictionary.csv', DICTIONARY);
    scratch = await openScratch([write('long.csv', LAIT)], { shipped: false });
  });
  afterAll(() => scratch.close());

  it('gives exact days, rounded values and symbols', async () => {
    const rows = await scratch.query(
      `select indicator_id as i, gss_code as g, period as p, period_start::text as a, period_end::text as z,
         value as v, symbol as s, status, time_period as t
       from observations order by i, p, g`,
    );
    const row = (i: string, g: string, p: string, a: string, z: string, v: number | null, s: string | null) =>
      expect.objectContaining({ i, g, p, a, z, v, s });
    expect(rows).toEqual([
      row('lait-fte', 'E92000001', '2013-14/2015-16', '2013-04-01', '2016-03-31', null, 'c'),
      row('lait-fte', 'E92000001', '2016-17', '2016-04-01', '2017-03-31', 12.5, null),
      row('lait-fte', 'E13000001', '2017-Q1', '2017-04-01', '2017-06-30', 0.01006, null),
      row('lait-ks2-maths-pct', 'E06000016', '2018-19', '2018-09-01', '2019-08-31', null, 'x'),
      row('lait-ks2-maths-pct', 'E06000063', '2018-19', '2018-09-01', '2019-08-31', null, 'z'),
      row('lait-ks2-maths-pct', 'E06000016', '2024-25', '2024-09-01', '2025-08-31', 64.9, null),
      row('lait-ks2-maths-pct', 'E06000063', '2024-25', '2024-09-01', '2025-08-31', null, 'z'),
      row('lait-rta', 'E08000013', '2014/2016', '2014-01-01', '2016-12-31', null, 'x'),
      row('lait-staff', 'E06000023', '2025-09-30', '2025-09-30', '2025-09-30', 1234, null),
    ]);
    expect(rows.map(({ status, t }) => [status, t])).toEqual([
      [null, '201316'],
      ['outturn', '201617'],
      [null, '201718'],
      [null, '201819'],
      [null, '201819'],
      ['provisional', '202425'],
      ['provisional', '202425'],
      [null, '201416'],
      [null, '2025'],
    ]);
  });

  it('keeps units, polarity and source, and stays outside the catalogue', async () => {
    const rows = await scratch.query(
      `select indicator_id, label, unit, decimals, polarity, year_type, is_catalogue from indicators
       where indicator_id like 'lait-%' order by 1`,
    );
    expect(rows).toEqual([
      {
        indicator_id: 'lait-fte',
        label: 'First time entrants',
        unit: 'rate',
        decimals: null,
        polarity: 'low',
        year_type: 'financial',
        is_catalogue: false,
      },
      {
        indicator_id: 'lait-ks2-maths-pct',
        label: 'KS2 maths (%)',
        unit: 'percent',
        decimals: 1,
        polarity: 'high',
        year_type: 'academic',
        is_catalogue: false,
      },
      {
        indicator_id: 'lait-rta',
        label: 'Road accidents',
        unit: 'rate',
        decimals: 2,
        polarity: 'low',
        year_type: 'calendar',
        is_catalogue: false,
      },
      {
        indicator_id: 'lait-staff',
        label: 'Staff in post',
        unit: 'count',
        decimals: 0,
        polarity: 'none',
        year_type: 'september',
        is_catalogue: false,
      },
    ]);
    const [source] = await scratch.query(
      "select source from observations where indicator_id = 'lait-ks2-maths-pct' limit 1",
    );
    expect(source?.source).toContain(
      'Department for Education, KS2 maths (%) (Local Authority Interactive Tool, December 2025)',
    );
  });

  it('counts among the issues what it could not place', async () => {
    const rows = await scratch.query('select code, message from issues order by code, message');
    expect(rows).toEqual([
      { code: 'official-area', message: 'long.csv: area “Atlantis” is not understood; 1 rows left out' },
      {
        code: 'official-period',
        message: 'long.csv: in KS2 Maths%, period “0” of Academic Year is not understood; 1 rows left out',
      },
      {
        code: 'official-value',
        message: 'long.csv: in RTA, value “n.k.” is not understood; 1 rows count as not available',
      },
    ]);
  });
});

describe('readOfficial(query, sql, path, ordinal) of an Explore Education Statistics file', () => {
  const tidy = `time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name,school_type,susp_rate,susp_count
202425,Academic year,National,E92000001,England,,,,,,Total,12.345,"1,000,000"
202425,Academic year,Regional,E92000001,England,E12000004,East Midlands,,,,Total,9.1,z
202425,Academic year,Local authority,E92000001,England,E12000004,East Midlands,856,E06000016,Leicester,Total,8.126,c
202425,Academic year,Local authority,E92000001,England,E12000004,East Midlands,856,E06000016,Leicester,Special,k,low
202425,Academic year,School,E92000001,England,E12000004,East Midlands,856,E06000016,Leicester,Total,1,1
`;

  it('reads tidy columns, filters and symbols, and joins the catalogue', async () => {
    write(
      'susp.meta.csv',
      'col_name,col_type,label,indicator_unit,indicator_dp\nsusp_rate,Indicator,Suspension rate,%,2\nsusp_count,Indicator,Suspensions,,0\nschool_type,Filter,School type,,\n',
    );
    const scratch = await openScratch([write('susp.csv', tidy)], { shipped: false });
    const rows = await scratch.query(
      `select indicator_id, gss_code, period, value, symbol, time_identifier from observations
       order by indicator_id, gss_code`,
    );
    scratch.close();
    const row = (indicator_id: string, gss_code: string, value: number | null, symbol: string | null) => ({
      indicator_id,
      gss_code,
      period: '2024-25',
      value,
      symbol,
      time_identifier: 'Academic year',
    });
    expect(rows).toEqual([
      row('ees-susp-count', 'E06000016', null, 'c'),
      row('ees-susp-count', 'E12000004', null, 'z'),
      row('ees-susp-count', 'E92000001', 1_000_000, null),
      row('ees-susp-count-special', 'E06000016', null, 'low'),
      row('ees-susp-rate-special', 'E06000016', null, 'low'),
      row('suspension-rate', 'E06000016', 8.13, null),
      row('suspension-rate', 'E12000004', 9.1, null),
      row('suspension-rate', 'E92000001', 12.35, null),
    ]);
  });

  it('tells filters from indicators without a meta file, and lets a later file win', async () => {
    const first = write('one.csv', tidy);
    const second = write('two.csv', tidy.replace('8.126', '8.2'));
    const scratch = await openScratch([first, second]);
    const rows = await scratch.query(
      `select value, source from observations
       where indicator_id = 'suspension-rate' and gss_code = 'E06000016' and period = '2024-25'`,
    );
    const shipped = await scratch.query(
      `select value from observations
       where indicator_id = 'suspension-rate' and gss_code = 'E06000016' and period = '2023-24'`,
    );
    scratch.close();
    expect(rows).toHaveLength(1);
    expect(rows[0]?.value).toBe(8.2);
    expect(rows[0]?.source).toContain('two.csv');
    expect(shipped).toEqual([{ value: 7.82 }]);
  });
});

describe('readOfficial(query, sql, path, ordinal) of a wrong file', () => {
  it.each([
    ['missing.csv', null, /cannot read official file: .*missing\.csv/],
    ['other.csv', 'a,b\n1,2\n', /unknown official file: .*other\.csv: neither the LAIT/],
    ['broken.parquet', 'not parquet', /cannot read official file: .*broken\.parquet/],
  ])('says in one line what is wrong with %s', async (name, text, message) => {
    const path = text === null ? join(folder, name) : write(name, text);
    await expect(openScratch([path], { shipped: false })).rejects.toThrow(message);
  });

  it('asks for the dictionary', async () => {
    const alone = mkdtempSync(join(tmpdir(), 'official-'));
    writeFileSync(join(alone, 'long.csv'), LAIT);
    await expect(openScratch([join(alone, 'long.csv')], { shipped: false })).rejects.toThrow(
      /missing dictionary: .*long\.csv/,
    );
  });
});

const SOURCE = '/work/shared/official/bds_long_0.parquet';

describe.skipIf(!existsSync(SOURCE))('the whole LAIT file', () => {
  let scratch: Scratch;
  beforeAll(async () => {
    scratch = await openScratch([SOURCE], { shipped: false });
  });
  afterAll(() => scratch.close());

  it('is equal in the database, value for value, for every measure', async () => {
    await scratch.query(`create table source as
      with measures as (
        select trim(Measure_short) as code, any_value(try_cast(dps as integer)) as dps
        from read_csv('/work/shared/official/lait_data_dictionary.csv', all_varchar = true) group by 1)
      select trim("Short Desc") as code, trim(Years) as years, "LA Number"::integer::text as number,
        round(try_cast("Values" as double), coalesce(dps, 8)) as value
      from '${SOURCE}' join measures on code = trim("Short Desc") where Years <> '0'`);
    const [counts] = await scratch.query(`select
      (select count(*)::integer from source) as source, (select count(*)::integer from observations) as loaded,
      (select count(value)::integer from source) as source_values,
      (select count(value)::integer from observations) as loaded_values`);
    expect(counts).toEqual({
      source: 640_900,
      loaded: 640_900,
      source_values: 547_187,
      loaded_values: 547_187,
    });
    const differing = await scratch.query(`
      with loaded as (
        select i.official_code as code, a.old_la_code as number, o.value,
          row_number() over (partition by i.official_code, a.old_la_code order by o.period_start) as n
        from observations o join indicators i using (indicator_id) join areas a using (gss_code)
        where a.continued_by is null),
      ordered as (
        select *, row_number() over (partition by code, number order by years) as n from source)
      select s.code, s.years, s.number, s.value, l.value as loaded
      from ordered s left join loaded l using (code, number, n)
      where s.value is distinct from l.value limit 5`);
    expect(differing).toEqual([]);
  });

  it('holds the same values that are shipped with the project', async () => {
    const differing = await scratch.query(`
      select s.indicator_id, s.gss_code, s.period, s.value, o.value as loaded
      from read_csv('seeds/official/*.csv', header = true, all_varchar = true, union_by_name = true) s
      left join observations o using (indicator_id, gss_code, period)
      where s.indicator_id not like 'eh-education%' and (o.value is distinct from s.value::double
        or o.symbol is distinct from s.symbol or o.period_start is distinct from s.period_start::date) limit 5`);
    const [counted] = await scratch.query(`select count(*)::integer as n from observations
      join indicators using (indicator_id) where is_catalogue and gss_code in ('E06000016', 'E10000018')`);
    const [shipped] = await scratch.query(`select count(*)::integer as n
      from read_csv('seeds/official/*.csv', header = true, all_varchar = true, union_by_name = true)
      where gss_code in ('E06000016', 'E10000018')`);
    expect(differing).toEqual([]);
    expect(shipped).toEqual(counted);
  });
});
