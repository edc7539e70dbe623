import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { normalizeConfig } from '../../../server/config.ts';
import type { Context } from '../../../server/context.ts';
import { openContext } from '../../../server/open.ts';
import { pages, problemPage } from '../../../server/pages.ts';

/** How each chart fails today. */
const failing = vi.hoisted(() => new Map<string, string>());

// All is drawn as ever, but for the charts that fail: those are drawn by a thread that does.
vi.mock('../../../server/draw/thread.ts', async original => {
  const real = await original<typeof import('../../../server/draw/thread.ts')>();
  const { Worker } = await import('node:worker_threads');
  const { createCrew } = await import('../../../server/draw/crew.ts');
  const crew = createCrew<string>({
    open: () =>
      new Worker(
        `require('node:worker_threads').parentPort.on('message', ({ task }) => {
          if (task === 'hang') for (;;);
          throw new Error('a secret of the thread');
        });`,
        { eval: true },
      ),
    threads: 1,
    patience: 3_000,
    most: 10,
    backlog: 1,
  });
  const drawAside: typeof real.drawAside = async (chart, ...rest) => {
    const how = failing.get(chart.name);
    return how ? ((await crew.ask(how)) as string) : real.drawAside(chart, ...rest);
  };
  return { ...real, drawAside };
});

let context: Context;
let server: Server;
let url: string;
beforeAll(async () => {
  const config = { ...normalizeConfig({ LOG_LEVEL: 'silent' }), database: inject('seedsDatabase') };
  context = await openContext(config, () => {});
  const app = createApp({ context, pages: pages(context), problemPage: problemPage(context) });
  server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server?.closeAllConnections();
  server?.close();
  await context?.database.close();
});

describe.each([
  ['hangs', 'hang', 'icture took longer than 3 seconds to draw: narrow the filters'],
  ['ends its thread', 'die', 'icture could not be drawn: narrow the filters or try again'],
])('a drawing that %s', (_, how, words) => {
  it('is said by its page, which nobody keeps, and is drawn when it can be', async () => {
    failing.set('figures-by-kind', how);
    const address = `${url}/charts/figures-by-kind?to=${how === 'hang' ? 2042 : 2043}`;
    const failed = await fetch(address);
    const text = await failed.text();
    expect(failed.status).toBe(503);
    expect(failed.headers.get('content-type')).toMatch(/^text\/html/);
    expect(failed.headers.get('retry-after')).toBe('5');
    expect(failed.headers.get('cache-control')).toBe('no-store');
    expect(text).toContain(words);
    expect(text).not.toContain('secret');

    failing.clear();
    // The picture for telephones was on its way too, and fails a little later.
    await vi.waitFor(async () => expect((await fetch(address)).status).toBe(200), 10_000);
  });

  it('is said in the form that was asked for, while rows and other charts are given', async () => {
    failing.set('figures-by-speaker', how);
    const answers = await Promise.all(
      [
        'figures-by-speaker.svg',
        'figures-by-speaker.csv',
        'figures-by-speaker.json',
        'meetings-by-year.svg',
      ].map(name => fetch(`${url}/charts/${name}?to=${how === 'hang' ? 2040 : 2041}`)),
    );
    failing.clear();
    expect(answers.map(({ status }) => status)).toEqual([503, 200, 200, 200]);
    expect(answers[0]!.headers.get('content-type')).toMatch(/^image\/svg/);
    expect((await answers[0]!.text()).replace(/<[^>]+>/g, ' ')).toContain(words.slice(0, 12));
  });
});
