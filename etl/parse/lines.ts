import type { Span } from '../model.ts';

/** A line that is not blank, without the space around it; `gap` counts the blank lines before it. */
export interface Line extends Span {
  text: string;
  gap: number;
}

/** Splits a stretch of text into its lines, leaving blank ones out. */
export function splitLines(text: string, from = 0, to = text.length): Line[] {
  const lines: Line[] = [];
  let gap = 0;
  for (let start = from; start < to; ) {
    const found = text.indexOf('\n', start);
    const end = found < 0 || found > to ? to : found;
    let left = start;
    let right = end;
    while (left < right && isSpace(text.charCodeAt(left))) left++;
    while (right > left && isSpace(text.charCodeAt(right - 1))) right--;
    if (left === right) gap++;
    else {
      lines.push({ char_start: left, char_end: right, text: text.slice(left, right), gap });
      gap = 0;
    }
    start = end + 1;
  }
  return lines;
}

function isSpace(code: number): boolean {
  return code === 32 || (code > 8 && code < 14) || code === 160;
}
