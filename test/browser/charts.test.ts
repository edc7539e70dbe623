import { AxeBuilder } from '@axe-core/playwright';
import { parse } from 'csv-parse/sync';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { type Site, startSite } from './site.ts';

const series = '/charts/official-series?indicator=ehcp-20-weeks';

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
  page = await browser.newPage({ viewport: { width: 1000, height: 900 } });
});

afterEach(() => page.close());

/** Opens a page and gives its first chart once it is alive. */
async function open(address: string): Promise<Locator> {
  await page.goto(site.url + address);
  const chart = page.locator('.mw-chart__alive svg').first();
  await chart.waitFor();
  return chart;
}

/** Drags along a chart, from one part of its width to another. */
async function drag(chart: Locator, from: number, to: number): Promise<void> {
  await chart.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await chart.boundingBox())!;
  await page.mouse.move(x + from * width, y + 0.75 * height);
  await page.mouse.down();
  await page.mouse.move(x + to * width, y + 0.7 * height, { steps: 6 });
  await page.mouse.up();
}

const opacities = (names: string) =>
  page
    .locator(`.mw-chart__alive ${names}`)
    .evaluateAll(all => all.map(one => [one.textContent, one.getAttribute('opacity') ?? '1']));

describe('a period that is dragged over', () => {
  it('goes into the address, into the form, and into every export', async () => {
    const chart = await open(series);
    const before = await page.locator('.mw-data tbody tr').count();
    await page.evaluate(() => Object.assign(window, { isSamePage: true }));
    await drag(chart, 0.3, 0.55);
    await page.waitForURL(/from=20\d\d&to=20\d\d$/);
    expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true);
    const { searchParams } = new URL(page.url());
    await expect.poll(() => page.locator('#filter-from').inputValue()).toBe(searchParams.get('from'));
    const shown = await page.locator('.mw-data tbody tr').count();
    expect(shown).toBeLessThan(before);
    const address = await page.locator('.mw-chart__tools > a', { hasText: 'CSV' }).getAttribute('href');
    const csv = await page.request.get(site.url + address);
    const rows = parse(await csv.text(), { bom: true, columns: true }) as Record<string, string>[];
    expect(rows).toHaveLength(shown);
    for (const { period_end, period_start } of rows) {
      expect(period_start!.slice(0, 4) >= searchParams.get('from')!).toBe(true);
      expect(period_end!.slice(0, 4) <= searchParams.get('to')!).toBe(true);
    }
    await page.goBack();
    await expect.poll(() => page.locator('.mw-data tbody tr').count()).toBe(before);
  });

  it('is not asked for where the page could not show or undo it', async () => {
    const chart = await open('/embed/official-series?indicator=ehcp-20-weeks');
    const before = page.url();
    await drag(chart, 0.3, 0.55);
    await page.waitForTimeout(300);
    expect(page.url()).toBe(before);
    expect(await page.locator('.mw-chart__brushable').count()).toBe(0);
  });

  it('does not follow a link that the drag ends on, but a click does', async () => {
    await open('/charts/figures-told');
    const mark = page.locator('.mw-chart__alive [role="link"]').first();
    const { x, y, width, height } = (await mark.boundingBox())!;
    await page.mouse.move(x + 60, y - 20);
    await page.mouse.down();
    await page.mouse.move(x + width / 2, y + height / 2, { steps: 6 });
    await page.mouse.up();
    await page.waitForTimeout(300);
    expect(page.url()).toContain('/charts/figures-told');
    await page.locator('.mw-chart__alive [role="link"]').first().click();
    await page.waitForURL('**/figures/f*');
  });
});

