import type { Worker } from 'node:worker_threads';
import { busy, Problem } from '../errors.ts';

/** What a thread is sent, and what it sends back. */
export interface Job<Task> {
  id: number;
  task: Task;
}

export type Done = { id: number; result: unknown } | { id: number; fault: string };

/** Threads that do tasks aside, each one at a time, in the order they were asked for. */
export interface Crew<Task> {
  /** Starts a thread if there is none, so that it is ready when the first task comes. */
  start(): void;
  /** Gives what a thread makes of the task; throws 503 where it takes too long, ends the thread, or too much waits. */
  ask(task: Task): Promise<unknown>;
}

interface Waiting<Task> extends Job<Task> {
  resolve(result: unknown): void;
  reject(reason: unknown): void;
}

interface Member<Task> {
  worker: Worker;
  job: Waiting<Task> | undefined;
  watch: NodeJS.Timeout | undefined;
}

/**
 * Makes a crew of at most so many threads, each as `open` gives it. A task that takes longer than `patience` milliseconds
 * is given up with its thread, and a thread that ends fails the task it had; another takes its place for the others.
 */
export function createCrew<Task>({
  open,
  threads,
  patience,
  most,
  backlog,
}: {
  open: () => Worker;
  threads: number;
  patience: number;
  /** Tasks that may wait. */
  most: number;
  /** Tasks that must wait before another thread is worth its start. */
  backlog: number;
}): Crew<Task> {
  const queue: Waiting<Task>[] = [];
  const members = new Set<Member<Task>>();
  let last = 0;

  function grow(): Member<Task> {
    const member: Member<Task> = { worker: open(), job: undefined, watch: undefined };
    members.add(member);
    member.worker.unref();
    member.worker.on('message', (done: Done) => finish(member, done));
    member.worker.on('error', error => lose(member, ended(error)));
    member.worker.on('exit', () => lose(member, ended(new Error('the thread that draws ended'))));
    return member;
  }

  function deal(): void {
    for (const member of members) if (!member.job) give(member);
    const isShort = members.size === 0 || (members.size < threads && queue.length >= backlog);
    if (queue.length > 0 && isShort) give(grow());
  }

  function give(member: Member<Task>): void {
    const job = queue.shift();
    if (!job) {
      member.worker.unref();
      return;
    }
    member.job = job;
    member.watch = setTimeout(() => lose(member, late(patience)), patience);
    member.worker.ref();
    member.worker.postMessage({ id: job.id, task: job.task } satisfies Job<Task>);
  }

  function finish(member: Member<Task>, done: Done): void {
    const { job } = member;
    if (job?.id !== done.id) return;
    clearTimeout(member.watch);
    member.job = undefined;
    if ('fault' in done) job.reject(new Error(done.fault));
    else job.resolve(done.result);
    deal();
  }

  function lose(member: Member<Task>, reason: Problem): void {
    if (!members.delete(member)) return;
    clearTimeout(member.watch);
    void member.worker.terminate();
    member.job?.reject(reason);
    deal();
  }

  return {
    start: () => {
      if (members.size === 0) grow();
    },
    ask: task => {
      if (queue.length >= most) return Promise.reject(busy());
      return new Promise((resolve, reject) => {
        last += 1;
        queue.push({ id: last, task, resolve, reject });
        deal();
      });
    },
  };
}

function late(patience: number): Problem {
  return new Problem(503, `picture took longer than ${patience / 1000} seconds to draw: narrow the filters`);
}

function ended(cause: Error): Problem {
  return new Problem(503, 'picture could not be drawn: narrow the filters or try again', { cause });
}
