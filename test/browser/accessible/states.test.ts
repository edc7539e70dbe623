import { describe, expect, it } from 'vitest';
import { states } from '../pages.ts';
import { faultsOf, sidewaysOf, useWindow } from './audit.ts';

const desk = useWindow({ viewport: { width: 1280, height: 800 } });

describe('in every state axe finds nothing', () => {
  it.each(states)('%s', async address => {
    const page = await desk.open(address);
    expect(await faultsOf(page)).toEqual([]);
    expect((await page.locator('h1').textContent())!.trim()).not.toBe('');
  });

  it('with every fold open, and its tables, code and citations shown', async () => {
    const page = await desk.open('/sources');
    await page.evaluate(() => {
      for (const fold of document.querySelectorAll('details')) fold.open = true;
    });
    expect(await page.locator('.mw-data').first().isVisible()).toBe(true);
    // Links in rows that are scrolled out of a table count for axe as lying over what stands under the table.
    expect(await faultsOf(page, ['target-size'])).toEqual([]);
  });

  it('after a table is sorted', async () => {
    const page = await desk.open('/compare');
    await page.locator('th button', { hasText: 'County' }).click();
    expect(await page.locator('th[aria-sort="ascending"]').textContent()).toContain('County');
    const values = await page
      .locator('td[data-label="County"]')
      .evaluateAll(cells => cells.map(cell => cell.getAttribute('data-value')));
    const numbers = values.filter(value => value !== '').map(Number);
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    expect(await faultsOf(page)).toEqual([]);
  });

  it.each(['/', '/compare?indicator=ehcp-20-weeks', '/charts/figures-told', '/charts/figures-by-speaker'])(
    'once the charts of %s are alive',
    async address => {
      const page = await desk.open(address);
      await page.locator('.mw-chart__alive').first().waitFor();
      expect(await faultsOf(page)).toEqual([]);
    },
  );
});

describe('in other ways of seeing', () => {
  const main = ['/', '/themes?theme=send', '/compare?indicator=ehcp-20-weeks', '/figures'];
  const zoomed = useWindow({ viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 });
  const forced = useWindow({
    forcedColors: 'active',
    reducedMotion: 'reduce',
    viewport: { width: 1280, height: 800 },
  });
  const plain = useWindow({ javaScriptEnabled: true, viewport: { width: 320, height: 700 } });

  it.each([...main, '/decisions', '/meetings/leicestershire-cfosc-2025-09-02', '/sources', '/about'])(
    '%s at 200% zoom scrolls one way only',
    async address => {
      expect(await sidewaysOf(await zoomed.open(address))).toBe(0);
    },
  );

  it.each(main)('%s with forced colours and reduced motion', async address => {
    const page = await forced.open(address);
    expect(await faultsOf(page)).toEqual([]);
    const moving = await page.evaluate(() => document.getAnimations().length);
    expect(moving).toBe(0);
  });

  it.each(main)('%s as the server sends it, without its script, at 320 pixels', async address => {
    const page = await plain.open('/healthz');
    await page.route('**/*.js', route => route.abort());
    expect(await faultsOf(await plain.open(address))).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.classList.contains('mw-script'))).toBe(false);
  });
});
