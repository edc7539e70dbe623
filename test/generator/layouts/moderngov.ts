import { headingDate } from '../calendar.ts';
import { cut, mark, widthOf, wrap } from '../marks.ts';
import type { GeneratedMeeting, MeetingItem } from '../meeting.ts';
import { FIRST_PAGE_MARK, type Layout, type Page, type ShownItem, showWhole } from '../page.ts';
import { random } from '../random.ts';

/** How an extractor left the page of the publishing system. */
interface Manner {
  /** Numbers, labels and headings of decisions are still there. */
  isLabelled: boolean;
  /** Columns that lines are wrapped at, or null where a paragraph is one line. */
  columns: number | null;
}

/** Gives a layout of the meeting page of modern.gov, in which long items are cut short. */
export function moderngov(manner: Manner): Layout {
  return meeting => [print(meeting, manner)];
}

function print(meeting: GeneratedMeeting, manner: Manner): Page {
  const chance = random('page', meeting.key);
  const caveats: Page['caveats'] = new Map();
  const shown: ShownItem[] = [];
  const gap = manner.isLabelled ? '\n\n' : '\n\n\n';
  const blocks = [
    'Agenda and minutes',
    `${meeting.council.committee} - ${headingDate(meeting.date, meeting.council.index)}`,
    'Venue: Council Chamber, Town Hall. View directions',
    manner.isLabelled ? 'Items\nNo. Item' : 'No. Item',
  ];
  for (const item of meeting.items) {
    const isTruncated = item.points.length > 1 && chance.isTrue(0.12);
    const body = bodyOf(item, manner);
    if (isTruncated) {
      const id = FIRST_PAGE_MARK + caveats.size;
      const kept = cut(body.join(gap), widthOf(body.join(gap)) * (0.4 + 0.4 * chance.next()));
      const tail = mark(id, `view the full minutes text for item ${item.number}`);
      caveats.set(id, { item: item.number, kind: 'truncated' });
      blocks.push(...headOf(item, manner), `${kept} ...${tail}.`);
    } else {
      blocks.push(...headOf(item, manner), ...body, ...decisionsOf(item, manner));
    }
    shown.push({
      ...showWhole(item),
      isTruncated,
      hasResolutions: !isTruncated,
      isHeadingLost: !manner.isLabelled,
    });
  }
  const isNumbered = manner.isLabelled || shown.some(item => item.isTruncated);
  return {
    name: `minutes-${meeting.date.toISOString().slice(0, 10)}`,
    text: `${blocks.join(gap)}\n`,
    shown: shown.map(item => ({ ...item, isNumbered })),
    caveats,
    isDated: true,
  };
}

function headOf(item: MeetingItem, manner: Manner): string[] {
  const size = item.size === null ? '' : ` pdf icon PDF ${item.size}`;
  const head = manner.isLabelled ? [`${item.number}.`] : [];
  head.push(`${item.title}.${size}`);
  if (item.agenda !== null && manner.isLabelled) head.push(item.agenda);
  if (manner.isLabelled) head.push('Minutes:');
  return head;
}

function bodyOf(item: MeetingItem, manner: Manner): string[] {
  const points = item.points.map(({ label, text }) => {
    const padded = `${label}`.padEnd(14);
    return `${manner.isLabelled ? `(${label} ` : padded}${text}`;
  });
  const paragraphs = [...item.lead, ...points];
  const { columns } = manner;
  return columns === null ? paragraphs : paragraphs.map(text => wrap(text, columns));
}

function decisionsOf(item: MeetingItem, manner: Manner): string[] {
  if (item.resolutions.length === 0) return manner.isLabelled ? ['\u00a0'] : [];
  const heading = manner.isLabelled ? ['RESOLVED:'] : [];
  const list = item.resolutions.map(({ label, text }) => (label === null ? text : `${label} ${text}`));
  return [...heading, ...list, ...(manner.isLabelled ? ['\u00a0'] : [])];
}
