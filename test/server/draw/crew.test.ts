import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { createCrew } from '../../../server/draw/crew.ts';

/** A thread that does what it is told, and says which thread it is. */
const script = `
  const { parentPort, threadId } = require('node:worker_threads');
  const waste = [];
  parentPort.on('message', ({ id, task }) => {
    if (task === 'hang') for (;;);
    if (task === 'throw') throw new Error('a fault of the thread');
    if (task === 'exit') process.exit(3);
    if (task === 'fill') for (;;) waste.push(new Array(1e5).fill(id));
    if (task === 'fail') return parentPort.postMessage({ id, fault: 'no such mark' });
    setTimeout(() => parentPort.postMessage({ id, result: [task, threadId] }), task === 'slow' ? 150 : 0);
  });`;

function makeCrew(options: Partial<Parameters<typeof createCrew>[0]> = {}) {
  const opened: Worker[] = [];
  const crew = createCrew<string>({
    open: () => {
      const worker = new Worker(script, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 32 } });
      opened.push(worker);
      return worker;
    },
    threads: 1,
    patience: 20_000,
    most: 50,
    backlog: 2,
    ...options,
  });
  return { opened, ask: (task: string) => crew.ask(task) as Promise<[string, number]>, start: crew.start };
}

/** The status and message of what a task failed with. */
async function faultOf(task: Promise<unknown>): Promise<[number | undefined, string]> {
  const error = await task.then(
    () => new Error('it did not fail'),
    (reason: Error & { status?: number }) => reason,
  );
  return [(error as { status?: number }).status, error.message];
}

describe('createCrew(options)', () => {
  it('starts no second thread while one keeps up', async () => {
    const { ask, start, opened } = makeCrew({ threads: 2 });
    start();
    start();
    expect(await ask('a')).toEqual(['a', opened[0]!.threadId]);
    expect(await ask('b')).toEqual(['b', opened[0]!.threadId]);
    expect(opened).toHaveLength(1);
  });

  it('shares a backlog among its threads, and never opens more than it may', async () => {
    const { ask, opened } = makeCrew({ threads: 2 });
    const done = await Promise.all(Array.from({ length: 8 }, () => ask('slow')));
    expect(opened).toHaveLength(2);
    expect(new Set(done.map(([, thread]) => thread)).size).toBe(2);
  });

  it.each([
    ['hangs', 'hang', /^picture took longer than 3 seconds to draw/],
    ['throws outside of its task', 'throw', /^picture could not be drawn/],
    ['exits', 'exit', /^picture could not be drawn/],
    ['runs out of memory', 'fill', /^picture could not be drawn/],
  ])('gives up the task that %s, and no other', async (_, task, message) => {
    const { ask, opened } = makeCrew({ patience: task === 'hang' ? 3_000 : 20_000 });
    const before = ask('slow');
    const bad = faultOf(ask(task));
    const after = ask('after');
    expect((await before)[0]).toBe('slow');
    expect(await bad).toEqual([503, expect.stringMatching(message)]);
    expect((await after)[0]).toBe('after');
    expect(opened).toHaveLength(2);
    expect((await ask('later'))[0]).toBe('later');
    expect(opened).toHaveLength(2);
  });

  it('keeps the thread of a task that fails in an orderly way', async () => {
    const { ask, opened } = makeCrew();
    expect(await faultOf(ask('fail'))).toEqual([undefined, 'no such mark']);
    expect((await ask('a'))[0]).toBe('a');
    expect(opened).toHaveLength(1);
  });

  it('opens another thread for the next task when one ends with nothing to do', async () => {
    const { ask, opened } = makeCrew();
    await ask('a');
    await opened[0]!.terminate();
    expect((await ask('b'))[0]).toBe('b');
    expect(opened).toHaveLength(2);
  });

  it('times each task from when a thread takes it up, not from when it was asked for', async () => {
    const { ask } = makeCrew({ patience: 1_500 });
    const done = await Promise.all(Array.from({ length: 12 }, () => ask('slow')));
    expect(done).toHaveLength(12);
  });

  it('refuses more than may wait', async () => {
    const { ask } = makeCrew({ most: 2, patience: 20_000 });
    const taken = Promise.all([ask('slow'), ask('a'), ask('b')]);
    expect(await faultOf(ask('c'))).toEqual([503, expect.stringMatching(/^too many questions/)]);
    await taken;
    await sleep(0);
    expect((await ask('d'))[0]).toBe('d');
  });
});
