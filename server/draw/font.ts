import { brotliDecompressSync } from 'node:zlib';

/** The tables of a font by tag, as https://learn.microsoft.com/en-us/typography/opentype/spec/ describes them. */
export type Tables = Map<string, Buffer>;

/** Names that WOFF2 writes as a number: https://www.w3.org/TR/WOFF2/#table_dir_format */
const known =
  'cmap head hhea hmtx maxp name OS/2 post cvt_ fpgm glyf loca prep CFF_ VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG_ sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill'.split(
    ' ',
  );

/** Gives the tables of a TrueType or WOFF2 file; throws where its widths are stored in a form this does not read. */
export function readTables(font: Buffer): Tables {
  return font.toString('latin1', 0, 4) === 'wOF2' ? readWoff2(font) : readTrueType(font);
}

function readTrueType(font: Buffer): Tables {
  const tables: Tables = new Map();
  for (let index = 0; index < font.readUInt16BE(4); index += 1) {
    const record = 12 + index * 16;
    const start = font.readUInt32BE(record + 8);
    const tag = font.toString('latin1', record, record + 4);
    tables.set(tag, font.subarray(start, start + font.readUInt32BE(record + 12)));
  }
  return tables;
}

function readWoff2(font: Buffer): Tables {
  let at = 48;
  const readLength = () => {
    let length = 0;
    for (let index = 0; index < 5; index += 1) {
      const byte = font[at++]!;
      length = length * 128 + (byte & 127);
      if (byte < 128) break;
    }
    return length;
  };
  const entries: { tag: string; length: number; isPlain: boolean }[] = [];
  for (let index = 0; index < font.readUInt16BE(12); index += 1) {
    const flags = font[at++]!;
    let tag = known[flags & 63] ?? '';
    if ((flags & 63) === 63) {
      tag = font.toString('latin1', at, at + 4);
      at += 4;
    }
    const plain = tag === 'glyf' || tag === 'loca' ? 3 : 0;
    const isPlain = flags >> 6 === plain;
    const length = readLength();
    entries.push({ tag, length: isPlain ? length : readLength(), isPlain });
  }
  const bytes = brotliDecompressSync(font.subarray(at, at + font.readUInt32BE(20)));
  const tables: Tables = new Map();
  let start = 0;
  for (const { tag, length, isPlain } of entries) {
    if (isPlain) tables.set(tag, bytes.subarray(start, start + length));
    start += length;
  }
  if (!tables.has('hmtx')) throw new Error('invalid font: its widths are transformed');
  return tables;
}

/**
 * Gives the advance width of a code point in ems at a weight, from `cmap` (format 4), `hmtx` and, in a variable font,
 * `avar` and `HVAR`; undefined where the font has no such character.
 */
export function readAdvances(tables: Tables, weight = 400): (code: number) => number | undefined {
  const unitsPerEm = tables.get('head')!.readUInt16BE(18);
  const metrics = tables.get('hhea')!.readUInt16BE(34);
  const hmtx = tables.get('hmtx')!;
  const glyphs = readGlyphs(tables.get('cmap')!);
  const change = readChanges(tables, weight);
  return code => {
    const glyph = glyphs.get(code);
    if (!glyph) return undefined;
    return (hmtx.readUInt16BE(Math.min(glyph, metrics - 1) * 4) + change(glyph)) / unitsPerEm;
  };
}

/** Gives by how many units each glyph is wider at the weight than in the font's default: `HVAR`, of one axis. */
function readChanges(tables: Tables, weight: number): (glyph: number) => number {
  const variations = tables.get('HVAR');
  const axes = tables.get('fvar');
  if (!variations || !axes || axes.readUInt16BE(8) !== 1) return () => 0;
  const place = placeOnAxis(axes, tables.get('avar'), weight);
  const store = variations.subarray(variations.readUInt32BE(4));
  const regions = store.subarray(store.readUInt32BE(2));
  const data = Array.from({ length: store.readUInt16BE(6) }, (_, index) =>
    store.subarray(store.readUInt32BE(8 + index * 4)),
  );
  const scalarOf = (region: number) =>
    tent(
      place,
      [4, 6, 8].map(offset => regions.readInt16BE(region * 6 + offset) / 16384),
    );
  const locate = readIndexMap(variations);
  return glyph => {
    const [outer, inner] = locate(glyph);
    const set = data[outer];
    if (!set || inner >= set.readUInt16BE(0)) return 0;
    const words = set.readUInt16BE(2);
    const count = set.readUInt16BE(4);
    const row = 6 + count * 2 + inner * (words + count);
    let sum = 0;
    for (let index = 0; index < count; index += 1) {
      const delta =
        index < words ? set.readInt16BE(row + index * 2) : set.readInt8(row + words * 2 + index - words);
      sum += delta * scalarOf(set.readUInt16BE(6 + index * 2));
    }
    return sum;
  };
}

