import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { normalizeConfig } from '../../server/config.ts';
import type { Context, Lease } from '../../server/context.ts';
import { drawChart } from '../../server/draw.ts';
import { openContext } from '../../server/open.ts';

const queries = join(import.meta.dirname, '../../queries');

let folder: string;
let context: Context;
let lease: Lease;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'minutewise-queries-'));
  const database = join(folder, 'councils.duckdb');
  await cp(inject('seedsDatabase'), database);
  context = await openContext({ ...normalizeConfig({}), database, queries }, () => {});
  lease = context.database.lease();
});
afterAll(async () => {
  lease?.release();
  await context?.database.close();
  await rm(folder, { recursive: true, force: true });
});

it('every page query runs without any value', async () => {
  for (const name of context.catalogue.queries.keys()) {
    const { columns } = await context.charts.query(lease.build, name);
    expect(columns.length, name).toBeGreaterThan(0);
  }
});

it('every chart answers from the seeds, and its spec is silent when compiled and drawn', async () => {
  expect(context.catalogue.charts.size).toBeGreaterThanOrEqual(8);
  for (const chart of context.catalogue.charts.values()) {
    const { rows } = await lease.build.run(chart.sql);
    const warnings: string[] = [];
    for (const width of [320, 640]) {
      const svg = await drawChart(chart, rows, context.catalogue.theme, width, message =>
        warnings.push(message),
      );
      expect(svg, chart.name).toMatch(/^<svg .*<\/svg>$/s);
      expect(svg, chart.name).not.toMatch(/NaN|undefined|Infinity| style=/);
    }
    expect(warnings, chart.name).toEqual([]);
  }
});

it('every chart is empty without a fault, and says why', async () => {
  for (const chart of context.catalogue.charts.values()) {
    expect(chart.empty.length, chart.name).toBeGreaterThan(20);
    expect(chart.source.length, chart.name).toBeGreaterThan(5);
    await drawChart(chart, [], context.catalogue.theme, 640);
  }
});

it('every chart has marks that are links, to what its rows lead to', async () => {
  for (const chart of context.catalogue.charts.values()) {
    const { rows } = await lease.build.run(chart.sql);
    expect(rows.length, chart.name).toBeGreaterThan(0);
    const svg = await drawChart(chart, rows, context.catalogue.theme, 640);
    const links = [...svg.matchAll(/<a href="([^"]*)"/g)].map(([, href]) => href!.replaceAll('&amp;', '&'));
    expect(links.length, chart.name).toBeGreaterThan(0);
    const known = new Set(rows.map(({ href }) => href));
    expect(
      links.filter(href => !known.has(href)),
      chart.name,
    ).toEqual([]);
    expect(chart.spec.usermeta, chart.name).not.toHaveProperty('links');
  }
});

it('every row leads to its evidence', async () => {
  for (const chart of context.catalogue.charts.values()) {
    expect(
      chart.columns.map(({ name }) => name),
      chart.name,
    ).toContain('href');
    const { rows } = await lease.build.run(chart.sql);
    for (const { href } of rows) if (href !== null) expect(href, chart.name).toMatch(/^\/[a-z]/);
  }
});
