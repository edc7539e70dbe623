import type { Cell as SheetCell, SheetData } from 'write-excel-file/node';
import writeExcelFile from 'write-excel-file/node';
import type { Cell, Row } from '../api.ts';
import { subtitleOf, titleOf } from '../charts/title.ts';
import { cleanText } from '../draw/markup.ts';
import type { Answer } from './answer.ts';
import { addressOf, citationOf, wordsOfFilters } from './answer.ts';
import { readRows } from './rows.ts';

const rowLimit = 50_000;
// Excel refuses a workbook with longer cells.
const cellLimit = 32_000;

/** Yields a workbook: the rows on one sheet, what they are and where they come from on another. */
export async function* encodeXlsx(answer: Answer): AsyncGenerator<Uint8Array> {
  const rows = await readRows(answer, rowLimit, 'take the CSV or the Parquet file');
  const header = answer.columns.map(({ name }) => ({
    value: name,
    type: String,
    fontWeight: 'bold' as const,
  }));
  const data = rows.map(row => answer.columns.map(({ name, type }) => formatCell(row[name]!, type)));
  const columns = answer.columns.map(({ name }) => ({
    width: widthOf([name, ...rows.slice(0, measured).map(row => row[name])]),
  }));
  yield await writeExcelFile([
    { sheet: 'Data', data: [header, ...data], columns, stickyRowsCount: 1 },
    { sheet: 'Notes', data: notes(answer, rows), columns: [{ width: 16 }, { width: 110 }] },
  ]).toBuffer();
}

/** Rows by which the width of a column is chosen, and its least and most letters. */
const measured = 200;
const [least, most] = [12, 60];

function widthOf(cells: (Cell | undefined)[]): number {
  const longest = Math.max(...cells.map(cell => String(cell ?? '').length));
  return Math.min(most, Math.max(least, longest + 1));
}

function notes(answer: Answer, rows: Row[]): SheetData {
  const { chart, build } = answer;
  const lines = [
    ['Title', titleOf(chart.title, chart.parameters, rows)],
    ['Subtitle', subtitleOf(chart, rows)],
    ['Question', chart.question],
    ['What is shown', chart.description],
    ['Filters', wordsOfFilters(answer)],
    ['Source', chart.source],
    ['Licence', 'Council minutes and official statistics: Open Government Licence v3.0'],
    ['Built', build.built_at],
    ['Build', build.id],
    ['Address', addressOf(answer)],
    ['How to cite', citationOf(answer)],
  ];
  return lines.map(([name, text]) => [
    { value: name!, type: String, fontWeight: 'bold' },
    { value: cleanText(text ?? ''), type: String, wrap: true },
  ]);
}

function formatCell(cell: Cell, type: string): SheetCell {
  if (cell === null) return null;
  if (typeof cell === 'number') return { value: cell, type: Number };
  if (typeof cell === 'boolean') return { value: cell, type: Boolean };
  if (type === 'date') return { value: new Date(`${cell}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' };
  return { value: cleanText(Array.isArray(cell) ? cell.join('; ') : cell).slice(0, cellLimit), type: String };
}
