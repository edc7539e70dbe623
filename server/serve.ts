import { once } from 'node:events';
import { createServer } from 'node:http';
import { createApp } from './app.ts';
import { normalizeConfig } from './config.ts';
import { createLog } from './log.ts';
import { openContext } from './open.ts';
import { pages, problemPage } from './pages.ts';

const grace = 10_000;
/** A terminal tells everything below it to stop, and so does what runs TypeScript: one wish arrives twice. */
const echo = 1_000;

/** Serves what the environment names until it is told to stop; throws one line where it cannot start. */
export async function serve(environment: Record<string, string | undefined>): Promise<void> {
  const config = normalizeConfig(environment);
  const log = createLog(config.logLevel);
  const context = await openContext(config, message => log.warn(message));
  const app = createApp({ context, pages: pages(context), problemPage: problemPage(context), log });
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 15_000, maxHeaderSize: 16_384 }, app);
  server.listen(config.port, config.host);
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : config.port;
  console.log(`Minutewise is at http://localhost:${port}`);

  async function stop(): Promise<void> {
    const closed = once(server, 'close');
    server.close();
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), grace).unref();
    await closed;
    await context.database.close();
    process.exit(0);
  }
  let asked: number | undefined;
  const obey = () => {
    if (asked === undefined) void stop();
    else if (performance.now() - asked > echo) process.exit(1);
    asked ??= performance.now();
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, obey);
}
