import { tooMuchIn } from './archive.ts';
import { readHtml } from './html.ts';
import type { Content } from './writer.ts';

/** Reads a Word file into text with one paragraph a line; a damaged one gives an issue. */
export async function readDocx(bytes: Uint8Array): Promise<Content> {
  const much = tooMuchIn(bytes);
  if (much !== null) {
    const message = `the Word file has ${much}: it was left unread`;
    return { text: '', marks: [], issues: [{ code: 'unreadable-size', message }] };
  }
  try {
    const { default: mammoth } = await import('mammoth');
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) },
      { convertImage: mammoth.images.imgElement(async () => ({ src: '' })) },
    );
    return readHtml(value);
  } catch (cause) {
    const message = `the Word file is damaged: ${(cause as Error).message.split('\n')[0]}`;
    return { text: '', marks: [], issues: [{ code: 'damaged-file', message }] };
  }
}
