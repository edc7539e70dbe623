import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { openBrowser } from '../browser.ts';
import { resolve } from '../pages.ts';
import { type Site, startSite } from '../site.ts';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** A browser window of one kind on the site over the seeds. */
export interface Window {
  /** Opens an address, `first:` ones by their first link, and waits for its styles and typeface. */
  open(address: string): Promise<Page>;
  url(): string;
}

/** Opens one window for the tests of a file, and closes it with the site after them. */
export function useWindow(options: BrowserContextOptions): Window {
  let browser: Browser;
  let site: Site;
  let page: Page;
  beforeAll(async () => {
    site = await startSite(inject('seedsDatabase'));
    browser = await openBrowser();
    page = await (await browser.newContext(options)).newPage();
  });
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });
  return {
    url: () => site.url,
    async open(address) {
      await page.goto(site.url + (await resolve(page, site.url, address)), { waitUntil: 'load' });
      return page;
    },
  };
}

/** Gives what axe finds on a page but for the rules named, one line a fault, and whether it is wider than its window. */
export async function faultsOf(page: Page, without: string[] = []): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .withTags(rules)
    .disableRules(without)
    .setLegacyMode()
    .analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map(node => `${id}: ${node.html.slice(0, 140)}`),
  );
  const over = await sidewaysOf(page);
  return over > 0 ? [...found, `${over} px too wide`] : found;
}

/** Gives by how many pixels a page is wider than its window. */
export function sidewaysOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
