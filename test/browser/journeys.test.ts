import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { type Site, startSite } from './site.ts';

let browser: Browser;
let site: Site;
let page: Page;

beforeAll(async () => {
  site = await startSite(inject('seedsDatabase'));
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
});

afterEach(() => page.close());

describe('the analyst', () => {
  it('goes from the front page to a chart, to its evidence, to the quote', async () => {
    await page.goto(site.url);
    await page.locator('.mw-chart__tools a', { hasText: 'On its own page' }).first().click();
    await page.waitForURL('**/charts/**');
    // The picture of the server gives way to the live one, and with it a link in focus.
    const evidence = page.locator('.mw-chart__alive svg [role="link"]').first();
    await evidence.waitFor();
    await evidence.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/(meetings|themes|figures|decisions|indicators|sources|search)/);
    expect(await page.locator('h1').count()).toBe(1);
  });

  it('follows a figure to the sentence it came from, and on to the original', async () => {
    await page.goto(`${site.url}/figures?words=stage`);
    await page.locator('.mw-value a').first().click();
    await page.waitForURL('**/figures/f*');
    const id = page.url().split('/').at(-1)!;
    const quote = (await page.locator('mark#quote').textContent())!.replace(/\[[^\]]*\]\s*/, '');
    expect(quote).toContain('58%');
    expect(await page.locator('h1').textContent()).toBe('only 58%');
    expect(await page.getByText('Read this before you quote it').count()).toBe(1);
    await page.locator(`a[href*="#${id}"]`).first().click();
    await page.waitForURL(`**/meetings/*#${id}`);
    const mark = page.locator(`mark#${id}`);
    expect((await mark.textContent())?.replace(/\[[^\]]*\]\s*/, '').replace(/\s+/g, ' ')).toContain('58%');
    expect(await mark.evaluate(element => element.getBoundingClientRect().top < innerHeight)).toBe(true);
    expect(await page.locator('a[rel="external"]').count()).toBeGreaterThan(0);
  });

  it('narrows in place, keeps the address, and goes back', async () => {
    await page.goto(`${site.url}/meetings`);
    await page.evaluate(() => Object.assign(window, { isSamePage: true }));
    const all = await page.locator('.mw-list__entry').count();
    await page.focus('#filter-council');
    await page.selectOption('#filter-council', 'leicester');
    await page.waitForURL('**/meetings?council=leicester');
    await page.locator('.mw-chip').first().waitFor();
    const city = await page.locator('.mw-list__entry').count();
    expect(city).toBeLessThan(all);
    expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true);
    expect(await page.locator('#live').textContent()).toMatch(/^Updated: \d+ meeting/);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('filter-council');
    await page.reload();
    expect(await page.locator('.mw-list__entry').count()).toBe(city);
    await page.goBack();
    await page.waitForURL(`${site.url}/meetings`);
    await expect.poll(() => page.locator('.mw-list__entry').count()).toBe(all);
  });

  it('searches for words and lands on them', async () => {
    await page.goto(site.url);
    await page.fill('#site-search', 'complaints');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search?q=complaints');
    await page.locator('.mw-list__head a').first().click();
    await page.waitForURL('**/meetings/**');
    expect((await page.locator('main').textContent())!.toLowerCase()).toContain('complaint');
  });
});

describe('the councillor', () => {
  it('gets a straight answer on city against county', async () => {
    await page.goto(`${site.url}/compare?indicator=ehcp-20-weeks`);
    expect(await page.locator('.mw-verdict').textContent()).toMatch(/comparable/i);
    expect(await page.locator('main').textContent()).toMatch(
      /neither council is among the other's statistical neighbours/i,
    );
  });

  it('is told so where there is nothing to compare', async () => {
    await page.goto(`${site.url}/compare?indicator=complaints-stage1-timeliness`);
    expect(await page.locator('.mw-verdict').textContent()).toMatch(/not comparable/i);
  });

  it('gets through by keyboard alone: past the header, to a filter, to a result', async () => {
    await page.goto(`${site.url}/decisions`);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('skip-link');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('filter-council');
    await page.keyboard.press('ArrowDown');
    await page.waitForURL('**/decisions?council=**');
    await page.locator('.mw-list__head a').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/meetings/**');
  });
});

describe('the exporter', () => {
  it('gets in the CSV what the table on screen says', async () => {
    await page.goto(`${site.url}/charts`);
    await page.locator('.mw-list__head a').first().click();
    await page.waitForURL('**/charts/**');
    const shown = await page.locator('.mw-data tbody tr').count();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('.mw-chart__tools > a', { hasText: 'CSV' }).click(),
    ]);
    const text = await readFile((await download.path())!, 'utf8');
    expect(text.charCodeAt(0)).toBe(0xfeff);
    const rows = parse(text, { bom: true, columns: true }) as Record<string, string>[];
    expect(rows.length).toBe(shown);
    expect(download.suggestedFilename()).toMatch(/^[a-z0-9-]+(?:_[a-z0-9-]+)*_\d{4}-\d\d-\d\d\.csv$/);
    const links = Object.values(rows[0]!).filter(cell => cell.startsWith('http'));
    for (const link of links.slice(0, 2)) expect((await page.request.get(link)).status()).toBe(200);
  });

  it('copies a citation and code that shows the chart alone on another site', async () => {
    await page.goto(`${site.url}/charts`);
    await page.locator('.mw-list__head a').first().click();
    await page.locator('summary', { hasText: 'Cite or embed' }).click();
    await page.locator('.mw-copy').first().waitFor();
    expect(await page.locator('.mw-copy').count()).toBe(2);
    const code = await page.locator('[data-copy="Copy code"]').textContent();
    const source = /src="([^"]+)"/.exec(code!)![1]!;
    const response = await page.goto(source);
    expect(response?.headers()['content-security-policy']).toContain('frame-ancestors *');
    expect(await page.locator('svg').count()).toBeGreaterThan(0);
    expect(await page.locator('header').count()).toBe(0);
  });
});

describe('anyone without a script', () => {
  it('filters by sending the form, and reads charts, tables and quotes', async () => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 1280, height: 900 },
    });
    const plain = await context.newPage();
    await plain.goto(`${site.url}/meetings`);
    await plain.selectOption('#filter-council', 'leicestershire');
    await plain.click('.mw-filters button');
    await plain.waitForURL(/council=leicestershire/);
    await plain.locator('.mw-list__head a').first().click();
    await plain.waitForURL('**/meetings/**');
    expect(await plain.locator('mark').count()).toBeGreaterThan(0);
    await plain.goto(`${site.url}/themes`);
    expect(await plain.locator('.mw-chart__wide svg').first().isVisible()).toBe(true);
    await plain.locator('.mw-fold summary').first().click();
    await plain.locator('.mw-fold table').first().waitFor();
    await context.close();
  });
});
