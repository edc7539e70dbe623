import type { Browser, Page } from 'playwright-core';
import { getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { type Site, startSite } from './site.ts';

let browser: Browser;
let site: Site;
let page: Page;

beforeAll(async () => {
  site = await startSite(inject('seedsDatabase'));
  browser = await openBrowser();
  page = await browser.newPage();
});

afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

/** Prints a page on A4 as the reader's browser would; gives the words on each sheet. */
async function print(address: string): Promise<string[]> {
  await page.goto(site.url + address, { waitUntil: 'load' });
  const bytes = await page.pdf({ format: 'A4', preferCSSPageSize: true });
  const document = await getDocumentProxy(new Uint8Array(bytes));
  const sheets: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent();
    const words = (items as { str?: string }[]).map(({ str }) => str ?? '').join(' ');
    sheets.push(words.replace(/\s+/g, ' '));
  }
  return sheets;
}

describe('a briefing', () => {
  it.each([
    'theme=send',
    'theme=safeguarding',
    'theme=performance',
    'theme=learning',
    'theme=transport',
    'theme=workforce',
    'indicator=ehcp-20-weeks',
    'indicator=feee-takeup-2yo',
    'indicator=complaints-stage1-timeliness',
    'indicator=progress-8',
  ])('on %s prints on two clean sheets, with its address and day', async subject => {
    const sheets = await print(`/briefing?${subject}`);
    expect(sheets.length).toBeLessThanOrEqual(2);
    const words = sheets.join(' ');
    expect(words).toContain('Briefing: ');
    expect(words).toMatch(/briefing\?\w+=[\w-]+ · printed from data built on \d{1,2} \w+ \d{4}/);
    expect(words).toContain('Open Government Licence');
    expect(words).not.toMatch(/Skip to main|More formats|Search the minutes|Print this page|Filters/);
  });

  it('leaves no sheet nearly empty', async () => {
    for (const sheet of await print('/briefing?indicator=ehcp-20-weeks'))
      expect(sheet.length).toBeGreaterThan(400);
  });
});

describe('any page', () => {
  it.each(['/', '/compare?indicator=ehcp-20-weeks', '/figures', '/decisions'])(
    '%s prints its words and its address without controls',
    async address => {
      const words = (await print(address)).join(' ');
      expect(words).toContain(site.url.replace('http://', '') + address);
      expect(words).not.toMatch(/Skip to main|More formats ▾|Cite or embed/);
    },
  );
});
