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
  const named = (
    (CHARSET.exec(media) ?? DECLARED.exec(start) ?? META.exec(start))?.[1] ?? 'utf-8'
  ).toLowerCase();
  return WESTERN.has(named) ? decodeWestern(body) : decoder(named).decode(body);
}

// On the web these all mean Windows-1252, which Node 20's decoder takes for ISO-8859-1.
const WESTERN = new Set('windows-1252 cp1252 x-cp1252 iso-8859-1 iso8859-1 latin1 ascii us-ascii'.split(' '));
const BETWEEN = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function decodeWestern(body: Uint8Array): string {
  const text = new TextDecoder('latin1').decode(body);
  return text.replace(/[\u0080-\u009f]/g, letter => BETWEEN[letter.charCodeAt(0) - 0x80] ?? letter);
}

function decoder(label: string): TextDecoder {
  try {
    return new TextDecoder(label);
  } catch {
    return new TextDecoder();
  }
}
