import { findQuery, maybeNumber, pageOf, resolveLink } from './address.ts';
import { firstDate, lastDate, maybeDate } from './dates.ts';
import type { Attachment, CommitteeSeen, MeetingSeen } from './service.ts';
import { all, type Element, hasClass, isElement, parsePage, words } from './xml.ts';

/** A meeting as its page tells it. */
export interface PageTold {
  heading: string;
  date: string | null;
  isCancelled: boolean;
  hasMinutes: boolean;
  /** Items cut short on the page, with the address of the whole; null where the page gives none. */
  cut: { url: URL | null; number: string; title: string }[];
  /** Address of the printed minutes. */
  printed: URL | null;
  attachments: Attachment[];
}

type Tree = NonNullable<ReturnType<typeof parsePage>>;

const FULL_TEXT = /view the full (?:minutes|decision|agenda) text/i;
const FULL_ITEM = /view the full (?:minutes|decision|agenda) text for item\s{1,3}(\S{1,20})/i;
const ERROR_TITLE =
  /\b(?:error|not found|unavailable|access denied|forbidden|page cannot be|does not exist|no longer available)\b/i;

/** Lists the committees that `mgListCommittees` links to. */
export function findCommittees(html: string, base: string): CommitteeSeen[] {
  const seen = new Map<string, CommitteeSeen>();
  for (const { url, element } of links(parsePage(html), base)) {
    const isCommittee = /^(?:mgcommitteedetails|ielistmeetings)\.aspx$/.test(pageOf(url));
    const number = isCommittee ? maybeNumber(findQuery(url, 'ID', 'CId', 'CommitteeId')) : null;
    const name = words(element);
    if (number && name !== '' && !seen.has(number)) seen.set(number, { number, name, note: '' });
  }
  return [...seen.values()];
}

/** Lists the meetings that `ieListMeetings` links to; null where the text is no such page. */
export function findMeetings(
  html: string,
  base: string,
): { meetings: MeetingSeen[]; years: number[] } | null {
  const tree = parsePage(html);
  if (!tree || isErrorText(tree, html)) return null;
  const meetings = new Map<string, MeetingSeen>();
  const years = new Set<number>();
  for (const { url, element } of links(tree, base)) {
    const page = pageOf(url);
    const year = findQuery(url, 'Year');
    if (page === 'ielistmeetings.aspx' && year && /^(?:19|20)\d\d$/.test(year)) years.add(Number(year));
    const number = page === 'ielistdocuments.aspx' ? maybeNumber(findQuery(url, 'MId', 'MeetingId')) : null;
    const committee = maybeNumber(findQuery(url, 'CId', 'CommitteeId'));
    // A council may link by another of its hosts; a link that also leaves the committee out is somebody else's.
    if (!number || (url.hostname !== new URL(base).hostname && !committee)) continue;
    const row = rowOf(element);
    const text = words(row ?? element);
    const told: MeetingSeen = {
      number,
      committee,
      committee_name: null,
      date: maybeDate(words(element)) ?? (row ? (firstDate(text) ?? maybeDate(text)) : null),
      time: /\b\d{1,2}[.:]\d{2}\s?[ap]m\b/i.exec(text)?.[0] ?? '',
      status: /\bcancell?ed\b/i.test(text) ? 'Cancelled' : '',
    };
    const before = meetings.get(number);
    if (!before || (before.date === null && told.date !== null)) meetings.set(number, told);
  }
  return { meetings: [...meetings.values()], years: [...years] };
}

/** Reads `ieListDocuments`; null where the text is not a meeting's page. */
export function parseMeetingPage(html: string, base: string): PageTold | null {
  const tree = parsePage(html);
  if (!tree || isErrorText(tree, html)) return null;
  const elements = all(tree, '*');
  const subtitle = elements.find(element => hasClass(element, 'mgSubTitleTxt'));
  const main = elements.find(element => hasClass(element, 'mgMainTitleTxt')) ?? all(tree, 'h1')[0];
  const hasItems = elements.some(
    element => hasClass(element, 'mgItemTable') || element.attribs.id === 'mgItemTable',
  );
  const heading = words(subtitle ?? main ?? []);
  const isMeeting = /^(?:agenda|(?:draft |printed )?minutes|decisions)\b/i.test(words(main ?? []));
  if (!hasItems && !isMeeting && !(subtitle && lastDate(words(subtitle)))) return null;
  const linked = links(tree, base);
  const cut = cutItems(linked, base);
  return {
    heading,
    date: lastDate(heading) ?? maybeDate(heading),
    isCancelled: /\bcancell?ed\b/i.test(heading),
    hasMinutes: cut.length > 0 || elements.some(isMinutesLabel),
    cut: withUnlinked(cut, tree),
    printed: linked.find(({ url, element }) => isPrintedMinutes(url, words(element)))?.url ?? null,
    attachments: attachmentsOf(linked),
  };
}

/** Tells whether a text is an item's page with something on it. */
export function isItemPage(html: string): boolean {
  const tree = parsePage(html);
  if (!tree || isErrorText(tree, html)) return false;
  const elements = all(tree, '*');
  const isModern = elements.some(element =>
    /(?:^|\s)mg(?:WordPara|AiTitle|SubItemTitle|SubTitle|MainTitle)/i.test(element.attribs.class ?? ''),
  );
  const titles = [...all(tree, 'h1'), ...all(tree, 'h2')].map(words);
  const isItem = isModern || titles.some(title => /^(?:agenda item|issue)\b/i.test(title));
  return isItem && words(tree.children).length > 40;
}

