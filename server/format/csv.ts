import type { Cell } from '../api.ts';
import type { Answer } from './answer.ts';

const byteOrderMark = '\ufeff';
const lineEnd = '\r\n';

/** Yields CSV that spreadsheets open as UTF-8 and never calculate: a byte order mark, CRLF, the columns' names, the rows. */
export async function* encodeCsv(answer: Answer): AsyncGenerator<string> {
  yield byteOrderMark + answer.columns.map(({ name }) => formatCell(name)).join(',') + lineEnd;
  for await (const chunk of answer.chunks) {
    const cells = chunk.columns.map(column => column.cells());
    let text = '';
    for (let row = 0; row < chunk.length; row += 1) {
      for (let index = 0; index < cells.length; index += 1) {
        text += (index === 0 ? '' : ',') + formatCell(cells[index]![row]!);
      }
      text += lineEnd;
    }
    yield text;
  }
}

/**
 * Gives a cell of CSV. Text that a spreadsheet could take for a formula gets an apostrophe before it, as in
 * https://owasp.org/www-community/attacks/CSV_Injection; marks that turn the reading direction are dropped.
 */
export function formatCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell);
  const text = (Array.isArray(cell) ? cell.join('; ') : cell).replace(
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    '',
  );
  const inert = /^\s{0,100}[=+\-@|\uff1d\uff0b\uff0d\uff20\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",;\t\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
