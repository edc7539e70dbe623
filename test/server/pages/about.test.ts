import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Site, startSite } from '../../browser/site.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite(inject('seedsDatabase'));
});
afterAll(() => site?.stop());

describe('/about', () => {
  it('says on what its scores were measured, and which themes are mixed up', async () => {
    const html = await (await fetch(`${site.url}/about`)).text();
    expect(html).toContain('read while the rules were being written');
    expect(html).toContain('documents of all kinds, known to the rules');
    expect(html).toContain('17 documents kept back, reworded in part, when the rules first met them');
    expect(html).toContain('Which themes are taken for which');
    expect(html).toMatch(/SEND and EHC plans<\/th><td class="govuk-table__cell">the same<\/td>/);
    expect(html).toMatch(/<td class="govuk-table__cell"><strong>nothing in its place<\/strong>/);
  });
});
