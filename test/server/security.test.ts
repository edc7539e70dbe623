import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Parser } from 'htmlparser2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../server/app.ts';
import { normalizeConfig } from '../../server/config.ts';
import type { Context } from '../../server/context.ts';
import { openContext } from '../../server/open.ts';
import { pages, problemPage } from '../../server/pages.ts';
import { buildFrom } from '../etl/build/folder.ts';
import { writeHostile } from './security/hostile.ts';

let folder: string;
let context: Context;
let server: Server;
let url: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'minutewise-hostile-'));
  await writeHostile(join(folder, 'input'));
  const database = join(folder, 'councils.duckdb');
  await buildFrom(join(folder, 'input'), database);
  context = await openContext({ ...normalizeConfig({ LOG_LEVEL: 'silent' }), database }, () => {});
  const app = createApp({ context, pages: pages(context), problemPage: problemPage(context) });
  server = createServer(app).listen(0, '127.0.0.1');
  await new Promise(resolve => server.once('listening', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}, 120_000);
afterAll(async () => {
  server?.closeAllConnections();
  server?.close();
  await context?.database.close();
  await rm(folder, { recursive: true });
});

const active =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|\p{Cs}/u;
const ask = (path: string, init?: RequestInit) => fetch(url + path, { redirect: 'manual', ...init });

/** Gives what in the markup could run, leave the site or dress up as something else, and the pages it links to. */
function dangersOf(text: string, xmlMode: boolean): { dangers: string[]; links: string[] } {
  const dangers = active.test(text) ? [`${JSON.stringify(active.exec(text)?.[0])} raw`] : [];
  const links: string[] = [];
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        if (name === 'script' && !attributes.src?.startsWith('/assets/')) dangers.push('script');
        if (/^(?:iframe|object|embed|base|foreignobject)$/i.test(name)) dangers.push(name);
        for (const [key, value] of Object.entries(attributes)) {
          if (/^on|^style$|^http-equiv$/i.test(key)) dangers.push(`${name} ${key}`);
          if (!/(?:href|src|action)$/.test(key)) continue;
          if (!/^(?:[/#?]|https?:\/\/)/.test(value)) dangers.push(`${name} ${key}=${value}`);
          else if (name === 'a' && /^\/(?!charts\/|assets)/.test(value)) links.push(value.split('#')[0]!);
        }
      },
    },
    { xmlMode, decodeEntities: true },
  );
  parser.write(text);
  parser.end();
  return { dangers, links };
}

describe('minutes of hostile text', () => {
  it('come out inert on every kind of page', { timeout: 120_000 }, async () => {
    const waiting = [
      '/',
      '/themes',
      '/compare',
      '/figures?sure=all',
      '/indicators',
      '/decisions',
      '/meetings',
    ];
    waiting.push('/sources', '/about', '/charts', '/search?q=report', '/briefing?theme=schools');
    waiting.push('/charts/items-by-theme', '/embed/items-by-theme');
    const met = new Map<string, number>();
    for (const path of waiting) {
      const kind = path.replace(/\?.*/s, '?').replace(/^(\/[^/]+)\/.*/s, '$1/');
      const often = (met.get(kind) ?? 0) + 1;
      met.set(kind, often);
      if (often > 3) continue;
      const response = await ask(path);
      if (!response.headers.get('content-type')?.includes('html')) continue;
      const { dangers, links } = dangersOf(await response.text(), false);
      expect([path, response.status, dangers]).toEqual([path, 200, []]);
      waiting.push(...new Set(links.filter(link => !waiting.includes(link))));
    }
    expect(met.size).toBeGreaterThan(14);
  });

  it('come out inert in every picture, table and text of every chart', { timeout: 120_000 }, async () => {
    for (const name of context.catalogue.charts.keys()) {
      const svg = await (await ask(`/charts/${name}.svg`)).text();
      expect([name, dangersOf(svg, true).dangers]).toEqual([name, []]);
      const csv = (await (await ask(`/charts/${name}.csv`)).text()).replace(/^\ufeff/, '');
      const cells = csv
        .match(/(?<=^|,|\n)(?:"(?:[^"]|"")*"|[^,\r\n"]*)/g)
        ?.map(cell => cell.replace(/^"/, ''));
      const formulas = cells?.filter(cell => /^\s*[=+@\t\r-]/.test(cell) && !/^-?[\d.e-]+$/.test(cell));
      expect([name, formulas]).toEqual([name, []]);
      const json = await (await ask(`/charts/${name}.json`)).text();
      expect(json).not.toMatch(/[\u2028\u2029\u202a-\u202e\u2066-\u2069]|<\/script|<!--/i);
      expect(() => JSON.parse(json)).not.toThrow();
    }
  });

  it('come out inert in feeds, and what a reader typed on the page that repeats it', async () => {
    for (const path of ['/feed.atom', '/feeds/theme/schools.atom'])
      expect([path, dangersOf(await (await ask(path)).text(), true).dangers]).toEqual([path, []]);
    const typed = encodeURIComponent('\u202egnp"><script>alert(1)</script>\u0000{{7*7}}');
    for (const path of [`/search?q=${typed}`, `/figures?words=${typed}`, `/no/${typed}`]) {
      const text = await (await ask(path)).text();
      expect([path, dangersOf(text, false).dangers]).toEqual([path, []]);
    }
  });
});

