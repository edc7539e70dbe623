import type { Mark } from '../model.ts';
import type { Content } from './writer.ts';

/** Lines at the top and at the bottom of a page among which running heads and page numbers are looked for. */
const EDGE = 3;

/**
 * Writes the lines of pages as one text. Running heads, feet and page numbers, which recur at the edges of most pages,
 * are marked as furniture, a head from its second time on; a word broken at the end of a line is joined if the text has it
 * whole elsewhere.
 */
export function writePages(pages: string[][]): Content {
  const running = findRunning(pages);
  const words = new Set(
    pages
      .flat()
      .join(' ')
      .toLowerCase()
      .match(/[a-z]{4,}/g),
  );
  const met = new Set<string>();
  const marks: Mark[] = [];
  let text = '';
  for (const page of pages) {
    for (const [index, line] of page.entries()) {
      const kind = shape(line);
      const isRunning = line.trim() !== '' && isEdge(page, index) && running.has(kind);
      if (isRunning && (met.has(kind) || index >= EDGE || !/[a-z]{3}/i.test(kind))) {
        marks.push({ role: 'furniture', char_start: text.length, char_end: text.length + line.length });
      }
      if (isRunning) met.add(kind);
      text += isBroken(line, page[index + 1], words) ? line.slice(0, -1) : `${line}\n`;
    }
  }
  return { text, marks, issues: [] };
}

function isBroken(line: string, next: string | undefined, words: Set<string>): boolean {
  const broken = /([A-Za-z]{2,30})-$/.exec(line)?.[1];
  const rest = /^[a-z]{2,30}/.exec(next ?? '')?.[0];
  return broken !== undefined && rest !== undefined && words.has((broken + rest).toLowerCase());
}

function findRunning(pages: string[][]): Set<string> {
  const counts = new Map<string, number>();
  for (const page of pages) {
    const edges = new Set(page.filter((line, index) => line.trim() && isEdge(page, index)).map(shape));
    for (const edge of edges) counts.set(edge, (counts.get(edge) ?? 0) + 1);
  }
  const least = Math.max(2, Math.ceil(pages.length / 2));
  return new Set([...counts].filter(([, count]) => count >= least).map(([edge]) => edge));
}

function isEdge(page: string[], index: number): boolean {
  return index < EDGE || index >= page.length - EDGE;
}

function shape(line: string): string {
  return line.trim().replace(/\d+/g, '#');
}