/** Gives where a weight lies on the axis, -1 to 1 with the default at 0, bent as `avar` says. */
function placeOnAxis(axes: Buffer, bends: Buffer | undefined, weight: number): number {
  const axis = axes.readUInt16BE(4);
  const [least, usual, most] = [4, 8, 12].map(offset => axes.readInt32BE(axis + offset) / 65536) as [
    number,
    number,
    number,
  ];
  const span = weight < usual ? usual - least : most - usual;
  const place = span === 0 ? 0 : Math.max(-1, Math.min(1, (weight - usual) / span));
  if (!bends) return place;
  let before: [number, number] = [-1, -1];
  for (let index = 0; index < bends.readUInt16BE(8); index += 1) {
    const from = bends.readInt16BE(10 + index * 4) / 16384;
    const to = bends.readInt16BE(12 + index * 4) / 16384;
    if (place <= from) {
      const part = from === before[0] ? 1 : (place - before[0]) / (from - before[0]);
      return before[1] + part * (to - before[1]);
    }
    before = [from, to];
  }
  return place;
}

function tent(place: number, [start = 0, peak = 0, end = 0]: number[]): number {
  if (peak === 0 || place === peak) return 1;
  if (place <= start || place >= end) return 0;
  return place < peak ? (place - start) / (peak - start) : (end - place) / (end - peak);
}

/** Gives where each glyph's changes are kept: by its own number where there is no map. */
function readIndexMap(variations: Buffer): (glyph: number) => [number, number] {
  const start = variations.readUInt32BE(8);
  if (start === 0) return glyph => [0, glyph];
  const map = variations.subarray(start);
  const [format, entry] = [map[0]!, map[1]!];
  const bits = (entry & 15) + 1;
  const bytes = ((entry >> 4) & 3) + 1;
  const count = format === 0 ? map.readUInt16BE(2) : map.readUInt32BE(2);
  const head = format === 0 ? 4 : 6;
  return glyph => {
    const value = map.readUIntBE(head + Math.min(glyph, count - 1) * bytes, bytes);
    return [value >> bits, value & ((1 << bits) - 1)];
  };
}

function readGlyphs(cmap: Buffer): Map<number, number> {
  const glyphs = new Map<number, number>();
  const table = findFormat4(cmap);
  const segments = table.readUInt16BE(6) / 2;
  const starts = 14 + segments * 2 + 2;
  const deltas = starts + segments * 2;
  const offsets = deltas + segments * 2;
  for (let segment = 0; segment < segments - 1; segment += 1) {
    const at = segment * 2;
    const start = table.readUInt16BE(starts + at);
    const end = table.readUInt16BE(14 + at);
    const delta = table.readUInt16BE(deltas + at);
    const offset = table.readUInt16BE(offsets + at);
    for (let code = start; code <= end; code += 1) {
      const glyph = offset === 0 ? code : table.readUInt16BE(offsets + at + offset + (code - start) * 2);
      glyphs.set(code, (glyph + delta) & 0xffff);
    }
  }
  return glyphs;
}

function findFormat4(cmap: Buffer): Buffer {
  for (let index = 0; index < cmap.readUInt16BE(2); index += 1) {
    const table = cmap.subarray(cmap.readUInt32BE(4 + index * 8 + 4));
    if (table.readUInt16BE(0) === 4) return table;
  }
  throw new Error('invalid font: it has no character map of format 4');
}
