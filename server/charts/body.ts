import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** A whole answer in memory, with the compressed forms that were asked for so far. */
export interface Body {
  bytes: Buffer;
  compressed: Partial<Record<Coding, Promise<Buffer>>>;
}

export type Coding = 'br' | 'gzip';

const worthwhile = 1_000;
const compressible = /^(?:text\/|application\/(?:json|csvm\+json|atom\+xml)|image\/svg)/;

/** Gives the coding of the body that suits the client, or null for the bytes as they are. */
export function chooseCoding(accepted: string | undefined, type: string, length: number): Coding | null {
  if (!accepted || length < worthwhile || !compressible.test(type)) return null;
  if (/\bbr\b(?!;q=0(?:\.0{1,3})?(?:,|$))/.test(accepted)) return 'br';
  return /\bgzip\b(?!;q=0(?:\.0{1,3})?(?:,|$))/.test(accepted) ? 'gzip' : null;
}

/** Gives the body in a coding; it is compressed once. */
export function compressBody(body: Body, coding: Coding): Promise<Buffer> {
  body.compressed[coding] ??=
    coding === 'gzip'
      ? promisify(gzip)(body.bytes)
      : promisify(brotliCompress)(body.bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
  return body.compressed[coding];
}

/** Gathers what a source yields up to a limit of bytes; null where there is more. */
export async function gatherBody(
  source: AsyncGenerator<string | Uint8Array>,
  limit: number,
): Promise<Body | null> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of source) {
    const bytes =
      typeof part === 'string'
        ? Buffer.from(part)
        : Buffer.from(part.buffer, part.byteOffset, part.byteLength);
    parts.push(bytes);
    length += bytes.length;
    if (length > limit) return null;
  }
  return { bytes: Buffer.concat(parts), compressed: {} };
}
