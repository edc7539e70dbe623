import { findQuery, maybeNumber } from './address.ts';
import { type Client, type Got, isRefusal, type Reply } from './client.ts';
import { toServiceDate } from './dates.ts';
import { findCommittees, findMeetings } from './pages.ts';
import { type CommitteeSeen, type MeetingSeen, parseCommittees, parseMeetings } from './service.ts';
import type { Site, Target } from './sites.ts';
import { decodeText } from './text.ts';

/** What a site lists of a committee within a range of days, and what went wrong on the way. */
export interface Listing {
  meetings: MeetingSeen[];
  /** Who listed them; null where nobody did. */
  source: 'service' | 'pages' | null;
  notes: string[];
  /** Whether the list can be trusted to name every meeting of the range. */
  isWhole: boolean;
}

export interface Range {
  since: string | null;
  until: string;
}

const EARLIEST = '1995-01-01';
const EMPTY_YEARS = 3;

/** Lists a site's committees: by the service, else from its page. */
export async function listCommittees(
  client: Client,
  site: Site,
): Promise<{ committees: CommitteeSeen[]; notes: string[] }> {
  const notes: string[] = [];
  for (const path of [
    'mgWebService.asmx/GetCommittees',
    'mgWebService.asmx/GetCommittees?lDummy=0',
    'mgListCommittees.aspx?bcr=1',
  ]) {
    const isPage = path.startsWith('mgList');
    const read = (reply: Reply) => {
      const text = textOf(reply);
      return isPage ? findCommittees(text, reply.url.href) : parseCommittees(text);
    };
    const got = await client.read(
      new URL(path, site.url),
      'page',
      isPage ? 'a page of committees' : 'XML of the service',
      read,
    );
    if (!isRefusal(got) && got.value.length > 0) return { committees: got.value, notes };
    notes.push(`${path}: ${isRefusal(got) ? got.reason : 'lists none'}`);
  }
  return { committees: [], notes };
}

/** Lists a committee's meetings: by the service's two lists, else from the pages. The range is checked here, whatever the site does with it. */
export async function listMeetings(
  client: Client,
  site: Site,
  target: Target,
  range: Range,
): Promise<Listing> {
  const notes: string[] = [];
  let isAnswered = false;
  for (const operation of ['GetMeetings', 'GetAllMeetingsByDate']) {
    const got = await askService(client, site, target, range, operation);
    if (client.tally.stopped) return { meetings: [], source: null, notes, isWhole: false };
    if (isRefusal(got)) {
      notes.push(`${operation}: ${got.reason}`);
      continue;
    }
    isAnswered = true;
    if (got.value.length === 0) notes.push(`${operation}: lists no meeting`);
    else {
      const own = got.value.filter(
        meeting => meeting.committee === null || meeting.committee === target.number,
      );
      if (own.length > 0) return { meetings: within(own, range), source: 'service', notes, isWhole: true };
      notes.push(`${operation}: lists only other committees`);
    }
  }
  const pages = await listFromPages(client, site, target, range);
  const source = pages.source ?? (isAnswered ? 'service' : null);
  return { ...pages, source, notes: [...notes, ...pages.notes] };
}

function askService(
  client: Client,
  site: Site,
  target: Target,
  range: Range,
  operation: string,
): Promise<Got<MeetingSeen[]>> {
  const url = new URL(`mgWebService.asmx/${operation}`, site.url);
  url.searchParams.set('lCommitteeId', target.number);
  url.searchParams.set('sFromDate', toServiceDate(range.since ?? EARLIEST));
  url.searchParams.set('sToDate', toServiceDate(range.until));
  if (operation === 'GetAllMeetingsByDate') url.searchParams.set('bIsAscendingDateOrder', 'true');
  return client.read(url, 'page', 'XML of the service', reply => parseMeetings(textOf(reply)));
}

/** Reads the default list and then each year of the range, or, with no start given, back until years are empty. */
async function listFromPages(client: Client, site: Site, target: Target, range: Range): Promise<Listing> {
  const notes: string[] = [];
  const found: MeetingSeen[] = [];
  const years = new Set<number>();
  let isRead = false;
  const read = async (year: number): Promise<number | null> => {
    const url = new URL('ieListMeetings.aspx', site.url);
    url.searchParams.set('CId', target.number);
    url.searchParams.set('Year', String(year));
    const got = await client.read(url, 'page', 'a page of meetings', reply =>
      findMeetings(textOf(reply), reply.url.href),
    );
    if (isRefusal(got)) {
      notes.push(`ieListMeetings, year ${year}: ${got.reason}`);
      return null;
    }
    isRead = true;
    const own = got.value.meetings.filter(
      ({ committee }) => committee === null || committee === target.number,
    );
    for (const known of got.value.years) years.add(known);
    found.push(...own);
    return own.length;
  };
  if ((await read(0)) === null && client.tally.stopped)
    return { meetings: [], source: null, notes, isWhole: false };
  const last = Number(range.until.slice(0, 4));
  const first = Number((range.since ?? EARLIEST).slice(0, 4));
  let isWhole = true;
  for (let year = last, empty = 0; year >= first && !client.tally.stopped; year--) {
    const count = years.has(year) || range.since || empty < EMPTY_YEARS ? await read(year) : 0;
    if (count === null) isWhole = false;
    empty = count === 0 ? empty + 1 : 0;
    if (!range.since && empty >= EMPTY_YEARS && ![...years].some(known => known < year)) break;
  }
  const meetings = within(found, range);
  return { meetings, source: isRead ? 'pages' : null, notes, isWhole: isWhole && found.length > 0 };
}

/** Keeps each meeting once, by its number, and only those of the range; one without a date stays until it is known. */
function within(meetings: MeetingSeen[], range: Range): MeetingSeen[] {
  const once = new Map<string, MeetingSeen>();
  for (const meeting of meetings) {
    const before = once.get(meeting.number);
    if (!before || (before.date === null && meeting.date !== null)) once.set(meeting.number, meeting);
  }
  const inRange = [...once.values()].filter(({ date }) => isWithin(date, range));
  return inRange.sort((a, b) => ((b.date ?? '') < (a.date ?? '') ? -1 : 1));
}

/** Tells whether a day lies in a range; an unknown day might. */
export function isWithin(date: string | null, range: Range): boolean {
  return date === null || ((range.since === null || date >= range.since) && date <= range.until);
}

/** Decodes a reply's text. */
export function textOf(reply: Reply): string {
  return decodeText(reply.body, reply.media);
}

/** Gives the meeting's number that an address names. */
export function numberIn(url: URL): string | null {
  return maybeNumber(findQuery(url, 'lMeetingId', 'MId', 'MeetingId'));
}
