import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const ROOT = new URL('../..', import.meta.url).pathname;

/** How a process ended, what it cost and what it said. */
export interface Ended {
  code: number | null;
  out: string;
  err: string;
  /** Milliseconds from start to end. */
  elapsed: number;
  /** Milliseconds of processor time, of all its threads. */
  cpu: number;
  /** Most memory it held at once, in bytes, where the system tells. */
  peak: number;
}

const CANNOT_PIN = !existsSync('/usr/bin/taskset');

/** Starts a TypeScript file of the project in a process of its own, on the given cores only where the system can. */
export function start(
  file: string,
  args: string[],
  { cores = '', env = {} }: { cores?: string; env?: Record<string, string> } = {},
): ChildProcess {
  const command = [process.execPath, '--import', 'tsx', file, ...args];
  const [program = '', ...rest] = cores === '' || CANNOT_PIN ? command : ['taskset', '-c', cores, ...command];
  return spawn(program, rest, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Waits for a process and gives how it ended; throws with its own words where it did not exit with 0. */
export async function finish(child: ChildProcess): Promise<Ended> {
  const ended = await end(child);
  if (ended.code !== 0) {
    const file = child.spawnargs.find(word => word.endsWith('.ts'));
    throw new Error(`${file} ended with ${ended.code}: ${ended.err || ended.out}`);
  }
  return ended;
}

/** Waits for a process and gives how it ended, however that was. */
export async function end(child: ChildProcess): Promise<Ended> {
  const started = performance.now();
  let [out, err, cpu, peak] = ['', '', 0, 0];
  child.stdout?.on('data', text => (out += text));
  child.stderr?.on('data', text => (err += text));
  const closed = new Promise<number | null>(done => child.on('close', done));
  let isOver = false;
  void closed.then(() => {
    isOver = true;
  });
  while (!isOver) {
    const seen = look(child.pid ?? 0);
    cpu = Math.max(cpu, seen.cpu);
    peak = Math.max(peak, seen.peak);
    await Promise.race([closed, sleep(20)]);
  }
  return { code: await closed, out, err, elapsed: performance.now() - started, cpu, peak };
}

/** Processor time in hundredths of a second (Linux's USER_HZ) and the peak of resident memory, from `/proc`. */
function look(pid: number): { cpu: number; peak: number } {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const peak = /VmHWM:\s{1,20}(\d{1,15}) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return { cpu: (Number(fields[11]) + Number(fields[12])) * 10, peak: Number(peak ?? 0) * 1024 };
  } catch {
    return { cpu: 0, peak: 0 };
  }
}
