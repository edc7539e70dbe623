import { describe, expect, it } from 'vitest';
import { addresses, charts } from '../pages.ts';
import { faultsOf, sidewaysOf, useWindow } from './audit.ts';

const { open } = useWindow({ viewport: { width: 320, height: 700 }, hasTouch: true });

describe('at 320 pixels axe finds nothing, and nothing scrolls sideways', () => {
  it.each(addresses)('%s', async address => {
    expect(await faultsOf(await open(address))).toEqual([]);
  });

  it.each(charts)('the chart %s keeps within the screen', async name => {
    const page = await open(`/charts/${name}`);
    expect(await sidewaysOf(page)).toBe(0);
    const { wide, narrow } = await page.evaluate(() => ({
      wide: document.querySelector<HTMLElement>('.mw-chart__wide')?.offsetWidth ?? 0,
      narrow: document.querySelector<HTMLElement>('.mw-chart__narrow')?.offsetWidth ?? 0,
    }));
    if ((await page.locator('.mw-empty').count()) === 0) expect(narrow).toBeGreaterThan(250);
    expect(wide).toBe(0);
  });
});
