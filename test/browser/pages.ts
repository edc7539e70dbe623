import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const queries = join(import.meta.dirname, '../../queries');

/** The names of all charts. */
export const charts = readdirSync(queries)
  .filter(file => file.endsWith('.vl.json'))
  .map(file => file.replace('.vl.json', ''))
  .sort();

/** Every kind of page as a reader meets it first; a figure and a source by their first link, as `first:`. */
export const addresses = [
  '/',
  '/themes',
  '/themes?theme=send',
  '/compare',
  '/compare?indicator=ehcp-20-weeks',
  '/figures',
  'first:/figures?words=stage',
  '/indicators',
  '/indicators/ehcp-20-weeks',
  '/decisions',
  '/meetings',
  '/meetings/leicestershire-cfosc-2025-09-02',
  '/search',
  '/search?q=safeguarding',
  '/sources',
  'first:/sources',
  '/about',
  '/charts',
  '/briefing?theme=send',
  '/briefing?indicator=ehcp-20-weeks',
];

/** Pages in the states that are easily forgotten: narrowed, narrowed to nothing, without an answer, at fault. */
export const states = [
  '/?council=leicester',
  '/themes?council=leicester&theme=send',
  '/themes?from=1990&to=1991',
  '/themes?theme=send&from=1990&to=1991',
  '/compare?theme=send',
  '/compare?theme=governance',
  '/compare?indicator=complaints-stage1-timeliness',
  '/compare?indicator=ehcp-20-weeks&from=1990&to=1991',
  '/figures?sure=all&council=leicester',
  '/figures?from=1990&to=1991',
  '/figures?words=xyzzy',
  '/indicators?theme=governance',
  '/indicators/complaints-stage1-timeliness',
  '/indicators/ehe-count',
  '/decisions?basis=undertaken',
  '/decisions?state=overdue&owner=Nobody',
  '/meetings?from=1990&to=1991',
  '/meetings/leicestershire-cfosc-2025-09-02?q=complaints',
  '/meetings/leicester-cype-2025-06-18',
  '/search?q=xyzzy',
  '/search?q=%22%22',
  '/sources?council=leicester',
  '/briefing',
  '/briefing?theme=send&from=1990&to=1991',
  '/briefing?theme=send&indicator=ehcp-20-weeks',
  '/charts/items-by-theme?from=1990&to=1991',
  '/charts/items-by-theme?indicator=ehcp-20-weeks',
  '/embed/items-by-theme?from=1990&to=1991',
  '/nothing-here',
  '/figures/f000000000000',
  '/charts/nothing',
  '/figures?council=nowhere',
  '/figures?from=yesterday',
  '/figures?colour=blue',
];

/** Gives the address to open: for `first:/figures`, what that page's first entry leads to. */
export async function resolve(page: Page, url: string, address: string): Promise<string> {
  if (!address.startsWith('first:')) return address;
  const from = address.slice('first:'.length);
  const under = `${from.split('?')[0]}/`;
  await page.goto(url + from, { waitUntil: 'domcontentloaded' });
  const href = await page.locator(`main a[href^="${under}"]`).first().getAttribute('href');
  if (!href) throw new Error(`missing link: ${from} leads to no ${under}`);
  return href.split('#')[0]!;
}
