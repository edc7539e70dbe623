import { readFileSync } from 'node:fs';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { afterEach, beforeEach, expect, it } from 'vitest';

const sql = (name: string) => readFileSync(new URL(`../../../etl/${name}.sql`, import.meta.url), 'utf8');

let instance: DuckDBInstance;
let connection: DuckDBConnection;
beforeEach(async () => {
  instance = await DuckDBInstance.create(':memory:');
  connection = await instance.connect();
  await connection.run(sql('schema'));
  await connection.run(`create schema seed;
    insert into documents by name select 'd' as document_id, 'Only 58% were in\n time. 92% took part. 91.6% took part.' as "text";
    insert into committees by name select unnest(['a-x', 'b-x']) as committee_id, unnest(['a', 'b']) as council_id;
    insert into meetings by name select 'm' as meeting_id, 'a-x' as committee_id, date '2025-09-02' as meeting_date;
    insert into items by name select 'i' as item_id, 'm' as meeting_id;
    insert into figures by name
    select 'f' || n as figure_id, 'i' as item_id, 'd' as document_id, v as value, 'percent' as unit, 'outcome' as kind,
      'x' as indicator_id, 'E1' as area, '2024-25' as period, 0.95 as confidence, n as char_start
    from (values (1, 58), (2, 92), (3, 91.6)) as t (n, v);`);
});
afterEach(() => {
  connection.closeSync();
  instance.closeSync();
});

const rows = async (query: string) => (await connection.runAndReadAll(query)).getRowsJson();

it('reviews accept, correct and reject figures, and say when a quote or a figure is gone', async () => {
  await connection.run(`${/create table if not exists seed.reviews[^;]*;/.exec(sql('load/reviews'))![0]}
  insert into seed.reviews by name select * from (values
    ('f1', 'correct', '59', null, null, null, '-', 'complaints', null, null, '2023-24', null, null, null, '58% were in time', 'Corrected later', '2026-01-02'),
    ('f2', 'reject', null, null, null, null, null, null, null, null, null, null, null, null, '92% took part', 'Another area', '2026-01-02'),
    ('f3', 'accept', null, null, null, null, null, null, null, null, null, null, null, null, '90% took part', 'Seen', '2026-01-02'),
    ('f9', 'accept', null, null, null, null, null, null, null, null, null, null, null, null, 'x', 'Seen', '2026-01-02')
  ) as t (figure_id, action, value, unit, denominator, kind, qualifier, measure, population, area, period,
    period_start, period_end, indicator_id, quote, reason, reviewed_on)`);
  await connection.run(sql('load/reviews'));
  expect(
    await rows('select figure_id, value, period, review, confidence, indicator_id from figures order by 1'),
  ).toEqual([
    ['f1', 59, '2023-24', 'corrected', 1, 'x'],
    ['f2', 92, '2024-25', 'rejected', 0, null],
    ['f3', 91.6, '2024-25', null, 0.95, 'x'],
  ]);
  expect(await rows('select code, message from issues order by message')).toEqual([
    ['review-lost', 'The review of figure f3 was not applied: its quote is no longer in the document'],
    ['review-lost', 'The review of figure f9 was not applied: the figure is no longer found'],
  ]);
});

it('no reviews change nothing', async () => {
  await connection.run(sql('load/reviews'));
  expect(await rows('select count(*)::integer from figures where review is null')).toEqual([[3]]);
  expect(await rows('select count(*)::integer from issues')).toEqual([[0]]);
});

it('restatements link the same indicator, area and period told twice, and never average', async () => {
  await connection.run("update figures set indicator_id = 'y' where figure_id = 'f1'");
  await connection.run(sql('load/restatements'));
  expect(await rows('select figure_id, later_id, kind, difference from restatements')).toEqual([
    ['f2', 'f3', 'more-precise', -0.4],
  ]);
  await connection.run("delete from restatements; update figures set value = 80 where figure_id = 'f2'");
  await connection.run(sql('load/restatements'));
  expect(await rows('select kind, difference from restatements')).toEqual([['different', 11.6]]);
});

it('restatements are of one council where no area is known', async () => {
  await connection.run(`update figures set area = null, period = '2024-25';
    insert into meetings by name select 'n' as meeting_id, 'b-x' as committee_id, date '2025-11-02' as meeting_date;
    insert into items by name select 'j' as item_id, 'n' as meeting_id;
    update figures set item_id = 'j' where figure_id = 'f3'`);
  await connection.run(sql('load/restatements'));
  expect(await rows('select figure_id, later_id from restatements')).toEqual([['f1', 'f2']]);
  await connection.run("delete from restatements; update figures set area = 'E1'");
  await connection.run(sql('load/restatements'));
  expect(await rows('select figure_id, later_id from restatements order by all')).toEqual([
    ['f1', 'f2'],
    ['f1', 'f3'],
    ['f2', 'f3'],
  ]);
});