function cutItems(linked: Link[], base: string): PageTold['cut'] {
  const cut = new Map<string, PageTold['cut'][number]>();
  for (const { url, element } of linked) {
    const id = pageOf(url) === 'mgai.aspx' ? maybeNumber(findQuery(url, 'ID', 'AIID')) : null;
    if (!id) continue;
    const around = isElement(element.parent) ? words(element.parent) : '';
    const text = words(element);
    if (!FULL_TEXT.test(text) && !(text !== '' && FULL_TEXT.test(around.slice(-200)))) continue;
    const row = rowOf(element);
    const cell = row ? all(row, 'td')[0] : undefined;
    const number = (FULL_ITEM.exec(text) ?? FULL_ITEM.exec(around))?.[1] ?? (cell ? words(cell) : '');
    const own = url.hostname === new URL(base).hostname ? url : resolveLink(`mgAi.aspx?ID=${id}`, base);
    cut.set(id, { url: own, number: number.replace(/[.,]$/, ''), title: row ? titleOf(row) : '' });
  }
  return [...cut.values()];
}

/** Adds the items that say they are cut but link to nothing, so that they are known to be missing. */
function withUnlinked(cut: PageTold['cut'], tree: Tree): PageTold['cut'] {
  const known = new Set(cut.map(item => item.number));
  const said = words(tree.children).matchAll(new RegExp(FULL_ITEM, 'gi'));
  const numbers = new Set([...said].map(match => match[1]!.replace(/[.,]$/, '')));
  const unlinked = [...numbers].filter(number => !known.has(number));
  return [...cut, ...unlinked.map(number => ({ url: null, number, title: '' }))];
}

function titleOf(row: Element): string {
  const titles = all(row, 'p').filter(p => hasClass(p, 'mgAiTitleTxt'));
  const title = titles.map(words).find(text => !/^\d{1,4}[a-z]?\.?$/i.test(text)) ?? '';
  return title.replace(/\s?(?:pdf icon)?\s?PDF \d{1,6}(?:\.\d{1,3})? [KM]B$/i, '').slice(0, 300);
}

function attachmentsOf(linked: Link[]): Attachment[] {
  const seen = new Map<string, Attachment>();
  for (const { url, element } of linked) {
    if (!/\/documents\/s\d{1,10}\//i.test(url.pathname)) continue;
    const row = rowOf(element);
    const number = row
      ? words(all(row, 'td')[0] ?? [])
          .replace(/\.$/, '')
          .slice(0, 20)
      : '';
    if (!seen.has(url.href))
      seen.set(url.href, { title: words(element), url: url.href, item_number: number });
  }
  return [...seen.values()];
}

function isPrintedMinutes(url: URL, text: string): boolean {
  const kind = findQuery(url, 'T');
  if (/\/documents\/g\d{1,10}\//i.test(url.pathname))
    return kind === '1' || (kind === null && /minutes/i.test(text));
  return /^mg(?:convert2pdf|choosedocpack)\.aspx$/.test(pageOf(url)) && kind === '1';
}

interface Link {
  url: URL;
  element: Element;
}

function links(tree: Tree | null, base: string): Link[] {
  const anchors = tree ? all(tree, 'a') : [];
  return anchors.flatMap(element => {
    const url = element.attribs.href ? resolveLink(element.attribs.href, base) : null;
    return url ? [{ url, element }] : [];
  });
}

function rowOf(element: Element): Element | null {
  let parent: unknown = element.parent;
  while (isElement(parent)) {
    if (parent.name === 'tr' || parent.name === 'li') {
      // A list inside a table's cell is not the row.
      const outer: Element | null = parent.name === 'li' ? rowOf(parent) : null;
      return outer?.name === 'tr' ? outer : parent;
    }
    parent = parent.parent;
  }
  return null;
}

/** Tells the label that minutes follow from an item of that title: by its class, or by its colon. */
function isMinutesLabel(element: Element): boolean {
  if (!/^(?:p|h[2-6]|strong|b|span|div)$/.test(element.name) || hasClass(element, 'mgAiTitleTxt'))
    return false;
  const isSub = hasClass(element, 'mgSubItemTitleTxt');
  if (!isSub && element.children.length !== 1) return false;
  const pattern = isSub ? /^(?:draft )?minutes\s?:?$/i : /^(?:draft )?minutes\s?:$/i;
  return pattern.test(words(element)) && hasBody(element);
}

/** Tells whether anything is said after a label, in its place or in its parent's. */
function hasBody(label: Element): boolean {
  for (let node = label.next; node; node = node.next) {
    if (isElement(node) && hasClass(node, 'mgSubItemTitleTxt')) return false;
    if (words(node).length > 1) return true;
  }
  return false;
}

// An agenda may speak of errors and of things unavailable; an error page holds no agenda.
function isErrorText(tree: Tree, html: string): boolean {
  if (/class\s{0,3}=\s{0,3}["']?mg(?:WordPara|AiTitle|ItemTable)/i.test(html)) return false;
  const titles = [...all(tree, 'title'), ...all(tree, 'h1')].map(words);
  return titles.some(title => ERROR_TITLE.test(title.slice(0, 200)));
}
