import { describe, expect, it } from 'vitest';
import { clean } from '../../../etl/read/clean.ts';
import { decode, findFormat } from '../../../etl/read/decode.ts';
import { redact } from '../../../etl/read/redact.ts';
import { read } from '../../../etl/read.ts';

const bytes = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding);

describe('read', () => {
  it.each([
    ['UTF-8', bytes('Children’s £5')],
    ['UTF-8 with a mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes('Children’s £5')])],
    ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), bytes('Children’s £5', 'utf16le')])],
    ['Windows-1252', Buffer.from('Children\u0092s \u00a35', 'latin1')],
  ])('decode(bytes) reads %s', (_name, content) => {
    expect(decode(content)).toBe('Children’s £5');
  });

  it('decode(bytes) keeps a file of UTF-8 with a broken byte', () => {
    const broken = Buffer.concat([bytes('Children’s '), Buffer.from([0xff]), bytes(' café’s')]);
    expect(decode(broken)).toBe('Children’s \ufffd café’s');
  });

  it('clean(text) makes spaces, line ends, hyphens and ligatures plain', () => {
    expect(clean('a\u00a0b\r\nc\rd so\u00adcial of\ufb01ce \u200bx\u0007')).toBe(
      'a b\nc\nd social office x ',
    );
  });

  it.each([
    ['Tel: 0116 305 0183', 'Tel: 0116█████████'],
    ['(0116 3052583)', '(0116████████)'],
    ['call 07700 900123 now', 'call ████████████ now'],
    ['+44 (0)116 305 0183', '███████████████████'],
    ['a.clerk@leics.gov.uk', '███████@leics.gov.uk'],
    ['2014/15 to 2017/18', '2014/15 to 2017/18'],
    ['0.123456789012', '0.123456789012'],
    ['£0116305018', '£0116305018'],
  ])('redact(text) turns “%s” into “%s”', (text, shown) => {
    const { text: redacted } = redact(text);
    expect(redacted).toBe(shown);
    expect(redacted).toHaveLength(text.length);
  });

  it.each([
    ['%PDF-1.7 …', 'a', 'pdf'],
    ['PK\u0003\u0004 word/document.xml', 'a', 'docx'],
    ['PK\u0003\u0004 xl/workbook.xml', 'a.xlsx', 'binary'],
    ['\ufeff<?xml version="1.0"?><meeting>', 'a', 'xml'],
    ['<?xml version="1.0"?><!DOCTYPE html><html>', 'a', 'html'],
    ['  <!DOCTYPE html>', 'a.txt', 'html'],
    ['Agenda item', 'a.html', 'text'],
    ['\u0089PNG\u0000\u0000\u0000\rIHDR\u0000\u0000', 'a.txt', 'binary'],
  ])('findFormat(bytes) tells %j in %s as %s', (text, path, format) => {
    expect(findFormat(text.startsWith('\u0089') ? bytes(text, 'latin1') : bytes(text), path)).toBe(format);
  });

  it('read(source) names a file that is no document, and gives no text', async () => {
    const content = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0, 0]);
    const document = await read({ path: 'photo.txt', bytes: content, origin: {} });
    expect(document.text).toBe('');
    expect(document.issues.map(issue => `${issue.code} ${issue.message}`)).toEqual([
      'binary-file photo.txt: it is not a document that can be read',
    ]);
  });

  it('read(source) gives the same key for the same bytes', async () => {
    const [one, two] = await Promise.all(
      ['a.txt', 'b.txt'].map(path => read({ path, bytes: bytes('Agenda item'), origin: {} })),
    );
    expect(one!.document_id).toBe(two!.document_id);
    expect(one!.sha256.startsWith(one!.document_id)).toBe(true);
  });
});