describe('the lines of a chart', () => {
  it('are read together at the period under the pointer', async () => {
    const chart = await open(series);
    const { x, y, width, height } = (await chart.boundingBox())!;
    await page.mouse.move(x + 0.4 * width, y + 0.7 * height);
    const tip = page.locator('.mw-tip');
    await tip.waitFor();
    const words = (await tip.innerText()).split(/\s+/);
    expect(words).toEqual(expect.arrayContaining(['Period', 'City', 'County', 'England']));
    expect(words.filter(word => /^\d+(\.\d+)?$/.test(word)).length).toBeGreaterThanOrEqual(4);
    expect((await opacities('.compare_marks line')).filter(([, opacity]) => opacity === '1')).toHaveLength(1);
    await page.mouse.move(2, 2);
    await tip.waitFor({ state: 'hidden' });
    await expect
      .poll(async () => (await opacities('.compare_marks line')).every(([, opacity]) => opacity === '0'))
      .toBe(true);
  });

  it('are read together by keyboard, period by period', async () => {
    await open(series);
    const reader = page.getByRole('slider', { name: /Values period by period/ });
    await reader.focus();
    const last = await reader.getAttribute('aria-valuetext');
    expect(last).toMatch(/^Period 20\d\d, City [\d.]+, County [\d.]+, England [\d.]+$/);
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    expect(await reader.getAttribute('aria-valuenow')).toBe('2');
    expect(await reader.getAttribute('aria-valuetext')).not.toBe(last);
    expect(await page.locator('.mw-tip').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await page.locator('.mw-tip').isVisible()).toBe(false);
  });

  it('are named at their ends without touching, and picked by click and by keyboard', async () => {
    await open(series);
    const names = page.locator('.mw-chart__alive .names_marks text');
    expect(await names.allTextContents()).toEqual(['City', 'County', 'England']);
    expect(await page.locator('.mw-chart__alive .role-legend').count()).toBe(0);
    const boxes = await names.evaluateAll(all => all.map(one => one.getBoundingClientRect().toJSON()));
    for (const [index, one] of boxes.entries()) {
      for (const other of boxes.slice(index + 1)) {
        const isApart = one.bottom <= other.top + 3 || other.bottom <= one.top + 3 || one.right <= other.left;
        expect(isApart).toBe(true);
      }
    }
    await names.nth(1).click();
    await expect
      .poll(() => opacities('.names_marks text'))
      .toEqual([
        ['City', '0.15'],
        ['County', '1'],
        ['England', '0.15'],
      ]);
    const city = page.getByRole('button', { name: /^City/ });
    await city.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => city.getAttribute('aria-pressed')).toBe('true');
    expect(await page.getByRole('button', { name: /^England/ }).getAttribute('aria-pressed')).toBe('false');
    expect(new URL(page.url()).search).toBe('?indicator=ehcp-20-weeks&pick=City,County');
    const form = page.locator('form[data-filters] input[name="pick"]');
    expect(await form.inputValue()).toBe('City,County');
    for (const link of await page
      .locator('.mw-chart__tools a[href*=".svg"], .mw-chart__tools a[href*=".png"]')
      .all())
      expect(await link.getAttribute('href')).toContain('pick=City,County');
    for (const link of await page.locator('.mw-chart__tools a[href*=".csv"]').all())
      expect(await link.getAttribute('href')).not.toContain('pick');
  });

  it('that are picked are part of the address: shared, drawn without a script, and taken back', async () => {
    const picked = await (await fetch(`${site.url}${series}&pick=County`)).text();
    const faded = (html: string) => [
      ...html.matchAll(/aria-label="[^"]{0,200}council: (\w+)"[^>]* opacity="0.15"/g),
    ];
    expect(new Set(faded(picked).map(([, name]) => name))).toEqual(new Set(['City', 'England']));
    await open(`${series}&pick=County`);
    const county = page.getByRole('button', { name: /^County/ });
    await expect.poll(() => county.getAttribute('aria-pressed')).toBe('true');
    await county.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => county.getAttribute('aria-pressed')).toBe('false');
    expect(new URL(page.url()).search).toBe('?indicator=ehcp-20-weeks');
    expect((await fetch(`${site.url}${series}&pick=${'x'.repeat(90)}`)).status).toBe(400);
  });

  it('are picked in a legend where there is no line to name', async () => {
    await open('/charts/items-by-theme');
    const county = page.getByRole('button', { name: /^County/ });
    await county.focus();
    await page.keyboard.press(' ');
    await expect.poll(() => county.getAttribute('aria-pressed')).toBe('true');
    const marks = await page
      .locator('.mw-chart__alive [role="link"]')
      .evaluateAll(all => all.map(one => [/City/.test(one.ariaLabel ?? ''), one.getAttribute('opacity')]));
    for (const [isCity, opacity] of marks) expect(opacity).toBe(isCity ? '0.15' : '1');
  });
});

