import type { Row } from '../api.ts';
import { type Mark, markText } from './marks.ts';

/** A stretch from one offset of the document to another. */
interface Stretch {
  from: number;
  to: number;
}

/** Stretches times marks that are looked at in one item. */
const most = 200_000;

/**
 * Gives an item's text as HTML with its marks, without the heading that the page shows already and without what the
 * publishing system adds (`Minutes:`, `pdf icon PDF 117 KB`), unless a mark stands in it.
 */
export function itemHtml(item: Row, marks: Mark[]): string {
  const text = String(item.text ?? '').trimEnd();
  const start = Number(item.char_start ?? 0);
  const isMarked = ({ from, to }: Stretch) => marks.some(mark => mark.start < to && mark.end > from);
  // What the page adds is left standing where there is so much of it that to look at each would take long.
  const added = [...furnitureOf(item), ...sizesIn(text, start)];
  const heading = { from: start, to: start + headingLength(item, text) };
  const left = [heading, ...(added.length * (marks.length + 1) > most ? [] : added)].filter(
    stretch => stretch.to > stretch.from && !isMarked(stretch),
  );
  let html = '';
  let at = start;
  for (const { from, to } of left.sort((a, b) => a.from - b.from)) {
    if (from > at) html += markText(text.slice(at - start, from - start), at, marks);
    at = Math.max(at, to);
  }
  html += markText(text.slice(at - start), at, marks);
  return html.trim().replace(/\n\s+/g, gap => (gap.indexOf('\n', 1) > 0 ? '\n\n' : '\n'));
}

/** Gives the first words of an item, `beginning`, without the heading and the furniture that a list shows already. */
export function beginningOf(item: Row): string {
  const text = String(item.beginning ?? '');
  const rest = text.slice(headingLength(item, text));
  return (rest.trim() ? rest : text)
    .replace(fileSize, ' ')
    .replace(/\s{1,40}/g, ' ')
    .trim();
}

/** An attached file and its size: after the picture of one, or alone on a line. */
const fileSize =
  /(?:pdf icon[ \t]{1,20}|(?<![^\n]))(?:PDF|DOCX?|XLSX?)[ \t]{1,20}[\d.,]{1,9}[ \t]?[KM]B(?![^\s])/gi;

function sizesIn(text: string, start: number): Stretch[] {
  return [...text.matchAll(fileSize)].map(({ 0: words, index }) => ({
    from: start + index,
    to: start + index + words.length,
  }));
}

function furnitureOf(item: Row): Stretch[] {
  const offsets = (list: unknown) => (typeof list === 'string' && list ? list.split(' ').map(Number) : []);
  const ends = offsets(item.furniture_ends);
  return offsets(item.furniture_starts).map((from, index) => ({ from, to: ends[index] ?? from }));
}

/** Gives how many characters at the start only repeat the item's number and title. */
function headingLength(item: Row, text: string): number {
  let at = skip(text, 0, /[\s.]/);
  for (const words of [item.item_number, item.title]) {
    if (typeof words !== 'string' || !words) continue;
    if (text.slice(at, at + words.length).toLowerCase() === words.toLowerCase()) {
      at = skip(text, at + words.length, /[\s.:]/);
    }
  }
  return at;
}

function skip(text: string, at: number, what: RegExp): number {
  let next = at;
  while (next < text.length && what.test(text[next]!)) next++;
  return next;
}
