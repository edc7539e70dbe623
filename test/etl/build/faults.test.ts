import { createHash } from 'node:crypto';
import { chmod, copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeCorpus } from '../../generator/write.ts';
import {
  buildFrom,
  differences,
  digest,
  ended,
  type Folder,
  makeFolder,
  readTables,
  startEtl,
} from './folder.ts';

let folder: Folder;
const GOOD = 'Agenda item\n\nSchool Places.\n\nMinutes:\n\nMembers noted that 91% of places were filled.\n';

beforeEach(async () => {
  folder = await makeFolder('faults');
  await mkdir(folder.input);
  await writeFile(join(folder.input, 'good.txt'), GOOD);
});
afterEach(() => folder.remove());

const run = (args: string[] = [], before = '', options = {}) =>
  ended(startEtl(['--input', folder.input, '--db', folder.db, '--workers', '1', ...args], before, options));

/** Files that are left beside the database; a build that ends leaves none. */
const leftovers = async () => (await readdir(folder.path)).filter(name => name.includes('building'));

describe('npm run etl, on what it cannot use', { timeout: 180_000 }, () => {
  it('names a folder that is missing or empty in one line, and leaves the old database', async () => {
    await buildFrom(folder.input, folder.db);
    const before = await digest(folder.db);
    const empty = join(folder.path, 'empty');
    const missing = await run(['--input', join(folder.path, 'none')]);
    expect(missing).toMatchObject({ code: 1, err: `missing folder: ${join(folder.path, 'none')}\n` });
    const file = join(folder.input, 'good.txt');
    expect((await run(['--input', file])).err).toBe(
      `no folder: ${file} is a file: give the folder it is in\n`,
    );
    await mkdir(empty);
    expect(await run(['--input', empty])).toMatchObject({
      code: 1,
      err: `no documents: ${empty}: the folder holds no file to read\n`,
    });
    expect(await digest(folder.db)).toBe(before);
  });

  it('reads a document whose origin is no JSON, says so, and does not exit with 0', async () => {
    await writeFile(join(folder.input, 'good.json'), '{"title": ');
    const { code, out } = await run();
    expect(code).toBe(2);
    expect(out).toContain(
      `could not read good.txt: invalid origin: ${join(folder.input, 'good.json')}: not a JSON object`,
    );
    const { documents, issues } = await readTables(folder.db);
    expect(documents).toHaveLength(1);
    expect(issues?.some(row => row.includes('"invalid-origin"'))).toBe(true);
  });

  it('believes of an origin what can be believed, says what cannot, and reads all the rest', async () => {
    const origins: Record<string, object> = {
      day: { council: 'Kent County Council', meeting_date: '2025-02-30' },
      year: { meeting_date: '0000-00-00' },
      far: { meeting_date: '9999-12-31' },
      long: { title: 'C'.repeat(1_000_000), meeting_date: '2025-02-28' },
    };
    for (const [name, origin] of Object.entries(origins)) {
      await writeFile(join(folder.input, `${name}.txt`), `${GOOD}This was ${name}.\n`);
      await writeFile(join(folder.input, `${name}.json`), JSON.stringify(origin));
    }
    await writeFile(join(folder.input, 'range.txt'), `Meeting of the Cabinet, 0 - 6 March 2025\n\n${GOOD}`);
    const { code, out } = await run();
    expect(code).toBe(2);
    const why = (name: string) => join(folder.input, `${name}.json`);
    expect(out.split('\n').filter(line => line.startsWith('could not'))).toEqual([
      `could not read day.txt: invalid origin: ${why('day')}: its meeting_date is no day of a council: 2025-02-30`,
      `could not read far.txt: invalid origin: ${why('far')}: its meeting_date is no day of a council: 9999-12-31`,
      `could not read long.txt: invalid origin: ${why('long')}: title has more than 2000 letters`,
      `could not read year.txt: invalid origin: ${why('year')}: its meeting_date is no day of a council: 0000-00-00`,
    ]);
    const { meetings, councils } = await readTables(folder.db);
    expect(meetings).toHaveLength(6);
    expect(meetings?.filter(row => row.includes('"2025-02-28"'))).toHaveLength(1);
    expect(councils?.some(row => row.includes('Kent County Council'))).toBe(true);
  });

  it('keeps items of one meeting and number apart whose titles begin alike once hashed', async () => {
    const known = new Map<string, string>();
    const titles = ['Aa'];
    for (let at = 0; titles.length < 3; at += 1) {
      const title = `Report ${at}`;
      const start = createHash('md5').update(`${title.toLowerCase()}#1`).digest('hex').slice(0, 6);
      const twin = known.get(start);
      if (twin) titles.push(twin, title);
      known.set(start, title);
    }
    const origin = { council: 'Leicester City Council', committee: 'Cabinet', meeting_date: '2025-02-28' };
    const opening = '1. Declarations of Interest\n\nMinutes:\n\nThere were none.\n\n';
    for (const [index, title] of titles.entries()) {
      await writeFile(
        join(folder.input, `${index}.txt`),
        `${opening}2. ${title}\n\nMinutes:\n\nIt was noted.\n`,
      );
      await writeFile(join(folder.input, `${index}.json`), JSON.stringify(origin));
    }
    await buildFrom(folder.input, folder.db);
    const { items } = await readTables(folder.db);
    expect(items?.filter(row => /Report|"Aa"/.test(row))).toHaveLength(3);
  });

  it('builds a database of documents in which nothing is found', async () => {
    await writeFile(join(folder.input, 'good.txt'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]));
    await writeFile(join(folder.input, 'blank.txt'), ' \n');
    const { code, out, err } = await run();
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('\nnothing to read in blank.txt: it holds no text\n');
    expect(out).toContain('\nnothing to read in good.txt: it is not a document that can be read\n');
    expect(await readTables(folder.db)).toMatchObject({ items: [], figures: [], figure_words: [] });
  });

  it('names a document that is damaged or locked once, and does not exit with 0', async () => {
    await writeFile(join(folder.input, 'torn.pdf'), '%PDF-1.7\nnothing else');
    await writeFile(join(folder.input, 'torn.docx'), 'PK\u0003\u0004 word/document.xml');
    const { code, out } = await run();
    expect(code).toBe(2);
    expect(out.split('\n').filter(line => line.startsWith('could not'))).toEqual([
      expect.stringMatching(/^could not read torn\.docx: the Word file is damaged: [^\n]+$/),
      expect.stringMatching(/^could not read torn\.pdf: the PDF cannot be opened: [^\n]+$/),
    ]);
  });

  it('reads the rest when one file cannot be opened, and tries it again the next time', async () => {
    const locked = join(folder.input, 'locked.txt');
    await writeFile(locked, `${GOOD}One more line.\n`);
    await chmod(locked, 0);
    await chmod(folder.path, 0o777);
    const other = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    const { code, out } = await run([], '', other);
    expect(code).toBe(2);
    expect(out).toContain('could not read locked.txt: EACCES');
    const first = await readTables(folder.db);
    expect(first.documents).toHaveLength(1);
    expect(first.issues?.some(row => row.includes('locked.txt could not be opened'))).toBe(true);
    await chmod(locked, 0o644);
    expect((await run([], '', other)).code).toBe(0);
    const second = await readTables(folder.db);
    expect(second.documents).toHaveLength(2);
    expect(second.issues?.some(row => row.includes('unreadable-file'))).toBe(false);
  });

  it('builds anew over a database that is damaged', async () => {
    await buildFrom(folder.input, folder.db);
    const whole = join(folder.path, 'whole.duckdb');
    await copyFile(folder.db, whole);
    const bytes = await readFile(folder.db);
    for (const damage of [
      bytes.subarray(0, 5000),
      Buffer.from('not a database'),
      bytes.fill(0x5a, 4096, 90_000),
    ]) {
      await writeFile(folder.db, damage);
      expect(await run()).toMatchObject({ code: 0 });
      expect(await differences(folder.db, whole)).toEqual([]);
    }
  });

  it('says in one line that the disk is full, and leaves the old database and nothing else', async () => {
    await buildFrom(folder.input, folder.db);
    const before = await digest(folder.db);
    await writeCorpus({ councils: 6, years: 1, meetings: 2, reports: 3, seed: 3 }, folder.input);
    // A limit on the size of files, in blocks of 1024 bytes, stands for a full disk: the same write fails.
    const { code, err } = await run([], "trap '' XFSZ; ulimit -f 300;");
    expect(code).toBe(1);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    expect(err).toContain(folder.db);
    expect(await digest(folder.db)).toBe(before);
    expect(await leftovers()).toEqual([]);
  });
});
