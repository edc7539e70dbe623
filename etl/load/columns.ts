import type { DuckDBType } from '@duckdb/node-api';
import type { Vector } from '@duckdb/node-bindings';
import { BOOLEAN, bindings, DOUBLE, INTEGER, LIST, VARCHAR } from './duckdb.ts';
import type { Row } from './rows.ts';

/** Rows that a chunk of the database holds at most. */
export const CHUNK = 2048;

/** Values of one column that wait to be handed over, as the database keeps them. */
export interface Column {
  readonly type: DuckDBType;
  /** Takes the values of some rows, of which the first becomes row `at` of the chunk; gives how many bytes more wait. */
  add(rows: Row[], from: number, to: number, at: number): number;
  /** Writes the values of so many rows into a vector, and waits for others. */
  write(vector: Vector, rows: number): void;
}

/** Makes a column by its name and that of its type; what is no number, truth or list is text. */
export function makeColumn(name: string, type: string): Column {
  if (type === 'INTEGER') return new Numbers(name, INTEGER, new Int32Array(CHUNK));
  if (type === 'DOUBLE') return new Numbers(name, DOUBLE, new Float64Array(CHUNK));
  if (type === 'BOOLEAN') return new Numbers(name, BOOLEAN, new Uint8Array(CHUNK));
  if (type === 'INTEGER[]') return new Lists(name, LIST(INTEGER), new Int32Array(CHUNK));
  if (type === 'DOUBLE[]') return new Lists(name, LIST(DOUBLE), new Float64Array(CHUNK));
  return new Texts(name);
}

type Values = Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer> | Uint8Array<ArrayBuffer>;

/** Which rows have no value, a bit each. */
class Gaps {
  private readonly bits = new Uint8Array(CHUNK / 8).fill(255);
  private isEmpty = true;

  add(row: number): void {
    this.bits[row >> 3]! &= ~(1 << (row & 7));
    this.isEmpty = false;
  }

  write(vector: Vector): void {
    if (this.isEmpty) return;
    bindings.vector_ensure_validity_writable(vector);
    bindings.copy_data_to_vector_validity(vector, 0, this.bits.buffer, 0, this.bits.length);
    this.bits.fill(255);
    this.isEmpty = true;
  }
}

class Numbers implements Column {
  readonly type: DuckDBType;
  private readonly name: string;
  private readonly values: Values;
  private readonly gaps = new Gaps();

  constructor(name: string, type: DuckDBType, values: Values) {
    this.name = name;
    this.type = type;
    this.values = values;
  }

  add(rows: Row[], from: number, to: number, at: number): number {
    const { name, values } = this;
    for (let i = from; i < to; i++, at++) {
      const value = rows[i]![name];
      if (value === null || value === undefined) this.gaps.add(at);
      else values[at] = value as number;
    }
    return 0;
  }

  write(vector: Vector, rows: number): void {
    copyTo(vector, this.values, rows);
    this.gaps.write(vector);
  }
}

/** The numbers of all lists one after another, and where the list of each row begins and how long it is, in eight bytes each. */
class Lists implements Column {
  readonly type: DuckDBType;
  private readonly name: string;
  private values: Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;
  private readonly places = new Uint32Array(4 * CHUNK);
  private count = 0;

  constructor(name: string, type: DuckDBType, values: Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer>) {
    this.name = name;
    this.type = type;
    this.values = values;
  }

  add(rows: Row[], from: number, to: number, at: number): number {
    const before = this.count;
    for (let i = from; i < to; i++, at++) {
      const list = rows[i]![this.name] as number[];
      const end = this.count + list.length;
      if (end > this.values.length) {
        const wider = this.values instanceof Int32Array ? new Int32Array(2 * end) : new Float64Array(2 * end);
        wider.set(this.values);
        this.values = wider;
      }
      this.values.set(list, this.count);
      this.places[4 * at] = this.count;
      this.places[4 * at + 2] = list.length;
      this.count = end;
    }
    return 8 * (this.count - before);
  }

  write(vector: Vector, rows: number): void {
    bindings.list_vector_reserve(vector, this.count);
    bindings.list_vector_set_size(vector, this.count);
    copyTo(bindings.list_vector_get_child(vector), this.values, this.count);
    copyTo(vector, this.places, 4 * rows);
    this.count = 0;
  }
}

/** Bytes of a text that stands in its row; a longer one stands elsewhere. */
const SHORT = 12;

/** Texts: a row is 16 bytes, the length and the text itself where that is short, which saves a call for each. */
class Texts implements Column {
  readonly type = VARCHAR;
  private readonly name: string;
  private readonly bytes = new Uint8Array(16 * CHUNK);
  private readonly gaps = new Gaps();
  private long: string[] = [];
  private longRows: number[] = [];

  constructor(name: string) {
    this.name = name;
  }

  add(rows: Row[], from: number, to: number, at: number): number {
    let waiting = 0;
    for (let i = from; i < to; i++, at++) {
      const value = rows[i]![this.name];
      if (value === null || value === undefined) {
        this.gaps.add(at);
        continue;
      }
      const text = typeof value === 'string' ? value : String(value);
      if (text.length <= SHORT && this.putShort(text, 16 * at)) continue;
      this.long.push(text);
      this.longRows.push(at);
      waiting += text.length;
    }
    return waiting;
  }

  /** Puts a text in its row, unless it has other than ASCII characters. */
  private putShort(text: string, at: number): boolean {
    const { bytes } = this;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code > 127) {
        bytes.fill(0, at, at + 16);
        return false;
      }
      bytes[at + 4 + i] = code;
    }
    bytes[at] = text.length;
    return true;
  }

  write(vector: Vector, rows: number): void {
    copyTo(vector, this.bytes, 16 * rows);
    for (let i = 0; i < this.long.length; i++)
      bindings.vector_assign_string_element(vector, this.longRows[i]!, this.long[i]!);
    this.gaps.write(vector);
    this.bytes.fill(0, 0, 16 * rows);
    this.long = [];
    this.longRows = [];
  }
}

function copyTo(vector: Vector, values: Values | Uint32Array<ArrayBuffer>, count: number): void {
  bindings.copy_data_to_vector(vector, 0, values.buffer, 0, count * values.BYTES_PER_ELEMENT);
}
