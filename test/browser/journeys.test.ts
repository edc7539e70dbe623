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
    expect(await tabTo('#filter-council')).toBeLessThan(6);
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

/** Presses Tab until the element in focus matches; gives how often, fails after `most`. */
async function tabTo(selector: string, most = 60): Promise<number> {
  for (let pressed = 1; pressed <= most; pressed++) {
    await page.keyboard.press('Tab');
    const isThere = await page.evaluate(one => document.activeElement?.matches(one) ?? false, selector);
    if (isThere) return pressed;
  }
  throw new Error(`unreachable by Tab: ${selector} on ${page.url()}`);
}

/** Gives whether what is in focus can be seen to be so: on screen, with an outline, a shadow or a background of its own. */
function isFocusSeen(): Promise<boolean> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    if (!focused || focused === document.body) return false;
    const { top, bottom, width } = focused.getBoundingClientRect();
    const { outlineStyle, boxShadow } = getComputedStyle(focused);
    return bottom > 0 && top < innerHeight && width > 0 && (outlineStyle !== 'none' || boxShadow !== 'none');
  });
}

describe('by keyboard alone', () => {
  it('the analyst goes from a search to the sentence and on to its figure', async () => {
    await page.goto(site.url);
    await tabTo('#site-search');
    expect(await isFocusSeen()).toBe(true);
    await page.keyboard.type('complaints stage');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search?q=complaints+stage');
    await tabTo('.mw-list__head a');
    expect(await isFocusSeen()).toBe(true);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/meetings/**');
    await page.goto(`${site.url}/meetings/leicestershire-cfosc-2025-09-02`);
    await tabTo('mark a[href^="/figures/"]', 90);
    expect(await isFocusSeen()).toBe(true);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/figures/f*');
  });

  it('the analyst reaches the marks of a live chart, and what is behind one', async () => {
    await page.goto(`${site.url}/charts/figures-told`);
    await page.locator('.mw-chart__alive').first().waitFor();
    await tabTo('.mw-chart__alive [role="link"], .mw-chart__alive svg a');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/figures/f*');
  });

  it('the councillor chooses an indicator and reads the answer', async () => {
    await page.goto(`${site.url}/compare`);
    await tabTo('#filter-indicator');
    expect(await isFocusSeen()).toBe(true);
    await page.keyboard.type('EHC plans in 20 weeks, without');
    await page.waitForURL('**/compare?indicator=ehcp-20-weeks');
    await page.locator('.mw-verdict').waitFor();
    expect(await page.locator('#live').textContent()).toMatch(
      /^Updated: \d{4}: the city [\d.]+%, the county/,
    );
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('filter-indicator');
    await tabTo('a.mw-chip');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/compare$/);
  });

  it('the exporter opens the table, sorts it, and finds every format and the SQL', async () => {
    await page.goto(`${site.url}/compare?indicator=ehcp-20-weeks`);
    await tabTo('.mw-fold summary');
    await page.keyboard.press('Enter');
    await page.locator('.mw-data').first().waitFor();
    await tabTo('.mw-data th button');
    await page.keyboard.press('Enter');
    expect(await page.locator('.mw-data th[aria-sort="ascending"]').count()).toBe(1);
    await tabTo('a[href*=".csv"]', 120);
    await tabTo('.mw-fold summary');
    await page.keyboard.press('Enter');
    await tabTo('a[href*=".xlsx"]');
    await tabTo('a[href*=".parquet"]');
    expect(await isFocusSeen()).toBe(true);
  });
});

describe('anyone without a script', () => {
  let plain: Page;
  beforeEach(async () => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 1280, height: 900 },
    });
    plain = await context.newPage();
  });
  afterEach(() => plain.context().close());

  it('filters by sending the form, and reads charts, tables and quotes', async () => {
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
  });

  it('the analyst follows a mark of a chart to its evidence, and a figure to its sentence', async () => {
    await plain.goto(`${site.url}/charts/figures-told`);
    const mark = plain.locator('.mw-chart__wide svg a').first();
    const href = (await mark.getAttribute('href')) ?? (await mark.getAttribute('xlink:href'));
    expect(href).toMatch(/\/figures\/f/);
    await plain.goto(new URL(href!, site.url).href);
    const id = plain.url().split('/').at(-1)!;
    await plain.locator(`a[href*="#${id}"]`).first().click();
    await plain.waitForURL(`**/meetings/*#${id}`);
    expect(await plain.locator(`mark#${id}`).isVisible()).toBe(true);
  });

  it('the councillor gets the same answer', async () => {
    await plain.goto(`${site.url}/compare`);
    await plain.selectOption('#filter-indicator', 'ehcp-20-weeks');
    await plain.click('.mw-filters button');
    await plain.waitForURL(/indicator=ehcp-20-weeks/);
    expect(await plain.locator('.mw-answer').textContent()).toMatch(
      /the city [\d.]+%, the county [\d.]+%, England/,
    );
    expect(await plain.locator('.mw-verdict').textContent()).toMatch(/comparable/i);
    await plain.locator('a.mw-chip').first().click();
    await plain.waitForURL(/\/compare$/);
  });

  it('the exporter gets files, the citation and the embed code', async () => {
    await plain.goto(`${site.url}/charts/official-series?indicator=ehcp-20-weeks&from=2020`);
    const [download] = await Promise.all([
      plain.waitForEvent('download'),
      plain.locator('.mw-chart__tools > a', { hasText: 'CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^official-series_indicator-ehcp-20-weeks_from-2020-01-01_/);
    await plain.locator('summary', { hasText: 'Cite or embed' }).click();
    expect(await plain.locator('[data-copy="Copy citation"]').textContent()).toMatch(
      /Minutewise, “.*Source: /s,
    );
    expect(await plain.locator('[data-copy="Copy code"]').textContent()).toContain('indicator=ehcp-20-weeks');
  });
});
