import { isAscii } from 'node:buffer';
import { DuckDBBlobVector } from '@duckdb/node-api';
import type { Cell } from '../api.ts';
import type { Texts } from '../context.ts';
import { isPresent } from './chunk.ts';

const width = 16;
const short = 12;
const allPresent = { itemValid: () => true };

/**
 * Gives the texts of a vector. DuckDB holds each in sixteen bytes: a length, then twelve bytes that are the text itself
 * or, where it is longer, end in its address (`duckdb_string_t` in https://duckdb.org/docs/stable/clients/c/vector). Longer texts of a
 * result lie end to end, so that one call into DuckDB, which costs more than the copying, fetches many.
 */
export function readTexts(view: DataView, validity: Uint8Array | null, length: number): Texts {
  const held = Buffer.from(view.buffer, view.byteOffset, view.byteLength);
  const offsets = new Int32Array(length + 1);
  for (let row = 0; row < length; row += 1) {
    offsets[row + 1] = offsets[row]! + (isPresent(validity, row) ? view.getUint32(row * width, true) : 0);
  }
  const bytes = Buffer.allocUnsafeSlow(offsets[length]!);
  let row = 0;
  while (row < length) {
    const size = offsets[row + 1]! - offsets[row]!;
    if (size <= short) {
      const from = row * width + 4;
      for (let at = 0; at < size; at += 1) bytes[offsets[row]! + at] = held[from + at]!;
      row += 1;
      continue;
    }
    const end = endOfRun(view, offsets, row, length);
    bytes.set(fetchBytes(view, row, offsets[end]! - offsets[row]!), offsets[row]);
    row = end;
  }
  return { bytes, offsets };
}

/** Gives the texts as strings, null where a row has none. */
export function splitTexts({ bytes, offsets }: Texts, validity: Uint8Array | null): Cell[] {
  const cells: Cell[] = new Array(offsets.length - 1);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // Pieces of one string cost less than as many strings, but only in ASCII are bytes characters.
  const whole = isAscii(buffer) ? buffer.toString('latin1') : null;
  for (let row = 0; row < cells.length; row += 1) {
    const [from, to] = [offsets[row]!, offsets[row + 1]!];
    if (!isPresent(validity, row)) cells[row] = null;
    else cells[row] = whole === null ? buffer.toString('utf8', from, to) : whole.slice(from, to);
  }
  return cells;
}

/** Gives the row after the last of those whose texts lie end to end from this row on. */
function endOfRun(view: DataView, offsets: Int32Array, first: number, length: number): number {
  let row = first + 1;
  let next = addressOf(view, first) + offsets[row]! - offsets[first]!;
  while (row < length) {
    const size = offsets[row + 1]! - offsets[row]!;
    if (size > 0 && (size <= short || addressOf(view, row) !== next)) break;
    next += size;
    row += 1;
  }
  return row;
}

/** Addresses are under 2^53 on every machine there is. */
function addressOf(view: DataView, row: number): number {
  return view.getUint32(row * width + 8, true) + view.getUint32(row * width + 12, true) * 2 ** 32;
}

/** Gives so many bytes from where the text of a row begins, as if they were one text. */
function fetchBytes(view: DataView, row: number, size: number): Uint8Array {
  const text = new DataView(
    view.buffer.slice(view.byteOffset + row * width, view.byteOffset + (row + 1) * width),
  );
  text.setUint32(0, size, true);
  const vector = new DuckDBBlobVector(text, allPresent as never, null as never, 0, 1);
  return vector.getItemBytes(0)!;
}
