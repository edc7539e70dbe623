import { parseDate } from '../calendar.ts';
import type { Document } from '../model.ts';
import type { DraftItem } from './draft.ts';
import { cleanCommittee, type Heading } from './heading.ts';
import type { Cut } from './layout.ts';
import type { Line } from './lines.ts';
import { draftItem } from './numbered.ts';
import { normalizeName } from './places.ts';
import { cleanTitle } from './titles.ts';

const MEETING =
  /^Meeting:\s{0,4}(\d{1,2}\/\d{1,2}\/\d{4})\s{0,4}-\s{0,4}(.{2,200}?)(?:\s{0,4}\(Item\s(\d{1,4}[a-z]?)\))?$/i;

/** Cuts the page of an issue (`Issue - meetings`) into the item of each meeting that took it; null for other pages. */
export function cutIssuePage(document: Document, lines: Line[]): Cut[] | null {
  if (!lines.slice(0, 12).some(line => /^issue - meetings$/i.test(line.text))) return null;
  const heads = lines.flatMap((line, index) =>
    line.text.startsWith('Meeting:') && MEETING.test(line.text) ? [index] : [],
  );
  if (heads.length === 0) return null;
  const cuts = new Map<string, Cut>();
  heads.forEach((index, place) => {
    const line = lines[index]!;
    const stop = lines[heads[place + 1] ?? -1]?.char_start ?? document.text.length;
    const item = itemOf(lines, index, stop, lines[heads[0]! - 1]?.text ?? '');
    const heading = headingOf(line.text);
    const front = { char_start: place === 0 ? 0 : line.char_start, char_end: item.char_start };
    const key = `${heading.date} ${normalizeName(heading.committee ?? '')}`;
    const known = cuts.get(key);
    if (known) known.draft.items.push(item);
    else cuts.set(key, { draft: { layout: 'issue-page', kind: 'issue', front, items: [item] }, heading });
  });
  return [...cuts.values()];
}

function headingOf(text: string): Heading {
  const [, date, committee] = MEETING.exec(text)!;
  return {
    committee: cleanCommittee(committee!),
    date: parseDate(date!),
    evidence: text,
    time: null,
    status: null,
    kind: 'issue',
    range: null,
    line: 0,
  };
}

function itemOf(lines: Line[], index: number, stop: number, issueTitle: string): DraftItem {
  const heading = lines[index]!;
  const inside = lines.slice(index + 1, index + 3).filter(line => line.char_start < stop);
  const isApart = inside.length > 1 && /^\d{1,4}[a-z]?\.?$/i.test(inside[0]!.text);
  const head = inside[isApart ? 1 : 0] ?? heading;
  const printed = /^(\d{1,4}[a-z]?)(?:\.?\s{1,4}(?=\S)|\.?$)/i.exec(inside[0]?.text ?? '');
  const number = MEETING.exec(heading.text)![3] ?? printed?.[1] ?? null;
  const item = draftItem(inside[0]?.char_start ?? heading.char_start, stop, number, [head]);
  if (head === heading) return { ...item, title: cleanTitle(issueTitle) || 'Untitled item' };
  const isPrefixed = !isApart && printed?.[1] === number && number !== null;
  return { ...item, title: cleanTitle(isPrefixed ? head.text.slice(printed![0].length) : head.text) };
}
