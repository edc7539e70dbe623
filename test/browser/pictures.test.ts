import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { type Site, startSite } from './site.ts';

const folder = join(import.meta.dirname, '../output/pages');
const main = {
  home: '/',
  themes: '/themes',
  compare: '/compare?indicator=ehcp-20-weeks',
  indicators: '/indicators',
  figures: '/figures',
  meeting: '/meetings/leicester-cype-2021-09-02',
};
const widths = [1280, 768, 320];
const tallest = 1400;

/** Squares of this many pixels are compared by their mean, so that the edge of a letter does not count. */
const square = 16;
/** A square differs from this distance of its mean colour on, of 255. */
const distance = 28;
/** How many of the squares may differ: data and words change, a page that fell apart changes far more. */
const tolerance = 0.1;

let browser: Browser;
let site: Site;
let judge: Page;

beforeAll(async () => {
  site = await startSite(inject('seedsDatabase'));
  browser = await openBrowser();
  judge = await browser.newPage();
});

afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

/** Takes the top of a page as it is printed to a screen, without what tells the day of the build. */
async function take(address: string, width: number, isStyled = true): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width, height: 900 }, reducedMotion: 'reduce' });
  await page.route('**/chart-*.js', route => route.abort());
  await page.goto(site.url + address);
  await page.waitForFunction(() => document.fonts.size > 1 && document.fonts.status === 'loaded');
  if (!isStyled)
    await page.evaluate(() => {
      for (const style of document.querySelectorAll('style, link[rel=stylesheet]')) style.remove();
    });
  await page.addStyleTag({ content: '.mw-footer { visibility: hidden }' }).catch(() => {});
  const full = await page.evaluate(() => document.documentElement.scrollHeight);
  const clip = { x: 0, y: 0, width, height: Math.min(full, tallest) };
  const picture = await page.screenshot({ fullPage: true, clip });
  await page.close();
  return picture;
}

/** Gives the share of squares in which two pictures differ; what only one of them covers differs. */
function compare(a: Buffer, b: Buffer): Promise<number> {
  return judge.evaluate(
    async ({ pictures, square, distance }) => {
      const read = async (picture: string) => {
        const image = new Image();
        image.src = `data:image/png;base64,${picture}`;
        await image.decode();
        const canvas = new OffscreenCanvas(Math.ceil(image.width / square), Math.ceil(image.height / square));
        const brush = canvas.getContext('2d')!;
        brush.imageSmoothingQuality = 'high';
        brush.drawImage(image, 0, 0, image.width / square, image.height / square);
        return brush.getImageData(0, 0, canvas.width, canvas.height);
      };
      const [one, other] = await Promise.all(pictures.map(read));
      const width = Math.max(one!.width, other!.width);
      const height = Math.max(one!.height, other!.height);
      let different = 0;
      for (let y = 0; y < height; y++) {
        for (let x = 0; x < width; x++) {
          const isInBoth = x < Math.min(one!.width, other!.width) && y < Math.min(one!.height, other!.height);
          const [i, j] = [4 * (y * one!.width + x), 4 * (y * other!.width + x)];
          const gap = [0, 1, 2].map(channel =>
            Math.abs((one!.data[i + channel] ?? 0) - (other!.data[j + channel] ?? 0)),
          );
          if (!isInBoth || Math.max(...gap) >= distance) different++;
        }
      }
      return different / (width * height);
    },
    { pictures: [a.toString('base64'), b.toString('base64')], square, distance },
  );
}

describe('the main pages look as they did', () => {
  // A missing picture is taken, but never in CI; delete one to have it taken anew.
  it.each(Object.entries(main).flatMap(([name, address]) => widths.map(width => ({ name, address, width }))))(
    '$name at $width pixels',
    async ({ name, address, width }) => {
      const path = join(folder, `${name}-${width}.png`);
      const picture = await take(address, width);
      if (!existsSync(path)) {
        expect(process.env.CI, `missing picture: ${path}`).toBeFalsy();
        await mkdir(folder, { recursive: true });
        await writeFile(path, picture);
        return;
      }
      const share = await compare(await readFile(path), picture);
      if (share > tolerance) await writeFile(path.replace('.png', '-changed.png'), picture);
      expect(share, `${path} differs from the page`).toBeLessThanOrEqual(tolerance);
    },
  );

  it('and two pages that are not alike are told apart', async () => {
    const one = await take(main.home, 1280);
    const other = await take(main.indicators, 1280);
    expect(await compare(one, one)).toBe(0);
    expect(await compare(one, other)).toBeGreaterThan(tolerance);
    expect(await compare(one, await take(main.home, 1280, false))).toBeGreaterThan(tolerance);
  });
});
