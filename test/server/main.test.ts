import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeDatabase } from './fixture.ts';

const root = join(import.meta.dirname, '../..');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'minutewise-main-'));
  await writeDatabase(join(folder, 'councils.duckdb'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Gives the folder of charts of the tests, which holds one of many rows. */
async function longQueries(): Promise<string> {
  const queries = await mkdtemp(join(folder, 'queries-'));
  await cp(join(root, 'queries'), queries, { recursive: true });
  for (const file of ['many-rows.sql', 'many-rows.vl.json'])
    await cp(join(root, 'test/server/queries', file), join(queries, file));
  return queries;
}

interface Process {
  child: ChildProcess;
  /** Everything it printed so far. */
  output(): string;
}

function launch(environment: Record<string, string>): Process {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    cwd: root,
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', ...environment },
  });
  let text = '';
  child.stdout.on('data', part => {
    text += part;
  });
  child.stderr.on('data', part => {
    text += part;
  });
  return { child, output: () => text };
}

async function addressOf({ output }: Process): Promise<string> {
  for (;;) {
    const [address] = /http:\/\/localhost:\d+/.exec(output()) ?? [];
    if (address) return address.replace('localhost', '127.0.0.1');
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

it('serves, logs without personal data, finishes what it began and ends with 0', async () => {
  const server = launch({ DATABASE: join(folder, 'councils.duckdb') });
  const address = await addressOf(server);
  const page = await fetch(`${address}/search?q=my-child-s-name`, {
    headers: { 'user-agent': 'my-browser' },
  });
  expect(page.headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
  await page.text();
  const lasting = fetch(`${address}/charts.json`);
  const answer = await lasting;
  server.child.kill('SIGTERM');
  expect(answer.status).toBe(200);
  expect(await once(server.child, 'exit')).toEqual([0, null]);
  expect(server.output()).toContain(`"id":"${page.headers.get('x-request-id')}"`);
  expect(server.output()).not.toMatch(/my-child|my-browser|127\.0\.0\.1"/);
});

describe('told to stop while a download is under way', () => {
  /** Starts a server of a long table and reads the first bytes of it. */
  async function download() {
    const server = launch({ DATABASE: join(folder, 'councils.duckdb'), QUERIES: await longQueries() });
    const response = await fetch(`${await addressOf(server)}/charts/many-rows.json`);
    const reader = response.body!.getReader();
    await reader.read();
    return { server, reader };
  }

  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    'finishes it, though %s comes twice at once',
    async signal => {
      const { server, reader } = await download();
      server.child.kill(signal);
      await new Promise(resolve => setTimeout(resolve, 100));
      server.child.kill(signal);
      let text = '';
      for (let part = await reader.read(); !part.done; part = await reader.read())
        text = text.slice(-3) + Buffer.from(part.value).toString('latin1');
      expect(text).toMatch(/\]\}\n$/);
      expect(await once(server.child, 'exit')).toEqual([0, null]);
    },
  );

  it('ends at once when it is told again', async () => {
    const { server } = await download();
    server.child.kill('SIGTERM');
    await new Promise(resolve => setTimeout(resolve, 1_300));
    server.child.kill('SIGTERM');
    expect(await once(server.child, 'exit')).toEqual([1, null]);
  });
});

it.each([
  [
    'no database',
    { DATABASE: '/nowhere/councils.duckdb' },
    /^missing database: \/nowhere\/councils\.duckdb \(npm run etl builds it\)$/m,
  ],
  ['a bad port', { PORT: 'x' }, /^invalid PORT: x \(a whole number from 0 to 65535\)$/m],
  ['a bad level', { LOG_LEVEL: 'loud' }, /^invalid LOG_LEVEL: loud \(one of silent, .*info/m],
  ['no charts', { QUERIES: '/nowhere' }, /^no charts: \/nowhere: the folder is missing or holds none$/m],
  ['a bad address', { ADDRESS: 'here' }, /^invalid ADDRESS: here/m],
  [
    'an address below another',
    { ADDRESS: 'https://x.example/minutes' },
    /^invalid ADDRESS: .*without a path/m,
  ],
])('says in one line what is wrong with %s, and ends with 1', async (_, environment, message) => {
  const server = launch(environment);
  expect(await once(server.child, 'exit')).toEqual([1, null]);
  expect(server.output()).toMatch(message);
  expect(server.output().trim().split('\n')).toHaveLength(1);
});

it('leaves it to a proxy to close idle connections, and stops at once all the same', async () => {
  const server = launch({ DATABASE: join(folder, 'councils.duckdb'), TRUST_PROXY: '1' });
  const answer = await fetch(`${await addressOf(server)}/healthz`);
  await answer.text();
  expect(answer.headers.get('keep-alive')).toBe('timeout=75');
  const asked = performance.now();
  server.child.kill('SIGTERM');
  expect(await once(server.child, 'exit')).toEqual([0, null]);
  expect(performance.now() - asked).toBeLessThan(8_000);
});

it('says in one line that another serves on its port', async () => {
  const DATABASE = join(folder, 'councils.duckdb');
  const first = launch({ DATABASE });
  const PORT = new URL(await addressOf(first)).port;
  const second = launch({ DATABASE, PORT });
  expect(await once(second.child, 'exit')).toEqual([1, null]);
  expect(second.output()).toBe(`cannot serve on 127.0.0.1:${PORT}: another program does already\n`);
  expect((await fetch(`http://127.0.0.1:${PORT}/healthz`)).status).toBe(200);
  first.child.kill('SIGTERM');
  expect(await once(first.child, 'exit')).toEqual([0, null]);
});

it('says which file is no database', async () => {
  const path = join(folder, 'broken.duckdb');
  await writeFile(path, 'x'.repeat(10_000));
  const server = launch({ DATABASE: path });
  expect(await once(server.child, 'exit')).toEqual([1, null]);
  expect(server.output()).toMatch(/^invalid database: .*broken\.duckdb: /);
});
