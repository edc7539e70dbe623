import { parse } from 'csv-parse/sync';
import { array, assert, constantFrom, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalizeVocabulary } from '../../etl/vocabulary.ts';

const read = (text: string) => normalizeVocabulary([{ stem: 'some-words', text }]).tables.some_words;

describe('normalizeVocabulary(files)', () => {
  it('gives rows by the names of the header, blank cells as null', () => {
    expect(read('\uFEFFword,kind\r\nfoster , \r\n\r\n"a, b",c\r\n')).toEqual([
      { word: 'foster', kind: null },
      { word: 'a, b', kind: 'c' },
    ]);
  });

  it('reads cells that go over a line, and quotes within quotes', () => {
    expect(read('word,kind\n"one\ntwo",x\nsaid,"the ""best"""\n')).toEqual([
      { word: 'one\ntwo', kind: 'x' },
      { word: 'said', kind: 'the "best"' },
    ]);
  });

  it.each(['word,kind\none\n', 'word,kind\n"one,two\n', 'word,kind\none,"two" three\n'])(
    'names the file of a malformed table: %j',
    text => {
      expect(() => read(text)).toThrow(/^invalid table: seeds\/some-words\.csv: /);
    },
  );

  it('reads whatever a parser of tables reads, and alike', () => {
    const pieces = constantFrom('a', 'b', ',', '\n', '\r\n', '"', '""', ' ', 'é');
    const options = { bom: true, skip_empty_lines: true, trim: true };
    assert(
      property(array(pieces, { maxLength: 24 }), string({ maxLength: 3 }), (parts, start) => {
        const text = `x,y\n${start}${parts.join('')}`;
        let lines: string[][] | null = null;
        try {
          lines = parse(text, options);
        } catch {}
        if (lines === null) expect(() => read(text)).toThrow('invalid table');
        else {
          const rows = lines.slice(1).map(([x, y]) => ({ x: x || null, y: y || null }));
          expect(read(text)).toEqual(rows);
        }
      }),
      { numRuns: 3000 },
    );
  });
});
