import { getDocumentProxy } from 'unpdf';
import { clean } from './clean.ts';
import { writePages } from './pages.ts';
import type { Content } from './writer.ts';

/** Fewer letters a page than this, and the page is a picture of one. */
const LEAST_LETTERS = 25;
/** A gap between lines this many times their height begins a paragraph. */
const PARAGRAPH = 1.6;

/** More pages than this are not of one meeting. */
const MOST_PAGES = 5_000;

/** Reads a PDF into text line by line; a scanned, locked or damaged one gives an issue that names it so. */
export async function readPdf(bytes: Uint8Array): Promise<Content> {
  try {
    const file = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
    if (file.numPages > MOST_PAGES) {
      await file.destroy();
      return fault(
        'unreadable-size',
        `the PDF has ${file.numPages} pages, more than ${MOST_PAGES}: it was left unread`,
      );
    }
    const pages: string[][] = [];
    for (let number = 1; number <= file.numPages; number++) {
      const page = await file.getPage(number);
      const { items } = await page.getTextContent();
      pages.push(findLines(items as Piece[]));
      page.cleanup();
    }
    await file.destroy();
    return checkPages(pages);
  } catch (cause) {
    const reason = (cause as Error).message.split('\n')[0];
    const locked = (cause as Error).name === 'PasswordException';
    return fault(locked ? 'locked-file' : 'damaged-file', `the PDF cannot be opened: ${reason}`);
  }
}

interface Piece {
  str?: string;
  transform?: number[];
  width?: number;
  height?: number;
}

/** Joins the pieces of a page to lines by their height on it; an empty string stands for the space between paragraphs. */
function findLines(pieces: Piece[]): string[] {
  const lines: string[] = [];
  let line = '';
  let end = 0;
  let base: number | null = null;
  for (const { str, transform, width = 0, height = 0 } of pieces) {
    if (str === undefined || !transform || (str.trim() === '' && width === 0)) continue;
    const [, , , size = 10, x = 0, y = 0] = transform;
    const tall = Math.max(height, Math.abs(size), 1);
    if (base !== null && Math.abs(y - base) > tall * 0.5) {
      lines.push(clean(line).trimEnd());
      if (Math.abs(y - base) > tall * PARAGRAPH) lines.push('');
      line = '';
    } else if (line && !/\s$/.test(line) && x - end > tall * 0.15) line += x - end > tall * 2 ? '  ' : ' ';
    line += str;
    end = x + width;
    base = y;
  }
  lines.push(clean(line).trimEnd());
  return lines;
}

function checkPages(pages: string[][]): Content {
  const letters = pages
    .flat()
    .join('')
    .replace(/[^\p{L}]/gu, '').length;
  if (letters < LEAST_LETTERS * pages.length) {
    const message = `it is a scanned PDF: ${letters} letters on ${pages.length} pages, so its words cannot be read`;
    return { ...writePages(pages), issues: [{ code: 'scanned-pdf', message }] };
  }
  return writePages(pages);
}

function fault(code: string, message: string): Content {
  return { text: '', marks: [], issues: [{ code, message }] };
}
