/** Every other space, and control characters. */
const ODD_SPACE =
  /[\u0000-\u0009\u000b\u000e-\u001f\u007f-\u0084\u0086-\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
const INVISIBLE = /[\u00ad\u200b-\u200f\u2028\u2029\u2060\ufeff]/g;
const LIGATURE = /[\ufb00-\ufb06]/g;
/** Any of the above and every line end but `\n`: a text without is plain already. */
const NOT_PLAIN =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u00a0\u00ad\u1680\u2000-\u200f\u2028\u2029\u202f\u205f\u2060\u3000\ufb00-\ufb06\ufeff]/;
const LIGATURES = ['ff', 'fi', 'fl', 'ffi', 'ffl', 'st', 'st'];

/** What a line of a printed list is set in by. */
const INDENT = /\n {2,200}(?=\S)/g;

/**
 * Makes characters plain: one kind of space and line end, no soft hyphens, zero-width or control characters,
 * ligatures as letters, no indents. Words and line breaks stay as they are.
 */
export function clean(text: string): string {
  const plain = NOT_PLAIN.test(text) ? withPlainCharacters(text) : text;
  return plain.includes('\n  ') ? plain.replace(INDENT, '\n') : plain;
}

function withPlainCharacters(text: string): string {
  return text
    .replace(/\r\n?|\f|\u0085/g, '\n')
    .replace(ODD_SPACE, ' ')
    .replace(INVISIBLE, '')
    .replace(LIGATURE, letter => LIGATURES[letter.charCodeAt(0) - 0xfb00]!);
}
