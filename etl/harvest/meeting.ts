import { textOf } from './catalogue.ts';
import { cleanXml } from './clean.ts';
import { type Client, type Got, isRefusal, type Reply } from './client.ts';
import { toWords } from './dates.ts';
import { fetchFromPages, fetchPrinted, type PageFetched } from './meeting-page.ts';
import { type Attachment, type MeetingSeen, type MeetingTold, parseMeeting } from './service.ts';
import type { Site } from './sites.ts';

/** A file to keep. */
export interface NewFile {
  /** What sets it apart among the meeting's files: '' for the main one, `item-24`, `printed`. */
  part: string;
  extension: 'xml' | 'html' | 'pdf' | 'docx';
  bytes: Uint8Array;
  media_type: string;
  url: string;
  title: string;
  kind: 'minutes' | 'agenda' | 'item' | 'report';
  item_number?: string;
  item_title?: string;
}

/** What one meeting's sources gave. */
export interface Fetched {
  source: 'service' | 'pages' | 'pdf' | null;
  minutes: 'published' | 'missing' | 'cancelled' | 'unknown';
  date: string | null;
  status: string;
  url: string | null;
  files: NewFile[];
  attachments: Attachment[];
  notes: string[];
  /** Every source says that there is no such meeting. */
  isGone: boolean;
  /** Something better may be had another time. */
  isLesser: boolean;
}

/** What is known before a meeting is asked for. */
export interface Known {
  /** The service's own minutes are at hand from an earlier run. */
  isWhole: boolean;
  /** The service listed the meeting, so that a failure of it is of the moment. */
  hasService: boolean;
}

/**
 * Fetches a meeting from the best source that has its minutes: the service, whose minutes are whole; else the page and the
 * pages of items it cuts short; else the printed minutes. What has no minutes is kept as the agenda it is. Where the
 * service's own are at hand already (`isWhole`), a service that fails for the moment does not send us to the pages.
 */
export async function fetchMeeting(
  client: Client,
  site: Site,
  seen: MeetingSeen,
  committee: string | null,
  { isWhole, hasService }: Known,
): Promise<Fetched> {
  const told = await askService(client, site, seen.number);
  const notes: string[] = [];
  const title = (date: string | null, what: string) =>
    [committee, date && toWords(date), what].filter(Boolean).join(', ');
  let served: Fetched | null = null;
  if (isRefusal(told)) notes.push(`service: ${told.reason}`);
  else {
    const { value } = told;
    if (value.date && seen.date && value.date !== seen.date)
      notes.push(`the list says ${seen.date}, the meeting ${value.date}`);
    const date = value.date ?? seen.date;
    const status = value.status || seen.status;
    const isCancelled = /\bcancel/i.test(status);
    const base = { date, status, url: told.url, notes, isGone: false, isLesser: false };
    if (!value.isDisplayed) {
      notes.push('the site does not show this meeting');
      return { ...base, source: null, minutes: 'missing', files: [], attachments: [] };
    }
    const what = value.hasMinutes ? 'minutes' : 'agenda';
    const file: NewFile = {
      part: '',
      extension: 'xml',
      bytes: new TextEncoder().encode(cleanXml(value.tree)),
      media_type: 'application/xml',
      url: told.url,
      title: title(date, what),
      kind: what,
    };
    const minutes = value.hasMinutes ? 'published' : isCancelled ? 'cancelled' : 'missing';
    served = { ...base, source: 'service', minutes, files: [file], attachments: value.attachments };
    if (minutes !== 'missing') return served;
  }
  const none = { date: seen.date, status: seen.status, notes, attachments: [], files: [], isLesser: false };
  const nothing = { ...none, source: null, minutes: 'unknown', url: null, isGone: false } as const;
  if (isWhole && isRefusal(told) && !isAbsent(told)) return { ...nothing, attachments: [], files: [] };
  const page = await fetchFromPages(client, site, seen, title);
  const paged = joinPage(page, seen, notes);
  const isPassing = isRefusal(told) && told.isPassing && hasService;
  if (paged && (!served || paged.minutes === 'published'))
    return { ...paged, isLesser: isPassing || paged.isLesser };
  if (served) return served;
  const address = new URL(`mgConvert2PDF.aspx?ID=${seen.number}&T=1`, site.url);
  const isHopeless = client.tally.stopped || isAbsent(page);
  const printed = isHopeless
    ? null
    : await fetchPrinted(client, address, title(seen.date, 'printed minutes'));
  if (printed && !isRefusal(printed)) {
    const got = { source: 'pdf', minutes: 'published', url: printed.url, isLesser: isPassing } as const;
    return { ...nothing, ...got, files: [printed], attachments: [] };
  }
  return { ...nothing, attachments: [], files: [], isGone: isAbsent(told) && isAbsent(page) };
}

/** The service's own address of a meeting. */
export function serviceAddress(site: Site, number: string): URL {
  return new URL(`mgWebService.asmx/GetMeeting?lMeetingId=${number}`, site.url);
}

function askService(client: Client, site: Site, number: string): Promise<Got<MeetingTold>> {
  const accept = (reply: Reply) => {
    const told = parseMeeting(textOf(reply));
    return told?.number === number ? told : null;
  };
  return client.read(serviceAddress(site, number), 'page', 'XML of this meeting', accept);
}

function joinPage(page: PageFetched, seen: MeetingSeen, notes: string[]): Fetched | null {
  notes.push(...page.notes);
  if (page.files.length === 0) return null;
  const { date, source, minutes, files, attachments, isLesser } = page;
  if (date && seen.date && date !== seen.date) notes.push(`the list says ${seen.date}, the page ${date}`);
  const status = seen.status || (minutes === 'cancelled' ? 'Cancelled' : '');
  return {
    source,
    minutes,
    date: date ?? seen.date,
    status,
    url: files[0]!.url,
    files,
    attachments,
    notes,
    isGone: false,
    isLesser,
  };
}

function isAbsent(got: object): boolean {
  const status = (got as { status?: number | null }).status;
  return status === 404 || status === 410;
}
