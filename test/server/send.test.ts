import { PassThrough } from 'node:stream';
import type { Request, Response } from 'express';
import { describe, expect, it } from 'vitest';
import { sendStream } from '../../server/charts/send.ts';

/** A response that notes when it starts to be watched for a client that stops. */
function watched() {
  const sent = new PassThrough() as unknown as Response & { watchedSince: number };
  sent.setHeader = () => sent;
  sent.setTimeout = () => {
    sent.watchedSince = performance.now();
    return sent;
  };
  return sent;
}

const request = { headers: {} } as Request;
const wait = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds));

describe('sendStream(source)', () => {
  it('throws what fails before the first bytes, so that it is answered as any fault', async () => {
    const response = watched();
    async function* late(): AsyncGenerator<string> {
      await wait(20);
      if (response) throw new Error('question took longer');
      yield 'never';
    }
    await expect(sendStream(request, response, 'text/csv', late(), 1_000)).rejects.toThrow('took longer');
    expect(response.destroyed).toBe(false);
    expect(response.watchedSince).toBeUndefined();
  });

  it('does not take a question that thinks for a client that stops', async () => {
    const response = watched();
    let began = 0;
    async function* slow(): AsyncGenerator<string> {
      await wait(50);
      began = performance.now();
      yield 'a,b\n';
      yield '1,2\n';
    }
    const read = (async () => {
      let text = '';
      for await (const part of response as unknown as AsyncIterable<Buffer>) text += part;
      return text;
    })();
    await sendStream(request, response, 'text/csv', slow(), 10);
    expect(await read).toBe('a,b\n1,2\n');
    expect(response.watchedSince).toBeGreaterThanOrEqual(began);
  });

  it('reads no further for who asks for the headers alone', async () => {
    let [read, isOver] = [0, false];
    async function* endless(): AsyncGenerator<string> {
      try {
        for (;;) {
          read += 1;
          yield 'x'.repeat(1_000);
        }
      } finally {
        isOver = true;
      }
    }
    const head = { headers: {}, method: 'HEAD' } as Request;
    await sendStream(head, watched(), 'text/csv', endless(), 5_000);
    expect([read, isOver]).toEqual([1, true]);
  });

  it('ends the source when the client leaves', async () => {
    const response = watched();
    let isOver = false;
    async function* endless(): AsyncGenerator<string> {
      try {
        for (;;) yield 'x'.repeat(100_000);
      } finally {
        isOver = true;
      }
    }
    setTimeout(() => response.destroy(), 30);
    await sendStream(request, response, 'text/csv', endless(), 5_000);
    expect(isOver).toBe(true);
  });
});
