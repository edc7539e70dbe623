import { hash } from 'node:crypto';
import type { Document, Issue, Source } from './model.ts';
import { boundText, refuseBytes } from './read/bounds.ts';
import { clean } from './read/clean.ts';
import { decode, type Format, findFormat } from './read/decode.ts';
import { redact } from './read/redact.ts';
import type { Content } from './read/writer.ts';

const MEDIA_TYPES: Record<Format, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html',
  xml: 'application/xml',
  text: 'text/plain',
  binary: 'application/octet-stream',
};

/** A file of which only what may take its time in this thread is left to do. */
export interface Opened {
  /** Letters, or bytes where they are not yet known. */
  size: number;
  /** Reads it into plain text with the structure its format states; a file without text gives an issue, never an error. */
  read(): Document;
}

/** Reads a file at once, as `openSource` and then `read` do. */
export async function read(source: Source): Promise<Document> {
  return (await openSource(source)).read();
}

/** Loads what reads files of this format; what is packed is unpacked already, in a thread aside. */
export async function openSource(source: Source): Promise<Opened> {
  const { bytes } = source;
  const format = findFormat(bytes, source.path);
  const refused = refuseBytes(bytes, format);
  if (refused !== null) return { size: 0, read: () => toDocument(source, format, refused) };
  const content = await openContent(bytes, format);
  if (typeof content === 'function')
    return { size: bytes.length, read: () => toDocument(source, format, content()) };
  return { size: content.text.length, read: () => toDocument(source, format, content) };
}

function toDocument(source: Source, format: Format, whole: Content): Document {
  const sha256 = hash('sha256', source.bytes);
  const document_id = sha256.slice(0, 12);
  const content = boundText(whole);
  const { text, count } = redact(content.text);
  const issues: Issue[] = content.issues.map(({ code, message }) => ({
    document_id,
    item_id: null,
    code,
    message: `${source.path}: ${message}`,
  }));
  if (count > 0) {
    const message = `${source.path}: ${count} e-mail addresses or telephone numbers were blacked out`;
    issues.push({ document_id, item_id: null, code: 'contacts-removed', message });
  }
  return {
    document_id,
    path: source.path,
    source_url: source.origin.url ?? null,
    media_type: MEDIA_TYPES[format],
    sha256,
    text,
    marks: content.marks,
    origin: source.origin,
    issues,
  };
}

/** Gives what a packed file holds, or what reads any other. */
async function openContent(bytes: Uint8Array, format: Format): Promise<Content | (() => Content)> {
  // Each reader is loaded with the first document of its format, as their parsers are large.
  if (format === 'pdf' || format === 'docx')
    return (await import('./read/aside.ts')).readAside(format, bytes);
  if (format === 'html') {
    const { readHtml } = await import('./read/html.ts');
    return () => readHtml(decode(bytes));
  }
  if (format === 'xml') {
    const { readMeetingXml } = await import('./read/meeting-xml.ts');
    return () => readMeetingXml(decode(bytes));
  }
  if (format === 'text') return () => ({ text: clean(decode(bytes)), marks: [], issues: [] });
  return {
    text: '',
    marks: [],
    issues: [{ code: 'binary-file', message: 'it is not a document that can be read' }],
  };
}
