import type { Document } from '../../model.ts';
import { codesOf } from '../../words.ts';

const flat = new WeakMap<Document, string>();

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
  const codes = codesOf(text).slice(0, text.length);
  let all = 0;
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at]!;
    all |= code;
    if (code < 14 ? code > 8 : code === 0xa0 || code === 0x2009 || code === 0x202f) codes[at] = 32;
  }
  // A text of narrow characters stays one: it is faster to search.
  return all < 256
    ? Buffer.from(codes).toString('latin1')
    : Buffer.from(codes.buffer, codes.byteOffset, codes.byteLength).toString('utf16le');
}
