import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Router } from 'express';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { normalizeConfig } from '../../../server/config.ts';
import type { Context } from '../../../server/context.ts';
import { openContext } from '../../../server/open.ts';
import { problemPage } from '../../../server/pages.ts';
import { writeDatabase } from '../fixture.ts';

let folder: string;
let context: Context;
let server: Server;
let url: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'minutewise-refusals-'));
  const database = join(folder, 'x.duckdb');
  await writeDatabase(database);
  context = await openContext({ ...normalizeConfig({ LOG_LEVEL: 'silent' }), database }, () => {});
  // A gate that nothing passes, as in a flood.
  const gate: Context['gate'] = {
    pass: (_request, _work, leaving) =>
      new Promise((_, refuse) => leaving?.addEventListener('abort', () => refuse(new Error('left')))),
  };
  const shut = { ...context, gate };
  server = createServer(createApp({ context: shut, pages: Router(), problemPage: problemPage(shut) }));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  server?.closeAllConnections();
  server?.close();
  await context?.database.close();
  await rm(folder, { recursive: true, force: true });
});

it.each([
  ['/nothing-here', 404, 'There is no such page', 500],
  ['/charts/nothing.json', 404, 'unknown chart', 500],
  ['/charts/nothing.svg', 404, 'unknown chart', 500],
  ['/charts/nothing.csv', 404, 'unknown chart', 3_000],
  ['/charts/nothing.png', 404, 'unknown chart', 3_000],
])('%s is refused while a flood waits', async (path, status, words, within) => {
  const asked = performance.now();
  const answer = await fetch(url + path);
  expect(answer.status).toBe(status);
  expect(await answer.text()).toContain(words);
  expect(performance.now() - asked).toBeLessThan(within);
});
