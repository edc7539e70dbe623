import type { Span } from '../../model.ts';

/** A table printed with bars between its cells: the words over each column, and the rows below them. */
export interface Table extends Span {
  heads: string[];
  rows: Cell[][];
  /** The column that names the rows: the first without a value. */
  labels: number;
}

/** A cell of a row, without the spaces around its words. */
export interface Cell extends Span {
  text: string;
}

const BAR = '|';
const BLANK = /^\s*$/;
const RULE = /^[\s:|=_–-]*$/;
const FILLED = /[\p{L}\d]/u;
/** What holds a value, and not the name or time of a column: `86.4%`, `£1.2m`, `(14)`, `+3`, `1,204`, `42`. */
const VALUE = /^[<>~≈±+−–(-]{0,2}\s?£?\s?\d[\d,. ]{0,14}(?:\s?(?:%|m|k|bn|p|pp|pts?))?\)?\*?$/i;
const YEAR = /^(?:19|20)\d\d$/;

/** Gives the tables of some stretches of a text: lines of as many cells each, under one or more lines without a value. */
export function findTables(text: string, spans: Span[]): Table[] {
  const found: Table[] = [];
  for (const { char_start, char_end } of spans) {
    if (barIn(text, char_start, char_end) < 0) continue;
    for (const run of runsOf(text, { char_start, char_end })) addTable(found, run);
  }
  return found;
}

/** Where the first bar of a stretch is, or -1; the rest of the text, which may be long, is not looked through. */
function barIn(text: string, from: number, to: number): number {
  const at = text.slice(from, to).indexOf(BAR);
  return at < 0 ? -1 : from + at;
}

/** Lines of as many cells each; a blank line parts them unless one follows the first of them as well. */
function* runsOf(text: string, span: Span): Generator<Cell[][]> {
  let run: Cell[][] = [];
  let isAfterBlank = false;
  let isAiry = false;
  for (const line of linesOf(text, span.char_start, span.char_end)) {
    if (BLANK.test(text.slice(line.char_start, line.char_end))) {
      isAfterBlank = true;
      continue;
    }
    const cells = cellsOf(text, line);
    if (cells === 'rule') continue;
    if (run.length === 1) isAiry = isAfterBlank;
    const isApart = isAfterBlank && !isAiry;
    if (run.length > 0 && (cells === null || isApart || !goesOn(run, cells))) {
      yield run;
      run = [];
    }
    if (cells !== null) run.push(cells);
    isAfterBlank = false;
  }
  yield run;
}

/** Whether a cell holds a value alone. */
export function isValue(text: string): boolean {
  return VALUE.test(text) && !YEAR.test(text);
}

/** The lines from the first bar on. */
function* linesOf(text: string, from: number, to: number): Generator<Span> {
  let char_start = text.lastIndexOf('\n', barIn(text, from, to)) + 1;
  if (char_start < from) char_start = from;
  while (char_start < to) {
    const newline = text.indexOf('\n', char_start);
    const char_end = newline < 0 || newline > to ? to : newline;
    yield { char_start, char_end };
    char_start = char_end + 1;
  }
}

/** The cells of a line of two or more; null for one without bars or with none filled, `rule` for one that draws a line. */
function cellsOf(text: string, { char_start, char_end }: Span): Cell[] | 'rule' | null {
  if (barIn(text, char_start, char_end) < 0) return null;
  if (RULE.test(text.slice(char_start, char_end)))
    return text.slice(char_start, char_end).includes('-') ? 'rule' : null;
  const cells: Cell[] = [];
  let from = char_start;
  while (from <= char_end) {
    const next = barIn(text, from, char_end);
    const to = next < 0 ? char_end : next;
    cells.push(cellOf(text, from, to));
    from = to + 1;
  }
  const isClosed = text.slice(char_start, char_end).trimEnd().endsWith(BAR);
  const isOpened = text.slice(char_start, char_end).trimStart().startsWith(BAR);
  if (isClosed) cells.pop();
  if (isOpened && (isClosed || cells.length > 2)) cells.shift();
  return cells.length > 1 && cells.some(cell => FILLED.test(cell.text)) ? cells : null;
}

function cellOf(text: string, from: number, to: number): Cell {
  const printed = text.slice(from, to);
  const char_start = from + (printed.length - printed.trimStart().length);
  return {
    char_start,
    char_end: char_start + printed.trim().length,
    text: printed.trim().replace(/\s{1,9}/g, ' '),
  };
}

/** A head may lack the empty cell over the names of the rows. */
function goesOn(run: Cell[][], cells: Cell[]): boolean {
  const { length } = run.at(-1)!;
  return length === cells.length || (run.length === 1 && length === cells.length - 1 && isHead(run[0]!));
}

function isHead(cells: Cell[]): boolean {
  return cells.every(cell => !isValue(cell.text));
}

function addTable(found: Table[], run: Cell[][]): void {
  const first = run.findIndex(cells => cells.some(cell => isValue(cell.text)));
  if (first < 1) return;
  const rows = run.slice(first);
  const { length } = rows[0]!;
  const heads = Array.from({ length }, (_, column) =>
    run
      .slice(0, first)
      .map(cells => cells.at(column - length)?.text ?? '')
      .filter(text => text !== '')
      .join(' '),
  );
  const labels = labelColumn(rows);
  if (labels < 0) return;
  found.push({
    labels,
    char_start: run[0]![0]!.char_start,
    char_end: rows.at(-1)!.at(-1)!.char_end,
    heads,
    rows,
  });
}

function labelColumn(rows: Cell[][]): number {
  return rows[0]!.findIndex(
    (_, column) =>
      rows.every(cells => !isValue(cells[column]!.text)) &&
      rows.some(cells => FILLED.test(cells[column]!.text)),
  );
}
