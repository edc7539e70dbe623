import { existsSync, readdirSync } from 'node:fs';
import { doubleQuotes } from './comments.ts';

/** Runs one statement and gives its rows. */
export type Query = (sql: string) => Promise<Record<string, unknown>[]>;

/** Columns that every Explore Education Statistics file may have, and that are neither filter nor indicator. */
const STANDARD = new Set(
  `time_period time_identifier geographic_level country_code country_name region_code region_name old_la_code
   new_la_code la_name`.split(/\s+/),
);
const LAIT = ['Short Desc', 'Data item', 'Years', 'LA and Regions', 'Values'];
/** Told outright, since guessing from the first rows goes wrong where the first quoted cell comes late. */
const CSV = `header = true, all_varchar = true, delim = ',', quote = '"', escape = '"'`;
/** A column is an indicator where no value is anything but a number or one of the symbols. */
const NUMBER = String.raw`^(-?[\d,]*\.?\d+([eE][+-]?\d+)?|z|x|c|low|k|:|~|\.|\.\.|u|NA)?$`;

/**
 * Reads an official file into the tables of `official`: the DfE's LAIT long file, Parquet or CSV, with its dictionary
 * beside it, or an Explore Education Statistics CSV. Throws one line naming the file and its fault.
 */
export async function readOfficial(
  query: Query,
  sql: { lait: string },
  path: string,
  ordinal: number,
): Promise<void> {
  const columns = await openFile(query, path, ordinal);
  if (LAIT.every(column => columns.includes(column))) {
    await openDictionary(query, path);
    if (!columns.includes('LA Number'))
      await query('create or replace temp view lait_file as select *, null as "LA Number" from lait_raw');
    await query(sql.lait);
  } else if (columns.includes('time_period') && columns.includes('geographic_level')) {
    await readTidy(query, path, columns, ordinal);
  } else {
    throw new Error(
      `unknown official file: ${path}: neither the LAIT long file nor Explore Education Statistics columns`,
    );
  }
}

