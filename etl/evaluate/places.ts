import type { Span } from '../model.ts';

/** Where a quote stands in a text, white space and typographic quotes being equal; none where it is not there. */
export function findPlaces(text: string, quote: string): Span[] {
  const pattern = quote
    .trim()
    .split(/\s{1,200}/)
    .map(word =>
      word
        .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
        .replace(/['’‘]/g, "['’‘]")
        .replace(/["“”]/g, '["“”]'),
    )
    .join('[\\s\\u00a0]*');
  if (pattern === '') return [];
  return [...text.matchAll(new RegExp(pattern, 'gu'))].map(match => ({
    char_start: match.index,
    char_end: match.index + match[0].length,
  }));
}

/** Says whether two stretches share a character. */
export function overlap(a: Span, b: Span): boolean {
  return a.char_start < b.char_end && b.char_start < a.char_end;
}
