import { headingDate } from '../calendar.ts';
import { cut } from '../marks.ts';
import type { GeneratedMeeting, MeetingItem } from '../meeting.ts';
import { type Page, showWhole } from '../page.ts';
import { random } from '../random.ts';

/** Prints the minutes as a document with a title page, capital headings, bulleted points and page breaks inside sentences. */
export function printed(meeting: GeneratedMeeting): Page[] {
  const chance = random('printed', meeting.key);
  const { council, date } = meeting;
  const blocks = [
    council.name,
    `Minutes of the Meeting of the\n${council.committee.toUpperCase()}`,
    `Held: ${headingDate(date, 2).replace(' 5:30', ' at 5:30').toUpperCase().replace(' AT ', ' at ').replace('PM', 'pm')}`,
    'P R E S E N T:',
    'Councillor Hale (Chair)\nCouncillor Okoro (Vice-Chair)',
    'Councillor Begum\nCouncillor Lister',
    '* * * * *',
  ];
  for (const item of meeting.items) blocks.push(...blocksOf(item, chance.isTrue(0.2)));
  const shown = meeting.items.map(item => ({ ...showWhole(item), title: item.title.toUpperCase() }));
  const name = `printed-${date.toISOString().slice(0, 10)}`;
  return [{ name, text: `\n\n${blocks.join('\n\n')}\n`, shown, caveats: new Map(), isDated: true }];
}

function blocksOf(item: MeetingItem, isBroken: boolean): string[] {
  const points = item.points.map(({ text }) => `- ${text}`);
  const last = points.at(-1);
  if (isBroken && last !== undefined) {
    const before = cut(last, last.length / 2);
    points[points.length - 1] = before === last ? last : `${before}\n\n${last.slice(before.length + 1)}`;
  }
  const decisions = item.resolutions.map(({ text }, at) => `${at + 1}. ${text}`).join('\n');
  return [
    `${item.number}. ${item.title.toUpperCase()}`,
    ...item.lead,
    ...(points.length > 0 ? [points.join('\n')] : []),
    ...(decisions === '' ? [] : ['AGREED:', decisions]),
  ];
}
