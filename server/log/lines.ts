import { write, writeSync } from 'node:fs';

/** Where lines go that may wait a little. */
export interface Lines {
  write(line: string): void;
}

const period = 500;
/** Bytes that are worth writing at once, and that may wait until there is room; lines past those are dropped. */
const enough = 4_096;
const most = 1_000_000;
const pause = 20;

/**
 * Writes lines to an open file: when there are enough, every half second, and when the process ends. What cannot be
 * written, as on a full disk, waits for room; a reader who has gone gets no more. Nothing that happens to it is thrown.
 */
export function openLines(file: number): Lines {
  let waiting: Buffer[] = [];
  let length = 0;
  let isWriting = false;
  let isGone = false;

  function flush(): void {
    if (isWriting || length === 0) return;
    const bytes = Buffer.concat(waiting);
    waiting = [];
    isWriting = true;
    write(file, bytes, (error, count) => {
      isWriting = false;
      take(error ? 0 : count, bytes, error);
      if (!error && length >= enough) flush();
    });
  }

  function take(count: number, bytes: Buffer, error: NodeJS.ErrnoException | null): void {
    isGone ||= error?.code === 'EPIPE';
    length = isGone ? 0 : length - count;
    if (count < bytes.length && !isGone) waiting.unshift(bytes.subarray(count));
  }

  /** Whoever reads slowly is given some time; the process ends all the same. */
  function end(): void {
    for (let tries = 0; waiting.length > 0 && tries < 10; ) {
      const bytes = waiting.shift()!;
      try {
        take(writeSync(file, bytes), bytes, null);
      } catch (error) {
        tries = (error as NodeJS.ErrnoException).code === 'EAGAIN' ? tries + 1 : Infinity;
        take(0, bytes, error as NodeJS.ErrnoException);
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
      }
    }
  }

  let isBegun = false;
  function begin(): void {
    isBegun = true;
    setInterval(flush, period).unref();
    process.on('exit', end);
  }

  return {
    write: line => {
      if (!isBegun) begin();
      if (isGone || length > most) return;
      const bytes = Buffer.from(line);
      waiting.push(bytes);
      length += bytes.length;
      if (length >= enough) flush();
    },
  };
}
