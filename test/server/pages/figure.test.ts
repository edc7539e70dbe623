import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Site, startSite } from '../../browser/site.ts';
import { buildMeetings } from '../../marks/build.ts';

const told = (share: string) =>
  `The Committee considered a report.\n\nThe Director reported that ${share} of Stage 1 complaints had been responded to within the statutory timescale of 20 working days.`;

let site: Site;
let figures: Record<string, unknown>[];
beforeAll(async () => {
  const title = "Children's Social Care Statutory Complaints Annual Report 2023-24";
  const meetings = await buildMeetings([
    { day: '3 September 2024', items: [{ title, text: told('58%') }] },
    {
      day: '4 March 2025',
      items: [
        {
          title: 'Declarations of interest',
          text: 'Mrs. M. Example CC declared an Other Registerable Interest in the item on complaints as a governor of a school.',
        },
        { title, text: told('61%') },
        {
          title: 'School Funding',
          text: 'The Director reported that the grant had increased by 4.61% since 2015-16.',
        },
      ],
    },
  ]);
  figures = await meetings.query(
    "select figure_id, value, kind from figures where unit = 'percent' order by kind, value",
  );
  meetings.close();
  site = await startSite(meetings.db);
}, 60_000);
afterAll(() => site?.stop());

const page = async (path: string) => (await fetch(site.url + path)).text();

describe('/figures/:id', () => {
  it('says where the same was told again, how far apart the two are, and links each once', async () => {
    expect(figures.map(({ value }) => value)).toEqual([4.61, 58, 61]);
    const [, first, later] = figures.map(({ figure_id }) => String(figure_id));
    const html = await page(`/figures/${first}`);
    expect(html).toContain('Said again for the same period');
    expect(html).toContain(
      'Told again later: another value, 3 percentage points more. Neither is called right.',
    );
    expect(html.match(new RegExp(`href="/figures/${later}"`, 'g'))).toHaveLength(1);
    expect(await page(`/figures/${later}`)).toContain('Told before: another value, 3 percentage points less');
  });
});

it('says since when a change is counted: on its page, in lists and in the CSV', async () => {
  expect(await page(`/figures/${figures[0]!.figure_id}`)).toContain('a change since 2015-16, not a level');
  expect(await page('/figures')).toContain('a change since 2015-16 ·');
  const [heads, ...rows] = (await page('/charts/figures-told.csv')).split('\r\n');
  const at = heads!.split(',').indexOf('since');
  expect(rows.filter(row => row.includes('grant')).map(row => row.split(',')[at])).toEqual(['2015-16']);
});

describe('/meetings/:id', () => {
  it('lists the interests that were declared, with the words and the item', async () => {
    const html = await page('/meetings/leicestershire-cfosc-2025-03-04');
    const [, section] = /id="interests">([\s\S]{0,2000}?)<\/section>/.exec(html) ?? [];
    expect(section).toContain('Interests declared');
    expect(section).toMatch(/<strong>[^<]*Example[^<]*<\/strong>/);
    expect(section).toContain('as a governor of a school');
    expect(section).toMatch(/href="\/meetings\/leicestershire-cfosc-2025-03-04#/);
  });
});