describe('every kind of answer', () => {
  const forms = [
    'json',
    'csv',
    'csv-metadata.json',
    'arrow',
    'parquet',
    'xlsx',
    'svg',
    'png',
    'vl.json',
    'sql',
  ];
  it.each([
    ['GET', '/'],
    ...forms.map(form => ['GET', `/charts/items-by-theme.${form}`]),
    ['GET', '/feed.atom'],
    ['GET', '/charts.json'],
    ['GET', '/openapi.json'],
    ['GET', '/healthz'],
    ['GET', '/no-such-page'],
    ['GET', '/charts/nope.csv'],
    ['GET', '/charts/items-by-theme.json?council=nope'],
    ['GET', '/charts/%'],
    ['HEAD', '/'],
    ['OPTIONS', '/'],
    ['POST', '/'],
    ['DELETE', '/charts/items-by-theme.json'],
    ['PROPFIND', '/'],
  ])('to %s %s carries the headers that keep it harmless, and so does its 304', async (method, path) => {
    const must = ['content-security-policy', 'x-content-type-options', 'referrer-policy', 'x-request-id'];
    const lacking = (response: Response) => must.filter(name => !response.headers.get(name));
    const first = await ask(path, { method });
    await first.arrayBuffer();
    expect(lacking(first)).toEqual([]);
    const etag = first.headers.get('etag');
    if (!etag || first.status !== 200) return;
    for (let turn = 0; turn < 2; turn += 1) {
      const known = await ask(path, { method, headers: { 'if-none-match': etag } });
      expect([known.status, lacking(known)]).toEqual([304, []]);
    }
  });

  it('is a 404 where there is no such page, whatever the asker claims to have', async () => {
    expect((await ask('/no-such-page', { headers: { 'if-none-match': '*' } })).status).toBe(404);
  });
});

describe('a bad parameter', () => {
  it.each([
    ['/figures?kind=nope', 'kind'],
    ['/figures?sure=maybe', 'sure'],
    ['/figures?page=-1', 'page'],
    ['/meetings?page=1e9', 'page'],
    ['/decisions?page=x', 'page'],
    ['/decisions?state=nope', 'state'],
    ['/decisions?basis=nope', 'basis'],
    ['/search?q=a&q=b', 'q'],
    ['/search?q=a&page=0', 'page'],
    ['/search?q=report&kind=nope', 'kind'],
    ['/decisions?action=nope', 'action'],
    ['/decisions?owner=Nobody', 'owner'],
    ['/meetings?council=a&council=b', 'council'],
    ['/feed.atom?council=leicester', 'council'],
    ['/openapi.json?x=1', 'x'],
    ['/figures?from=2025&to=2024', 'from'],
  ])('is refused and named: %s', async (path, name) => {
    const response = await ask(path);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(name);
  });

  it.each(['/figures?page=&kind=', '/meetings?page=999999', '/search?q=&page=1'])(
    'is not one that is blank or past the end: %s',
    async path => {
      expect((await ask(path)).status).toBe(200);
    },
  );
});
