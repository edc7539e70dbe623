import type { Format } from './api.ts';
import type { Answer } from './format/answer.ts';
import { encodeCsv } from './format/csv.ts';
import { encodeCsvw } from './format/csvw.ts';
import { encodeJson } from './format/json.ts';
import { encodeParquet } from './format/parquet.ts';
import { encodePng, encodeSvg } from './format/picture.ts';
import { encodeSpec, encodeSql } from './format/spec.ts';

/** A form that a chart's rows can take. */
export interface Encoding {
  /** Media type. */
  type: string;
  /** Whether browsers save it rather than show it. */
  isDownload: boolean;
  /** Whether the rows carry absolute addresses and their source, as exports do. */
  isExport: boolean;
  /** Whether it shows no more councils than a picture has room for. */
  isPicture: boolean;
  encode(answer: Answer): AsyncGenerator<string | Uint8Array>;
}

const text = { isDownload: false, isExport: false, isPicture: false };
const download = { isDownload: true, isExport: true, isPicture: false };
const picture = { ...text, isPicture: true };

/** Every form by the ending of its address. */
export const encodings: Record<Format, Encoding> = {
  json: { ...text, type: 'application/json; charset=utf-8', encode: encodeJson },
  csv: { ...download, type: 'text/csv; charset=utf-8; header=present', encode: encodeCsv },
  'csv-metadata.json': {
    ...text,
    isExport: true,
    type: 'application/csvm+json; charset=utf-8',
    encode: encodeCsvw,
  },
  arrow: { ...download, type: 'application/vnd.apache.arrow.file', encode: arrow },
  parquet: { ...download, type: 'application/vnd.apache.parquet', encode: encodeParquet },
  xlsx: {
    ...download,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    encode: xlsx,
  },
  svg: { ...picture, type: 'image/svg+xml; charset=utf-8', encode: encodeSvg },
  png: { ...picture, type: 'image/png', encode: encodePng },
  'vl.json': { ...picture, type: 'application/json; charset=utf-8', encode: encodeSpec },
  sql: { ...text, type: 'text/plain; charset=utf-8', encode: encodeSql },
};

// Two libraries that few requests need, and that would slow the start.
async function* arrow(answer: Answer): AsyncGenerator<Uint8Array> {
  const { encodeArrow } = await import('./format/arrow.ts');
  yield* encodeArrow(answer);
}

async function* xlsx(answer: Answer): AsyncGenerator<Uint8Array> {
  const { encodeXlsx } = await import('./format/xlsx.ts');
  yield* encodeXlsx(answer);
}
