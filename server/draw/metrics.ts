import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Paths of the fonts that pictures are drawn with, so that they look the same on a machine without any. */
export const fontFiles: string[] = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map(file =>
  createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/${file}`),
);

let widths: ((code: number) => number) | undefined;

/** Gives the width of a text in pixels, in DejaVu Sans: wider than what pages use, so labels never touch. */
export function measureText(text: string, fontSize: number): number {
  widths ??= readWidths(readFileSync(fontFiles[0]!));
  let width = 0;
  for (const character of text) width += widths(character.codePointAt(0)!);
  return width * fontSize;
}

/**
 * Gives the advance width of a code point in ems, from the tables `head`, `hhea`, `hmtx` and `cmap` (format 4):
 * https://learn.microsoft.com/en-us/typography/opentype/spec/
 */
function readWidths(font: Buffer): (code: number) => number {
  const tables = new Map<string, number>();
  for (let index = 0; index < font.readUInt16BE(4); index += 1) {
    const record = 12 + index * 16;
    tables.set(font.toString('latin1', record, record + 4), font.readUInt32BE(record + 8));
  }
  const unitsPerEm = font.readUInt16BE(tables.get('head')! + 18);
  const metrics = font.readUInt16BE(tables.get('hhea')! + 34);
  const hmtx = tables.get('hmtx')!;
  const glyphs = readGlyphs(font, tables.get('cmap')!);
  return code => {
    const glyph = Math.min(glyphs.get(code) ?? 0, metrics - 1);
    return font.readUInt16BE(hmtx + glyph * 4) / unitsPerEm;
  };
}

function readGlyphs(font: Buffer, cmap: number): Map<number, number> {
  const glyphs = new Map<number, number>();
  const table = findFormat4(font, cmap);
  const segments = font.readUInt16BE(table + 6) / 2;
  const ends = table + 14;
  const starts = ends + segments * 2 + 2;
  const deltas = starts + segments * 2;
  const offsets = deltas + segments * 2;
  for (let segment = 0; segment < segments - 1; segment += 1) {
    const at = segment * 2;
    const start = font.readUInt16BE(starts + at);
    const end = font.readUInt16BE(ends + at);
    const delta = font.readUInt16BE(deltas + at);
    const offset = font.readUInt16BE(offsets + at);
    for (let code = start; code <= end; code += 1) {
      const glyph = offset === 0 ? code : font.readUInt16BE(offsets + at + offset + (code - start) * 2);
      glyphs.set(code, (glyph + delta) & 0xffff);
    }
  }
  return glyphs;
}

function findFormat4(font: Buffer, cmap: number): number {
  for (let index = 0; index < font.readUInt16BE(cmap + 2); index += 1) {
    const table = cmap + font.readUInt32BE(cmap + 4 + index * 8 + 4);
    if (font.readUInt16BE(table) === 4) return table;
  }
  throw new Error('invalid font: it has no character map of format 4');
}
