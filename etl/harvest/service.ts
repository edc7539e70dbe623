import { maybeNumber } from './address.ts';
import { maybeDate } from './dates.ts';
import { all, type Element, field, isElement, isYes, parseXml, words } from './xml.ts';

export interface CommitteeSeen {
  number: string;
  name: string;
  note: string;
}

/** A meeting as a list names it. */
export interface MeetingSeen {
  number: string;
  /** The site's number of the committee, where the list says it. */
  committee: string | null;
  committee_name: string | null;
  date: string | null;
  time: string;
  status: string;
}

export interface Attachment {
  title: string;
  url: string;
  item_number: string;
}

/** A meeting as `GetMeeting` tells it. */
export interface MeetingTold {
  tree: NonNullable<ReturnType<typeof parseXml>>;
  number: string | null;
  date: string | null;
  time: string;
  status: string;
  isDisplayed: boolean;
  hasMinutes: boolean;
  items: { key: string; label: string; minutes: string }[];
  attachments: Attachment[];
}

/** Reads `GetCommittees`; null where the text is not its answer. */
export function parseCommittees(text: string): CommitteeSeen[] | null {
  const root = findRoot(text, ['committees']);
  if (!root) return null;
  return all(root, 'committee').flatMap(committee => {
    const number = maybeNumber(field(committee, 'committeeid'));
    if (!number) return [];
    const notes = [
      isYes(field(committee, 'committeedeleted')) ? 'deleted' : '',
      isYes(field(committee, 'committeeexpired')) ? 'expired' : '',
    ];
    return [
      { number, name: once(field(committee, 'committeetitle')), note: notes.filter(Boolean).join(', ') },
    ];
  });
}

/** Reads `GetMeetings` or `GetAllMeetingsByDate`; null where the text is neither's answer. */
export function parseMeetings(text: string): MeetingSeen[] | null {
  const root = findRoot(text, ['getmeetings', 'getmeetingsbydate', 'getallmeetingsbydate', 'meetings']);
  if (!root) return null;
  return all(root, 'meeting').flatMap(meeting => {
    const number = maybeNumber(field(meeting, 'meetingid'));
    if (!number) return [];
    const committee = committeeOf(meeting);
    const name = field(meeting, 'committeetitle') || (committee ? field(committee, 'committeetitle') : '');
    return [
      {
        number,
        committee: maybeNumber(
          field(meeting, 'committeeid') || (committee ? field(committee, 'committeeid') : ''),
        ),
        committee_name: name === '' ? null : once(name),
        date: maybeDate(field(meeting, 'meetingdate')),
        time: words(meeting.children.filter(node => isElement(node) && node.name === 'meetingtime')),
        status: once(field(meeting, 'meetingstatus')),
      },
    ];
  });
}

/** Reads `GetMeeting`; null where the text is not its answer. */
export function parseMeeting(text: string): MeetingTold | null {
  const tree = parseXml(text);
  const root = tree ? all(tree, 'meeting')[0] : undefined;
  if (!tree || !root || field(root, 'meetingid') === '') return null;
  const items = all(root, 'agendaitem').map((item, index) => ({
    key: field(item, 'agendaitemid') || String(index),
    label: field(item, 'fulldisplaynumberformat').replace(/\.$/, '') || once(field(item, 'agendaitemtitle')),
    minutes: toProse(field(item, 'minutesnonemptyhtmlbody')),
  }));
  const displayed = field(root, 'isdisplayallowed');
  return {
    tree,
    number: maybeNumber(field(root, 'meetingid')),
    date: maybeDate(field(root, 'meetingdate')),
    time: field(root, 'meetingtime'),
    status: once(field(root, 'meetingstatus')),
    isDisplayed: displayed === '' || isYes(displayed),
    hasMinutes: items.some(item => item.minutes !== ''),
    items,
    attachments: attachmentsOf(root),
  };
}

/** Unescapes text that the service escapes twice, as it does titles. */
export function once(text: string): string {
  const tree = parseXml(`<t>${text.replaceAll('<', '&lt;')}</t>`);
  return tree ? words(tree.children) : text;
}

function attachmentsOf(root: Element): Attachment[] {
  const seen = new Map<string, Attachment>();
  for (const document of all(root, 'linkeddoc')) {
    const url = field(document, 'url');
    if (url === '' || isYes(field(document, 'isrestricted'))) continue;
    const key = maybeNumber(field(document, 'attachmentid')) ?? url;
    const title = once(field(document, 'title'));
    if (!seen.has(key)) seen.set(key, { title, url, item_number: field(document, 'itemnum') });
  }
  return [...seen.values()];
}

function findRoot(text: string, names: string[]): Element | null {
  const tree = parseXml(text);
  if (!tree) return null;
  for (const name of names) {
    const found = all(tree, name)[0];
    if (found) return found;
  }
  return null;
}

function committeeOf(meeting: Element): Element | null {
  let parent: unknown = meeting.parent;
  while (isElement(parent)) {
    if (parent.name === 'committee') return parent;
    parent = parent.parent;
  }
  return null;
}

function toProse(html: string): string {
  return html
    .replace(/<[^<>]{0,2000}>/g, ' ')
    .replace(/&nbsp;|[\s\u00a0]+/g, ' ')
    .trim();
}
