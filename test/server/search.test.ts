import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findSnippet, nearOf, readSearch } from '../../server/search.ts';
import { buildMeetings } from '../marks/build.ts';

const sql = readFileSync(new URL('../../queries/pages/search.sql', import.meta.url), 'utf8');
const shownSql = readFileSync(new URL('../../queries/pages/search-shown.sql', import.meta.url), 'utf8');
const termsSql = readFileSync(new URL('../../queries/pages/search-terms.sql', import.meta.url), 'utf8');
const facetSql = readFileSync(new URL('../../queries/pages/search-facets.sql', import.meta.url), 'utf8');
const written: { title: string; text: string }[] = JSON.parse(
  readFileSync(new URL('../marks/written.json', import.meta.url), 'utf8'),
);

/** What someone would type, and the title of the item that should come first. */
const asked: [string, string][] = [
  ['knives', 'Youth Justice Plan 2024-27'],
  ['foster carers allowances', 'Fostering Service Annual Report'],
  ['speech therapist primary schools', 'Speech, Language and Communication Needs'],
  ['overspend on placements', 'Budget Monitoring Period 6'],
  ['return interviews missing', 'Missing and Exploited Young People'],
  ['ten hubs', 'Early Help Strategy Refresh'],
  ['home education roll', 'Elective Home Education'],
  ['newly qualified social workers vacancy', 'Social Worker Recruitment'],
  ['free bus travel care leavers', 'Care Leavers’ Offer'],
  ['paediatric wards', 'Child and Adolescent Mental Health: Access and Waits'],
  ['inadequate judgement third visit', 'Ofsted Monitoring Visit'],
  ['"youth council"', 'Children’s Commissioner’s Takeover'],
  ['MMR', 'Childhood Immunisation Uptake'],
  ['sextortion', 'Online Safety'],
  ['instrument hire', 'Music Hub: Change of Lead Organisation'],
  ['cookery holidays', 'Holiday Activities and Food Programme'],
  ['knife surrender', 'Serious Youth Violence Task and Finish Group: Final Report'],
  ['deprivation of liberty', 'Liberty Protection and Secure Placements'],
  ['uniform banks poverty', 'Child Poverty and the Cost of Living'],
  ['brushing teeth nurseries', 'Dental Health of Under Fives'],
  ['unregistered settings', 'Alternative Provision Commissioning Framework'],
  ['kinship grandparents', 'Kinship Carers: New Offer'],
  ['emotional school avoidance anxiety', 'Emotionally Based School Avoidance'],
  ['gaming forums prevent', 'Prevent: Referrals of Children'],
  ['adoption therapy waits', 'Post-Adoption Support'],
  ['detached youth workers', 'Review of Youth Services'],
  ['personal education plans', 'Attainment of Children in Care'],
  ['ombudsman tuition', 'Local Government Ombudsman: Public Report on Provision Missed'],
  ['travel appeals unsafe route', 'Travel Assistance Policy: Appeals'],
  ['neglec*', 'Neglect Strategy'],
];

let meetings: Awaited<ReturnType<typeof buildMeetings>>;
const none = { kind: null, council: null, committee: null, theme: null, from: null, to: null };
const meaning = async (words: string, filters = {}, most = '1000000') => {
  const { terms } = readSearch(words) as Record<string, string>;
  const { council, committee, from, to } = { ...none, ...filters };
  const [meant] = await meetings.query(termsSql, { council, committee, from, to, terms: terms ?? '', most });
  return meant;
};
const ranking = async (words: string, filters = {}, query = sql, near: string | null = null) => {
  const { terms, phrases } = readSearch(words) as Record<string, string>;
  const {
    stems = null,
    leading = null,
    words: met = null,
    ...reach
  } = (await meaning(words, filters)) as Record<string, string>;
  const { asked = null, first_item = null, last_item = null } = reach;
  const is_narrowed = String(Object.keys(filters).length > 0);
  const meant = { stems, leading, asked, first_item, last_item, is_narrowed };
  const own =
    query === sql ? { near: near ?? nearOf(terms ?? '', met ?? ''), reach: null } : { looked: null };
  return meetings.query(query, { ...none, ...own, ...meant, phrases: phrases ?? '', ...filters });
};
const search = async (words: string, filters = {}, near: string | null = null) => {
  const best = await ranking(words, filters, sql, near);
  const picked = best.map(({ item_no, part }) => `${item_no}:${part}`).join(' ');
  const rows = await meetings.query(shownSql, { picked });
  return rows.map((row, at): Record<string, unknown> => ({ ...row, score: best[at]!.score }));
};
const titleOf = (row: Record<string, unknown> | undefined) => String(row?.title ?? '').replace(/\.$/, '');

beforeAll(async () => {
  meetings = await buildMeetings([
    { day: '4 March 2025', items: written.slice(0, 45) },
    { day: '3 June 2025', items: written.slice(45) },
  ]);
}, 60_000);
afterAll(() => meetings?.close());

