import { appendFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeSum } from '../../etl/load/sum.ts';
import { publish } from '../../etl/publish/publish.ts';
import type { ChartAnswer } from '../../server/api.ts';
import { Pool } from '../../server/database/pool.ts';
import { openFile } from '../../server/database.ts';
import type { Running } from './fixture.ts';
import { start, writeDatabase } from './fixture.ts';

let site: Running;
beforeAll(async () => {
  site = await start({ queryTimeout: 400, connections: 2, queue: 3 });
});
afterAll(() => site.stop());

const wait = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds));

describe('the file', () => {
  it.each([
    ["insert into councils (council_id) values ('x') returning name", /read-only/i],
    ["update councils set name = 'x' returning name", /read-only/i],
    ['delete from councils returning name', /read-only/i],
    ["select * from read_text('/etc/passwd')", /disabled|permission/i],
    ["copy councils to '/tmp/x.csv'", /disabled|permission/i],
    ["attach '/tmp/x.duckdb'", /disabled|permission|external/i],
    ['set threads = 1', /locked/i],
    ['set enable_external_access = true', /locked|cannot/i],
  ])('refuses %s', async (sql, message) => {
    const file = await openFile(site.config.database);
    const session = await file.connect();
    await expect(session.start(sql, {}).then(({ next }) => next())).rejects.toThrow(message);
    session.close();
    file.close();
  });
});

describe('a folder of published Parquet', () => {
  it('is served like the file it was made of, and is sealed like it', async () => {
    const folder = join(site.folder, 'published');
    await publish(site.config.database, folder);
    const published = await start({ database: folder });
    for (const chart of ['items-by-theme.json', 'item-titles.json?council=leicester', 'every-type.json']) {
      const [one, other] = await Promise.all(
        [site, published].map(({ url }) => fetch(`${url}/charts/${chart}`)),
      );
      expect(await other!.json()).toEqual(await one!.json());
    }
    const { rows } = (await (await fetch(`${published.url}/healthz`)).json()) as { rows: object };
    expect(rows).toMatchObject({ councils: 2, items: 4, ratings: 0 });
    const file = await openFile(folder);
    const session = await file.connect();
    const denied = session
      .start("select content from read_text('/etc/passwd')", {})
      .then(({ next }) => next());
    await expect(denied).rejects.toThrow(/disabled|permission/i);
    session.close();
    file.close();
    await published.stop();
  });

  it('that is none is named, and leaves nothing behind', async () => {
    const folder = join(site.folder, 'none');
    await mkdir(folder);
    const before = await readdir(tmpdir());
    await expect(start({ database: folder })).rejects.toThrow(
      `invalid database: ${folder}: it is a folder, and none that npm run publish wrote`,
    );
    await writeFile(join(folder, 'tables.json'), '{"tables": [{"name": "x", "columns": [], "rows": 1}]}');
    await expect(openFile(folder)).rejects.toThrow();
    const left = (await readdir(tmpdir())).filter(name => /^minutewise-[^-]{6}$/.test(name));
    expect(left.filter(name => !before.includes(name))).toEqual([]);
  });
});

describe('questions', () => {
  it('are cut off when they take too long, and the connection answers on', async () => {
    const response = await fetch(`${site.url}/charts/slow-question.json`);
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await response.json()).toMatchObject({
      error: { message: 'question took longer than 0.4 seconds: narrow the filters' },
    });
    expect((await fetch(`${site.url}/charts/items-by-theme.json`)).status).toBe(200);
  });

  it('that need more memory than they may have fail alone, and write nothing beside the file', async () => {
    const file = await openFile(site.config.database, 60_000_000);
    const [greedy, modest] = await Promise.all([file.connect(), file.connect()]);
    const sorted =
      'select max(t) as t from (select md5(range::varchar) as t from range(20000000) order by t desc offset 5)';
    await expect(greedy.start(sorted, {}).then(({ next }) => next())).rejects.toThrow(/^Out of Memory/);
    const { next } = await modest.start('select name from councils', {});
    expect((await next())?.length).toBe(2);
    greedy.close();
    modest.close();
    file.close();
    expect((await readdir(site.folder)).filter(name => /tmp|spill/.test(name))).toEqual([]);
  });

  it('beyond the queue are refused at once', async () => {
    const years = Array.from({ length: 12 }, (_, index) => (index % 2 ? 'leicester' : 'leicestershire'));
    const asked = years.map((council, index) =>
      fetch(
        `${site.url}/charts/slow-question.${['json', 'csv', 'arrow'][index % 3]}?council=${council}&width=${300 + index}`,
      ),
    );
    const answers = await Promise.all(asked);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([503]));
    const texts = await Promise.all(answers.map(answer => answer.text()));
    expect(texts.some(text => text.includes('too many questions at once'))).toBe(true);
    expect((await fetch(`${site.url}/healthz`)).status).toBe(200);
  });
});

describe('Pool', () => {
  it('lends each member to one at a time, in turn', async () => {
    let made = 0;
    const pool = new Pool(async () => ++made, 2, 10);
    const [first, second] = await Promise.all([pool.acquire(100), pool.acquire(100)]);
    const third = pool.acquire(1_000);
    pool.release(first);
    expect([await third, made]).toEqual([first, 2]);
    await expect(pool.acquire(20)).rejects.toMatchObject({ status: 503 });
    pool.release(second);
    expect(pool.drain()).toEqual([second]);
  });
});

