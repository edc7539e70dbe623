import { once } from 'node:events';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type * as Ahead from './ahead.ts';
import type * as App from './app.ts';
import { keyOf } from './charts.ts';
import { normalizeConfig } from './config.ts';
import { readPictures } from './draw/kept.ts';
import { showKept, startDrawing } from './draw/thread.ts';
import { createLog } from './log.ts';
import { openContext } from './open.ts';
import type * as Pages from './pages.ts';
import { watchStarter } from './starter.ts';

const refusals: Record<string, string> = {
  EADDRINUSE: 'another program does already',
  EADDRNOTAVAIL: 'this machine has no such address',
  EACCES: 'this user may not',
  ENOTFOUND: 'no such host is known',
};
const grace = 10_000;
/** A terminal tells everything below it to stop, and so does what runs TypeScript: one wish arrives twice. */
const echo = 1_000;
/** Milliseconds that a proxy may leave a connection idle: more than the sixty seconds that proxies do by default. */
const patience = 75_000;
/** Milliseconds after which the thread that draws is started where the first page does not need it. */
const calm = 2_000;

/** Serves what the environment asks for until it is told to stop; throws one line where it cannot start. */
export async function serve(environment: Record<string, string | undefined>): Promise<void> {
  const config = normalizeConfig(environment);
  const log = createLog(config.logLevel);
  const pictures = await readPictures(config.database);
  showKept(pictures);
  // Other threads open the database, and get ready to draw, while this one loads what answers.
  if (pictures.size === 0) startDrawing();
  const opening = openContext(config, (message, level = 'warn') => log[level](message));
  const load = createRequire(import.meta.url);
  const { createApp } = load('./app.ts') as typeof App;
  const { pages, problemPage } = load('./pages.ts') as typeof Pages;
  const { drawAhead } = load('./ahead.ts') as typeof Ahead;
  const context = await opening;
  const app = createApp({ context, pages: pages(context), problemPage: problemPage(context), log });
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 15_000, maxHeaderSize: 16_384 }, app);
  // Whoever closes an idle connection first should be the proxy, which knows that nothing is under way.
  if (config.proxies > 0) server.keepAliveTimeout = patience;
  server.listen(config.port, config.host);
  await once(server, 'listening').catch((cause: NodeJS.ErrnoException) => {
    const why = refusals[cause.code ?? ''] ?? cause.message;
    throw new Error(`cannot serve on ${config.host}:${config.port}: ${why}`, { cause });
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : config.port;
  process.stdout.on('error', () => {});
  console.log(`Minutewise is at http://localhost:${port}`);
  setTimeout(startDrawing, calm).unref();
  const ahead = drawAhead(context, pictures.size > 0 ? keyOf(context.database.newest()) : null);

  async function stop(): Promise<void> {
    clearInterval(ahead);
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
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, obey);
  watchStarter(environment, () => {
    if (asked === undefined) obey();
  });
}
