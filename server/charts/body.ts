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

/** Gives the coding of the body that suits the client best, or null for the bytes as they are (RFC 9110, 12.5.3). */
export function chooseCoding(accepted: string | undefined, type: string, length: number): Coding | null {
  if (!accepted || length < worthwhile || !compressible.test(type)) return null;
  const weights = new Map(accepted.toLowerCase().split(',').map(readWeight));
  const weigh = (coding: Coding) => weights.get(coding) ?? weights.get('*') ?? 0;
  if (weigh('br') > 0 && weigh('br') >= weigh('gzip')) return 'br';
  return weigh('gzip') > 0 ? 'gzip' : null;
}

function readWeight(coding: string): [name: string, weight: number] {
  const [name = '', ...parameters] = coding.split(';').map(part => part.trim());
  const weight = parameters.find(parameter => parameter.startsWith('q='));
  return [name, weight === undefined ? 1 : Number(weight.slice(2)) || 0];
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
