import { once } from 'node:events';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { Router } from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../../etl/build.ts';
import { createApp } from '../../../server/app.ts';
import { normalizeConfig } from '../../../server/config.ts';
import type { Context } from '../../../server/context.ts';
import { openContext } from '../../../server/open.ts';
import { type Stage, setStage } from './stage.ts';

const options = { official: null, keepInputs: false, full: false, workers: 1, showProgress: false };
let stage: Stage;
let db: string;
beforeAll(async () => {
  stage = await setStage();
  // The service has one meeting, the page of another is cut short: both roads are taken.
  stage.replica.faults.push({ match: /lMeetingId=7003/, status: 404 });
  await stage.run('--since', '2017-01-01');
  db = `${stage.out}.duckdb`;
  await build({ ...options, input: [stage.out], db });
});
afterAll(async () => {
  await rm(db, { force: true });
  await stage.close();
});

async function ask(sql: string) {
  const instance = await DuckDBInstance.create(db, { access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  const rows = (await connection.runAndReadAll(sql)).getRowObjectsJson();
  connection.closeSync();
  instance.closeSync();
  return rows;
}

describe('from a council’s site to a chart', () => {
  it('makes one meeting of each that was harvested, on its day and of its committee', async () => {
    const meetings = await ask('select meeting_id, status from meetings order by meeting_date');
    expect(meetings.map(row => row.meeting_id)).toEqual([
      'leicestershire-cfosc-2019-09-03',
      'leicestershire-cfosc-2020-01-21',
      'leicestershire-cfosc-2025-09-02',
      'leicestershire-cfosc-2026-01-20',
      'leicestershire-cfosc-2026-05-19',
    ]);
    expect(meetings[1]!.status).toBe('cancelled');
  });

  it('finds the figure that the page cuts off, in the page of the item', async () => {
    const items = await ask(
      `select item_number, completeness, text like '%64% of plans%' as has_end from items
       where meeting_id = 'leicestershire-cfosc-2025-09-02' and item_number = '24'`,
    );
    expect(items).toEqual([{ item_number: '24', completeness: 'complete', has_end: true }]);
    const figures = await ask("select value from figures where unit = 'percent' order by value");
    expect(figures.map(row => row.value)).toEqual([58, 64, 72]);
  });

  it('knows which meetings have no minutes yet, and notices when a later harvest says otherwise', async () => {
    const told = () => ask("select minutes, meeting_id from coverage where meeting_number = '7005'");
    expect(await told()).toEqual([{ minutes: 'missing', meeting_id: 'leicestershire-cfosc-2026-05-19' }]);
    const table = join(stage.out, 'leicestershire/harvest.csv');
    await writeFile(table, (await readFile(table, 'utf8')).replace(',missing,', ',cancelled,'));
    const summary = await build({ ...options, input: [stage.out], db });
    expect(summary).toMatchObject({ documents: 6 });
    expect(await told()).toMatchObject([{ minutes: 'cancelled' }]);
  });

  it('shows the meetings in a chart that the server draws', async () => {
    const environment = {
      DATABASE: db,
      LOG_LEVEL: 'silent',
      QUERIES: join(import.meta.dirname, '../../../queries'),
    };
    const context: Context = await openContext(normalizeConfig(environment), () => {});
    const app = createApp({ context, pages: Router(), problemPage: () => '' });
    const server = createServer(app).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/charts/meetings-by-year`;
    const chart = (await (await fetch(`${url}.json`)).json()) as { rows: { council: string }[] };
    expect(chart.rows.length).toBeGreaterThan(0);
    expect(new Set(chart.rows.map(row => row.council))).toEqual(new Set(['County']));
    expect(await (await fetch(`${url}.svg`)).text()).toMatch(/^<svg/);
    server.closeAllConnections();
    server.close();
    await context.database.close();
  });
});
