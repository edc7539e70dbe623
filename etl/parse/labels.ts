/** What stands under a label of a publishing system's page. */
export type Section = 'agenda' | 'minutes' | 'decision' | 'furniture';

const LABELS: [RegExp, Section][] = [
  [/^(?:draft )?minutes ?:$/i, 'minutes'],
  [/^(?:decisions?|decision made|recommendations? made) ?:$/i, 'decision'],
  [/^(?:additional|supporting|accompanying|background|related) documents? ?:$/i, 'furniture'],
  [/^(?:purpose|reasons?(?: for decision| for the decision)?|agenda) ?:$/i, 'agenda'],
];
const INLINE = /(?<!\S)((?:Additional|Supporting|Accompanying) documents?|Minutes|Decisions?) ?:(?=\s|$)/g;

/** Gives the section that a line opens, or null where it is no label. */
export function findLabel(text: string): Section | null {
  if (text.length > 40 || !/: ?$/.test(text)) return null;
  return LABELS.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

/** Tells whether a line is only a label: `Minutes:`, `Decision:`, `Additional documents:`. */
export function isLabel(text: string): boolean {
  return findLabel(text) !== null;
}

/** A label met inside a line, as pages flattened into one cell carry them. */
export interface InlineLabel {
  section: Section;
  char_start: number;
  char_end: number;
}

/** Finds the labels at the head of a flattened cell: none after the first `Minutes:` or `Decision:` counts. */
export function findInlineLabels(text: string, from: number, to: number): InlineLabel[] {
  const found: InlineLabel[] = [];
  for (const match of text.slice(from, to).matchAll(INLINE)) {
    const section = findLabel(`${match[1]!}:`)!;
    const start = from + match.index;
    found.push({ section, char_start: start, char_end: start + match[0].length });
    if (section !== 'furniture') break;
  }
  return found;
}
