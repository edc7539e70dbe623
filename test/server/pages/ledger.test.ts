import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Site, startSite } from '../../browser/site.ts';
import { buildMeetings } from '../../marks/build.ts';

const asked = (words: string) =>
  `The Committee considered a report.\n\nRESOLVED:\n\n(a)       That the report be noted.\n\n(b)       That the Director of Children and Family Services be requested to ${words}`;
const plain = 'The Committee considered a report and welcomed the progress made.';

let site: Site;
beforeAll(async () => {
  const meetings = await buildMeetings([
    {
      day: '4 March 2025',
      items: [
        { title: 'Adoption Support', text: asked('report on adoption support again in six months.') },
        { title: 'Oral Health', text: asked('bring a report on supervised tooth brushing in three months.') },
      ],
    },
    { day: '3 June 2025', items: [{ title: 'School Places Strategy', text: plain }] },
    {
      day: '2 September 2025',
      items: [
        {
          title: 'Adoption Support Update',
          text: `${plain} It followed a request of the Committee on adoption support.`,
        },
        {
          title: 'Attendance',
          text: asked('present the reasons for persistent absence at a future meeting.'),
        },
      ],
    },
  ]);
  meetings.close();
  site = await startSite(meetings.db);
}, 60_000);
afterAll(() => site?.stop());

const page = async (path: string) => (await fetch(site.url + path)).text();

describe('/decisions over meetings that follow one another', () => {
  it('says what was answered, with the later item', async () => {
    const html = await page('/decisions?state=answered');
    expect(html).toContain('adoption support again in six months');
    expect(html).toContain('Adoption Support Update');
    expect(html.split('What kinds, by whom')[0]).not.toContain('tooth brushing');
  });

  it('says what is overdue', async () => {
    const html = await page('/decisions?state=overdue');
    expect(html).toContain('tooth brushing');
    expect(html).toMatch(/Followed to later meetings: <a [^>]{0,200}>1 overdue<\/a>/);
  });

  it('keeps open what the newest meeting asked for, and says so where nothing fits', async () => {
    expect(await page('/decisions?state=open')).toContain('persistent absence');
    const none = await page('/decisions?state=unknown');
    expect(none).toContain('asked at the newest meeting that was read is open');
  });

  it('names no licence that the origin does not state', async () => {
    const sources = await page('/sources');
    const [, address] = /href="(\/sources\/[^"#?]+)"/.exec(sources) ?? [];
    expect(await page(address ?? '/sources/none')).toContain('licence not stated');
  });
});
