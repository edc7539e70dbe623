import {
  Bool,
  type Data,
  type DataType,
  DateDay,
  Field,
  Float64,
  Int32,
  List,
  makeData,
  RecordBatch,
  RecordBatchFileWriter,
  Schema,
  Struct,
  TimestampMillisecond,
  Utf8,
} from 'apache-arrow';
import type { Cell, ColumnType } from '../api.ts';
import type { Chunk, ChunkColumn } from '../context.ts';
import type { Answer } from './answer.ts';

const types: Record<ColumnType, () => DataType> = {
  varchar: () => new Utf8(),
  integer: () => new Int32(),
  double: () => new Float64(),
  boolean: () => new Bool(),
  date: () => new DateDay(),
  timestamp: () => new TimestampMillisecond(),
  'varchar[]': () => new List(new Field('item', new Utf8(), true)),
};

/** The writer of Arrow's file format, giving its bytes as soon as they are written. */
class Writer extends RecordBatchFileWriter {
  #bytes: Uint8Array[] = [];

  protected override _write(bytes: ArrayBufferView): this {
    const view = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (view.byteLength > 0) this.#bytes.push(view);
    this._position += view.byteLength;
    return this;
  }

  drain(): Uint8Array {
    return Buffer.concat(this.#bytes.splice(0));
  }
}

/** Yields an Arrow file whose batches are DuckDB's chunks: fixed-width columns are taken over without touching a value. */
export async function* encodeArrow(answer: Answer): AsyncGenerator<Uint8Array> {
  const fields = answer.columns.map(({ name, type }) => new Field(name, types[type](), true));
  const metadata = new Map([
    ['title', answer.chart.title],
    ['source', answer.chart.source],
    ['build', answer.build.id],
  ]);
  const schema = new Schema(fields, metadata);
  const writer = new Writer();
  writer.reset(undefined, schema);
  for await (const chunk of answer.chunks) {
    writer.write(
      makeBatch(
        schema,
        answer.columns.map(({ type }) => type),
        chunk,
      ),
    );
    yield writer.drain();
  }
  writer.finish();
  yield writer.drain();
}

function makeBatch(schema: Schema, columnTypes: ColumnType[], chunk: Chunk): RecordBatch {
  const children = chunk.columns.map((column, index) =>
    makeColumn(column, columnTypes[index]!, chunk.length),
  );
  return new RecordBatch(
    schema,
    makeData({ type: new Struct(schema.fields), length: chunk.length, nullCount: 0, children }),
  );
}

function makeColumn(column: ChunkColumn, type: ColumnType, length: number): Data {
  const nullBitmap = column.validity;
  const base = { length, nullBitmap, nullCount: nullBitmap ? countNulls(nullBitmap, length) : 0 };
  if (column.bytes)
    return makeData({ ...base, type: types[type]() as Int32, data: column.bytes as Int32Array });
  const texts = column.texts();
  if (texts) return makeData({ ...base, type: new Utf8(), valueOffsets: texts.offsets, data: texts.bytes });
  const cells = column.cells();
  if (type === 'boolean') return makeData({ ...base, type: new Bool(), data: packBits(cells) });
  if (type === 'varchar[]') return makeList(base, cells as (string[] | null)[]);
  const data = BigInt64Array.from(cells, cell => BigInt(cell === null ? 0 : Date.parse(String(cell))));
  return makeData({ ...base, type: new TimestampMillisecond(), data });
}

function makeList(
  base: { length: number; nullBitmap: Uint8Array | null; nullCount: number },
  cells: (string[] | null)[],
): Data {
  const valueOffsets = new Int32Array(cells.length + 1);
  for (const [index, cell] of cells.entries())
    valueOffsets[index + 1] = valueOffsets[index]! + (cell?.length ?? 0);
  const items = cells.flatMap(cell => cell ?? []);
  const child = makeData({ type: new Utf8(), length: items.length, nullCount: 0, ...packText(items) });
  return makeData({ ...base, type: types['varchar[]']() as List<Utf8>, valueOffsets, child });
}

/** One encoding of all text at once: where it comes out as long as it went in, offsets are lengths of strings. */
function packText(cells: string[]): { valueOffsets: Int32Array; data: Uint8Array } {
  const data = Buffer.from(cells.join(''), 'utf8');
  const valueOffsets = new Int32Array(cells.length + 1);
  let offset = 0;
  for (let index = 0; index < cells.length; index += 1) {
    offset += cells[index]!.length;
    valueOffsets[index + 1] = offset;
  }
  if (offset === data.length) return { valueOffsets, data };
  offset = 0;
  for (let index = 0; index < cells.length; index += 1) {
    offset += Buffer.byteLength(cells[index]!, 'utf8');
    valueOffsets[index + 1] = offset;
  }
  return { valueOffsets, data };
}

function packBits(cells: Cell[]): Uint8Array {
  const bits = new Uint8Array(Math.ceil(cells.length / 8));
  for (const [index, cell] of cells.entries()) if (cell === true) bits[index >> 3]! |= 1 << (index & 7);
  return bits;
}

function countNulls(validity: Uint8Array, length: number): number {
  let nulls = 0;
  for (let row = 0; row < length; row += 1) nulls += 1 - ((validity[row >> 3]! >> (row & 7)) & 1);
  return nulls;
}
