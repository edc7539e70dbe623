import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Site, startSite } from '../../browser/site.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite(inject('seedsDatabase'));
}, 60_000);
afterAll(() => site?.stop());

type Row = Record<string, string | number | null>;

async function rowsOf(address: string): Promise<Row[]> {
  const { rows } = (await (await fetch(`${site.url}${address}`)).json()) as { rows: Row[] };
  return rows;
}

/** Gives the number that the page behind a mark says it lists. */
async function listed(href: string): Promise<number> {
  const html = await (await fetch(new URL(href, site.url))).text();
  const [, words = ''] = /data-announce>([^<]*)/.exec(html) ?? [];
  return Number(/^[\d,]+/.exec(words)?.[0].replaceAll(',', '') ?? 0);
}

describe('a mark of a chart that was narrowed', () => {
  it.each([
    ['figures-by-speaker', ''],
    ['figures-by-speaker', '?theme=finance'],
    ['figures-by-speaker', '?council=leicestershire&from=2025'],
    ['figures-by-kind', '?theme=complaints'],
    ['figures-by-kind', '?from=2025&to=2025'],
  ])('of %s%s leads to a list of as many figures as it stands for', async (name, query) => {
    const rows = await rowsOf(`/charts/${name}.json${query}`);
    expect(rows.length).toBeGreaterThan(0);
    for (const { href, figures } of rows) expect(await listed(String(href)), String(href)).toBe(figures);
  });

  it('leads to decisions of the same theme and time', async () => {
    const rows = await rowsOf('/charts/decisions-by-action.json?theme=complaints&from=2025');
    expect(rows.length).toBeGreaterThan(0);
    for (const { href } of rows)
      expect(href).toMatch(/action=[a-z-]+&council=[a-z]+&theme=complaints&from=2025-01-01$/);
  });

  it('asks for nothing twice, and leaves addresses alone that are of one thing', async () => {
    for (const { href } of await rowsOf(
      '/charts/theme-by-council.json?theme=send&from=2020&council=leicester',
    )) {
      const names = [...new URL(String(href), site.url).searchParams.keys()];
      expect(names).toEqual([...new Set(names)]);
    }
    for (const { href } of await rowsOf('/charts/figures-told.json?theme=complaints'))
      expect(href).toMatch(/\/figures\/f\w+$/);
  });

  it('shows the query as it is written', async () => {
    const sql = await (await fetch(`${site.url}/charts/figures-by-kind.sql`)).text();
    expect(sql).not.toContain('params_of_list');
  });
});
