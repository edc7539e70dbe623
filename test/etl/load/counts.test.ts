import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openScratch, type Scratch } from './scratch.ts';

let scratch: Scratch;
beforeAll(async () => {
  scratch = await openScratch([], { shipped: false });
  await scratch.query(`
    insert into councils by name select 'a' as council_id, 'A' as name;
    insert into committees by name select unnest(['a-x', 'a-y']) as committee_id, 'a' as council_id;
    insert into meetings by name
    select 'm' || n as meeting_id, if(n % 2 = 0, 'a-x', 'a-y') as committee_id,
        if(n = 5, null, date '2022-11-20' + (n * 19)::integer) as meeting_date
    from range(60) t(n);
    insert into items by name
    select meeting_id || '-' || k as item_id, meeting_id, k::integer as position, k = 0 as is_procedural,
        if(k = 2, 'truncated', 'complete') as completeness, 100 as words, 1 as questions
    from meetings, range(5) t(k);
    insert into item_themes by name
    select item_id, unnest(if(position % 2 = 0, ['send', 'finance'], ['send'])) as theme_id, 0.5 as weight
    from items where position between 1 and 3;
    insert into figures by name
    select item_id || '-' || k as figure_id, item_id, if(k = 0, 'outcome', 'volume') as kind,
        if(k = 1, 'rejected', null) as review, if(k = 2, 0.5, 1.0) as confidence
    from items, range(3) t(k);
    insert into resolutions by name
    select item_id as resolution_id, item_id, 'resolved' as basis, 'note' as action
    from items where position <> 4;`);
  await scratch.settle(
    'vocabulary',
    'attention',
    'spans',
    'counts-meetings',
    'counts-themes',
    'counts-findings',
    'counts-decisions',
  );
});
afterAll(() => scratch.close());

const ranges = [
  ['1900-01-01', '2100-12-31'],
  ['2023-01-01', '2024-12-31'],
  ['2022-12-09', '2022-12-28'],
  ['2022-12-28', '2025-03-02'],
  ['2024-02-29', '2024-12-31'],
];

/** Sums of a table of counts over the spans that tile a range, beside the same counted from the rows themselves. */
async function sums(count: string, from: string, to: string, table: string, rows: string, which: string) {
  const tiles = `select span from spans where first_day >= date '${from}' and last_day <= date '${to}'
    and (is_year or date '${from}' > make_date(year, 1, 1) or date '${to}' < make_date(year, 12, 31))`;
  const [tiled] = await scratch.query(
    `select coalesce(sum(${count}), 0)::integer as n from ${table} where ${which} and span in (${tiles})`,
  );
  const [counted] = await scratch.query(
    `select count(*)::integer as n from ${rows} join meetings using (meeting_id)
     where meeting_date between date '${from}' and date '${to}' and ${which}`,
  );
  return [Number(tiled?.n), Number(counted?.n)];
}

describe('counts by span', () => {
  it('come to what the rows of any range of days come to', async () => {
    for (const [from = '', to = ''] of ranges) {
      for (const [count, table, rows, which] of [
        ['items', 'item_counts', 'items', `completeness = 'truncated'`],
        ['figures', 'figure_counts', 'figures join items using (item_id)', `kind <> 'volume'`],
        ['decisions', 'decision_counts', 'resolutions join items using (item_id)', 'not is_procedural'],
        ['agenda_items', 'theme_counts', 'item_themes join items using (item_id)', `theme_id = 'finance'`],
      ] as const) {
        const [tiled, counted] = await sums(count, from, to, table, rows, which);
        expect(tiled, `${table} ${from} ${to}`).toBe(counted);
        expect(counted).toBeGreaterThan(0);
      }
    }
  });

  it('keep meetings without a date apart', async () => {
    const rows = await scratch.query('select sum(held)::integer as held from meeting_counts where span = 0');
    expect(rows).toEqual([{ held: 1 }]);
  });

  it('count a meeting once that decided on two themes', async () => {
    const rows = await scratch.query(
      `select theme_id, sum(meetings)::integer as meetings from deciding_meetings
       where span < 3000 group by theme_id order by theme_id`,
    );
    expect(rows).toContainEqual({ theme_id: null, meetings: 60 });
    expect(rows).toContainEqual({ theme_id: 'send', meetings: 60 });
    expect(rows.map(row => row.theme_id)).toContain('finance');
  });

  it('know the group of a theme as a member of every set that has the theme', async () => {
    const rows = await scratch.query(
      `select count(*)::integer as missing from theme_sets s join themes h using (theme_id)
       where h.parent_id is not null and not exists (
         select 1 from theme_sets g where g.theme_set = s.theme_set and g.theme_id = h.parent_id)`,
    );
    expect(rows).toEqual([{ missing: 0 }]);
  });
});
