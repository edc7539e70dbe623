import { afterAll, beforeAll, expect, it } from 'vitest';
import { openScratch, type Scratch } from './scratch.ts';

// Three meetings of two items, read in an order of their own, each text so long that a stretch has one of them.
let scratch: Scratch;
beforeAll(async () => {
  scratch = await openScratch();
  await scratch.query(`
    create schema found;
    create table found.documents as select * exclude ("text"), 'm' as meeting_id, "text" from documents limit 0;
    insert into found.documents by name
    select 'd' || n as document_id, path, 'Text ' || n as "text"
    from (values (1, 'b/2'), (2, 'a/1'), (3, 'c/3')) t(n, path);
    create table found.document_parts as
    select document_id, 0 as char_start, 30000000 as char_end from found.documents;
    create temp table ranked as
    select 'm' || (4 - n) as settled_id, 'd' || n as document_id, 'm' || n || '-' || k as item_id, 1 as place,
        30000000 * k as char_start, 30000000 * (k + 1) as char_end
    from range(1, 4) a(n), range(2) b(k);
    create table found.item_map as
    select document_id, item_id as found_item_id, settled_id || right(item_id, 2) as item_id, true as is_shown
    from ranked;`);
  await scratch.settle('stretches');
});
afterAll(() => scratch.close());

it('cuts meetings, items and documents where their texts come to so much, without gap or overlap', async () => {
  expect(await scratch.query('from meeting_stretches')).toEqual([
    { first_meeting: 'm1', last_meeting: 'm1', first_found: 'm3-0', last_found: 'm3-1' },
    { first_meeting: 'm2', last_meeting: 'm2', first_found: 'm2-0', last_found: 'm2-1' },
    { first_meeting: 'm3', last_meeting: 'm3', first_found: 'm1-0', last_found: 'm1-1' },
  ]);
  expect(
    await scratch.query(
      'select first_item, last_item, first_found, last_found from item_stretches limit 2 offset 2',
    ),
  ).toEqual([
    { first_item: 'm2-0', last_item: 'm2-0', first_found: 'm2-0', last_found: 'm2-0' },
    { first_item: 'm2-1', last_item: 'm3-0', first_found: 'm1-0', last_found: 'm2-1' },
  ]);
  expect(await scratch.query('from path_stretches')).toEqual([
    { first_path: 'a/1', last_path: 'a/1' },
    { first_path: 'b/2', last_path: 'b/2' },
    { first_path: 'c/3', last_path: 'c/3' },
  ]);
});

it('puts each stretch in order after the one before', async () => {
  await scratch.settle('documents');
  expect(await scratch.query('select path, document_id, "text" from documents')).toEqual([
    { path: 'a/1', document_id: 'd2', text: 'Text 2' },
    { path: 'b/2', document_id: 'd1', text: 'Text 1' },
    { path: 'c/3', document_id: 'd3', text: 'Text 3' },
  ]);
});

it('holds a file of a stretch to its own, whatever quotes its keys have', async () => {
  await scratch.query(
    `delete from documents; update path_stretches set last_path = 'a/1''z' where first_path = 'a/1';
     update found.documents set path = 'a/1''y' where path = 'a/1'`,
  );
  await scratch.settle('documents');
  expect((await scratch.query('select path from documents')).map(row => row.path)).toEqual([
    "a/1'y",
    'b/2',
    'c/3',
  ]);
});
