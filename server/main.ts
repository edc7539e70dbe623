import { once } from 'node:events';
import { createServer } from 'node:http';
import { startDrawing } from './draw/thread.ts';

const grace = 10_000;

async function main(): Promise<void> {
  // The thread that draws gets ready while this one loads everything else.
  startDrawing();
  const [{ createApp }, { normalizeConfig }, { createLog }, { openContext }, { pages, problemPage }] =
    await Promise.all([
      import('./app.ts'),
      import('./config.ts'),
      import('./log.ts'),
      import('./open.ts'),
      import('./pages.ts'),
    ]);
  const config = normalizeConfig(process.env);
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
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop());
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
