import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildFrom, type Folder, makeFolder } from '../build/folder.ts';

const ROOT = new URL('../../..', import.meta.url).pathname;
const HEAD = 'Children and Families Overview and Scrutiny Committee - Tuesday, 4 March 2025 2.00 pm';
const VENUE = 'Venue: Sparkenhoe Committee Room, County Hall, Glenfield';
const WORDS =
  'The Committee considered a report of the Director of Children and Family Services which set out the work of the service over the year, the demand it had met and the plans that it had made for the year to come with its partners.';
const page = (...items: string[]) =>
  [`Agenda and minutes\n\n${HEAD}\n\n${VENUE}\n\nItems\nNo. Item`, ...items].join('\n\n');

const cut = page(
  `7.\n\nFostering Service. pdf icon PDF 9 KB\n\nMinutes:\n\n${WORDS} Foster carers ... view the full minutes text for item 7.`,
  `8.\n\nYouth Justice Plan.\n\nMinutes:\n\n${WORDS}`,
  '9.\n\nEarly Years.\n\nMinutes:\n\nThe update was noted.',
);
const full = `Agenda item\n\nFostering Service.\n\nMinutes:\n\n${WORDS} Foster carers had grown to 40.\n\n${VENUE}`;
const other = `Agenda item\n\nYouth Justice Plan.\n\nMinutes:\n\nA wholly different account of the plan, ${WORDS}\n\n${VENUE}`;
const agenda = `Agenda\n\n${HEAD}\n\n${VENUE}\n\nItems\nNo. Item\n\n8.\n\nYouth Justice Plan.\n\nTo consider the plan.\n\n9.\n\nEarly Years.`;
const stripped = page(
  'Fostering Service.',
  WORDS,
  'Early Years.',
  'The update  ... view the full minutes text for item 8.',
).replace('Items\n', '');

let folder: Folder;
let query: (sql: string) => Promise<unknown[]>;

beforeAll(async () => {
  folder = await makeFolder('meetings');
  await mkdir(folder.input);
  const put = (name: string, text: string) => writeFile(join(folder.input, name), text);
  await put('cut.txt', cut);
  await put('full.txt', full);
  await put('other.txt', other);
  await put('agenda.txt', agenda);
  await put('stripped.txt', stripped);
  await put(
    'first.txt',
    cut
      .replace('was noted', 'was welcome')
      .replaceAll('4 March', '1 April')
      .replaceAll('set out', 'described'),
  );
  await put('first.json', '{"accessed":"2025-05-01"}');
  await put(
    'corrected.txt',
    cut
      .replace('was noted', 'was not agreed')
      .replaceAll('4 March', '1 April')
      .replaceAll('set out', 'described'),
  );
  await put('corrected.json', '{"accessed":"2025-06-01"}');
  const xml = await readFile(join(ROOT, 'test/input/documents/meeting.xml'), 'utf8');
  const service = xml
    .replace('Part One', 'Budget')
    .replaceAll("<committeetitle>Children's Panel</committeetitle>", '');
  await put('service.xml', service);
  await put(
    'panel.txt',
    `Agenda and minutes\n\nChildren's Panel - Monday, 3 February 2025\n\nNo. Item\n\n182.\n\nBudget\n\nMinutes:\n\nNoted.\n\n183.\n\nHealth & Wellbeing\n\nMinutes:\n\nThe Panel heard that ... view the full minutes text for item 183.`,
  );
  await buildFrom(folder.input, folder.db);
  const instance = await DuckDBInstance.create(folder.db, { access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  query = async sql => (await connection.runAndReadAll(sql)).getRowsJson();
}, 180_000);
afterAll(() => folder.remove());

describe('settling', () => {
  it('makes one meeting of a page, its agenda, its stripped copy and an item page that begins with the same words', async () => {
    expect(await query("select meeting_id from meetings where meeting_date = '2025-03-04'")).toEqual([
      ['leicestershire-cfosc-2025-03-04'],
    ]);
    const sources = `select i.item_number, i.title, list_sort(list(d.path)), first(i.completeness)
      from items i join item_sources s using (item_id) join documents d on d.document_id = s.document_id
      where i.meeting_id = 'leicestershire-cfosc-2025-03-04' group by all order by 1`;
    expect(await query(sources)).toEqual([
      ['7', 'Fostering Service', ['cut.txt', 'full.txt', 'stripped.txt'], 'complete'],
      ['8', 'Youth Justice Plan', ['agenda.txt', 'cut.txt'], 'complete'],
      ['9', 'Early Years', ['agenda.txt', 'cut.txt', 'stripped.txt'], 'complete'],
    ]);
  });

  it('shows an item in its fullest version', async () => {
    const shown = `select d.path, contains(i.text, 'had grown to 40') from items i join documents d using (document_id)
      where i.item_id = 'leicestershire-cfosc-2025-03-04-7'`;
    expect(await query(shown)).toEqual([['full.txt', true]]);
  });

  it('leaves an undated page alone that shares a title but not its words', async () => {
    const rows = await query(
      "select meeting_date from meetings where meeting_id like 'leicestershire-unknown-undated-%'",
    );
    expect(rows).toEqual([[null]]);
  });

  it('shows the later of two versions that differ, and says so', async () => {
    const shown = `select d.path from items i join documents d using (document_id)
      where i.meeting_id = 'leicestershire-cfosc-2025-04-01' and i.title = 'Early Years'`;
    expect(await query(shown)).toEqual([['corrected.txt']]);
    expect(await query("select item_id from issues where code = 'item-replaced'")).toEqual([
      ['leicestershire-cfosc-2025-04-01-9'],
    ]);
  });

  it('joins an answer of the web service without a committee to the page of the same day and items', async () => {
    const rows =
      await query(`select i.item_number, d.path, i.completeness from items i join documents d using (document_id)
      where i.meeting_id like '%panel-2025-02-03%' order by 1`);
    expect(rows).toEqual([
      ['182', 'panel.txt', 'complete'],
      ['183', 'service.xml', 'complete'],
    ]);
  });
});
