import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../../etl/model.ts';
import { parse } from '../../../etl/parse.ts';
import { readHtml } from '../../../etl/read/html.ts';
import { read } from '../../../etl/read.ts';
import { checkPromises, listDocuments, parseFile, parseText, vocabulary } from './material.ts';
import { mutate } from './mutate.ts';

const BUDGET_MS_A_MEGABYTE = 3000;
const sources = listDocuments().map(file => readFileSync(file, 'utf8'));

function plain(text: string): Document {
  return {
    document_id: '0123456789ab',
    path: 'a.txt',
    source_url: null,
    media_type: 'text/plain',
    sha256: '',
    text,
    marks: [],
    origin: {},
    issues: [],
  };
}

describe('parse', () => {
  it.each(listDocuments())('parse(document) accounts for every character of %s', async file => {
    const parsed = await parseFile(file);
    checkPromises(parsed);
    expect(parsed.meetings).not.toHaveLength(0);
  });

  it('parse(document) accounts for every character of 100,000 mutations', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 - 1 }), seed => {
        const text = mutate(sources, seed);
        const document = text.startsWith('<') ? { ...plain(''), ...readHtml(text), issues: [] } : plain(text);
        checkPromises(parse(document, vocabulary));
      }),
      { numRuns: 100_000, seed: 20260902 },
    );
  }, 300_000);

  it('parse(document) accounts for every character of generated documents', () => {
    const line = fc.oneof(
      fc.constantFrom(
        'Agenda and minutes',
        'No. Item',
        'No. | Item |',
        '---|---|',
        'Agenda item',
        'Minutes:',
        '|',
        '',
      ),
      fc.constantFrom(
        'Additional documents:',
        'RESOLVED:',
        'Issue - meetings',
        'Decision details',
        '(i) PART',
      ),
      fc.constantFrom(
        'Meeting: 05/11/2019 - Cabinet (Item 4)',
        'X Panel - Monday, 3 March 2025',
        '2 - 4 May 2024',
      ),
      fc.nat(400).map(number => `${number}.`),
      fc.nat(40).map(number => `${number}. TITLE OF ITEM`),
      fc.string({ maxLength: 60 }),
      fc.string({ unit: 'binary', maxLength: 20 }),
    );
    fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 40 }), async lines => {
        checkPromises(await parseText(lines.join('\n')));
      }),
      { numRuns: 3000, seed: 7 },
    );
  });

  it('read(source) takes any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('a.txt', 'a.html', 'a.xml', 'a.pdf', 'a.docx'),
        fc.constantFrom('', '%PDF-1.4\n', 'PK\u0003\u0004', '<html>', '<meeting>', '\u00ff\u00fe'),
        fc.uint8Array({ maxLength: 300 }),
        async (path, head, tail) => {
          const bytes = Buffer.concat([Buffer.from(head, 'latin1'), tail]);
          checkPromises(parse(await read({ path, bytes, origin: {} }), vocabulary));
        },
      ),
      { numRuns: 400, seed: 3 },
    );
  });

  const unit = (words: string, megabytes = 1) => words.repeat(Math.ceil((megabytes * 1e6) / words.length));
  it.each([
    ['one word of 10 MB', unit('a', 10), 'a.txt'],
    ['one line of 10 MB', unit('The Committee asked Members. ', 10), 'a.txt'],
    ['spaces', unit(' ', 10), 'a.txt'],
    ['a cell of one line', `No. | Item |\n${unit('Any Title The ')}`, 'a.txt'],
    ['pipes', `No. | Item |\n${unit('Title | ')}`, 'a.txt'],
    ['rows without labels', `No. | Item |\n${unit('Title of item |\n')}`, 'a.txt'],
    ['numbers', `No. Item\n${unit('12.\n\nTitle\n\n')}`, 'a.txt'],
    ['attached files', `No. Item\nTitle\nAdditional documents:\n${unit('File PDF 12 KB\n')}`, 'a.txt'],
    ['labels', unit('Minutes:\nDecision:\n'), 'a.txt'],
    ['meetings of an issue', `Issue - meetings\n${unit('Meeting: 05/11/2019 - X (Item 4)\n', 0.3)}`, 'a.txt'],
    ['dates', unit('Held 2 September 2025\n'), 'a.txt'],
    ['telephone numbers', unit('0116 305 0183 '), 'a.txt'],
    ['nested tags', unit('<div>') + unit('</span>'), 'a.html'],
    ['open cells', `<table class="mgItemTable">${unit('<td>')}`, 'a.html'],
    ['furniture', unit('<ul class="mgActionList"><li>x</li></ul><p>word</p>'), 'a.html'],
    [
      'linked files',
      `<meeting><agendaitems><agendaitem>${unit('<linkeddoc><title>T</title></linkeddoc>')}`,
      'a.xml',
    ],
  ])('read and parse take at most 3 s a megabyte for %s', async (_name, text, path) => {
    const before = process.cpuUsage();
    checkPromises(await parseText(text, path));
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan((BUDGET_MS_A_MEGABYTE * text.length) / 1e6);
  });
});
