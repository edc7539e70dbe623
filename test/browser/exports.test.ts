import { parse } from 'csv-parse/sync';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { charts } from './pages.ts';
import { type Site, startSite } from './site.ts';

let browser: Browser;
let site: Site;
let page: Page;

beforeAll(async () => {
  site = await startSite(inject('seedsDatabase'));
  browser = await openBrowser();
  page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
});

afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

type Line = Record<string, string>;

/** Gives the table under a chart on a page: its headings, and each cell's value, a link before it where it has one. */
async function readTwin(address: string, name: string) {
  await page.goto(site.url + address, { waitUntil: 'domcontentloaded' });
  const table = page.locator(`#chart-${name} table.mw-data`);
  if ((await table.count()) === 0)
    return { headings: [] as string[], rows: [] as string[][], links: [] as string[] };
  return table.first().evaluate(element => {
    const { tHead, tBodies } = element as HTMLTableElement;
    const text = (cell: Element) => cell.textContent!.trim();
    return {
      headings: [...tHead!.rows[0]!.cells].map(text),
      rows: [...tBodies[0]!.rows].map(row => [...row.cells].map(cell => cell.dataset.value ?? text(cell))),
      links: [...tBodies[0]!.rows].map(row => row.querySelector('a')?.getAttribute('href') ?? ''),
    };
  });
}

async function readCsv(address: string): Promise<{ lines: Line[]; text: string; file: string }> {
  const response = await fetch(site.url + address);
  const bytes = Buffer.from(await response.arrayBuffer());
  const file = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? '';
  const text = bytes.toString('utf8');
  return { lines: parse(text, { bom: true, columns: true }) as Line[], text, file };
}

const headingOf = (column: string) => column.replace(/^is_/, '').replaceAll('_', ' ').toLowerCase();

/** Gives a cell as a table shows it: no apostrophe before what looks like a formula, lists with commas. */
function shown(cell: string): string {
  return cell
    .replace(/^'(?=\s*[=+\-@|])/, '')
    .replace(/^(true|false)$/, answer => (answer === 'true' ? 'yes' : 'no'))
    .replaceAll('; ', ', ')
    .replace(/\s+/g, ' ')
    .trim();
}

const filters = [
  '',
  '?council=leicester',
  '?council=leicestershire&from=2020',
  '?theme=send',
  '?from=1990&to=1991',
];

describe('what is on screen is what the CSV says', () => {
  it.each(charts)('%s, under every filter', async name => {
    for (const query of filters) {
      const { headings, rows, links } = await readTwin(`/charts/${name}${query}`, name);
      const { lines } = await readCsv(`/charts/${name}.csv${query}`);
      expect(rows.length, query).toBe(lines.length);
      const columns = Object.keys(lines[0] ?? {}).filter(column =>
        headings.map(one => one.toLowerCase()).includes(headingOf(column)),
      );
      if (lines.length > 0)
        expect(columns.length, `${query}: ${headings.join()}`).toBeGreaterThanOrEqual(headings.length - 1);
      for (const [index, line] of lines.entries()) {
        for (const column of columns) {
          const cell = rows[index]![headings.findIndex(one => one.toLowerCase() === headingOf(column))]!;
          expect(shown(cell), `${query} row ${index} ${column}`).toBe(shown(line[column]!));
        }
        if (line.href) expect(line.href).toBe(site.url + (links[index] || line.href.slice(site.url.length)));
      }
    }
  });
});

describe('every export', () => {
  const name = 'figures-told';
  const query = '?council=leicestershire&from=2025';

  it.each(charts)(
    '%s.csv names the council or area, the unit, the source and a link in every row',
    async chart => {
      const { lines, text, file } = await readCsv(`/charts/${chart}.csv`);
      expect(text.charCodeAt(0)).toBe(0xfeff);
      expect(text).toContain('\r\n');
      expect(file).toMatch(new RegExp(`^${chart}_\\d{4}-\\d\\d-\\d\\d\\.csv$`));
      for (const line of lines) {
        expect(line.council || line.area).toBeTruthy();
        expect(line.unit).toBeTruthy();
        expect(line.source).toBeTruthy();
        expect(line.href).toMatch(/^http:\/\/127\.0\.0\.1:\d+\//);
        for (const cell of Object.values(line)) expect(cell).not.toMatch(/^\s*[=+@|]|^-(?![\d.])/);
      }
    },
  );

  it('of figures carries indicator, period, quotation, caveats, and the day and filters in its name', async () => {
    const { lines, file } = await readCsv(`/charts/${name}.csv${query}`);
    expect(file).toMatch(/^figures-told_council-leicestershire_from-2025-01-01_\d{4}-\d\d-\d\d\.csv$/);
    expect(Object.keys(lines[0]!)).toEqual(
      expect.arrayContaining(['indicator', 'period', 'quote', 'caveats', 'href']),
    );
    const told = lines.find(({ value }) => value === '58')!;
    expect(told).toMatchObject({ period: '2024-25', unit: 'percent', caveats: 'data disputed' });
    expect(told.quote).toContain('58% of complaints');
    expect((await fetch(told.href!)).status).toBe(200);
  });

  it.each([
    ['json', /json/, 100],
    ['csv-metadata.json', /csvm|json/, 500],
    ['xlsx', /spreadsheetml/, 4000],
    ['arrow', /arrow/, 1000],
    ['parquet', /parquet/, 500],
    ['svg', /svg/, 2000],
    ['png', /png/, 5000],
    ['vl.json', /json/, 1000],
  ])('as %s is there, under the filters of the page', async (extension, type, least) => {
    await page.goto(`${site.url}/charts/${name}${query}`);
    const href = await page.locator(`a[href*="${name}.${extension}"]`).first().getAttribute('href');
    expect(href).toContain('council=leicestershire');
    const response = await fetch(site.url + href);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(type);
    expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(least);
  });

  it('as a picture has its title, source, filters and day stamped in', async () => {
    const svg = await (await fetch(`${site.url}/charts/${name}.svg${query}`)).text();
    const words = svg.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
    expect(words).toContain('Every figure the committees were told');
    expect(words).toMatch(/Source: /);
    expect(words).toMatch(/Filters: .*(Leicestershire|leicestershire)/);
    expect(words).toMatch(/Minutewise, \d{1,2} \w+ \d{4}/);
  });
});
