import type { Row } from '../api.ts';

/** A stretch of a document with a meaning; offsets as in the database. */
export interface Mark {
  id: string;
  kind: string;
  start: number;
  end: number;
  /** What it is, for those who cannot see the colour. */
  label: string;
  href: string | null;
}

/** Gives the rows of `meeting-marks` as marks. */
export function marksOf(rows: Row[]): Mark[] {
  return rows.map(row => ({
    id: String(row.mark_id),
    kind: String(row.kind),
    start: Number(row.char_start),
    end: Number(row.char_end),
    label: String(row.label ?? ''),
    href: typeof row.href === 'string' ? row.href : null,
  }));
}

/** Marks that may lie over one another; of more the rest are not shown there. */
const deepest = 20;

/**
 * Gives a stretch of a document as HTML in which every mark is a `<mark id="…" class="mw-mark--kind">`; marks that overlap
 * are nested piece by piece, and only the first piece of each carries its id. `start` is the offset of the text. Each edge
 * is looked at once, with the marks that lie over it.
 */
export function markText(text: string, start: number, marks: Mark[]): string {
  const end = start + text.length;
  const inside = marks
    .map((mark, order) => ({ mark, order }))
    .filter(({ mark }) => mark.start < end && mark.end > Math.max(start, mark.start));
  const edges = new Set([start, end]);
  for (const { mark } of inside)
    for (const edge of [mark.start, mark.end]) if (edge > start && edge < end) edges.add(edge);
  const sorted = [...edges].sort((a, b) => a - b);
  const coming = [...inside].sort((a, b) => a.mark.start - b.mark.start);
  const begun = new Set<Mark>();
  let here: typeof inside = [];
  let next = 0;
  let html = '';
  for (let index = 0; index + 1 < sorted.length; index++) {
    const [from, to] = [sorted[index]!, sorted[index + 1]!];
    here = here.filter(({ mark }) => mark.end > from);
    for (; next < coming.length && coming[next]!.mark.start <= from; next++)
      if (coming[next]!.mark.end > from && here.length < deepest) here.push(coming[next]!);
    here.sort((a, b) => a.order - b.order);
    html += piece(
      text.slice(from - start, to - start),
      here.map(({ mark }) => mark),
      begun,
    );
  }
  return html;
}

function piece(words: string, marks: Mark[], begun: Set<Mark>): string {
  const plain = escapeHtml(tidy(words));
  if (marks.length === 0) return plain;
  const href = marks.findLast(mark => mark.href)?.href;
  const linked = href ? `<a class="mw-mark__link" href="${escapeHtml(href)}">${plain}</a>` : plain;
  return marks.reduceRight((inner, mark) => {
    const isFirst = !begun.has(mark);
    begun.add(mark);
    const id = isFirst ? ` id="${escapeHtml(mark.id)}" tabindex="-1"` : '';
    const spoken = isFirst
      ? `<span class="govuk-visually-hidden">[${escapeHtml(spokenKind(mark))}] </span>`
      : '';
    return `<mark class="mw-mark--${escapeHtml(mark.kind)}"${id}>${spoken}${inner}</mark>`;
  }, linked);
}

/** Gives words without what a page dump adds to them: table rules, and more than one empty line at once. */
export function tidy(words: string): string {
  return words
    .replace(/ ?\|+(\n)?/g, (rules, end = '', at) =>
      end || at + rules.length === words.length ? end : rules,
    )
    .replace(/\n\s+/g, gap => (gap.indexOf('\n', 1) > 0 ? '\n\n' : '\n'));
}

function spokenKind({ kind, label }: Mark): string {
  const words = label.replace(/[-_]/g, ' ');
  return words ? `${kind}: ${words}` : kind;
}

/** Gives text with the five characters that HTML reserves escaped. */
export function escapeHtml(text: string): string {
  return text.replace(
    /[&<>"']/g,
    character => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[character]!,
  );
}

/** Gives where the passage round a quote begins and ends: whole sentences, at most `reach` characters on each side; a row of a table comes with what heads it. */
export function passageAround(
  text: string,
  start: number,
  end: number,
  reach = 420,
): { from: number; to: number } {
  const before = text.slice(Math.max(0, start - reach), start);
  const after = text.slice(end, end + reach);
  const breaks = [...before.matchAll(/[.!?]["”’)]?\s|\n/g)];
  const opening = breaks.at(-2) ?? breaks.at(0);
  const from = start - before.length + (opening ? opening.index + opening[0].length : 0);
  const closing = [...after.matchAll(/[.!?]["”’)]?(?=\s|$)|\n\n/g)].slice(0, 2).at(-1);
  const to = end + (closing ? closing.index + closing[0].length : after.length);
  const earliest = before.length < reach && !opening ? Math.max(0, start - before.length) : from;
  return { from: Math.min(earliest, headOfTable(text, start, end)), to };
}

const MOST_TABLE = 2000;

/** Gives where the lines with bars above a row begin, or the row itself where it has none. */
function headOfTable(text: string, start: number, end: number): number {
  if (!text.slice(start, end).includes(' | ')) return start;
  let from = start;
  for (let at = start; at > 0 && start - at < MOST_TABLE; ) {
    const line = text.lastIndexOf('\n', at - 2) + 1;
    const words = text.slice(line, at);
    if (words.includes('|')) from = line;
    else if (words.trim() !== '') break;
    at = line;
  }
  return from;
}
