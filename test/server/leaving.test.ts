import { connect } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createCache } from '../../server/cache.ts';
import type { Running } from './fixture.ts';
import { start } from './fixture.ts';

let site: Running;
beforeAll(async () => {
  site = await start({ connections: 1, exportTimeout: 30_000 });
});
afterAll(() => site.stop());

/** Asks without waiting for an answer. */
function askFor(path: string) {
  const socket = connect(Number(new URL(site.url).port), '127.0.0.1');
  socket.on('error', () => {});
  socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`);
  return socket;
}

const wait = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds));

it.each(['json', 'csv', 'svg', 'xlsx'])(
  'a question is dropped when who asked for its %s leaves',
  async form => {
    const gone = Array.from({ length: 6 }, (_, n) =>
      askFor(`/charts/slow-question.${form}?width=${300 + n}`),
    );
    await wait(300);
    for (const socket of gone) socket.destroy();
    await wait(200);
    const asked = performance.now();
    const answer = await fetch(`${site.url}/charts/items-by-theme.${form}?from=1850`);
    expect(answer.status).toBe(200);
    expect(performance.now() - asked).toBeLessThan(site.config.queryTimeout / 2);
  },
);

it('a question goes on for who still waits when another leaves', async () => {
  let isDropped = false;
  const cache = createCache<{ n: number }>(1_000, () => 1);
  let finish = (_: { n: number }) => {};
  const make = (leaving: AbortSignal) => {
    leaving.addEventListener('abort', () => {
      isDropped = true;
    });
    return new Promise<{ n: number }>(resolve => {
      finish = resolve;
    });
  };
  const first = new AbortController();
  const second = new AbortController();
  const one = cache.remember('key', make, first.signal);
  const two = cache.remember('key', make, second.signal);
  await wait(0);
  first.abort();
  expect(isDropped).toBe(false);
  finish({ n: 1 });
  expect(await Promise.all([one, two])).toEqual([{ n: 1 }, { n: 1 }]);
});

it('a question that was dropped is asked anew by who comes after', async () => {
  const cache = createCache<{ n: number }>(1_000, () => 1);
  const leaving = new AbortController();
  const dropped = cache.remember(
    'key',
    signal =>
      new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(new Error('dropped')));
      }),
    leaving.signal,
  );
  await wait(0);
  leaving.abort();
  const again = cache.remember('key', async () => ({ n: 2 }));
  await expect(dropped).rejects.toThrow('dropped');
  expect(await again).toEqual({ n: 2 });
  expect(cache.get('key')).toEqual({ n: 2 });
});

it('readers who take a download too slowly give way to one who waits', async () => {
  const stuck = Array.from({ length: 6 }, (_, n) => {
    const socket = askFor(`/charts/many-rows.json?width=${300 + n}`);
    socket.pause();
    return socket;
  });
  await wait(2_000);
  const asked = performance.now();
  const whole = await fetch(`${site.url}/charts/many-rows.csv`);
  expect((await whole.text()).split('\r\n')).toHaveLength(200_002);
  expect(performance.now() - asked).toBeLessThan(15_000);
  for (const socket of stuck) socket.destroy();
});
