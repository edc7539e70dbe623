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

/** Reads a file into plain text with the structure its format states; a file without text gives an issue, never an error. */
export async function read(source: Source): Promise<Document> {
  const sha256 = hash('sha256', source.bytes);
  const document_id = sha256.slice(0, 12);
  const format = findFormat(source.bytes, source.path);
  const content = refuseBytes(source.bytes, format) ?? boundText(await readContent(source.bytes, format));
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

async function readContent(bytes: Uint8Array, format: Format): Promise<Content> {
  // Each reader is loaded with the first document of its format, as their parsers are large.
  if (format === 'pdf' || format === 'docx')
    return (await import('./read/aside.ts')).readAside(format, bytes);
  if (format === 'html') return (await import('./read/html.ts')).readHtml(decode(bytes));
  if (format === 'xml') return (await import('./read/meeting-xml.ts')).readMeetingXml(decode(bytes));
  if (format === 'text') return { text: clean(decode(bytes)), marks: [], issues: [] };
  return {
    text: '',
    marks: [],
    issues: [{ code: 'binary-file', message: 'it is not a document that can be read' }],
  };
}
