import { Worker, type WorkerOptions } from 'node:worker_threads';

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
