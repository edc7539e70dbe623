import { readFileSync } from 'node:fs';
import { type DuckDBConnection, DuckDBInstance, VARCHAR } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

let instance: DuckDBInstance;
let connection: DuckDBConnection;
beforeAll(async () => {
  instance = await DuckDBInstance.create(inject('seedsDatabase'), { access_mode: 'READ_ONLY' });
  connection = await instance.connect();
});
afterAll(() => {
  connection.closeSync();
  instance.closeSync();
});

const rowsOf = async (sql: string) => (await connection.runAndReadAll(sql)).getRowObjectsJson();

/** Asks a query of `queries/pages/`; what is not given is null. */
async function ask(name: string, given: Record<string, string | boolean>) {
  const file = new URL(`../../../queries/pages/${name}.sql`, import.meta.url);
  const statement = await connection.prepare(readFileSync(file, 'utf8'));
  for (let index = 1; index <= statement.parameterCount; index++) {
    const value = given[statement.parameterName(index)];
    if (value === undefined) statement.bindNull(index);
    else if (typeof value === 'boolean') statement.bindBoolean(index, value);
    else statement.bindValue(index, value, VARCHAR);
  }
  const rows = (await statement.runAndReadAll()).getRowObjectsJson();
  statement.destroySync();
  return rows;
}

const sum = (rows: Record<string, unknown>[], column: string) =>
  rows.reduce((total, row) => total + Number(row[column]), 0);

const said = "lower(concat_ws(' ', measure, population, quote))";
const parts = ['children', 'hild', 'Children in', 'ren in ca', '58%', 'per cent of', ',', 's ', 'a', 'zzz'];

describe('figures by words', () => {
  it.each(parts)(
    'finds those that say "%s", and counts them, as reading all their texts does',
    async words => {
      const all = await rowsOf(
        `select figure_id from figure_list where contains(${said}, lower('${words}')) order by place`,
      );
      const ids = all.map(row => row.figure_id);
      expect((await ask('figures', { words })).map(row => row.figure_id)).toEqual(ids);
      expect((await ask('figures', { words, is_often: true })).map(row => row.figure_id)).toEqual(ids);
      expect(sum(await ask('figure-words', { words }), 'figures')).toBe(ids.length);
    },
  );

  it('finds some of these words, and not all', async () => {
    const [row] = await rowsOf(`select count(*) filter (contains(${said}, 'children'))::integer as with_it,
      count(*)::integer as figures from figure_list`);
    expect(Number(row?.with_it)).toBeGreaterThan(0);
    expect(Number(row?.with_it)).toBeLessThan(Number(row?.figures));
  });
});

const choices: Record<string, string>[] = [
  {},
  { theme: 'send' },
  { council: 'leicestershire' },
  { council: 'leicester', theme: 'workforce' },
  { from: '2025-01-01' },
  { from: '2025-06-03', to: '2025-11-20', theme: 'send' },
];

/** The condition that a choice means, said of the rows themselves. */
const meant = ({ theme, council, from, to, kind }: Record<string, string>) =>
  [
    kind && `kind = '${kind}'`,
    theme && `theme_set in (select theme_set from theme_sets where theme_id = '${theme}')`,
    council && `committee_id in (select committee_id from committees where council_id = '${council}')`,
    from && `meeting_date >= date '${from}'`,
    to && `meeting_date <= date '${to}'`,
    'true',
  ]
    .filter(Boolean)
    .join(' and ');

describe.each([...choices, { kind: 'outcome' }, { kind: 'volume', council: 'leicester' }])(
  'figures by words, for %j',
  choice => {
    it.each(parts)(
      'are as many that say "%s", as many sure and doubted, as reading them tells',
      async words => {
        const [row] =
          await rowsOf(`select count(*)::integer as figures, count(*) filter (confidence >= 0.9)::integer as sure,
        count(caveats)::integer as doubted, count(caveats) filter (confidence >= 0.9)::integer as sure_doubted
        from figure_list where ${meant(choice)} and contains(${said}, lower('${words}'))`);
        const counts = await ask('figure-words', { ...choice, words });
        expect({
          figures: sum(counts, 'figures'),
          sure: sum(counts, 'sure'),
          doubted: sum(counts, 'doubted'),
          sure_doubted: sum(counts, 'sure_doubted'),
        }).toEqual(row);
      },
    );
  },
);

it('keeps a word both ways: by place where few figures have it, by bits where many do', async () => {
  const [row] = await rowsOf(`select count(distinct p.word_no)::integer as seldom,
    (select count(distinct word_no) from figure_masks)::integer as often from figure_postings p`);
  expect(Number(row?.seldom)).toBeGreaterThan(10);
  expect(Number(row?.often)).toBeGreaterThan(10);
});

describe.each(choices)('what is added up beforehand, for %j', choice => {
  it('is as many figures as are told', async () => {
    const [row] =
      await rowsOf(`select count(*)::integer as figures, count(*) filter (confidence >= 0.9)::integer as sure,
      count(caveats)::integer as doubted from figure_list where ${meant(choice)}`);
    const counts = await ask('figure-counts', choice);
    expect({
      figures: sum(counts, 'figures'),
      sure: sum(counts, 'sure'),
      doubted: sum(counts, 'doubted'),
    }).toEqual(row);
  });

  it('is as many decisions of each kind as were taken', async () => {
    const rows = await rowsOf(
      `select action as value, count(*)::integer as decisions from decision_list where ${meant(choice)} group by 1 order by 1`,
    );
    const counts = await ask('decision-counts', choice);
    expect(
      counts.filter(row => row.what === 'action').map(({ value, decisions }) => ({ value, decisions })),
    ).toEqual(rows);
  });

  it('is as many meetings as the list shows', async () => {
    const rows = await rowsOf(
      `select meeting_id from meetings m where ${meant(choice).replace(
        /theme_set in .*? = '(\w+)'\)/,
        "meeting_id in (select meeting_id from meeting_agendas where list_contains(themes, '$1'))",
      )} order by meeting_date desc nulls last, meeting_id`,
    );
    expect((await ask('meetings', choice)).map(({ meeting_id }) => ({ meeting_id }))).toEqual(rows);
    expect(sum(await ask('meeting-counts', choice), 'meetings')).toBe(rows.length);
  });
});

it('finds every figure by its key, and none that is not there', async () => {
  for (const { figure_id } of await rowsOf('select figure_id from figures order by figure_id limit 40'))
    expect((await ask('figure', { figure: String(figure_id) })).map(row => row.figure_id)).toEqual([
      figure_id,
    ]);
  expect(await ask('figure', { figure: 'f000000000000' })).toEqual([]);
});

it('shows what waits longest, no more than three of one council', async () => {
  const rows = await rowsOf(`select resolution_id from (
      select *, list_position(['overdue', 'open', 'unknown'], state) as urgency from request_list
      where state in ('overdue', 'open', 'unknown')
    ) qualify row_number() over (partition by council_id order by urgency, asked_on nulls last, resolution_id) <= 3
    order by urgency, asked_on nulls last, resolution_id limit 4`);
  expect(rows).toHaveLength(4);
  const shown = await ask('open-requests', {});
  expect(shown.map(({ resolution_id }) => ({ resolution_id }))).toEqual(rows);
  expect(new Set(shown.map(row => row.council)).size).toBe(2);
});
