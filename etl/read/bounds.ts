import type { Format } from './decode.ts';
import type { Content } from './writer.ts';

/** Megabytes of a file past which it is no document of a meeting; a scanned one may be large. */
const LARGEST: Record<Format, number> = { pdf: 256, docx: 256, html: 64, xml: 64, text: 64, binary: 256 };
/** Megabytes of text, some eight thousand pages, past which it is not of one meeting either. */
const LONGEST = 16;
const MEGA = 1_000_000;

/** Gives what stands for a file that is too large to be read, null for any other. */
export function refuseBytes(bytes: Uint8Array, format: Format): Content | null {
  return bytes.length > LARGEST[format] * MEGA ? refuse('bytes', bytes.length, LARGEST[format]) : null;
}

/** Gives what was read, without its text where that is longer than a document of a meeting can be. */
export function boundText(content: Content): Content {
  return content.text.length > LONGEST * MEGA ? refuse('letters', content.text.length, LONGEST) : content;
}

function refuse(unit: string, length: number, most: number): Content {
  const message = `it has ${Math.ceil(length / MEGA)} million ${unit}, more than the ${most} million of any document of a meeting: it was left unread`;
  return { text: '', marks: [], issues: [{ code: 'unreadable-size', message }] };
}
