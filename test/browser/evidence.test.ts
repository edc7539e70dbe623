import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { charts } from './pages.ts';
import { type Site, startSite } from './site.ts';

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

/** So many marks of a chart are followed, from the first to the last. */
const MOST_FOLLOWED = 8;
/** Marks of the pictures that the server draws. */
const linked = /<a href="(\/[^"]*)" aria-label=/g;
const pages = new Map<string, Promise<{ status: number; html: string }>>();

function read(path: string): Promise<{ status: number; html: string }> {
  const known = pages.get(path);
  if (known) return known;
  const reading = fetch(site.url + path).then(async answer => ({
    status: answer.status,
    html: await answer.text(),
  }));
  pages.set(path, reading);
  return reading;
}

describe('the marks of', () => {
  it.each(charts)('%s lead to what they promise', async name => {
    const { html } = await read(`/charts/${name}`);
    const links = [...new Set([...html.matchAll(linked)].map(([, href]) => href!))];
    const faults: string[] = [];
    for (const href of links.filter((_, at) => at % Math.ceil(links.length / MOST_FOLLOWED) === 0)) {
      const [path = '', fragment] = href.replaceAll('&amp;', '&').split('#');
      const page = await read(path);
      if (page.status !== 200) faults.push(`${href}: ${page.status}`);
      else if (fragment && !page.html.includes(`id="${fragment}"`)) faults.push(`${href}: no such place`);
    }
    expect(faults).toEqual([]);
  });

  it.each(charts)('%s are followed by a click, where they are links', async name => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(`${site.url}/charts/${name}`);
    const alive = page.locator('.mw-chart__wide.mw-chart__alive');
    await alive.waitFor();
    const drawn = (await read(`/charts/${name}`)).html.match(linked)?.length ?? 0;
    // A mark that nothing lies over: where points are at one place, the upper one is met.
    const target = await alive.evaluate(chart => {
      const marks = [...chart.querySelectorAll('[role="link"][data-href]')];
      const middle = marks.splice(0, Math.floor(marks.length / 2));
      for (const mark of [...marks, ...middle]) {
        mark.scrollIntoView({ block: 'center' });
        const { x, y, width, height } = mark.getBoundingClientRect();
        const at = { x: x + width / 2, y: y + height / 2 };
        if (document.elementFromPoint(at.x, at.y) === mark)
          return { ...at, href: mark.getAttribute('data-href') };
      }
      return null;
    });
    expect(target !== null).toBe(drawn > 0);
    if (target) {
      await page.mouse.click(target.x, target.y);
      await page.waitForURL(url => url.pathname + url.search + url.hash === target.href);
      const [, fragment] = String(target.href).split('#');
      if (fragment) await page.locator(`[id="${fragment}"]`).first().waitFor();
    }
    await page.close();
  });
});

describe('a chart of words', () => {
  it('counts nothing for words that nobody said, and as many items as a search finds', async () => {
    const address = '/charts/keyword-trend.json?terms=zebra%20health,xyzzy,exploitation';
    const { rows } = (await (await fetch(site.url + address)).json()) as {
      rows: { term: string; items: number; href: string }[];
    };
    expect(rows.filter(({ term }) => term !== 'exploitation').map(({ items }) => items)).toSatisfy(
      (counts: number[]) => counts.length > 0 && counts.every(count => count === 0),
    );
    const met = rows.filter(({ items }) => items > 0);
    expect(met.length).toBeGreaterThan(0);
    for (const { items, href } of met) {
      const { html } = await read(new URL(href, site.url).href.slice(site.url.length));
      expect(Number(/(\d+) agenda items? for/.exec(html)?.[1])).toBeGreaterThanOrEqual(items);
    }
  });
});
