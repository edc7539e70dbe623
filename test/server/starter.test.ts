import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeDatabase } from './fixture.ts';

const root = join(import.meta.dirname, '../..');
const wait = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'minutewise-starter-'));
  await writeDatabase(join(folder, 'councils.duckdb'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Starts a command that serves, and gives it with the address once it does. */
async function launch(
  command: string[],
  environment: Record<string, string> = {},
): Promise<{ child: ChildProcess; address: string }> {
  const [program = '', ...args] = command;
  const env = { ...process.env, PORT: '0', HOST: '127.0.0.1', DATABASE: join(folder, 'councils.duckdb') };
  const child = spawn(program, args, { cwd: root, env: { ...env, ...environment }, detached: true });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', part => {
      text += part;
    });
  for (;;) {
    const [, port] = /http:\/\/localhost:(\d+)/.exec(text) ?? [];
    if (port) return { child, address: `http://127.0.0.1:${port}` };
    if (child.exitCode !== null) throw new Error(text);
    await wait(50);
  }
}

/** Gives the child of a process, where Linux tells. */
const childOf = (pid: number) => Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8'));

describe.skipIf(process.platform !== 'linux')('a server that npm started', () => {
  it.each(['SIGTERM', 'SIGKILL'] as const)('stops when npm gets %s', async signal => {
    const { child, address } = await launch(['npm', 'start', '--ignore-scripts']);
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
    // What a process prints is closed when the last that holds it has ended.
    const closed = once(child, 'close');
    child.kill(signal);
    await closed;
    await expect(fetch(`${address}/healthz`)).rejects.toThrow('fetch failed');
  });

  it('stops when what stands between the two has gone', async () => {
    const { child, address } = await launch(['npm', 'start', '--ignore-scripts']);
    const closed = once(child, 'close');
    process.kill(childOf(child.pid!), 'SIGKILL');
    await closed;
    await expect(fetch(`${address}/healthz`)).rejects.toThrow('fetch failed');
  });
});

describe.skipIf(process.platform !== 'linux')('a server serves on when what has gone', () => {
  it.each([
    ['started npm', 'npm start --ignore-scripts'],
    ['started it is not npm', `${process.execPath} --import tsx server/main.ts`],
  ])('%s', async (_, command) => {
    const environment = { npm_lifecycle_event: 'test' };
    const { child, address } = await launch(['sh', '-c', `${command} & wait`], environment);
    const below = childOf(child.pid!);
    const closed = once(child, 'close');
    child.kill('SIGKILL');
    await wait(1_500);
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
    process.kill(below, 'SIGTERM');
    await closed;
  });
});