describe('the live chart', () => {
  it('keeps the focus on the mark that had it', async () => {
    await page.route('**/assets/chart-*.js', async route => {
      await new Promise(done => setTimeout(done, 1_500));
      await route.continue();
    });
    await page.goto(site.url + series, { waitUntil: 'domcontentloaded' });
    const link = page.locator('.mw-chart__wide svg a').nth(4);
    await link.focus();
    const label = await link.getAttribute('aria-label');
    await page.locator('.mw-chart__alive svg').first().waitFor();
    await page.waitForTimeout(200);
    const focused = await page.evaluate(() => {
      const { role, ariaLabel } = document.activeElement ?? {};
      return { role, ariaLabel, isAlive: document.activeElement?.closest('.mw-chart__alive') !== null };
    });
    expect(focused).toEqual({ role: 'link', ariaLabel: label, isAlive: true });
  });

  it.each([1280, 320])('stands where the picture stood, at %i', async width => {
    await page.setViewportSize({ width, height: 900 });
    for (const name of ['official-series', 'themes-over-time', 'items-by-theme', 'decisions-by-action']) {
      const places = () =>
        page
          .locator('.mw-chart__picture svg:visible text')
          .evaluateAll(all =>
            all
              .filter(one => one.getAttribute('opacity') !== '0' && one.textContent)
              .map(one => ({ text: one.textContent, ...one.getBoundingClientRect().toJSON() })),
          );
      await page.route('**/assets/chart-*.js', route => route.abort());
      await page.goto(`${site.url}/charts/${name}`);
      await page.waitForFunction(() => document.fonts.size > 1 && document.fonts.status === 'loaded');
      const still = await places();
      await page.unroute('**/assets/chart-*.js');
      await open(`/charts/${name}`);
      const live = await places();
      const moved = still.filter(
        one =>
          !live.some(
            other =>
              other.text.slice(0, 8) === one.text.slice(0, 8) &&
              Math.abs(other.x - one.x) < 4 &&
              Math.abs(other.y - one.y) < 4,
          ),
      );
      expect(
        moved.map(({ text, x, y }) => `${name}: ${text} at ${x}, ${y}`),
        name,
      ).toEqual([]);
    }
  });

  it('has nothing for axe to find while it is read and picked', async () => {
    for (const name of ['official-series', 'themes-over-time', 'figures-told', 'neighbours-over-time']) {
      await open(`/charts/${name}`);
      const reader = page.getByRole('slider');
      if (await reader.count()) await reader.first().focus();
      const { violations } = await new AxeBuilder({ page })
        .include('.mw-chart')
        .options({ resultTypes: ['violations'] })
        .setLegacyMode()
        .analyze();
      expect(violations.flatMap(({ id, nodes }) => nodes.map(node => `${name}: ${id} ${node.html}`))).toEqual(
        [],
      );
    }
  });

  it('tells its finding to those who do not see it', async () => {
    const chart = await open(series);
    const described = await chart.locator('> desc').textContent();
    expect(described).toMatch(/City [\d.]+ in 20\d\d and [\d.]+ in 20\d\d; County [\d.]+ in/);
  });
});
