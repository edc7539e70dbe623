import type { Request } from 'express';
import { expect, it } from 'vitest';
import { createGate } from '../../server/gate.ts';

const config = { connections: 1, proxies: 0, queryTimeout: 1_000, queue: 500 };
const from = (ip: string, agent = 'tool', path = '/themes') =>
  ({ ip, path, socket: {}, headers: { 'user-agent': agent } }) as unknown as Request;
const work = () => new Promise<void>(resolve => setTimeout(resolve, 3));

/** Lets every connection ask again and again, and gives how many answers they had until `done`. */
function flood(gate: ReturnType<typeof createGate>, requests: Request[], isOver: () => boolean) {
  let answers = 0;
  const each = requests.map(async request => {
    while (!isOver()) {
      await gate.pass(request, work);
      answers += 1;
    }
  });
  return { answers: () => answers, over: Promise.all(each) };
}

it.each([
  ['of the same address', '10.0.0.1'],
  ['of another address', '10.0.0.2'],
])('lets a reader %s pass a flood that has asked before', async (_, address) => {
  const gate = createGate(config);
  let isOver = false;
  const many = flood(
    gate,
    Array.from({ length: 200 }, () => from('10.0.0.1')),
    () => isOver,
  );
  await new Promise(resolve => setTimeout(resolve, 100));
  for (let turn = 0; turn < 5; turn += 1) {
    const before = many.answers();
    await gate.pass(from(address), work);
    expect(many.answers() - before).toBeLessThan(5);
  }
  isOver = true;
  await many.over;
});

it('tells a tool that opens a connection for every question from a browser behind the same address', async () => {
  const gate = createGate(config);
  let isOver = false;
  let answers = 0;
  const many = Array.from({ length: 100 }, async () => {
    while (!isOver) {
      await gate.pass(from('10.0.0.1'), work);
      answers += 1;
    }
  });
  await new Promise(resolve => setTimeout(resolve, 100));
  const before = answers;
  await gate.pass(from('10.0.0.1', 'browser'), work);
  expect(answers - before).toBeLessThan(5);
  isOver = true;
  await Promise.all(many);
});

it('lets who asks for another part of the site pass a flood that nothing else tells from them', async () => {
  const gate = createGate(config);
  let isOver = false;
  let answers = 0;
  const many = Array.from({ length: 50 }, async (_, index) => {
    while (!isOver) {
      await gate.pass(from('10.0.0.1', 'tool', `/meetings/${index}`), work);
      answers += 1;
    }
  });
  await new Promise(resolve => setTimeout(resolve, 100));
  for (const path of ['/decisions', '/figures', '/', '/sources']) {
    const before = answers;
    await gate.pass(from('10.0.0.1', 'tool', path), work);
    expect(answers - before).toBeLessThan(5);
  }
  isOver = true;
  await Promise.all(many);
});

it('tells addresses apart behind a proxy, whose connections are of everybody', async () => {
  const gate = createGate({ ...config, proxies: 1 });
  const { socket } = from('');
  const behind = (ip: string) => ({ ...from(ip), socket }) as Request;
  let isOver = false;
  const many = flood(
    gate,
    Array.from({ length: 100 }, () => behind('10.0.0.1')),
    () => isOver,
  );
  await new Promise(resolve => setTimeout(resolve, 50));
  const before = many.answers();
  await gate.pass(behind('10.0.0.2'), work);
  expect(many.answers() - before).toBeLessThan(20);
  isOver = true;
  await many.over;
});

it('forgets who leaves, refuses who is one too many, and gives up on who waits too long', async () => {
  const gate = createGate({ ...config, queryTimeout: 30, queue: 2 });
  let begun = 0;
  let end = () => {};
  const lasting = () =>
    new Promise<void>(resolve => {
      begun += 1;
      end = resolve;
    });
  const inside = Array.from({ length: 2 }, () => gate.pass(from('a'), lasting));
  const leaving = new AbortController();
  const gone = gate.pass(from('b'), lasting, leaving.signal);
  const late = gate.pass(from('c'), lasting);
  await expect(gate.pass(from('d'), lasting)).rejects.toMatchObject({ status: 503 });
  leaving.abort();
  await expect(gone).rejects.toMatchObject({ status: 499 });
  await expect(late).rejects.toThrow('took longer than 0.09 seconds');
  expect(begun).toBe(2);
  end();
  await Promise.race(inside);
  await gate.pass(from('e'), async () => {});
});
