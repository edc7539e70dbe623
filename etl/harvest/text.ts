const DECLARED = /^.{0,4}<\?xml[^>]{0,200}encoding\s{0,3}=\s{0,3}["']([\w-]{1,40})["']/is;
const META = /<meta\s[^>]{0,200}charset\s{0,3}=\s{0,3}["']?([\w-]{1,40})/i;
const CHARSET = /charset\s{0,3}=\s{0,3}["']?([\w-]{1,40})/i;

/** Decodes a body by its byte order mark, else its header, else what the text itself declares, else UTF-8. */
export function decodeText(body: Uint8Array, media: string): string {
  const mark =
    body[0] === 0xff && body[1] === 0xfe
      ? 'utf-16le'
      : body[0] === 0xfe && body[1] === 0xff
        ? 'utf-16be'
        : null;
  const isUtf8 = body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf;
  if (mark || isUtf8) return new TextDecoder(mark ?? 'utf-8').decode(body);
  const start = new TextDecoder('latin1').decode(body.subarray(0, 2048));
  const named = (CHARSET.exec(media) ?? DECLARED.exec(start) ?? META.exec(start))?.[1];
  return decoder(named ?? 'utf-8').decode(body);
}

function decoder(label: string): TextDecoder {
  try {
    return new TextDecoder(label);
  } catch {
    return new TextDecoder();
  }
}
