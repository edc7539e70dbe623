import type { Cell, ColumnType } from '../api.ts';
import type { ChunkColumn } from '../context.ts';
import { readTexts, splitTexts } from './texts.ts';

/** What a DuckDB vector offers, whatever its type; `items` is there where values are of fixed width. */
export interface RawVector {
  getItem(index: number): unknown;
  items?: ArrayLike<number | bigint>;
  validity?: { data: BigUint64Array | null };
  /** Texts as DuckDB holds them, sixteen bytes each. */
  dataView?: DataView;
}

const day = 86_400_000;

/** Gives a column of a chunk; fixed-width values are copied, so that they outlive DuckDB's own memory. */
export function readColumn(vector: RawVector, type: ColumnType, length: number): ChunkColumn {
  const validity = copyValidity(vector.validity?.data ?? null, length);
  const bytes = copyItems(vector.items, type);
  const texts = () =>
    type === 'varchar' && vector.dataView ? readTexts(vector.dataView, validity, length) : null;
  const cells = () => {
    const held = texts();
    return held ? splitTexts(held, validity) : readCells(vector, bytes, validity, type, length);
  };
  return { bytes, validity, cells, texts };
}

/** Tells whether a row of a column has a value. */
export function isPresent(validity: Uint8Array | null, row: number): boolean {
  return validity === null || ((validity[row >> 3]! >> (row & 7)) & 1) === 1;
}

/** Gives a day counted from 1970 as `2025-09-02`. */
export function formatDay(days: number): string {
  return new Date(days * day).toISOString().slice(0, 10);
}

/** Gives the days from 1970 to an ISO day. */
export function parseDay(text: string): number {
  return Math.round(Date.parse(`${text}T00:00:00Z`) / day);
}

function copyItems(items: RawVector['items'], type: ColumnType): ChunkColumn['bytes'] {
  if (!items) return null;
  if (type === 'integer' || type === 'date') return new Int32Array(items as ArrayLike<number>);
  if (type === 'double') return new Float64Array(items as ArrayLike<number>);
  return null;
}

function copyValidity(data: BigUint64Array | null, length: number): Uint8Array | null {
  if (!data) return null;
  return new Uint8Array(data.buffer, data.byteOffset, data.byteLength).slice(0, Math.ceil(length / 8));
}

function readCells(
  vector: RawVector,
  bytes: ChunkColumn['bytes'],
  validity: Uint8Array | null,
  type: ColumnType,
  length: number,
): Cell[] {
  const cells: Cell[] = new Array(length);
  for (let row = 0; row < length; row += 1) {
    if (!isPresent(validity, row)) cells[row] = null;
    else if (bytes) cells[row] = readFixed(bytes[row]!, type);
    else cells[row] = readValue(vector.getItem(row), type);
  }
  return cells;
}

function readFixed(value: number, type: ColumnType): Cell {
  if (type === 'date') return formatDay(value);
  return Number.isFinite(value) ? value : null;
}

function readValue(value: unknown, type: ColumnType): Cell {
  if (value === null || value === undefined) return null;
  if (type === 'varchar[]') return [...(value as { items: string[] }).items].map(item => item ?? '');
  if (type === 'timestamp')
    return new Date(Number((value as { micros: bigint }).micros / 1000n)).toISOString();
  return value as string | boolean;
}
