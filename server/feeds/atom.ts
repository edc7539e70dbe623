import type { Row } from '../api.ts';
import { escapeMarkup } from '../draw/markup.ts';
import { formatValue } from '../pages/words.ts';

/** What a feed is about. */
export interface FeedHead {
  title: string;
  /** Its own address and the address of the page it follows. */
  self: string;
  page: string;
  updated: string;
  origin: string;
}

/** Gives an Atom feed (RFC 4287) of rows with `entry_id`, `title`, `summary`, `href` and `updated`; all text is plain. */
export function writeAtom(head: FeedHead, rows: Row[]): string {
  const newest =
    rows
      .map(row => String(row.updated ?? ''))
      .sort()
      .at(-1) || head.updated;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">',
    `<id>${escapeMarkup(head.self)}</id>`,
    `<title>${escapeMarkup(head.title)}</title>`,
    `<updated>${atomTime(newest)}</updated>`,
    '<author><name>Minutewise</name></author>',
    '<rights>Open Government Licence v3.0</rights>',
    `<link rel="self" type="application/atom+xml" href="${escapeMarkup(head.self)}"/>`,
    `<link rel="alternate" type="text/html" href="${escapeMarkup(head.page)}"/>`,
    ...rows.map(row => writeEntry(head, row)),
    '</feed>',
    '',
  ].join('\n');
}

function writeEntry(head: FeedHead, row: Row): string {
  const address = head.origin + String(row.href ?? '/');
  return [
    '<entry>',
    `<id>${escapeMarkup(`${head.origin}/entries/${row.entry_id}`)}</id>`,
    `<title>${escapeMarkup(titleOf(row))}</title>`,
    `<updated>${atomTime(String(row.updated ?? head.updated))}</updated>`,
    `<link rel="alternate" type="text/html" href="${escapeMarkup(address)}"/>`,
    `<category term="${escapeMarkup(String(row.kind ?? 'meeting'))}"/>`,
    `<summary type="text">${escapeMarkup(String(row.summary ?? ''))}</summary>`,
    '</entry>',
  ].join('\n');
}

/** A figure is told by its number, what it is of and whose committee it was told to. */
function titleOf(row: Row): string {
  const title = String(row.title ?? '');
  return typeof row.value === 'number' ? `${row.body}: ${formatValue(row)}, ${title}` : title;
}

function atomTime(text: string): string {
  return text.length === 10 ? `${text}T00:00:00Z` : text;
}
