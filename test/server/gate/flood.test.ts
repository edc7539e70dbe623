import type { Request } from 'express';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createGate } from '../../../server/gate.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const config = { connections: 1, proxies: 0, queryTimeout: 10_000, queue: 500 };
type Gate = ReturnType<typeof createGate>;

/** A question on a connection of its own. */
function ask(url: string, { agent = 'tool', route = '/themes' } = {}): Request {
  const path = url.split('?')[0];
  const request = { ip: '10.0.0.1', path, originalUrl: url, socket: {}, headers: { 'user-agent': agent } };
  return { ...request, route: { path: route } } as unknown as Request;
}

/** Asks through the gate for what takes so long to make; gives how it ended and how many milliseconds that took. */
async function pass(gate: Gate, request: Request, takes: number): Promise<{ status: number; took: number }> {
  const began = performance.now();
  const work = () => new Promise<void>(resolve => setTimeout(resolve, takes));
  const status = await gate.pass(request, work).then(
    () => 200,
    (error: { status: number }) => error.status,
  );
  return { status, took: performance.now() - began };
}

/** Lets fifty connections ask for one page after another, each another, for as long as the test lasts. */
function flood(gate: Gate, takes: number, url: (index: number) => string, route = '/themes') {
  const said: number[] = [];
  let index = 0;
  const each = async () => {
    for (;;) {
      index += 1;
      said.push((await pass(gate, ask(url(index), { route }), takes)).status);
    }
  };
  for (let connection = 0; connection < 50; connection += 1) void each();
  return said;
}

const themes = (index: number) => `/themes?from=${index}&to=${index + 1}`;

it('answers soon who cannot be told from a flood of the same pages, and first of all once turned away', async () => {
  const gate = createGate(config);
  const said = flood(gate, 400, themes);
  await vi.advanceTimersByTimeAsync(15_000);
  let away = 0;
  for (let turn = 0; turn < 8; turn += 1) {
    const url = `/themes?from=a&to=${turn}`;
    let answer = pass(gate, ask(url), 400);
    await vi.advanceTimersByTimeAsync(5_000);
    if ((await answer).status === 503) {
      away += 1;
      expect((await answer).took).toBeLessThan(2_000);
      answer = pass(gate, ask(url), 400);
      await vi.advanceTimersByTimeAsync(5_000);
    }
    expect((await answer).status).toBe(200);
    expect((await answer).took).toBeLessThan(2_000);
  }
  expect(away).toBeGreaterThan(0);
  // The flood itself is answered as fast as that goes.
  expect(said.filter(status => status === 200).length).toBeGreaterThan(200);
});

it.each([
  ['another browser', { agent: 'browser' }, '/themes?from=a&to=b'],
  ['the plain page', {}, '/themes'],
  ['another page', { route: '/figures/:id' }, '/figures/f1'],
])('turns nobody away who asks with %s', async (_, who, url) => {
  const gate = createGate(config);
  flood(gate, 400, themes);
  await vi.advanceTimersByTimeAsync(15_000);
  for (let turn = 0; turn < 5; turn += 1) {
    const answer = pass(gate, ask(url, who), 400);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await answer).toMatchObject({ status: 200 });
    expect((await answer).took).toBeLessThan(2_000);
  }
});

it('refuses nothing that is cheap, however many ask for however long', async () => {
  const gate = createGate(config);
  const said = flood(gate, 20, index => `/charts/one.json?from=${index}`, '/charts/:file');
  const dear = pass(gate, ask('/themes?from=a'), 400);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(new Set(said)).toEqual(new Set([200]));
  expect(await dear).toMatchObject({ status: 200 });
});

it('refuses nobody of a hundred who come at once, each for one page', async () => {
  const gate = createGate(config);
  const all = Array.from({ length: 100 }, (_, index) => pass(gate, ask(themes(index)), 100));
  await vi.advanceTimersByTimeAsync(20_000);
  for (const answer of all) expect(await answer).toMatchObject({ status: 200 });
});

it('turns away nobody where each answer takes long and few wait', async () => {
  const gate = createGate(config);
  for (let reader = 0; reader < 4; reader += 1) {
    const all = Array.from({ length: 6 }, (_, index) => pass(gate, ask(themes(10 * reader + index)), 3_000));
    await vi.advanceTimersByTimeAsync(12_000);
    for (const answer of all) expect(await answer).toMatchObject({ status: 200 });
  }
});
