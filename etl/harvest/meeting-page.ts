import { pageOf } from './address.ts';
import { numberIn, textOf } from './catalogue.ts';
import { cleanPage } from './clean.ts';
import { type Client, isRefusal, type Refusal, type Reply } from './client.ts';
import type { NewFile } from './meeting.ts';
import { isItemPage, type PageTold, parseMeetingPage } from './pages.ts';
import type { Attachment, MeetingSeen } from './service.ts';
import type { Site } from './sites.ts';

/** What the pages of a meeting gave; `files` is empty where its page could not be read. */
export interface PageFetched {
  source: 'pages' | 'pdf';
  minutes: 'published' | 'missing' | 'cancelled';
  date: string | null;
  files: NewFile[];
  attachments: Attachment[];
  notes: string[];
  status: number | null;
  isPassing: boolean;
  isLesser: boolean;
}

type Title = (date: string | null, what: string) => string;

/** Fetches a meeting's page, the page of every item cut short on it, and the printed minutes where they say more. */
export async function fetchFromPages(
  client: Client,
  site: Site,
  seen: MeetingSeen,
  title: Title,
): Promise<PageFetched> {
  const url = new URL('ieListDocuments.aspx', site.url);
  if (seen.committee) url.searchParams.set('CId', seen.committee);
  url.searchParams.set('MId', seen.number);
  url.searchParams.set('Ver', '4');
  const got = await client.read(url, 'page', 'the page of a meeting', reply => readPage(reply, seen.number));
  const nothing = {
    source: 'pages',
    minutes: 'missing',
    date: null,
    files: [],
    attachments: [],
    isLesser: false,
  } as const;
  if (isRefusal(got))
    return {
      ...nothing,
      files: [],
      attachments: [],
      notes: [`page: ${got.reason}`],
      status: got.status,
      isPassing: got.isPassing,
    };
  const { told, html } = got.value;
  const date = told.date ?? seen.date;
  const kind = told.hasMinutes ? 'minutes' : 'agenda';
  const main: NewFile = { ...toHtml(html, got.url, title(date, kind)), part: '', kind };
  const base = { date, attachments: told.attachments, status: 200, isPassing: false, isLesser: false };
  if (told.hasMinutes) {
    const items = await fetchItems(client, told.cut, date, title);
    const printed =
      items.lost > 0 && told.printed
        ? await fetchPrinted(client, told.printed, title(date, 'printed minutes'))
        : null;
    const whole = printed && !('reason' in printed) ? [{ ...printed, part: 'printed' }] : [];
    const files = [main, ...items.files, ...whole];
    return {
      ...base,
      source: 'pages',
      minutes: 'published',
      files,
      notes: items.notes,
      isLesser: items.isPassing,
    };
  }
  const printed = told.printed
    ? await fetchPrinted(client, told.printed, title(date, 'printed minutes'))
    : null;
  if (printed && !('reason' in printed))
    return { ...base, source: 'pdf', minutes: 'published', files: [printed], notes: [] };
  const notes = printed ? [`printed minutes: ${printed.reason}`] : [];
  const minutes = told.isCancelled ? 'cancelled' : 'missing';
  return { ...base, source: 'pages', minutes, files: [main], notes, isLesser: printed?.isPassing ?? false };
}

/** Fetches a PDF; anything else under that address is a refusal. */
export async function fetchPrinted(client: Client, url: URL, title: string): Promise<NewFile | Refusal> {
  const got = await client.read(url, 'file', 'a PDF', ({ body }) => (isPdf(body) ? body : null));
  if (isRefusal(got)) return got;
  const media_type = 'application/pdf';
  return { part: '', extension: 'pdf', bytes: got.value, media_type, url: got.url, title, kind: 'minutes' };
}

/** Tells a PDF by its first bytes. */
export function isPdf(body: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(body.subarray(0, 1024)).includes('%PDF-');
}

async function fetchItems(client: Client, cut: PageTold['cut'], date: string | null, title: Title) {
  const files: NewFile[] = [];
  const notes: string[] = [];
  let isPassing = false;
  for (const item of cut) {
    const name = item.number === '' ? (item.url?.searchParams.get('ID') ?? '') : item.number;
    if (!item.url) {
      notes.push(`item ${name} is cut short, with no address of the whole`);
      continue;
    }
    const got = await client.read(item.url, 'page', 'the page of an item', readItem);
    if (isRefusal(got)) {
      notes.push(`item ${name} is cut short: ${got.reason}`);
      isPassing ||= got.isPassing;
      continue;
    }
    const what = `item ${name}${item.title ? `: ${item.title}` : ''}`;
    const file = {
      ...toHtml(got.value, got.url, title(date, what)),
      part: `item-${name}`,
      kind: 'item' as const,
    };
    files.push({ ...file, item_number: item.number, item_title: item.title });
  }
  return { files, notes, isPassing, lost: cut.length - files.length };
}

// A site may answer with its home page, or by sending us to another meeting.
function readPage(reply: Reply, number: string): { told: PageTold; html: string } | null {
  const answered = numberIn(reply.url);
  if (pageOf(reply.url) !== 'ielistdocuments.aspx' || (answered !== null && answered !== number)) return null;
  const text = textOf(reply);
  const told = parseMeetingPage(text, reply.url.href);
  const html = told && cleanPage(text, reply.url.href);
  return told && html !== null ? { told, html } : null;
}

function readItem(reply: Reply): string | null {
  if (pageOf(reply.url) !== 'mgai.aspx') return null;
  const text = textOf(reply);
  return isItemPage(text) ? cleanPage(text, reply.url.href) : null;
}

function toHtml(html: string, url: string, title: string) {
  return {
    extension: 'html' as const,
    bytes: new TextEncoder().encode(html),
    media_type: 'text/html',
    url,
    title,
  };
}
