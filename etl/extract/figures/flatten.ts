import type { Document } from '../../model.ts';
import { codesOf } from '../../words.ts';

const flat = new WeakMap<Document, string>();

/** Where a text is made plain, to be copied from there; it holds more after the end. */
let kept = new Uint16Array(1 << 14);
let bytes = Buffer.from(kept.buffer);

/** Gives the document's text with every white space a plain one, so that a wrapped line reads like any other; offsets stay. */
export function flatten(document: Document): string {
  let text = flat.get(document);
  if (text === undefined) {
    text = withPlainSpaces(document.text);
    flat.set(document, text);
  }
  return text;
}

function withPlainSpaces(text: string): string {
  const { length } = text;
  if (length > kept.length) {
    kept = new Uint16Array(2 * length);
    bytes = Buffer.from(kept.buffer);
  }
  const codes = codesOf(text);
  const plain = kept;
  let all = 0;
  for (let at = 0; at < length; at++) {
    let code = codes[at]!;
    if (code < 14) {
      if (code > 8) code = 32;
    } else if (code > 0x9f) {
      all |= code;
      if (code === 0xa0 || code === 0x2009 || code === 0x202f) code = 32;
    }
    plain[at] = code;
  }
  // A text of narrow characters stays one: it is faster to search.
  return all < 256
    ? Buffer.from(plain.subarray(0, length)).toString('latin1')
    : bytes.toString('utf16le', 0, 2 * length);
}
