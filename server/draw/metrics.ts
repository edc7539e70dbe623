import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { readAdvances, readTables } from './font.ts';

const { resolve } = createRequire(import.meta.url);

/** Paths of the fonts that pictures are drawn with, so that they look the same on a machine without any. */
export const fontFiles: string[] = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map(file =>
  resolve(`dejavu-fonts-ttf/ttf/${file}`),
);

const pageFont = /^['"]?Source Sans 3/;
const pageFile = '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2';

type Advances = (code: number) => number | undefined;

let wide: Advances | undefined;
let page: Advances | undefined;

/**
 * Gives the width of a text in pixels as the first family of `font` sets it: the typeface of pages, or for all others
 * DejaVu Sans, which is wider than any that may stand in for it, so that labels never touch.
 */
export function measureText(text: string, fontSize: number, font = ''): number {
  wide ??= readAdvances(readTables(readFileSync(fontFiles[0]!)));
  const isPage = pageFont.test(font);
  if (isPage) page ??= readAdvances(readTables(readFileSync(resolve(pageFile))));
  const advances = isPage ? page! : wide;
  let width = 0;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    width += advances(code) ?? wide(code) ?? 0.6;
  }
  return width * fontSize;
}
