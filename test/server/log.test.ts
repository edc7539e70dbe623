import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeDatabase } from './fixture.ts';

/** Takes what is written and has no room for it, as a full disk. */
const FULL = '/dev/full';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'minutewise-log-'));
  await writeDatabase(join(folder, 'councils.duckdb'));
});
afterAll(() => rm(folder, { recursive: true }));

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

it.skipIf(!existsSync(FULL))(
  'a server whose log finds no room serves on, and ends as it is told',
  async () => {
    const PORT = String(await freePort());
    const full = openSync(FULL, 'w');
    const server = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
      cwd: join(import.meta.dirname, '../..'),
      env: { ...process.env, PORT, HOST: '127.0.0.1', DATABASE: join(folder, 'councils.duckdb') },
      stdio: ['ignore', full, full],
    });
    closeSync(full);
    const exit = once(server, 'exit');
    const ask = () =>
      fetch(`http://127.0.0.1:${PORT}/charts.json`).then(
        async answer => ({ status: answer.status, text: await answer.text() }),
        () => null,
      );
    while ((await ask()) === null && server.exitCode === null)
      await new Promise(done => setTimeout(done, 50));
    // More than is written at once, and longer than until all is written that waits.
    for (let turn = 0; turn < 30; turn++) await ask();
    await new Promise(done => setTimeout(done, 1_000));
    expect(await ask()).toMatchObject({ status: 200 });
    server.kill('SIGTERM');
    expect(await exit).toEqual([0, null]);
  },
);
