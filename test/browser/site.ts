import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createApp } from '../../server/app.ts';
import { normalizeConfig } from '../../server/config.ts';
import { openContext } from '../../server/open.ts';
import { pages, problemPage } from '../../server/pages.ts';

const root = join(import.meta.dirname, '../..');

/** The real site on a port of its own. */
export interface Site {
  url: string;
  stop(): Promise<void>;
}

/** Starts the real site over a database, with the real charts, pages and built client. */
export async function startSite(database: string): Promise<Site> {
  const config = {
    ...normalizeConfig({ PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'silent' }),
    database,
    queries: join(root, 'queries'),
    client: join(root, 'client/dist'),
  };
  const context = await openContext(config, () => {});
  const app = createApp({ context, pages: pages(context), problemPage: problemPage(context) });
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await context.database.close();
    },
  };
}
