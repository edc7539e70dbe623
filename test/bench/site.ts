import type { ChildProcess } from 'node:child_process';
import { Agent, get } from 'node:http';
import { start } from './command.ts';

/** A site served by a process of its own, on the loopback alone. */
export interface Site {
  address: string;
  child: ChildProcess;
  /** Milliseconds from the start of the process to the address being printed. */
  startup: number;
  stop: () => Promise<void>;
}

/** What came back for one request. */
export interface Reply {
  status: number;
  headers: Record<string, unknown>;
  body: Buffer;
}

/** Starts a server file with a port of its own and waits until it prints its address; throws with what it said if it ends instead. */
export async function serve(file: string, port: number, env: Record<string, string> = {}): Promise<Site> {
  const started = performance.now();
  const child = start(file, [], { env: { HOST: '127.0.0.1', PORT: `${port}`, LOG_LEVEL: 'silent', ...env } });
  const over = new Promise<void>(done => child.once('close', () => done()));
  let said = '';
  await new Promise<void>((done, fail) => {
    child.stdout?.on('data', text => {
      said += text;
      if (said.includes('http://')) done();
    });
    child.stderr?.on('data', text => (said += text));
    child.once('close', () => fail(new Error(`${file} ended: ${said.trim()}`)));
  });
  const stop = async () => {
    child.kill('SIGTERM');
    await over;
  };
  return { address: `http://127.0.0.1:${port}`, child, startup: performance.now() - started, stop };
}

/** Keeps connections open between requests, as a browser does. */
export function keepOpen(connections: number): Agent {
  return new Agent({ keepAlive: true, maxSockets: connections });
}

/** Asks once and gives the whole reply. */
export function ask(url: string, agent: Agent, headers: Record<string, string> = {}): Promise<Reply> {
  return new Promise((done, fail) => {
    get(url, { agent, headers }, response => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        done({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
      );
      response.on('error', fail);
    }).on('error', fail);
  });
}

/** Asks `count` times over `connections` at once and gives requests a second; throws on any reply but 200. */
export async function flood(url: string, count: number, connections: number): Promise<number> {
  const agent = keepOpen(connections);
  let left = count;
  const started = performance.now();
  const reader = async () => {
    while (left-- > 0) {
      const { status } = await ask(url, agent);
      if (status !== 200) throw new Error(`${url}: status ${status}`);
    }
  };
  await Promise.all(Array.from({ length: connections }, reader));
  agent.destroy();
  return (count * 1000) / (performance.now() - started);
}