describe('a new build', () => {
  it('is served soon while readers ask on, and no answer fails or mixes', async () => {
    const wide = await start();
    let isOver = false;
    const faults: string[] = [];
    const builds = new Set<string>();
    let longest = 0;
    async function read(): Promise<void> {
      for (let turn = 0; !isOver; turn += 1) {
        const path = turn % 2 ? 'items-by-theme.json' : `item-titles.json?from=${1900 + (turn % 90)}`;
        const asked = performance.now();
        const response = await fetch(`${wide.url}/charts/${path}`);
        const answer = (await response.json()) as ChartAnswer;
        longest = Math.max(longest, performance.now() - asked);
        if (response.status !== 200) faults.push(JSON.stringify(answer));
        const [newest] = answer.rows?.slice(-1) ?? [];
        const isNew = JSON.stringify(newest).includes('New');
        if (isNew !== (answer.build !== 'b1')) faults.push(`${answer.build}: ${JSON.stringify(newest)}`);
        builds.add(answer.build);
      }
    }
    const readers = Array.from({ length: 40 }, read);
    for (const build of ['b2', 'b3', 'b4']) {
      await writeDatabase(
        wide.config.database,
        build,
        "update items set title = 'New places' where item_id = 'l2';\nupdate themes set label = 'Z New' where theme_id = 'schools'",
      );
      const written = performance.now();
      let served = '';
      while (served !== build && performance.now() - written < 30_000) {
        const lease = wide.context.database.lease();
        served = lease.build.id;
        lease.release();
        await wait(20);
      }
      expect(served).toBe(build);
      // Soon: a tick of the watch and what a busy machine lets the slowest reader wait, some times over.
      expect(performance.now() - written).toBeLessThan(1_000 + 10 * longest);
    }
    isOver = true;
    await Promise.all(readers);
    expect(faults).toEqual([]);
    expect(builds.size).toBeGreaterThanOrEqual(3);
    await wide.stop();
  });

  it('that is broken is reported once, and the old one serves on', async () => {
    const before = site.messages.length;
    // A copy to where the file stands is seen as it grows.
    for (let part = 1; part < 6; part += 1) {
      await writeFile(site.config.database, 'no database at all'.repeat(part));
      await wait(350);
    }
    expect(site.messages.slice(before)).toEqual([
      `invalid database: ${site.config.database}: it is no DuckDB database; the build before it serves on`,
    ]);
    const health = await fetch(`${site.url}/healthz`);
    expect([health.status, await health.json()]).toEqual([
      200,
      expect.objectContaining({ refused: expect.stringContaining('it is no DuckDB database') }),
    ]);
    await writeDatabase(site.config.database, 'b9');
    while (!site.messages.at(-1)?.includes('b9')) await wait(50);
    expect(await (await fetch(`${site.url}/healthz`)).json()).toMatchObject({ refused: null });
    expect(await (await fetch(`${site.url}/charts.json`)).json()).toMatchObject({ build: 'b9' });
  });

  it('that is damaged where nothing has been read yet is reported, and the old one serves on', async () => {
    const [next, path] = [join(site.folder, 'next.duckdb'), site.config.database];
    await writeDatabase(next, 'b9d');
    await writeSum(next, path, { build_id: 'b9d', built_at: new Date('2026-01-02T03:04:05Z') });
    const whole = await readFile(next);
    await appendFile(next, 'x');
    await rename(next, path);
    while (!site.messages.at(-1)?.includes('b9d')) await wait(50);
    expect(site.messages.at(-1)).toMatch(
      /are not those of build b9d: it is damaged \(.*\); the build before it/,
    );
    expect(await (await fetch(`${site.url}/charts.json`)).json()).toMatchObject({ build: 'b9' });

    const late = await start({ database: path });
    while (late.messages.length === 0) await wait(50);
    const health = await fetch(`${late.url}/healthz`);
    expect([health.status, (await health.json()) as object]).toEqual([
      503,
      { error: expect.objectContaining({ message: expect.stringContaining('it is damaged') }) },
    ]);
    await writeFile(next, whole);
    await rename(next, path);
    while (!late.messages.at(-1)?.startsWith('now serving')) await wait(50);
    expect((await fetch(`${late.url}/healthz`)).status).toBe(200);
    await late.stop();
    await rm(`${path}.sum`);
    await writeDatabase(path, 'b9');
    while (!site.messages.at(-1)?.includes('now serving build b9')) await wait(50);
  }, 30_000);

  it('without a table that charts need is refused by name', async () => {
    await writeDatabase(site.config.database, 'b10', 'drop table item_themes');
    while (!site.messages.at(-1)?.includes('item_themes')) await wait(50);
    expect(site.messages.at(-1)).toContain('queries/items-by-theme.sql: ');
    expect(await (await fetch(`${site.url}/charts.json`)).json()).toMatchObject({ build: 'b9' });
    expect((await readdir(site.folder)).filter(name => name.startsWith('councils'))).toEqual([
      join('councils.duckdb'),
    ]);
  });
});
