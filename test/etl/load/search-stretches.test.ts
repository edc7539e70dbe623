import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openScratch, type Scratch } from './scratch.ts';

const COUNT = 210_000;
const QUERIES = new URL('../../../queries/pages/', import.meta.url);

let scratch: Scratch;
beforeAll(async () => {
  scratch = await openScratch([], { shipped: false });
  // Each item is a meeting day of its own council in turn; every one says `often`, one in a thousand `seldom`.
  await scratch.query(`
    insert into councils by name select unnest(['a', 'b']) as council_id;
    insert into committees by name select council_id || '-x' as committee_id, council_id from councils;
    insert into meetings by name
    select 'm' || n as meeting_id, if(n % 2 = 0, 'a-x', 'b-x') as committee_id,
        if(n = 0, null, date '2000-01-01' + n::integer) as meeting_date
    from range(300) t(n);
    insert into items by name
    select 'i' || lpad(n::text, 6, '0') as item_id, 'm' || n % 300 as meeting_id, 'd' as document_id, 1 as position
    from range(${COUNT}) t(n);
    create schema found;
    create table found.item_map as
    select document_id, item_id as found_item_id, item_id, true as is_shown from items;
    create table found.words as
    select * from (values (1.0::double, 'often', 'often'), (2.0, 'seldom', 'seldom'), (3.0, 'the', '')) t(word_no, word, stem);
    create table found.units as
    select document_id, 'item' as kind, item_id as source_id,
        if(right(item_id, 3) = '007', [1.0, 2.0], [1.0, 3.0])::double[] as words,
        if(right(item_id, 3) = '007', [2, 1], [1, 0]) as times,
        if(right(item_id, 3) = '007', 3, 1) as length, []::double[] as label_words, []::double[] as label_only
    from items;
    create table found.labels (kind text, source_id text, words double[]);`);
  await scratch.settle(
    'spans',
    'labels-words',
    'words-stored',
    'search-places',
    'words',
    'search-stretches',
    'units',
    'words-own',
    'searched',
    'search',
    'postings',
    'stem-stretches',
    'search-stems',
  );
}, 60_000);
afterAll(() => scratch.close());

const one = async (sql: string) => (await scratch.query(sql))[0];

/** Asks how far back these words are looked for, with no more than so many read. */
async function reach(terms: string, most: number, { council = '', to = '' } = {}) {
  const sql = readFileSync(new URL('search-terms.sql', QUERIES), 'utf8').replace(
    /\$(\w+)/g,
    (_, name: string) => {
      const value = { terms, most, council, to }[name];
      return value ? `'${value}'` : 'null';
    },
  );
  return one(`select * from (${sql})`);
}

describe('an index in stretches', () => {
  it('numbers items newest first, and keeps the days of each stretch', async () => {
    const stretches = await scratch.query('select * from search_stretches order by stretch');
    expect(stretches.map(row => row.stretch)).toEqual([0, 1, 2, 3, 4]);
    expect(stretches.map(row => row.has_undated)).toEqual([false, false, false, false, true]);
    const days = stretches.flatMap(row => [String(row.last_day), String(row.first_day)]);
    expect(days).toEqual([...days].sort().reverse());
    const ends = stretches.flatMap(row => [Number(row.first_item), Number(row.last_item)]);
    expect([ends[0], ends.at(-1)]).toEqual([1, COUNT]);
    for (let at = 2; at < ends.length; at += 2) expect(ends[at]).toBe(ends[at - 1]! + 1);
    const numbered = await scratch.query(`select count(*)::integer as rows, max(item_no) as last,
        count(distinct item_no)::integer as numbers from search_items join items using (item_id)`);
    expect(numbered).toEqual([{ rows: COUNT, last: COUNT, numbers: COUNT }]);
    const [newer] = await scratch.query(`select count(*)::integer as n from search_items a
      join search_items b on b.item_no = a.item_no + 1 where a.meeting_date < b.meeting_date
        or a.meeting_date is null and b.meeting_date is not null`);
    expect(newer).toEqual({ n: 0 });
  });

  it('holds every word once, with its number of units by stretch', async () => {
    const counts = await scratch.query(`select s.stem, s.units, count(*)::integer as rows,
        (select sum(t.units)::integer from stem_stretches t where t.stem_no = s.stem_no) as in_stretches
      from postings p join search_stems s using (stem_no) group by all order by s.stem`);
    expect(counts).toEqual([
      { stem: 'often', units: COUNT, rows: COUNT, in_stretches: COUNT },
      { stem: 'seldom', units: 210, rows: 210, in_stretches: 210 },
    ]);
    const wrong = await scratch.query(`select t.stem_no, t.stretch from stem_stretches t
      join search_stretches d using (stretch) join postings p
        on p.stem_no = t.stem_no and p.item_no between d.first_item and d.last_item
      group by t.stem_no, t.stretch, t.units having count(*) <> t.units`);
    expect(wrong).toEqual([]);
  });
});

/** Gives the items from the first to the last of some stretches. */
async function items(newest: number, oldest: number) {
  const [row] = await scratch.query(`select min(first_item) as first_item, max(last_item) as last_item
    from search_stretches where stretch between ${newest} and ${oldest}`);
  return { ...row };
}

describe('search-terms', () => {
  it('looks everywhere for a word that few say, also beside one that all say', async () => {
    for (const terms of ['seldom:seldom', 'often:often seldom:seldom'])
      expect(await reach(terms, 1000)).toMatchObject({ first_item: 1, last_item: COUNT, is_cut: false });
    expect(await reach('often:often seldom:seldom', 1000)).toMatchObject({ leading: '2', asked: 2 });
  });

  it('looks at the newest for a word that very many say, and tells since when', async () => {
    const cut = await reach('often:often', 1000);
    expect(cut).toMatchObject({ ...(await items(0, 0)), is_cut: true });
    expect(cut?.since).toBe(
      (await one('select first_day from search_stretches where stretch = 0'))?.first_day,
    );
    expect(await reach('often:often', 90_000)).toMatchObject({ ...(await items(0, 1)), is_cut: true });
    expect(await reach('often:often', COUNT)).toMatchObject({ ...(await items(0, 4)), is_cut: false });
  });

  it('looks further back in one of two councils, and before a day where that is asked for', async () => {
    expect(await reach('often:often', 40_000, { council: 'a' })).toMatchObject(await items(0, 1));
    const last = await one('select last_day from search_stretches where stretch = 2');
    expect(await reach('often:often', 1000, { to: String(last?.last_day) })).toMatchObject(await items(2, 2));
  });
});
