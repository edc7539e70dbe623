import type { Cell, Row } from '../api.ts';

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Gives text that is inert in XML and HTML, in content and in attributes. */
export function escapeMarkup(text: string): string {
  return cleanText(text).replace(/[&<>"']/g, character => entities[character]!);
}

/** What XML forbids, and marks that turn the reading direction of what follows. */
const active =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|\p{Cs}/gu;

/** Gives text without what XML forbids and without marks that turn the reading direction of what follows. */
export function cleanText(text: string): string {
  return text.replace(active, '');
}

/** Gives text of the same length in which what `cleanText` leaves out is shown as `\ufffd`. */
export function showTurns(text: string): string {
  return text.replace(active, '\ufffd');
}

/** Gives rows whose texts hold nothing that turns or breaks the words beside them; lengths stay, so that offsets hold. */
export function calmRows(rows: Row[]): Row[] {
  const calm = (cell: Cell): Cell =>
    typeof cell === 'string' ? showTurns(cell) : Array.isArray(cell) ? cell.map(showTurns) : cell;
  return rows.map(row => Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, calm(cell)])));
}

/** Breaks text into lines no wider than `width` pixels as `measure` sees them. */
export function wrapText(text: string, width: number, measure: (line: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of cleanText(text).split(/\s+/).filter(Boolean)) {
    const longer = line ? `${line} ${word}` : word;
    if (line && measure(longer) > width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  if (line) lines.push(line);
  return lines;
}
