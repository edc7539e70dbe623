import type { GeneratedMeeting, MeetingItem } from '../meeting.ts';
import { type Page, showWhole } from '../page.ts';

/** Prints each report of the meeting as a page of its own, which says neither date nor committee nor number. */
export function pages(meeting: GeneratedMeeting): Page[] {
  return meeting.items
    .filter(item => item.points.length > 0)
    .map(item => ({
      name: `item-${meeting.date.toISOString().slice(0, 10)}-${item.number}`,
      text: textOf(item),
      shown: [{ ...showWhole(item), isNumbered: false }],
      caveats: new Map(),
      isDated: false,
    }));
}

function textOf(item: MeetingItem): string {
  const points = item.points.map(({ label, text }) => `${`${label}`.padEnd(14)}${text}`);
  const decisions = item.resolutions.map(({ label, text }) => (label === null ? text : `${label} ${text}`));
  const resolved = decisions.length > 0 ? ['RESOLVED:', ...decisions] : [];
  return `${['Agenda item', `${item.title}.`, 'Minutes:', ...item.lead, ...points, ...resolved].join('\n\n\n')}\n`;
}
