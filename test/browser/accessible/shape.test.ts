import { describe, expect, it } from 'vitest';
import { addresses, states } from '../pages.ts';
import { useWindow } from './audit.ts';

const { open, url } = useWindow({ viewport: { width: 1280, height: 800 } });
const all = [
  ...addresses,
  ...states.filter(address => !address.startsWith('/embed')),
  '/charts/items-by-theme',
];

describe('every page', () => {
  it('has one first heading, landmarks, a language, a title, captions and a way past the header', async () => {
    const found: string[] = [];
    for (const address of all) {
      const page = await open(address);
      const shape = await page.evaluate(() => {
        const levels = [...document.querySelectorAll('h1,h2,h3,h4')].map(({ tagName }) => Number(tagName[1]));
        const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
        return {
          firsts: levels.filter(level => level === 1).length,
          jumps: levels.filter((level, index) => index > 0 && level > levels[index - 1]! + 1).length,
          landmarks: ['header', 'nav', 'main', 'footer'].filter(name => !document.querySelector(name)),
          language: document.documentElement.lang,
          skip: document.querySelector('.govuk-skip-link')?.getAttribute('href'),
          captions: [...document.querySelectorAll('table')].filter(table => !table.caption).length,
          pictures: [...document.querySelectorAll('.mw-chart svg')].filter(
            svg => svg.getAttribute('role') && !svg.querySelector('desc')?.textContent,
          ).length,
          twice: ids.filter((id, index) => ids.indexOf(id) !== index),
          title: document.title,
        };
      });
      if (shape.firsts !== 1) found.push(`${address}: ${shape.firsts} first headings`);
      if (shape.jumps) found.push(`${address}: ${shape.jumps} headings skip a level`);
      if (shape.landmarks.length) found.push(`${address}: no ${shape.landmarks.join(', ')}`);
      if (shape.language !== 'en-GB' || shape.skip !== '#main')
        found.push(`${address}: language or skip link`);
      if (shape.captions) found.push(`${address}: ${shape.captions} tables without a caption`);
      if (shape.pictures) found.push(`${address}: ${shape.pictures} pictures without a text alternative`);
      if (shape.twice.length) found.push(`${address}: ids twice: ${shape.twice.slice(0, 3).join(', ')}`);
      if (!shape.title.includes('Minutewise')) found.push(`${address}: title ${shape.title}`);
    }
    expect(found).toEqual([]);
  }, 300_000);

  it('needs no inline script or style, and breaks no rule of its own policy', async () => {
    const page = await open('/');
    const found: string[] = [];
    page.on('console', message => {
      const isAsked = /status of (400|404)/.test(message.text());
      if (message.type() === 'error' && !isAsked)
        found.push(`${page.url()}: ${message.text().slice(0, 200)}`);
    });
    page.on('pageerror', error => found.push(`${page.url()}: ${error.message}`));
    for (const address of addresses) await open(address);
    await open('/charts/official-series');
    await page.locator('.mw-chart__alive').first().waitFor();
    const response = await page.goto(`${url()}/`);
    expect(response?.headers()['content-security-policy']).not.toMatch(/unsafe-(inline|eval)/);
    expect(found).toEqual([]);
  }, 300_000);
});
