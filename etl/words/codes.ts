/** The code units of a text, at its offsets; there is more after the 0 at its end. */
interface Kept {
  text: string;
  codes: Uint16Array;
  bytes: Buffer;
}

/** Below so many characters a text is a title or a name; it does not take the place of the document that is read. */
const SHORT = 512;
/** Below so many characters it costs less to take them one by one. */
const SHORTEST = 48;

let long = keepUpTo(1 << 14);
const short = keepUpTo(SHORT);

/**
 * Gives the UTF-16 code units of a text, and a 0 after them, to be walked over twice as fast as the text itself; they
 * are overwritten by the next call with another text.
 */
export function codesOf(text: string): Uint16Array {
  let kept = text.length < SHORT ? short : long;
  if (kept.text === text) return kept.codes;
  if (text.length >= kept.codes.length) {
    kept = keepUpTo(2 * text.length);
    long = kept;
  }
  kept.text = text;
  const { codes } = kept;
  if (text.length < SHORTEST) for (let i = 0; i < text.length; i++) codes[i] = text.charCodeAt(i);
  else kept.bytes.write(text, 'utf16le');
  codes[text.length] = 0;
  return codes;
}

function keepUpTo(length: number): Kept {
  const codes = new Uint16Array(length);
  return { text: '', codes, bytes: Buffer.from(codes.buffer) };
}
