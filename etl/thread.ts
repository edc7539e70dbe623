import { availableParallelism } from 'node:os';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import type { InputFile } from './inputs.ts';

/** Below this many bytes another thread costs more to start than it saves. */
const WORTH_WORKERS = 4_000_000;
/** Threads that are used of many cores: each takes memory, and the database needs some for each. */
const MOST_THREADS = 8;

/** A thread that reads files once it is told which, and its end: it fails with what the thread failed with. */
export interface Reader {
  worker: Worker;
  end: Promise<void>;
}

/** Gives how many threads to read with: as many as asked for, else all cores where there is enough to read. */
export function countWorkers(files: InputFile[], asked: number | null): number {
  return Math.min(
    asked ?? (bytesOf(files) < WORTH_WORKERS ? 1 : countThreads(null)),
    Math.max(1, files.length),
  );
}

/** Gives how many threads the database works with: as many as read, but no more than it has memory for. */
export function countThreads(asked: number | null): number {
  return Math.min(asked ?? availableParallelism(), MOST_THREADS);
}

/** Gives how many bytes all files have. */
export function bytesOf(files: { size: number }[]): number {
  return files.reduce((sum, file) => sum + file.size, 0);
}

/** Starts threads that load what they read with, and then wait to be told what. */
export function startReaders(count: number): Reader[] {
  return Array.from({ length: count }, () => {
    const worker = startThread(new URL('./worker.ts', import.meta.url));
    const end = new Promise<void>((done, fail) => {
      worker.once('error', fail);
      worker.once('exit', code => (code === 0 ? done() : fail(new Error(`a reader ended with ${code}`))));
    });
    end.catch(() => {});
    return { worker, end };
  });
}

/**
 * Starts a thread that runs a file of TypeScript; on Node 20 it does not inherit the loader of TypeScript, so it registers
 * that before it loads its own file.
 */
export function startThread(file: URL, options: WorkerOptions = {}): Worker {
  const boot = `import(${JSON.stringify(import.meta.resolve('tsx/esm/api'))}).then(({ register }) => {
    register();
    return import(${JSON.stringify(file.href)});
  });`;
  return new Worker(boot, { ...options, eval: true });
}
