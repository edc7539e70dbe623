import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { type Site, startSite } from './site.ts';

const main = ['/', '/themes', '/compare?indicator=ehcp-20-weeks', '/figures', '/decisions', '/meetings'];

let browser: Browser;
let site: Site;

beforeAll(async () => {
  site = await startSite(inject('seedsDatabase'));
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

describe('the main pages', () => {
  it.each(main)(
    '%s is under 150 kB before the code of the charts, which comes after the first paint',
    async address => {
      const page = await browser.newPage();
      const loaded: { url: string; bytes: number }[] = [];
      page.on('response', async response => {
        const body = await response.body().catch(() => Buffer.alloc(0));
        loaded.push({ url: response.url(), bytes: gzipSync(body).length });
      });
      await page.goto(site.url + address);
      await page.waitForLoadState('networkidle');
      const isLater = (url: string) => /\/assets\/chart-|\.vl\.json/.test(url);
      const before = loaded.filter(({ url }) => !isLater(url));
      const total = before.reduce((sum, { bytes }) => sum + bytes, 0);
      expect(total).toBeLessThan(150_000);
      expect(before.length).toBeGreaterThan(3);
      const { painted, asked } = await page.evaluate(() => ({
        painted: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
        asked: performance
          .getEntriesByType('resource')
          .filter(({ name }) => /\/assets\/chart-|\.woff2$/.test(name))
          .map(({ startTime }) => startTime),
      }));
      expect(asked.length).toBeGreaterThan(0);
      for (const time of asked) expect(time).toBeGreaterThan(painted);
      await page.close();
    },
  );

  it.each([...main, '/charts/attention-shares'])(
    '%s moves nothing when its charts come to life',
    async address => {
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
      await page.goto(site.url + address);
      await page.waitForLoadState('networkidle');
      await page.waitForTimeout(500);
      const shift = await page.evaluate(
        () =>
          new Promise<number>(resolve => {
            let sum = 0;
            const observer = new PerformanceObserver(list => {
              for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value;
            });
            observer.observe({ type: 'layout-shift', buffered: true });
            setTimeout(() => resolve(sum), 200);
          }),
      );
      expect(shift).toBeLessThan(0.02);
      await page.close();
    },
  );
});
