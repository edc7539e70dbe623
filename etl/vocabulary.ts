import { parse as parseCsv } from 'csv-parse/sync';
import type { Issue } from './model.ts';

/** The tables of `seeds/` that the pipeline reads, each a list of rows with the header's names; blank cells are null. */
export interface Vocabulary {
  tables: Record<string, Row[]>;
  issues: Issue[];
}

export type Row = Record<string, string | null>;

/** Gives the rows of a table, or none where the seeds have no such file. */
export function rows(vocabulary: Vocabulary, table: string): Row[] {
  return vocabulary.tables[table] ?? [];
}

/** Builds the vocabulary from `seeds/*.csv`, given as stem and text; throws one line naming the file on a malformed table. */
export function normalizeVocabulary(files: { stem: string; text: string }[]): Vocabulary {
  const tables: Record<string, Row[]> = {};
  for (const { stem, text } of files) {
    tables[stem.replaceAll('-', '_')] = parseTable(stem, text);
  }
  return { tables, issues: [] };
}

function parseTable(stem: string, text: string): Row[] {
  try {
    // Rows are named here and not by the parser, whose own naming and casting take four times as long.
    const [header = [], ...lines] = cutLines(text) ?? cutTable(text);
    return lines.map(cells => {
      const row: Row = {};
      for (const [index, name] of header.entries()) row[name] = cells[index] || null;
      return row;
    });
  } catch (cause) {
    throw new Error(`invalid table: seeds/${stem}.csv: ${(cause as Error).message}`, { cause });
  }
}

/** A cell with the comma or the end after it: in quotes, or without any. */
const CELL = /(?:"((?:[^"]|"")*)"|([^",]*))(,|$)/y;

/** Cuts a table line by line; null where a cell goes over a line, lines differ in length, or quotes stand within a cell. */
function cutLines(text: string): string[][] | null {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter(line => line !== '');
  const table: string[][] = [];
  for (const line of lines) {
    const cells = line.includes('"') ? cutQuoted(line) : line.split(',').map(cell => cell.trim());
    if (cells === null || cells.length !== (table[0] ?? cells).length) return null;
    table.push(cells);
  }
  return table;
}

function cutQuoted(line: string): string[] | null {
  const cells: string[] = [];
  CELL.lastIndex = 0;
  for (let comma = ','; comma !== ''; ) {
    const found = CELL.exec(line);
    if (found === null) return null;
    cells.push(found[1]?.replaceAll('""', '"') ?? found[2]!.trim());
    comma = found[3]!;
  }
  return cells;
}

function cutTable(text: string): string[][] {
  return parseCsv(text, { bom: true, skip_empty_lines: true, trim: true });
}
