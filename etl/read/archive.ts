/** Parts of an archive past which it is no Word file, and megabytes of markup past which it is not of one meeting. */
const MOST_PARTS = 10_000;
const MOST_MARKUP = 64_000_000;
const END = 22;
const COMMENT = 65_535;
const ENTRY = 46;

/**
 * Tells what is too much in a ZIP archive by its directory, null where nothing is; it may lie, or be damaged, which who
 * unpacks it notices. Offsets: section 4.3 of https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export function tooMuchIn(bytes: Uint8Array): string | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = file.lastIndexOf('PK\u0005\u0006', file.length - END);
  if (end < 0 || end < file.length - END - COMMENT) return null;
  let at = file.readUInt32LE(end + 16);
  let parts = 0;
  let markup = 0;
  while (at + ENTRY <= end && file.readUInt32BE(at) === 0x504b0102) {
    const name = at + ENTRY + file.readUInt16LE(at + 28);
    if (/\.(?:xml|rels)$/i.test(file.toString('latin1', Math.max(at + ENTRY, name - 5), name)))
      markup += file.readUInt32LE(at + 24);
    parts += 1;
    at = name + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  if (parts > MOST_PARTS) return `${parts} parts, more than the ${MOST_PARTS} of any Word file`;
  const mega = (count: number) => `${Math.ceil(count / 1_000_000)} million`;
  if (markup > MOST_MARKUP)
    return `${mega(markup)} bytes of markup, more than the ${mega(MOST_MARKUP)} of any document of a meeting`;
  return null;
}
