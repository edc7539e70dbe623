import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { findPages } from './pages.ts';
import { type Site, startSite } from './site.ts';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

let browser: Browser;
let site: Site;
let addresses: string[];

beforeAll(async () => {
  site = await startSite(inject('seedsDatabase'));
  browser = await openBrowser();
  const page = await browser.newPage();
  addresses = await findPages(page, site.url);
  await page.close();
});

afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

/** Gives every address, with so many of the pages of charts. */
function withCharts(most: number): string[] {
  const isChart = (address: string) => address.startsWith('/charts/');
  return [...addresses.filter(one => !isChart(one)), ...addresses.filter(isChart).slice(0, most)];
}

/** Gives what axe finds on a page, one line a fault; without a second page for frames, of which there are none. */
async function faults(page: Page, address: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .withTags(rules)
    .setLegacyMode()
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map(node => `${address}: ${id}: ${node.html.slice(0, 140)}`),
  );
}

/** Gives by how many pixels a page is wider than its window. */
function sideways(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

describe('every page', () => {
  it.each([
    ['on a desk', 1280, true],
    ['on a phone', 320, true],
    ['on a phone without a script', 320, false],
  ])(
    'has nothing for axe to find and no sideways scroll %s',
    async (_, width, hasScript) => {
      const context = await browser.newContext({ viewport: { width, height: 800 } });
      const page = await context.newPage();
      if (!hasScript) await page.route('**/*.js', route => route.abort());
      const found: string[] = [];
      for (const address of addresses) {
        await page.goto(site.url + address);
        if (hasScript) await page.waitForLoadState('networkidle');
        found.push(...(await faults(page, address)));
        const over = await sideways(page);
        if (over > 0) found.push(`${address}: ${over} px too wide`);
      }
      await context.close();
      expect(found).toEqual([]);
    },
    600_000,
  );

  it('has one first heading, landmarks, a language, a title and a way past the header', async () => {
    const page = await browser.newPage();
    const found: string[] = [];
    for (const address of withCharts(2).filter(one => !one.startsWith('/embed'))) {
      await page.goto(site.url + address, { waitUntil: 'domcontentloaded' });
      const shape = await page.evaluate(() => ({
        firsts: document.querySelectorAll('h1').length,
        landmarks: ['header', 'nav', 'main', 'footer'].filter(name => !document.querySelector(name)),
        language: document.documentElement.lang,
        skip: document.querySelector('.govuk-skip-link')?.getAttribute('href'),
        captions: [...document.querySelectorAll('table')].filter(table => !table.caption).length,
        title: document.title,
      }));
      if (shape.firsts !== 1) found.push(`${address}: ${shape.firsts} first headings`);
      if (shape.landmarks.length) found.push(`${address}: no ${shape.landmarks.join(', ')}`);
      if (shape.language !== 'en-GB' || shape.skip !== '#main')
        found.push(`${address}: language or skip link`);
      if (shape.captions) found.push(`${address}: ${shape.captions} tables without a caption`);
      if (!shape.title.includes('Minutewise')) found.push(`${address}: title ${shape.title}`);
    }
    await page.close();
    expect(found).toEqual([]);
  }, 600_000);

  it('needs no inline script or style, and breaks no rule of its own policy', async () => {
    const page = await browser.newPage();
    const found: string[] = [];
    page.on('console', message => {
      if (message.type() === 'error' && !message.text().includes('404') && !message.text().includes('400')) {
        found.push(`${page.url()}: ${message.text().slice(0, 200)}`);
      }
    });
    page.on('pageerror', error => found.push(`${page.url()}: ${error.message}`));
    for (const address of withCharts(6)) {
      await page.goto(site.url + address);
      await page.waitForLoadState('networkidle');
    }
    const response = await page.goto(`${site.url}/`);
    expect(response?.headers()['content-security-policy']).not.toMatch(/unsafe-(inline|eval)/);
    await page.close();
    expect(found).toEqual([]);
  }, 600_000);

  it('reads sensibly in the accessibility tree', async () => {
    const page = await browser.newPage();
    await page.goto(`${site.url}/`);
    const tree = await page.locator('body').ariaSnapshot();
    expect(tree).toMatch(/link "Skip to main content"/);
    expect(tree).toMatch(/banner:/);
    expect(tree).toMatch(/navigation "Main":/);
    expect(tree).toMatch(/search "Site":/);
    expect(tree).toMatch(/main:[\s\S]*heading .*\[level=1\]/);
    expect(tree).toMatch(/heading "What they talk about" \[level=2\]/);
    expect(tree).toMatch(/contentinfo:/);
    await page.close();
  });
});
