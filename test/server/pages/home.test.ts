import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Site, startSite } from '../../browser/site.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite(inject('seedsDatabase'));
});
afterAll(() => site?.stop());

/** Gives the answers of the front page by their questions, as plain words. */
async function glances(address: string): Promise<Record<string, string>> {
  const html = await (await fetch(site.url + address)).text();
  const found = html.matchAll(/<dt>([^<]{1,80})<\/dt><dd>(.{1,4000}?)<\/dd>/gs);
  return Object.fromEntries(
    [...found].map(([, question, answer]) => [question, answer!.replace(/<[^>]*>/g, '')]),
  );
}

describe('/', () => {
  it('answers its five questions at a glance', async () => {
    const answers = await glances('/');
    expect(answers['They talk most about']).toMatch(
      /^City: [a-z, ]+, \d+% of its items; County: [a-z, ]+, \d+% of its items\.$/,
    );
    expect(answers['They differ most on']).toMatch(/^[A-Z][\w, ]+: city \d+%, county \d+%; /);
    expect(answers['What moved']).toMatch(/ in the (city|county), (up|down) from \S+ to \S+ in a year/);
    expect(answers['Still waiting']).toMatch(
      /^\d+ (open|overdue), \d+ requests whose later minutes were not read\.$/,
    );
    expect(answers['How fresh, how complete']).toMatch(
      /^Newest city minutes 18 June 2025, newest county minutes 2 September 2025, \d+ of \d+ items incomplete as published\.$/,
    );
  });

  it('narrows them to one council', async () => {
    const answers = await glances('/?council=leicester');
    expect(answers['They talk most about']).toMatch(/^City: /);
    expect(answers['They talk most about']).not.toContain('County');
    expect(answers['They differ most on']).toBeUndefined();
    expect(answers['What moved']).not.toContain('county');
  });
});

describe('an indicator that nobody publishes', () => {
  it.each(['/compare?indicator=complaints-stage1-timeliness', '/indicators/complaints-stage1-timeliness'])(
    'shows what a committee was told of it: %s',
    async address => {
      const html = await (await fetch(site.url + address)).text();
      expect(html).toContain('only 58% of complaints at Stage 1');
      expect(html).not.toContain('Neither committee’s minutes speak of it');
    },
  );
});

it('keeps what only the drawing needs out of the table under a chart', async () => {
  const html = await (await fetch(`${site.url}/charts/theme-by-council`)).text();
  expect(html).toContain('<th scope="col" class="n">Share</th>');
  expect(html).not.toContain('Shade');
});

it.each([
  ['/themes?theme=send', /\d of \d+ in Leicester City Council, \d of \d+ in Leicestershire County Council\./],
  ['/themes?theme=governance', /\d+ in Leicester City Council, \d+ in Leicestershire County Council\./],
])('%s says of how many items, city first', async (address, words) => {
  const html = await (await fetch(site.url + address)).text();
  expect(/<p class="mw-answer"[^>]*>([^<]*)/.exec(html)?.[1]).toMatch(words);
});
