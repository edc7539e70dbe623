import { isUtf8 } from 'node:buffer';

/** What the bytes are, by their first bytes and, for text, their first tag. */
export type Format = 'pdf' | 'docx' | 'html' | 'xml' | 'text' | 'binary';

const SAMPLE = 4096;
/** The characters of bytes 80 to 9F. */
const WINDOWS = [...'€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ'];

/** Tells the format of a file from its content, with the path's extension only where content does not tell. */
export function findFormat(bytes: Uint8Array, path: string): Format {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, SAMPLE));
  const latin = head.toString('latin1');
  if (latin.slice(0, 1024).includes('%PDF-')) return 'pdf';
  if (latin.startsWith('PK\u0003\u0004'))
    return /\.docx$/i.test(path) || latin.includes('word/') ? 'docx' : 'binary';
  if (isBinary(head)) return 'binary';
  if (!latin.includes('<')) return 'text';
  const text = latin.replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, '').replaceAll('\0', '');
  const start = text.trimStart();
  if (/^<\?xml|^<(?:meeting|getmeetings|getmeetingsbydate|committees)\b/i.test(start)) {
    return /<html\b|<!doctype html/i.test(text) ? 'html' : 'xml';
  }
  if (/^<(?:!doctype html|html|head|body|div|table|!--|script|h[1-6]|p|ul|span)\b/i.test(start))
    return 'html';
  return /\.x?html?$|\.aspx$/i.test(path) && start.includes('<') ? 'html' : 'text';
}

/** Decodes bytes as UTF-8, UTF-16 by its mark, or Windows-1252 where they are not UTF-8. */
export function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (!isUtf8(bytes)) return decodeMixed(bytes);
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString();
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

/** A file of UTF-8 with a few broken bytes stays UTF-8; otherwise its bytes are Windows-1252. */
function decodeMixed(bytes: Uint8Array): string {
  const text = new TextDecoder('utf-8').decode(bytes);
  let broken = 0;
  let wide = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 0xfffd) broken++;
    else if (code > 127) wide++;
  }
  return wide > broken ? text : decodeWindows(bytes);
}

/** Windows-1252 by hand, for Node 20 takes that name for Latin-1. */
function decodeWindows(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return text.replace(/[\u0080-\u009f]/g, letter => WINDOWS[letter.charCodeAt(0) - 0x80]!);
}

function isBinary(head: Buffer): boolean {
  if (head.length === 0) return false;
  const marked = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  let odd = 0;
  for (let at = 0; at < head.length; at++) {
    const byte = head[at]!;
    if (byte === 0) odd += marked ? 0 : 8;
    else if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) odd++;
  }
  return odd > head.length / 20;
}
