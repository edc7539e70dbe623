import { existsSync } from 'node:fs';
import { deflateRawSync, deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readAside } from '../../../etl/read/aside.ts';
import { read } from '../../../etl/read.ts';
import { makeDocx, makePdf } from './files.ts';
import { makePackedPdf, makeWord, onePage } from './hostile-files.ts';

const open = (path: string, bytes: Uint8Array) => read({ path, bytes, origin: {} });
const good = makePdf([['The minutes of the meeting of the committee were agreed as a true record.']]);
const body = (inside: string) =>
  `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${inside}</w:body></w:document>`;
const paragraph = (words: string) => `<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`;

/** Ten entities, each of ten of the one before: a thousand million words where they are put in. */
const laughs = `<!DOCTYPE d [<!ENTITY a0 "laugh"><!ENTITY x SYSTEM "file:///etc/passwd">${Array.from(
  { length: 9 },
  (_, index) => `<!ENTITY a${index + 1} "${`&a${index};`.repeat(10)}">`,
).join('')}]>`;

describe('a packed document', { timeout: 60_000 }, () => {
  /** Thirty forms, each of which draws the next ten times, and the last a word. */
  const forms = Array.from({ length: 31 }, (_, index) => {
    const next = `<< /XObject << /X ${index + 7} 0 R >> /Font << /F1 3 0 R >> >>`;
    return `<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources ${next} /Length 60 >>\nstream\n${index < 30 ? '/X Do '.repeat(10) : 'BT /F1 9 Tf (pupil) Tj ET'.padEnd(60)}\nendstream`;
  });

  it.each([
    [
      'that takes for ever',
      makePackedPdf([...onePage(Buffer.from('/X Do'), '/XObject << /X 6 0 R >>'), ...forms]),
      { milliseconds: 1_500, bytes: 2e9 },
      /takes more than 1\.5 seconds/,
    ],
    [
      'that unpacks to a thousand megabytes',
      makePackedPdf(onePage(deflateSync(Buffer.alloc(1e9, ' ')), '', '/Filter /FlateDecode')),
      { milliseconds: 50_000, bytes: 300e6 },
      /takes more than 300 MB of memory/,
    ],
  ])('%s is left unread, and the next one is read', async (_, bytes, bounds, message) => {
    const began = performance.now();
    const { text, issues } = await readAside('pdf', bytes, bounds);
    expect([text, issues.map(({ code }) => code)]).toEqual(['', ['unreadable-bomb']]);
    expect(issues[0]!.message).toMatch(message);
    expect(performance.now() - began).toBeLessThan(bounds.milliseconds + 5_000);
    expect((await open('a.pdf', good)).text).toContain('agreed as a true record');
  });

  it.each([
    ['pages in a loop', ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Count 5 /Kids [2 0 R] >>']],
    ['a length in a loop', onePage(Buffer.from('x'), '', '', '5 0 R')],
    ['lists a million deep', [`<< /Type /Catalog /Pages 2 0 R /X ${'['.repeat(1e6)} >>`]],
    [
      'fifty thousand pages',
      [
        '<< /Type /Catalog /Pages 2 0 R >>',
        `<< /Type /Pages /Count 50000 /Kids [${'3 0 R '.repeat(50_000)}] >>`,
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>',
      ],
    ],
  ])('of %s is one issue', async (_, objects) => {
    const { issues } = await open('a.pdf', makePackedPdf(objects));
    expect(issues).toHaveLength(1);
    expect(issues[0]!.message.split('\n')).toHaveLength(1);
  });

  it('of a damaged table of contents is read', async () => {
    const bytes = Buffer.from(good.toString('latin1').replace(/startxref\n\d+/, 'startxref\n9'), 'latin1');
    expect((await open('a.pdf', bytes)).text).toContain('agreed as a true record');
  });

  it('with a gigabyte of markup, or a million parts, is left unread at once', async () => {
    const began = performance.now();
    const large = makeWord({ 'word/document.xml': deflateRawSync(Buffer.alloc(70e6, ' ')) }, 70e6);
    expect((await open('a.docx', large)).issues[0]).toMatchObject({ code: 'unreadable-size' });
    const many = Object.fromEntries(
      Array.from({ length: 10_001 }, (_, n) => [`word/${n}`, deflateRawSync('')]),
    );
    expect((await open('a.docx', makeWord(many))).issues[0]).toMatchObject({ code: 'unreadable-size' });
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  it('that lies about its size is bounded all the same', async () => {
    const inside = Buffer.from(body(paragraph('58% of pupils attended. ').repeat(2e6)));
    const bytes = makeWord({ 'word/document.xml': deflateRawSync(inside) }, 100);
    const { issues } = await readAside('docx', bytes, { milliseconds: 20_000, bytes: 200e6 });
    expect(issues).toHaveLength(1);
  });

  it('writes nowhere, whatever its parts are called', async () => {
    const parts = { '../../../../tmp/mw-evil': deflateRawSync('x'), '/tmp/mw-evil': deflateRawSync('x') };
    const text = deflateRawSync(body(paragraph('58% of pupils attended.')));
    const document = await open('a.docx', makeWord({ 'word/document.xml': text, ...parts }));
    expect([document.text, existsSync('/tmp/mw-evil')]).toEqual(['58% of pupils attended.', false]);
  });
});

describe('entities', () => {
  it.each(['&x;', '&a9;'])('of a Word file, as %s, are not put in', async entity => {
    const xml = `<?xml version="1.0"?>${laughs}${body(paragraph(`One ${entity} two`))}`;
    const document = await open('a.docx', makeWord({ 'word/document.xml': deflateRawSync(xml) }));
    expect(document.text).not.toMatch(/root:|laugh/);
    expect(document.issues.map(({ code }) => code)).toEqual(['damaged-file']);
  });

  it.each(['&x;', '&a9;'])('of a meeting of the web service, as %s, are not put in', async entity => {
    const item = `<agendaitem><agendaitemtitle>One ${entity} two</agendaitemtitle></agendaitem>`;
    const xml = `<?xml version="1.0"?>${laughs}<meeting><agendaitems>${item}</agendaitems></meeting>`;
    const { text } = await open('a.xml', Buffer.from(xml));
    expect(text).toContain(`One ${entity} two`);
    expect(text).not.toMatch(/root:|laugh/);
  });

  it('of no character are no fault', async () => {
    const { text } = await open(
      'a.html',
      Buffer.from('<p>a&#x110000;b&#xD800;c&#99999999999;d&#0;e&zzz;f</p>'),
    );
    expect(text).toBe('a\ufffdb\ufffdc\ufffdd\ufffde&zzz;f');
  });
});

describe('a text', { timeout: 60_000 }, () => {
  const words = '1. Title\n\nMinutes:\n\n58% of pupils attended.\n';
  it.each([
    ['ends in half a character', Buffer.concat([Buffer.from(`\ufeff${words}`, 'utf16le'), Buffer.from('A')])],
    ['holds halves of pairs', Buffer.from(`\ufeff\ud800\ud800${words}\udc00`, 'utf16le')],
    ['holds them in bytes', Buffer.concat([Buffer.from(`${words}`), Buffer.from([0xed, 0xa0, 0x80])])],
    ['turns around', Buffer.from(`${words}\u202e`)],
  ])('that %s is read as what can be written down', async (_, bytes) => {
    const { text } = await open('a.txt', bytes);
    expect(text).toContain('58% of pupils attended.');
    expect(Buffer.from(text).toString()).toBe(text);
  });

  it.each([
    ['a.txt', Buffer.alloc(65_000_000, '58% of pupils attended, '), 'bytes'],
    ['a.txt', Buffer.alloc(17_000_000, '58% of pupils attended, '), 'letters'],
    ['a.html', Buffer.alloc(65_000_000, '<p>58% of pupils attended'), 'bytes'],
    ['a.html', Buffer.alloc(30_000_000, '<p>58% of pupils attended'), 'letters'],
  ])('without end, in %s, is left unread', async (path, bytes, unit) => {
    const { text, issues } = await open(path, bytes);
    expect([text, issues.map(({ code }) => code)]).toEqual(['', ['unreadable-size']]);
    expect(issues[0]!.message).toContain(`million ${unit}`);
  });

  it('in half a million elements within each other is read', async () => {
    const began = performance.now();
    for (const tag of ['<b>', '<table><tr><td>', '<ul><li>', '<p a=1 b=2>']) {
      const { text } = await open('a.html', Buffer.from(`<html>${tag.repeat(500_000)}58% of pupils`));
      expect(text).toContain('58% of pupils');
    }
    expect(performance.now() - began).toBeLessThan(30_000);
  });
});

it('a Word file of the usual kind is read in the thread aside', async () => {
  const { text } = await readAside('docx', makeDocx(['One', 'Two']));
  expect(text).toBe('One\n\nTwo');
});
