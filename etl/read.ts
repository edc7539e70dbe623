import { createHash } from 'node:crypto';
import type { Document, Issue, Source } from './model.ts';
import { clean } from './read/clean.ts';
import { decode, findFormat } from './read/decode.ts';
import { redact } from './read/redact.ts';

const MEDIA_TYPES = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html',
  xml: 'application/xml',
  text: 'text/plain',
  binary: 'application/octet-stream',
};

/** Reads a file into plain text with the structure its format states; a file without text gives an issue, never an error. */
export async function read(source: Source): Promise<Document> {
  const sha256 = createHash('sha256').update(source.bytes).digest('hex');
  const document_id = sha256.slice(0, 12);
  const format = findFormat(source.bytes, source.path);
  const issues: Issue[] = [];
  const say = (code: string, message: string) => issues.push({ document_id, item_id: null, code, message });
  const content = { text: format === 'binary' ? '' : clean(decode(source.bytes)), marks: [] };
  if (format === 'binary') say('binary-file', `${source.path} is not a document that can be read`);
  const { text, count } = redact(content.text);
  if (count > 0) say('contacts-removed', `${count} e-mail addresses or telephone numbers were blacked out`);
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
