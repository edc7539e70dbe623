/** Makes a text one line: a blank for each run of white space. */
export function joinLines(text: string): string {
  let isAfterSpace = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const isBlank = code === 32;
    if (isBlank ? isAfterSpace : isOtherSpace(code)) return text.replace(/\s{2,}|[^\S ]/g, ' ');
    isAfterSpace = isBlank;
  }
  return text;
}

/** White space but the blank, as `\s` has it. */
function isOtherSpace(code: number): boolean {
  if (code < 0xa0) return code >= 9 && code <= 13;
  if (code < 0x2000) return code === 0xa0 || code === 0x1680;
  if (code < 0x2060)
    return code < 0x200b || code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f;
  return code === 0x3000 || code === 0xfeff;
}
