/** Whether a stretch has a word of four letters or more that is none of `empty`, which are in lower case. */
export function hasContent(text: string, from: number, to: number, empty: Set<string>): boolean {
  let at = from;
  while (at < to) {
    if (!isLetter(text.charCodeAt(at))) {
      at++;
      continue;
    }
    const start = at;
    while (at < to && isLetter(text.charCodeAt(at))) at++;
    if (at - start > 3 && !empty.has(text.slice(start, at).toLowerCase())) return true;
  }
  return false;
}

function isLetter(code: number): boolean {
  const lower = code | 32;
  return lower >= 97 && lower <= 122 && code < 128;
}
