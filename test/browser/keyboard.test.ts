import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { type Site, startSite } from './site.ts';

let browser: Browser;
let site: Site;
let page: Page;

beforeAll(async () => {
  site = await startSite(inject('seedsDatabase'));
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1000, height: 900 } });
});

afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

async function open(name: string): Promise<void> {
  await page.goto(`${site.url}/charts/${name}`);
  await page.locator('.mw-chart__alive svg').first().waitFor();
}

const focused = () =>
  page.evaluate(() => {
    const { role, ariaLabel, tagName } = document.activeElement as HTMLElement;
    const all = [...document.querySelectorAll('.mw-chart__alive svg [role="link"]')];
    return { role, ariaLabel, tagName, at: all.indexOf(document.activeElement!) };
  });

/** Goes wherever arrow keys lead, from the first mark on, and gives how many marks that comes to. */
const reached = () =>
  page.evaluate(() => {
    const known = new Set<Element>();
    const waiting = [document.querySelector('.mw-chart__alive svg [tabindex="0"]')!];
    for (let stop = waiting.pop(); stop; stop = waiting.pop()) {
      if (known.has(stop)) continue;
      known.add(stop);
      for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) {
        (stop as SVGElement).focus();
        stop.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
        waiting.push(document.activeElement!);
      }
    }
    return known.size;
  });

describe('to the keyboard', () => {
  it.each(['items-by-theme', 'themes-over-time', 'figures-told', 'figures-by-kind', 'official-series'])(
    '%s is one stop, and arrow keys reach every mark and name in it',
    async name => {
      await open(name);
      const stops = page.locator('.mw-chart__alive svg [tabindex="0"]');
      expect(await stops.count()).toBe(1);
      const all = await page
        .locator('.mw-chart__alive svg [role="link"], .mw-chart__alive svg [role="button"]')
        .count();
      expect(all).toBeGreaterThan(4);
      expect(await reached()).toBe(all);
      expect(await stops.count()).toBe(1);
    },
  );

  it('a chart says how, arrows go where marks are seen, and what a mark says is shown', async () => {
    await open('items-by-theme');
    const svg = page.locator('.mw-chart__alive svg').first();
    expect(await svg.getAttribute('aria-labelledby')).toMatch(/-title .*-desc .*-how$/);
    const how = page.locator('.mw-chart__how').first();
    expect(await how.textContent()).toBe(
      'Arrow keys go from mark to mark and on to the names, Enter opens the evidence, Space shows a name alone, Escape leaves.',
    );
    expect((await how.boundingBox())!.width).toBeLessThan(2);
    await page.locator('main h1').click();
    for (let presses = 0; presses < 30 && (await focused()).at < 0; presses += 1)
      await page.keyboard.press('Tab');
    expect((await focused()).at).toBe(0);
    expect((await how.boundingBox())!.width).toBeGreaterThan(100);
    const boxOf = () => page.locator(':focus').boundingBox();
    const first = (await boxOf())!;
    await page.keyboard.press('ArrowDown');
    const second = (await boxOf())!;
    expect(second.y).toBeGreaterThan(first.y + 2);
    const words = (await page.locator('.mw-tip').innerText()).split(/\t|\n/);
    expect((await focused()).ariaLabel).toContain(words.find(word => /city|county/i.test(word)));
    await page.keyboard.press('ArrowUp');
    expect((await boxOf())!.y).toBe(first.y);
  });

  it('one Tab leaves a chart and one comes back to the mark it was left at', async () => {
    await page.locator('.mw-chart__alive svg [tabindex="0"]').focus();
    await page.keyboard.press('ArrowDown');
    const { at } = await focused();
    expect(at).toBeGreaterThanOrEqual(0);
    await page.keyboard.press('Tab');
    expect((await focused()).at).toBe(-1);
    await page.keyboard.press('Shift+Tab');
    expect((await focused()).at).toBe(at);
  });

  it('Escape leaves, and Enter follows the mark to its evidence', async () => {
    await page.keyboard.press('Escape');
    expect((await focused()).tagName).toBe('BODY');
    expect(await page.locator('.mw-tip').isVisible()).toBe(false);
    await page.locator('.mw-chart__alive svg [tabindex="0"]').focus();
    const href = await page.locator(':focus').getAttribute('data-href');
    await page.keyboard.press('Enter');
    await page.waitForURL(site.url + href);
  });
});
