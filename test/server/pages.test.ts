import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createApp } from '../../server/app.ts';
import { normalizeConfig } from '../../server/config.ts';
import type { Context } from '../../server/context.ts';
import { openContext } from '../../server/open.ts';
import { pages, problemPage } from '../../server/pages.ts';

let context: Context;
let server: Server;
let url: string;
beforeAll(async () => {
  context = await openContext(
    { ...normalizeConfig({ LOG_LEVEL: 'silent' }), database: inject('seedsDatabase') },
    () => {},
  );
  const app = createApp({ context, pages: pages(context), problemPage: problemPage(context) });
  server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server?.closeAllConnections();
  server?.close();
  await context?.database.close();
});

const fixed = [
  '/',
  '/themes',
  '/compare',
  '/figures',
  '/indicators',
  '/decisions',
  '/meetings',
  '/search',
  '/sources',
];

describe('every page', () => {
  it.each([...fixed, '/about', '/charts', '/charts/items-by-theme'])(
    '%s is whole, and holds nothing inline but the one style that its policy names',
    async path => {
      const response = await fetch(url + path);
      const html = await response.text();
      expect(response.status).toBe(200);
      expect(html).toMatch(/^<!doctype html>/i);
      expect(html.trimEnd()).toMatch(/<\/html>$/);
      expect(html).not.toMatch(/<script(?![^>]* src=)|\sstyle=|\son[a-z]+="|javascript:/i);
      const policy = response.headers.get('content-security-policy')!;
      expect(policy).not.toMatch(/unsafe|\*/);
      const styles = [...html.matchAll(/<style>([^<]*)<\/style>/g)].map(([, style = '']) => style);
      expect(html.match(/<style/g) ?? []).toHaveLength(styles.length);
      for (const style of styles)
        expect(policy).toContain(`'sha256-${createHash('sha256').update(style).digest('base64')}'`);
      expect(styles.join('').length > 10_000).toBe(context.assets.address('main.ts') !== null);
      for (const [, address] of html.matchAll(/\s(?:src|srcset|action)="([^"]*)"/g))
        expect(address).toMatch(/^\//);
    },
  );

  it.each([...fixed, '/compare?indicator=ehcp-20-weeks', '/charts/attention-shares', '/charts/figures-told'])(
    '%s leaves room for script and typeface within 150 kB',
    async path => {
      const html = Buffer.from(await (await fetch(url + path)).arrayBuffer());
      expect(gzipSync(html).length).toBeLessThan(110_000);
    },
  );

  it('is told apart by a validator, as long as nothing changes', async () => {
    const etag = (await fetch(`${url}/meetings`)).headers.get('etag')!;
    expect((await fetch(`${url}/meetings`, { headers: { 'if-none-match': etag } })).status).toBe(304);
    expect((await fetch(`${url}/meetings?from=2024`, { headers: { 'if-none-match': etag } })).status).toBe(
      200,
    );
    expect((await fetch(`${url}/nope`)).headers.get('etag')).toBeNull();
  });

  it('is first painted with its chart, where it is about one', async () => {
    for (const path of ['/charts/items-by-theme', '/embed/items-by-theme']) {
      const html = await (await fetch(url + path)).text();
      const awaited = [...html.matchAll(/<link rel="expect" href="#([^"]+)" blocking="render"/g)];
      expect(awaited).toHaveLength(2);
      for (const [, id] of awaited) expect(html).toMatch(new RegExp(`id="${id}"[^>]*><svg`));
    }
    expect(await (await fetch(`${url}/charts/items-by-theme?from=1900&to=1901`)).text()).not.toContain(
      'rel="expect"',
    );
  });

  it('asks for no typeface by itself but where there is no script', async () => {
    for (const path of ['/', '/charts/items-by-theme', '/embed/items-by-theme', '/nope']) {
      const html = await (await fetch(url + path)).text();
      expect(html).toMatch(
        /<noscript><link rel="stylesheet" href="\/assets\/typeface-[^"]+\.css"><\/noscript>/,
      );
      const scripted = html.replace(/<noscript>.*?<\/noscript>/g, '');
      expect(scripted).not.toMatch(/rel="stylesheet"|as="font"|url\(\/assets\//);
    }
  });

  it('tells who has it already of the policy it came with, on other sites as well', async () => {
    for (const path of ['/figures?from=2021', '/embed/items-by-theme']) {
      const first = await fetch(url + path);
      await first.text();
      const again = await fetch(url + path, { headers: { 'if-none-match': first.headers.get('etag')! } });
      expect(again.status).toBe(304);
      for (const name of ['content-security-policy', 'x-frame-options', 'cross-origin-resource-policy'])
        expect([name, again.headers.get(name)]).toEqual([name, first.headers.get(name)]);
    }
  });

  it('is the same from memory as when it was made, in every coding', async () => {
    const read = (coding: string) =>
      fetch(`${url}/meetings?from=2019`, { headers: { 'accept-encoding': coding } });
    const made = await read('identity');
    const html = await made.text();
    const headers = (response: Response) =>
      [...response.headers].filter(([name]) => !['x-request-id', 'date'].includes(name));
    for (const coding of ['identity', 'gzip', 'br', 'br, gzip', 'gzip;q=0']) {
      const first = await read(coding);
      const again = await read(coding);
      expect(await first.text()).toBe(html);
      expect(await again.text()).toBe(html);
      expect(headers(again)).toEqual(headers(first));
      expect(again.headers.get('vary')).toMatch(/accept-encoding/i);
      expect(again.headers.get('x-request-id')).not.toBe(first.headers.get('x-request-id'));
      expect(again.headers.get('content-security-policy')).toBe(made.headers.get('content-security-policy'));
    }
    expect((await fetch(`${url}/meetings?from=2019`, { method: 'HEAD' })).status).toBe(200);
  });

  it('is made once for all who ask for it at once', async () => {
    let made = 0;
    const { query } = context.charts;
    context.charts.query = (...question) => {
      made += 1;
      return query(...question);
    };
    const answers = await Promise.all(
      Array.from({ length: 60 }, () => fetch(`${url}/meetings?from=2018`).then(({ status }) => status)),
    );
    context.charts.query = query;
    expect(new Set(answers)).toEqual(new Set([200]));
    expect(made).toBeLessThan(10);
    expect(made).toBeGreaterThan(0);
  });

  it('bears any value of any parameter', async () => {
    const names = [
      'q',
      'council',
      'committee',
      'theme',
      'indicator',
      'from',
      'to',
      'page',
      'state',
      'kind',
      'sort',
    ];
    const value = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.constantFrom(
        '%',
        "'",
        '"><script>alert(1)</script>',
        '2024',
        '-1',
        '1e9',
        '\u0000',
        'send',
        '*',
        '_%\\',
        'a'.repeat(3_000),
      ),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...fixed, '/figures/x'),
        fc.constantFrom(...names),
        value,
        async (path, name, text) => {
          const response = await fetch(
            `${url}${path}?${name}=${encodeURIComponent(text.replace(/\p{Cs}/gu, ''))}`,
          );
          expect(response.status).toBeLessThan(500);
          expect(await response.text()).not.toContain('<script>alert');
        },
      ),
      { numRuns: 150 },
    );
  });
});
