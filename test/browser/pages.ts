import type { Page } from 'playwright-core';

/** Every kind of page in its states; those with keys of their own are found by `findPages`. */
export const addresses = [
  '/',
  '/themes',
  '/themes?theme=send',
  '/themes?council=leicester&theme=send',
  '/compare',
  '/compare?indicator=ehcp-20-weeks',
  '/compare?indicator=complaints-stage1-timeliness',
  '/compare?theme=send',
  '/figures',
  '/figures?sure=all',
  '/figures?from=1990&to=1991',
  '/indicators',
  '/indicators/ehcp-20-weeks',
  '/decisions',
  '/decisions?basis=undertaken',
  '/meetings',
  '/meetings/leicestershire-cfosc-2025-09-02',
  '/meetings/leicestershire-cfosc-2025-09-02?q=complaints',
  '/search',
  '/search?q=safeguarding',
  '/search?q=xyzzy',
  '/sources',
  '/about',
  '/charts',
  '/briefing',
  '/briefing?theme=send',
  '/briefing?indicator=ehcp-20-weeks',
  '/nothing-here',
  '/figures?council=nowhere',
];

/** Gives the first address that a page links to under a path, as in `/figures/f…`. */
export async function firstLink(page: Page, url: string, from: string, under: string): Promise<string> {
  await page.goto(url + from);
  const href = await page.locator(`main a[href^="${under}"]`).first().getAttribute('href');
  if (!href) throw new Error(`missing link: ${from} leads to no ${under}`);
  return href.split('#')[0]!;
}

/** Gives every address to look at, with one figure, one source and every chart, alone and embedded. */
export async function findPages(page: Page, url: string): Promise<string[]> {
  const figure = await firstLink(page, url, '/figures?sure=all', '/figures/f');
  const source = await firstLink(page, url, '/sources', '/sources/');
  const catalogue = await page.request.get(`${url}/charts.json`);
  const { charts } = (await catalogue.json()) as { charts: { name: string }[] };
  const names = charts.map(({ name }) => name);
  return [
    ...addresses,
    figure,
    source,
    ...names.map(name => `/charts/${name}`),
    ...names.slice(0, 1).map(name => `/embed/${name}`),
  ];
}
