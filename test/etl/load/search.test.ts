import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { readVocabulary } from '../../../etl/inputs.ts';
import { stem } from '../../../etl/words.ts';
import { buildFrom, type Folder, makeFolder } from '../build/folder.ts';

const HEAD = 'Children and Families Overview and Scrutiny Committee - Tuesday, 4 March 2025 2.00 pm';
const minutes = (title: string, text: string, day = '4 March') =>
  `Agenda and minutes\n\n${HEAD.replace('4 March', day)}\n\nVenue: Sparkenhoe Committee Room, County Hall, Glenfield\n\nItems\nNo. Item\n\n7.\n\n${title}\n\nMinutes:\n\n${text}`;

let folder: Folder;
beforeAll(async () => {
  folder = await makeFolder('search');
  await mkdir(folder.input);
  await writeFile(
    join(folder.input, 'one.txt'),
    minutes(
      'Fostering Service.',
      'Foster carers of children’s homes, fostered or not: 58% of 40 reviews. É used 5 times.',
    ),
  );
  // Versions of one item whose titles are cut into other words: the title is one's, the text the other's.
  for (const day of ['1 April', '6 May', '3 June', '1 July']) {
    const text = 'The service for children was described, and the homes were praised.';
    await writeFile(join(folder.input, `${day}.txt`), minutes('Children’s Homes', text, day));
    await writeFile(
      join(folder.input, `${day} cut.txt`),
      minutes('Childrens Homes', `${text.slice(0, 20)} ... view the full minutes text for item 7.`, day),
    );
  }
  await buildFrom(folder.input, folder.db);
}, 60_000);
afterAll(() => folder.remove());

async function open(db: string): Promise<(sql: string) => Promise<Record<string, unknown>[]>> {
  const instance = await DuckDBInstance.create(db, { access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  return async sql => (await connection.runAndReadAll(sql)).getRowObjectsJson();
}

/** Counts the stems of a text word by word, as a reader would. */
function count(text: string, weight: number, stops: Set<unknown>, into: Map<string, number>): void {
  for (const [word] of text.toLowerCase().matchAll(/[a-z0-9à-ɏ]+/g)) {
    if (word.length > 40 || (word.length < 2 && !/\d/.test(word)) || stops.has(word)) continue;
    into.set(stem(word), (into.get(stem(word)) ?? 0) + weight);
  }
}

async function expectCounted(db: string): Promise<void> {
  const query = await open(db);
  const stops = new Set((await readVocabulary()).tables.stop_words?.map(row => row.word));
  const units = await query(`select s.item_no || '.0' as unit, 1 as worth, i.title as label, i.text
    from search_items s join items i using (item_id)
    union all
    select p.item_no || '.' || p.part, 0.5, coalesce(f.measure, r.owner, ''), coalesce(f.quote, r.text)
    from search_parts p
    left join figures f on p.part % 2 = 1 and f.figure_id = p.source_id
    left join resolutions r on p.part % 2 = 0 and r.resolution_id = p.source_id`);
  const found = new Map<unknown, Map<string, number>>();
  const weights = new Map<string, number>();
  for (const { unit, stem, times, weight } of await query(
    "select *, item_no || '.' || part as unit from postings join search_stems using (stem_no)",
  )) {
    const counts = found.get(unit) ?? new Map<string, number>();
    counts.set(String(stem), Number(times));
    found.set(unit, counts);
    weights.set(`${unit} ${stem}`, Number(weight));
  }
  expect(units.length).toBeGreaterThan(1);
  const counted = units.map(({ unit, worth, label, text }) => {
    const expected = new Map<string, number>();
    count(String(text), 1, stops, expected);
    count(String(label), 4, stops, expected);
    expect(found.get(unit) ?? new Map(), String(text).slice(0, 80)).toEqual(expected);
    return { unit, worth: Number(worth), expected, length: sumOf([...expected.values()]) };
  });
  const mean = Math.round(sumOf(counted.map(({ length }) => length)) / counted.length) + 1;
  for (const { unit, worth, expected, length } of counted)
    for (const [stem, times] of expected) {
      const weight = (worth * times * 2.2) / (times + 1.2 * (0.5 + (0.5 * length) / mean));
      expect(Math.abs(weights.get(`${unit} ${stem}`)! - 100 * weight)).toBeLessThan(0.501);
    }
}

function sumOf(numbers: number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

describe('postings', () => {
  it('count every word of the seeds that is searched for, by its stem', () =>
    expectCounted(inject('seedsDatabase')));

  it('count plurals, possessives, digits and accents', () => expectCounted(folder.db));

  it('count the words of a title that is another version’s', async () => {
    const query = await open(folder.db);
    const retitled = await query(`select i.title from items i
      join found.item_map m on m.item_id = i.item_id and m.is_shown
      join found.items f on f.document_id = m.document_id and f.item_id = m.found_item_id
      where f.title <> i.title`);
    expect(retitled.length).toBeGreaterThan(0);
    await expectCounted(folder.db);
  });

  it('stand in the order of stem and unit, each pair once', async () => {
    const query = await open(inject('seedsDatabase'));
    const rows = await query(
      'select (stem_no::double * 100000 + item_no) * 1000 + part as pair from postings',
    );
    const pairs = rows.map(row => Number(row.pair));
    expect(pairs).toEqual([...new Set(pairs)].sort((a, b) => a - b));
  });

  it('leave out words that nearly every item has, which are still known', async () => {
    const query = await open(inject('seedsDatabase'));
    expect(await query("select stem from search_words where word = 'the'")).toEqual([{ stem: '' }]);
    expect(await query("select * from search_stems where stem in ('', 'the')")).toEqual([]);
  });
});
