/**
 * What is known of a stretch of generated text travels inside the text as a pair of private-use characters, through
 * wrapping and cutting, so that the place of each quote in the finished document is exact.
 */
const OPEN = '\uE000';
const CLOSE = '\uE001';
const BASE = 0xe100;

/** Puts the stretch `text` between marks with the number `id`. */
export function mark(id: number, text: string): string {
  const key = String.fromCharCode(BASE + id);
  return `${OPEN}${key}${text}${CLOSE}${key}`;
}

/** Gives the text without marks, and of each mark whose two ends are both there its stretch. */
export function unmark(marked: string): { text: string; quotes: Map<number, string> } {
  const parts: string[] = [];
  const quotes = new Map<number, string>();
  const opened = new Map<number, number>();
  const ends = new Map<number, [number, number]>();
  let length = 0;
  let from = 0;
  for (let at = 0; at < marked.length; at++) {
    const char = marked[at];
    if (char !== OPEN && char !== CLOSE) continue;
    parts.push(marked.slice(from, at));
    length += at - from;
    const id = marked.charCodeAt(at + 1) - BASE;
    const start = opened.get(id);
    if (char === OPEN) opened.set(id, length);
    else if (start !== undefined) ends.set(id, [start, length]);
    at++;
    from = at + 1;
  }
  parts.push(marked.slice(from));
  const text = parts.join('');
  for (const [id, [start, end]] of ends) quotes.set(id, text.slice(start, end));
  return { text, quotes };
}

/** Gives how many characters a reader sees of a marked text. */
export function widthOf(marked: string): number {
  let width = marked.length;
  for (const char of marked) if (char === OPEN || char === CLOSE) width -= 2;
  return width;
}

/** Breaks a marked paragraph into lines of at most `columns` visible characters. */
export function wrap(marked: string, columns: number): string {
  const lines: string[] = [];
  let line = '';
  let width = 0;
  for (const word of marked.split(' ')) {
    const wide = widthOf(word);
    if (line !== '' && width + 1 + wide > columns) {
      lines.push(line);
      line = word;
      width = wide;
    } else {
      line = line === '' ? word : `${line} ${word}`;
      width = line === word ? wide : width + 1 + wide;
    }
  }
  lines.push(line);
  return lines.join('\n');
}

/** Cuts a marked text after about `length` visible characters, between two words. */
export function cut(marked: string, length: number): string {
  let seen = 0;
  for (let at = 0; at < marked.length; at++) {
    const char = marked[at];
    if (char === OPEN || char === CLOSE) {
      at++;
      continue;
    }
    seen++;
    if (seen >= length && char === ' ') return marked.slice(0, at);
  }
  return marked;
}
