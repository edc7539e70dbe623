import { afterAll, beforeAll, expect, it } from 'vitest';
import { SETTLING } from '../../../etl/load/tables.ts';
import { openScratch, type Scratch } from './scratch.ts';

let scratch: Scratch;
beforeAll(async () => {
  scratch = await openScratch([], { shipped: false });
  await scratch.query(`
    insert into councils by name select 'a' as council_id, 'A' as name;
    insert into committees by name select 'a-x' as committee_id, 'a' as council_id;
    insert into meetings by name
    select 'm' || n as meeting_id, 'a-x' as committee_id, if(n = 2, null, date '2024-01-01' + n::integer) as meeting_date
    from range(3) t(n);
    insert into items by name
    select meeting_id || '-' || k as item_id, meeting_id, 'd' || meeting_id as document_id, k::integer as position,
        if(meeting_id = 'm1' and k = 3, 'ANY OTHER BUSINESS:', 'Title ' || k) as title, k * 10 as words, false as is_procedural, 'complete' as completeness,
        'Heading. What was said of ' || k as text, 100 as char_start, 130 as char_end
    from meetings, range(1, 4) t(k);
    insert into document_parts by name
    select document_id, position, 'item' as kind, item_id, 109 as char_start, 130 as char_end from items
    union all
    select 'other', position, 'item', item_id, 0, 900 from items;
    insert into item_themes by name
    select 'm0-1' as item_id, unnest(['exploitation', 'safeguarding', 'send']) as theme_id,
        unnest([0.3, 0.5, 0.2]) as weight, [theme_id] as terms
    union all
    select 'm1-1', 'send', 1.0, ['plans']
    union all
    select 'm2-2', 'safeguarding', 1.0, ['harm'];
    insert into figures by name
    select item_id || '-' || k as figure_id, item_id, k::integer as char_start, if(k = 2, 'rejected', null) as review
    from items, range(3) t(k) where meeting_id <> 'm1';
    insert into figure_caveats by name
    select 'm0-1-0' as figure_id, unnest(['c1', 'c2', 'c3']) as caveat_id, unnest(['small', 'disputed', 'small']) as kind;
    insert into resolutions by name
    select item_id as resolution_id, item_id, 'resolved' as basis, 'request' as action from items where position = 1;
    insert into followups by name
    select resolution_id, item_id, 'a-x' as committee_id, 'a' as council_id, 'm1-2' as answer_item_id,
        if(item_id = 'm0-1', 'answered', 'unknown') as state
    from resolutions;`);
  await scratch.settle('vocabulary', 'spans', 'spans-stretches');
  // As where there are more items than are put in order at once.
  await scratch.query(
    "update day_stretches set first_day = date '2024-01-02'; insert into day_stretches values ('0001-01-01', '2024-01-01')",
  );
  await scratch.settle(...SETTLING.filter(name => name.startsWith('lists-')));
});
afterAll(() => scratch.close());

it('lists figures newest meeting first, without the rejected, each kind of caveat once', async () => {
  expect(
    await scratch.query(
      'select place, figure_id, item, caveats from figure_list order by place limit 3 offset 4',
    ),
  ).toEqual([
    { place: 5, figure_id: 'm0-3-0', item: 'Title 3', caveats: null },
    { place: 6, figure_id: 'm0-3-1', item: 'Title 3', caveats: null },
    { place: 7, figure_id: 'm2-1-0', item: 'Title 1', caveats: null },
  ]);
  expect(await scratch.query("select place, caveats from figure_list where figure_id = 'm0-1-0'")).toEqual([
    { place: 1, caveats: ['disputed', 'small'] },
  ]);
});

it('names the longest items of a meeting first, and those that every agenda has last', async () => {
  expect(
    await scratch.query("select main_titles, main_items from meeting_agendas where meeting_id = 'm1'"),
  ).toEqual([
    {
      main_titles: ['Title 2', 'Title 1', 'ANY OTHER BUSINESS:'],
      main_items: ['m1-2', 'm1-1', 'm1-3'],
    },
  ]);
});

it('names the answer of a request only where there is one', async () => {
  expect(
    await scratch.query('select item_id, title, answer_item_id, answer_title from decision_list'),
  ).toEqual([
    { item_id: 'm1-1', title: 'Title 1', answer_item_id: null, answer_title: null },
    { item_id: 'm0-1', title: 'Title 1', answer_item_id: 'm1-2', answer_title: 'Title 2' },
    { item_id: 'm2-1', title: 'Title 1', answer_item_id: null, answer_title: null },
  ]);
});

it('begins an item where its shown document says it, and counts what it holds', async () => {
  const [first, , , fourth] = await scratch.query(
    'select item_id, beginning, figures, decisions from item_list order by place',
  );
  expect(first).toEqual({ item_id: 'm1-1', beginning: 'What was said of 1', figures: 0, decisions: 1 });
  expect(fourth).toEqual({ item_id: 'm0-1', beginning: 'What was said of 1', figures: 2, decisions: 1 });
});

it('lists an item under each of its themes, and once under a group with the words of all', async () => {
  const [{ parent_id: group } = {}] = await scratch.query(
    "select parent_id from themes where theme_id = 'safeguarding'",
  );
  const shared = await scratch.query(
    `select t.place, item_id, weight, terms from theme_items t join item_list i on i.place = t.item_place
     where theme_id = '${group}' order by t.place`,
  );
  expect(shared).toEqual([
    { place: 1, item_id: 'm0-1', weight: 0.5, terms: ['safeguarding', 'exploitation'] },
    { place: 2, item_id: 'm2-2', weight: 1, terms: ['harm'] },
  ]);
  const own = await scratch.query(
    "select t.place, item_id, weight from theme_items t join item_list i on i.place = t.item_place where theme_id = 'send' order by t.place",
  );
  expect(own).toEqual([
    { place: 1, item_id: 'm1-1', weight: 1 },
    { place: 2, item_id: 'm0-1', weight: 0.2 },
  ]);
});