describe('search', () => {
  it('puts the right item first: mean reciprocal rank of thirty questions is 0.8 or more', async () => {
    let sum = 0;
    for (const [words, title] of asked) {
      const rows = await search(words);
      const rank = rows.findIndex(row => titleOf(row) === title) + 1;
      sum += rank > 0 ? 1 / rank : 0;
    }
    expect(asked.length).toBe(30);
    expect(sum / asked.length).toBeGreaterThanOrEqual(0.8);
  }, 60_000);

  it('takes a phrase for words side by side', async () => {
    const loose = await search('school places');
    const exact = await search('"places in the city"');
    expect(exact.map(titleOf)).toEqual(['Sufficiency of School Places 2025-2030']);
    expect(loose.length).toBeGreaterThan(exact.length);
  });

  it('puts words beside one another before the same words apart, in any of their forms', async () => {
    const apart = '';
    for (const words of [
      'social workers vacancy',
      'care leavers travel',
      'school avoidance',
      'home educated',
    ]) {
      const [near, far] = [await search(words), await search(words, {}, apart)];
      expect(near.map(row => row.item_id).sort()).toEqual(far.map(row => row.item_id).sort());
      const scores = new Map(far.map(row => [row.item_id, Number(row.score)]));
      const [first] = near;
      expect(Number(first!.score)).toBeGreaterThan(scores.get(first!.item_id)! * 1.5);
    }
  });

  it('narrows by theme, day and kind', async () => {
    const all = await search('members');
    const themed = await search('members', { theme: 'health' });
    expect(themed.length).toBeGreaterThan(0);
    expect(themed.length).toBeLessThan(all.length);
    const later = await search('members', { from: '2025-06-01' });
    expect(new Set(later.map(row => row.meeting_date))).toEqual(new Set(['2025-06-03']));
    const figures = await search('reviews on time', { kind: 'figure' });
    for (const row of figures) expect(row.kind).toBe('figure');
  });

  it('counts all it finds by council, committee, theme, year and kind', async () => {
    for (const words of ['members', 'school places', '"places in the city"', 'neglec*']) {
      const rows = await search(words);
      expect(rows.length).toBeLessThan(200);
      const counts = await ranking(words, {}, facetSql);
      const of = (facet: string) => counts.filter(row => row.facet === facet);
      expect(of('all')).toMatchObject([{ items: rows.length }]);
      expect(of('council')).toMatchObject([{ key: 'leicestershire', items: rows.length }]);
      expect(of('year')).toMatchObject([{ key: '2025', items: rows.length }]);
      expect(of('committee').length).toBe(1);
      for (const { key, items } of of('theme'))
        expect((await search(words, { theme: key })).length).toBe(items);
      for (const { key, items } of of('kind'))
        expect((await search(words, { kind: key })).length).toBe(items);
    }
  });

  it('finds the same of a choice as of all, and of words in any number', async () => {
    for (const words of [
      'members',
      'foster carers allowances',
      'speech therapist primary schools',
      'neglec*',
    ]) {
      const all = await search(words);
      expect(all.length).toBeGreaterThan(0);
      const scores = (rows: typeof all) => rows.map(row => [row.item_id, Number(row.score).toFixed(6)]);
      expect(scores(await search(words, { council: 'leicestershire' }))).toEqual(scores(all));
      expect(scores(await search(words, { from: '1900-01-01' }))).toEqual(scores(all));
      expect(await search(words, { council: 'leicester' })).toEqual([]);
    }
  });

  it('gives nothing for words that nobody said, and does not fail on odd ones', async () => {
    expect(await search('xyzzy')).toEqual([]);
    for (const odd of ["'; drop table items --", '"', '%_*', '(', '\\', '🦊', '"(a+)+$"'])
      expect(Array.isArray(await search(odd))).toBe(true);
  });
});

describe('findSnippet(text, words, start)', () => {
  it('gives the sentence with most of the words, marked, with its offsets', () => {
    const text = 'The Chair spoke. Foster carers left. New carers came.';
    const { snippet, char_start, char_end, first } = findSnippet(text, 'foster fostering carers', 100);
    expect(snippet).toBe('‹Foster› ‹carers› left.');
    expect(text.slice(char_start - 100, char_end - 100).trim()).toBe('Foster carers left.');
    expect(text.slice(first, first + 6)).toBe('Foster');
  });

  it('leaves out the rules of a table that was read as text', () => {
    const { snippet } = findSnippet('Chair of the school | and a Trust.\n|||||||||||| ', 'school', 0);
    expect(snippet).toBe('Chair of the ‹school› and a Trust.');
  });

  it('cuts a long sentence around what was met', () => {
    const { snippet } = findSnippet(
      `${'and so on '.repeat(80)}fostering ${'and on '.repeat(80)}`,
      'fostering',
      0,
    );
    expect(snippet).toMatch(/^… .*‹fostering›.* …$/);
    expect(snippet.length).toBeLessThan(360);
  });
});

describe('nearOf(terms, words)', () => {
  const met = 'home homes educated education children care';
  const lines = (words: string) => nearOf(String(readSearch(words).terms), met).split('\n');
  const fits = (pattern: string, text: string) => new RegExp(pattern, 'i').test(text);

  it('gives three patterns for each two words in turn: beside, after and about one another', () => {
    const [beside, after, about] = lines('home educated') as [string, string, string];
    const told = (text: string) => [beside, after, about].map(pattern => fits(pattern, text));
    expect(told('Elective Home Education')).toEqual([true, true, true]);
    expect(told('at home they were being educated')).toEqual([false, true, true]);
    expect(told('educated well at home')).toEqual([false, false, true]);
    expect(told('Home to school transport: who goes there, when, why and what education costs')).toEqual([
      false,
      false,
      false,
    ]);
    expect(lines('home educated children')).toHaveLength(6);
  });

  it('lets words that nobody looks for stand between', () => {
    const [beside] = lines('children in care') as [string];
    expect(fits(beside, 'Children in Care')).toBe(true);
    expect(fits(beside, 'children who are in need of care')).toBe(false);
  });

  it('gives nothing where fewer than two words are met', () => {
    expect(nearOf('home:home', met)).toBe('');
    expect(nearOf('zebra:zebra home:home', met)).toBe('');
    expect(nearOf('', '')).toBe('');
  });
});