/** Reads the series that are shipped with the project: every CSV of a folder, with the columns of observations. */
export async function readShipped(query: Query, folder: string): Promise<void> {
  const found = existsSync(folder) ? readdirSync(folder).filter(name => name.endsWith('.csv')) : [];
  await query('create table official.shipped as select * from observations limit 0');
  if (found.length === 0) return;
  await query(
    `insert into official.shipped by name
     select * from read_csv(${text(`${folder}/*.csv`)}, ${CSV}, union_by_name = true)`,
  );
}

async function openFile(query: Query, path: string, ordinal: number): Promise<string[]> {
  const name = path.split(/[/\\]/).at(-1) ?? path;
  const reader = name.toLowerCase().endsWith('.parquet')
    ? `read_parquet(${text(path)})`
    : `read_csv(${text(path)}, ${CSV})`;
  try {
    await query(`create or replace temp view lait_raw as select * from ${reader}`);
    await query('create or replace temp view lait_file as select * from lait_raw');
    await query(
      `create or replace temp table official_file as select ${text(name)} as file, ${ordinal} as ordinal`,
    );
    const rows = await query('describe lait_file');
    return rows.map(row => String(row.column_name));
  } catch (cause) {
    const fault = (cause as Error).message.split('\n')[0];
    throw new Error(`cannot read official file: ${path}: ${fault}`, { cause });
  }
}

async function openDictionary(query: Query, path: string): Promise<void> {
  const folder = path.slice(0, path.length - (path.split(/[/\\]/).at(-1)?.length ?? 0));
  const found = await query(`select file from glob(${text(`${folder}*dictionary*.csv`)}) order by file`);
  const dictionary = found[0]?.file;
  if (dictionary === undefined)
    throw new Error(`missing dictionary: ${path}: put the tool's *dictionary*.csv beside it`);
  await query(
    `create or replace temp view lait_dictionary as
     select * from read_csv(${text(String(dictionary))}, ${CSV})`,
  );
}

async function readTidy(query: Query, path: string, columns: string[], ordinal: number): Promise<void> {
  const others = columns.filter(column => !STANDARD.has(column) && !isArea(column));
  const meta = await readMeta(query, path);
  const indicators = meta ? others.filter(column => meta.has(column)) : await findIndicators(query, others);
  if (indicators.length === 0) throw new Error(`missing indicators: ${path}: no column holds numbers alone`);
  const filters = others.filter(column => !indicators.includes(column) && !(meta && isGroup(column, others)));
  const narrowing = filters.map(column => {
    const value = `trim(coalesce(${name(column)}, ''))`;
    return `case when regexp_matches(lower(${value}), '^(|total|all( .*)?|z|not applicable)$') then null
            else ${value} end`;
  });
  const level = "lower(coalesce(geographic_level, ''))";
  const area = (kind: 'code' | 'name' | 'number') =>
    `case when ${level} = 'national' then ${pick(columns, kind === 'code' ? 'country_code' : kind === 'name' ? 'country_name' : '')}
          when ${level} = 'regional' then ${pick(columns, kind === 'code' ? 'region_code' : kind === 'name' ? 'region_name' : '')}
          else ${pick(columns, kind === 'code' ? 'new_la_code' : kind === 'name' ? 'la_name' : 'old_la_code')} end`;
  await query(
    `create or replace temp table tidy as
     unpivot (
       select time_period, time_identifier, ${area('code')} as area_code, ${area('number')} as area_number,
         ${area('name')} as area_name, concat_ws(' / ', ${[...narrowing, 'null'].join(', ')}) as narrowing,
         ${indicators.map(column => `coalesce(trim(${name(column)}), '') as ${name(column)}`).join(', ')}
       from lait_file
       where ${level} in ('national', 'regional', 'local authority')
     ) on ${indicators.map(name).join(', ')} into name column_code value printed`,
  );
  await describeTidy(query, ordinal, meta);
}

/** Loads what was unpivoted: a column narrowed by a filter is a measure of its own. */
async function describeTidy(query: Query, ordinal: number, meta: Map<string, Meta> | null): Promise<void> {
  const known = [...(meta ?? new Map<string, Meta>())].map(
    ([column, { label, unit, decimals }]) =>
      `(${text(column)}, ${text(label)}, ${text(unit)}, ${decimals ?? 'null'}::integer)`,
  );
  await query(
    `create or replace temp table tidy_meta (column_code text, label text, unit text, decimals integer)`,
  );
  if (known.length > 0) await query(`insert into tidy_meta values ${known.join(', ')}`);
  await query(
    `insert into official.measures by name
     with kinds as (
       select column_code, narrowing, min(time_identifier) as year_words from tidy group by all)
     select (f.ordinal * 1000000 + row_number() over (order by column_code, narrowing))::integer as measure_id,
       f.file, f.ordinal, 'ees' as reader, concat(column_code, ' / ' || nullif(narrowing, '')) as code,
       if(narrowing = '', column_code, null) as column_code,
       concat(coalesce(m.label, column_code), ' (' || nullif(narrowing, '') || ')') as label,
       m.unit as unit_words, m.decimals, 'none' as polarity, year_words,
       'Department for Education' as publisher,
       concat('Explore Education Statistics, ', f.file) as published
     from kinds cross join official_file f left join tidy_meta m using (column_code)`,
  );
  await query(
    `insert into official.readings by name
     select m.measure_id, t.time_identifier as year_words, t.time_period as period_words, t.area_number,
       t.area_name, t.area_code, t.printed
     from tidy t
     join official.measures m on m.ordinal = ${ordinal}
       and m.code = concat(t.column_code, ' / ' || nullif(t.narrowing, ''))`,
  );
  await query('drop table tidy');
}

interface Meta {
  label: string;
  unit: string;
  decimals: number | null;
}

/** Reads the `.meta.csv` that the statistics service puts beside a file; null where there is none. */
async function readMeta(query: Query, path: string): Promise<Map<string, Meta> | null> {
  const beside = path.replace(/\.csv$/i, '.meta.csv');
  const found = await query(`select file from glob(${text(beside)})`);
  if (found.length === 0 || beside === path) return null;
  const rows = await query(
    `select * from read_csv(${text(beside)}, ${CSV}) where lower(col_type) = 'indicator'`,
  );
  return new Map(
    rows.map(row => [
      String(row.col_name),
      {
        label: String(row.label ?? row.col_name),
        unit: String(row.indicator_unit ?? ''),
        decimals: /^\d$/.test(String(row.indicator_dp)) ? Number(row.indicator_dp) : null,
      },
    ]),
  );
}

async function findIndicators(query: Query, columns: string[]): Promise<string[]> {
  if (columns.length === 0) return [];
  const tests = columns.map(
    column =>
      `count(*) filter (where not regexp_matches(trim(${name(column)}), ${text(NUMBER)})) = 0
       and count(*) filter (where regexp_matches(${name(column)}, '[0-9]')) > 0 as ${name(column)}`,
  );
  const [row] = await query(`select ${tests.join(', ')} from lait_file`);
  return columns.filter(column => row?.[column] === true);
}

/** Any other kind of area that a file may carry: wards, districts, schools, trusts … */
function isArea(column: string): boolean {
  return /^(lad|ward|pcon|rsc_region|lsip|mat|sponsor|opportunity_area|lep|english_devolved_area|school|provider|institution)_(code|name|urn|laestab|ukprn|id)$/.test(
    column,
  );
}

function isGroup(column: string, others: string[]): boolean {
  return column.endsWith('_group') && others.includes(column.replace(/_group$/, ''));
}

function pick(columns: string[], column: string): string {
  return columns.includes(column) ? `nullif(trim(${name(column)}), '')` : 'null';
}

function name(column: string): string {
  return `"${column.replaceAll('"', '""')}"`;
}

function text(value: string): string {
  return `'${doubleQuotes(value)}'`;
}
