import type { Response } from 'express';
import type { Reader } from '../context.ts';

/** Bytes a second that every reader on a working line takes. */
const pace = 64_000;
const looks = 10;

/** Gives a signal that is aborted when who asks goes away before the answer is whole. */
export function leavingOf(response: Response): AbortSignal {
  const leaving = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) leaving.abort();
  });
  return leaving.signal;
}

/** Watches who reads a download; slow is who, for `time` milliseconds, left waiting what could have been taken. */
export function watchReader(response: Response, time: number): Reader {
  let taken = 0;
  let slow = 0;
  const timer = setInterval(() => {
    if (response.closed) clearInterval(timer);
    const now = response.socket?.bytesWritten ?? 0;
    const held = (response.socket?.writableLength ?? 0) > 0;
    slow = held && now - taken < (pace * time) / looks / 1_000 ? slow + 1 : 0;
    taken = now;
  }, time / looks).unref();
  return { isSlow: () => slow >= looks, cut: () => response.destroy() };
}
