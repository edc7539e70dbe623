import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from '../../../etl/parse.ts';
import { readHtml } from '../../../etl/read/html.ts';
import { writePages } from '../../../etl/read/pages.ts';
import { read } from '../../../etl/read.ts';
import { checkPromises, parseText, ROOT, vocabulary } from '../parse/material.ts';
import { makeDocx, makePdf } from './files.ts';

const MINUTES = readFileSync(join(ROOT, 'test/input/documents/printed-minutes.txt'), 'utf8');
const lines = MINUTES.split('\n').filter(line => line.trim());
const open = (path: string, bytes: Uint8Array) => read({ path, bytes, origin: {} });

/** What must be the same whatever the format: who, when, and the items. */
async function outline(path: string, bytes: Uint8Array) {
  const parsed = parse(await open(path, bytes), vocabulary);
  checkPromises(parsed);
  return parsed.meetings.map(({ meeting_id, attendances, items }) => ({
    meeting_id,
    people: attendances.length,
    items: items.map(item => `${item.item_number} ${item.title}`),
  }));
}

describe('read', () => {
  it('read(source) gives the same meeting from text, PDF, Word and HTML', async () => {
    const text = await outline('a.txt', Buffer.from(MINUTES));
    const page = `<html><body>${lines.map(line => `<p>${line.replaceAll('&', '&amp;')}</p>`).join('')}</body></html>`;
    expect(text[0]!.items).toHaveLength(7);
    expect(await outline('a.pdf', makePdf([lines.slice(0, 12), lines.slice(12)]))).toEqual(text);
    expect(await outline('a.docx', makeDocx(lines.map(line => line.replaceAll('&', '&amp;'))))).toEqual(text);
    expect(await outline('a.html', Buffer.from(page))).toEqual(text);
  });

  it.each([
    ['a scanned PDF', 'a.pdf', makePdf([[], []]), 'scanned-pdf'],
    ['a damaged PDF', 'a.pdf', Buffer.from('%PDF-1.4\nnothing'), 'damaged-file'],
    ['a damaged Word file', 'a.docx', Buffer.from('PK\u0003\u0004word/'), 'damaged-file'],
    ['a list of meetings', 'a.xml', Buffer.from('<?xml version="1.0"?><getmeetings/>'), 'not-a-meeting'],
  ])('read(source) names %s as such, and parse makes no meeting of it', async (_name, path, bytes, code) => {
    const document = await open(path, bytes);
    expect(document.issues.map(issue => issue.code)).toContain(code);
    expect(document.issues[0]!.message).toMatch(new RegExp(`^${path}: .+`));
    expect(parse(document, vocabulary).meetings).toEqual([]);
  });

  it('readHtml(markup) leaves out scripts and what stands around the page of a council', () => {
    const { text } = readHtml(
      '<nav>Menu</nav><div id="modgov"><p>One<br>two</p><script>x</script></div><p>Foot</p>',
    );
    expect(text).toBe('One\ntwo');
  });

  it('readHtml(markup) numbers lists as a browser shows them', () => {
    const { text } = readHtml(
      '<ol type="a"><li>x<li>y</ol><ol start="3"><li>z</ol><ul><li>p</ul><ol type=i><li>q</ol>',
    );
    expect(text).toBe('(a) x\n(b) y\n\n3. z\n\n- p\n\n(i) q');
  });

  it('readHtml(markup) keeps a row on a line and a point with its mark, paragraphs inside or not', () => {
    const row =
      '<table><tr><th><p>Year</p></th><th></th><th><p>Plans</p></th></tr><tr><td>2023</td><td>41</td></tr></table>';
    expect(readHtml(`<p>One</p>${row}<ul><li><p>point</p></li><li></li></ul><p>End</p>`).text).toBe(
      'One\n\nYear | Plans\n\n2023 | 41\n\n- point\n\nEnd',
    );
  });

  it('writePages(pages) marks running heads and page numbers and joins broken words', () => {
    const page = (number: number, words: string[]) => ['COMMITTEE', ...words, `Page ${number}`];
    const { text, marks } = writePages([
      page(1, ['The provision of', 'trans-', 'port was good. A co-', 'opted member']),
      page(2, ['asked about transport', 'and more', 'and more', 'and more']),
    ]);
    expect(text).toContain('transport was good. A co-\nopted member');
    expect(marks.map(mark => text.slice(mark.char_start, mark.char_end))).toEqual([
      'Page 1',
      'COMMITTEE',
      'Page 2',
    ]);
  });

  it('parse(document) takes a title from the format even where it reads as a sentence', async () => {
    const parsed = await parseText(readFileSync(join(ROOT, 'test/input/documents/page.html')), 'page.html');
    expect(parsed.meetings[0]!.items.map(item => item.title)).toContain('Was the Plan Delivered? It Was');
  });
});
