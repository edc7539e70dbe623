import { once } from 'node:events';
import { get } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Running } from './fixture.ts';
import { start, writeDatabase } from './fixture.ts';

let site: Running;
beforeAll(async () => {
  site = await start();
});
afterAll(() => site.stop());

it('a long download is whole, and streamed in the order of the query', async () => {
  const response = await fetch(`${site.url}/charts/many-rows.csv`);
  const lines = (await response.text()).split('\r\n');
  expect(response.headers.get('content-length')).toBeNull();
  expect(lines).toHaveLength(200_002);
  const numbers = lines.slice(1, -1).map(line => Number.parseInt(line, 10));
  expect(numbers.every((number, index) => number === index)).toBe(true);
});

/** Asks three questions that no cache knows, and gives how long the answers took, in milliseconds. */
async function ask(year: number): Promise<number> {
  const asked = performance.now();
  for (const path of ['items-by-theme.json', 'items-by-theme.svg', 'item-titles.csv']) {
    expect((await fetch(`${site.url}/charts/${path}?from=${year}`)).status).toBe(200);
  }
  return performance.now() - asked;
}

it('clients that stop reading starve nobody, and their connections come back', async () => {
  const alone = await ask(1901);
  const stuck = Array.from({ length: 12 }, () => {
    const socket = connect(Number(new URL(site.url).port), '127.0.0.1');
    socket.on('error', () => {});
    socket.write('GET /charts/many-rows.json HTTP/1.1\r\nHost: x\r\n\r\n');
    socket.pause();
    return socket;
  });
  await new Promise(resolve => setTimeout(resolve, 1_000));
  // What one of them holds comes free only when it is cut off, minutes from now.
  expect(await ask(1902)).toBeLessThan(20 * alone + 2_000);
  expect(stuck.filter(socket => socket.destroyed)).toEqual([]);
  for (const socket of stuck) socket.destroy();
  const whole = await fetch(`${site.url}/charts/many-rows.arrow`);
  expect((await whole.arrayBuffer()).byteLength).toBeGreaterThan(5_000_000);
});

it('a client that reads too slowly is cut off when its time is up', async () => {
  const hasty = await start({ exportTimeout: 700 });
  const socket = connect(Number(new URL(hasty.url).port), '127.0.0.1');
  socket.write('GET /charts/many-rows.json HTTP/1.1\r\nHost: x\r\n\r\n');
  socket.on('error', () => {});
  socket.pause();
  await new Promise(resolve => setTimeout(resolve, 1_500));
  let length = 0;
  socket.on('data', part => {
    length += part.length;
  });
  socket.resume();
  await once(socket, 'close');
  expect(length).toBeGreaterThan(1_000);
  expect(length).toBeLessThan(15_000_000);
  await hasty.stop();
});

it('memory stays flat while long tables are read slowly', async () => {
  const before = process.memoryUsage().rss;
  let peak = 0;
  const request = get(`${site.url}/charts/many-rows.json?council=leicester`);
  const [response] = await once(request, 'response');
  let length = 0;
  for await (const part of response) {
    length += part.length;
    peak = Math.max(peak, process.memoryUsage().rss);
    if (length % 40 === 0) await new Promise(resolve => setTimeout(resolve, 2));
  }
  expect(length).toBeGreaterThan(15_000_000);
  expect(peak - before).toBeLessThan(150_000_000);
});

it('hundreds of councils get the picture of a few, which says so, and all rows', async () => {
  const many = Array.from({ length: 300 }, (_, n) => {
    const [council, committee, meeting, item] = ['council', 'committee', 'meeting', 'item'].map(
      kind => `${kind}-${n}`,
    );
    return `insert into councils values ('${council}', 'Council ${n}', 'unitary', 'X${n}', '${n}', 'C${n}', false);
insert into committees values ('${committee}', '${council}', 'Scrutiny', true);
insert into meetings (meeting_id, committee_id, meeting_date, date_basis) values ('${meeting}', '${committee}', '2025-01-01', 'stated');
insert into items (item_id, meeting_id, document_id, position, title, is_procedural, completeness, text, words)
  values ('${item}', '${meeting}', 'd1', 1, 'Title', false, 'complete', 'text', 10);
insert into item_themes values ('${item}', 'send', 1, ['send']);\n`;
  });
  const crowded = await start();
  await writeDatabase(crowded.config.database, 'b2', many.join(''));
  const read = (ending: string) => fetch(`${crowded.url}/charts/items-by-theme${ending}`);
  const rows = async () => ((await (await read('.json')).json()) as { rows: unknown[] }).rows.length;
  await expect.poll(rows, { timeout: 20_000 }).toBeGreaterThan(300);
  const picture = await read('.svg');
  expect(picture.status).toBe(200);
  expect((await picture.text()).replace(/<[^>]*>/g, ' ')).toMatch(/Shown are 2 of 302 councils/);
  const { transform } = (await (await read('.vl.json')).json()) as {
    transform: { filter: { or: object[] } }[];
  };
  expect(transform[0]?.filter.or[0]).toMatchObject({
    field: 'council',
    oneOf: expect.arrayContaining(['City', 'County']),
  });
  await crowded.stop();
});

it('a flood of one question is answered by one query', async () => {
  let runs = 0;
  const lease = site.context.database.lease();
  const { build } = lease;
  const { stream } = build;
  build.stream = (...question) => {
    runs += 1;
    return stream(...question);
  };
  const answers = await Promise.all(
    Array.from({ length: 100 }, () => fetch(`${site.url}/charts/items-by-theme.json?from=1950`)),
  );
  expect(answers.every(({ status }) => status === 200)).toBe(true);
  expect(runs).toBe(1);
  build.stream = stream;
  lease.release();
});

it.each([
  [0, 'http', '127.0.0.1'],
  [1, 'https', 'minutes.example.org'],
])('behind %i proxies names the site as %s://%s', async (proxies, protocol, host) => {
  const behind = await start({ proxies });
  const headers = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'minutes.example.org' };
  for (const path of ['/feed.atom', '/charts/items-by-theme.csv', '/charts/items-by-theme.csv']) {
    const text = await (await fetch(behind.url + path, { headers })).text();
    expect(text).toContain(`${protocol}://${host}`);
    expect(text.includes('minutes.example.org')).toBe(proxies > 0);
  }
  await behind.stop();
});

it('limits requests only where a limit is set, and tells proxies apart', async () => {
  const limited = await start({ rateLimit: 3, proxies: 1 });
  const ask = (address: string) =>
    fetch(`${limited.url}/healthz`, { headers: { 'x-forwarded-for': address } });
  for (let turn = 0; turn < 3; turn += 1) expect((await ask('10.0.0.1')).status).toBe(200);
  expect((await ask('10.0.0.1')).status).toBe(429);
  expect((await ask('10.0.0.2')).status).toBe(200);
  await limited.stop();
});
