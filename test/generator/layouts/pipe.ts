import { mark } from '../marks.ts';
import type { GeneratedMeeting, MeetingItem } from '../meeting.ts';
import { FIRST_PAGE_MARK, type Page, type ShownItem, showWhole } from '../page.ts';
import { random } from '../random.ts';

/** Prints the meeting as one table, a row an item, with no heading, numbers or date; some lists are lost after their lead-in. */
export function pipe(meeting: GeneratedMeeting): Page[] {
  const chance = random('pipe', meeting.key);
  const caveats: Page['caveats'] = new Map();
  const shown: ShownItem[] = [];
  const rows = ['No. | Item | |||', '---|---|---|---|---|'];
  for (const item of meeting.items) {
    const isLost = item.points.length > 0 && chance.isTrue(0.3);
    const lead = [...item.lead];
    if (isLost) {
      const id = FIRST_PAGE_MARK + caveats.size;
      caveats.set(id, { item: item.number, kind: 'content-lost' });
      lead[lead.length - 1] = mark(id, 'Key points included:');
    }
    const points = isLost ? [] : item.points.map(({ text }) => text);
    rows.push(`${rowOf(item, lead, points)} |`, '|||||');
    shown.push({ ...showWhole(item), isNumbered: false, isLost });
  }
  const name = `table-${meeting.date.toISOString().slice(0, 10)}`;
  return [{ name, text: `${rows.join('\n')}\n`, shown, caveats, isDated: false }];
}

function rowOf(item: MeetingItem, lead: string[], points: string[]): string {
  const decisions = item.resolutions.map(({ text }, at) => `${at + 1}. ${text}`);
  const agreed = decisions.length > 0 ? `\nAGREED:\n${decisions.join('\n')}` : '';
  const agenda = item.agenda === null ? '' : ` ${item.agenda}`;
  return `${item.title}${agenda} Minutes: ${[...lead, ...points].join('\n')}${agreed}`;
}
