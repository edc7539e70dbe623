import { describe, expect, it } from 'vitest';
import { type CorpusOptions, corpus } from './corpus.ts';
import { councilAt, LAYOUTS } from './council.ts';
import { mark, unmark, wrap } from './marks.ts';

const small: CorpusOptions = { councils: 6, years: 2, meetings: 3, reports: 4, seed: 7 };

describe('corpus(options)', () => {
  const documents = [...corpus(small)];

  it('gives the same documents for the same seed, and others for another', () => {
    expect([...corpus(small)]).toEqual(documents);
    expect([...corpus({ ...small, seed: 8 })].map(({ text }) => text)).not.toEqual(
      documents.map(({ text }) => text),
    );
  });

  it('writes every layout, each file under its own name', () => {
    expect(new Set(documents.map(({ path }) => path)).size).toBe(documents.length);
    expect(new Set(documents.map(({ gold }) => gold.document)).size).toBe(documents.length);
    // Five councils print six meetings each on one page; the sixth prints a page for each of four reports.
    expect(documents.length).toBe(5 * 6 + 6 * 4);
  });

  it('quotes in its gold only what the document says, with the value in the quote', () => {
    const figures = documents.flatMap(({ text, gold }) => gold.figures.map(figure => ({ text, figure })));
    expect(figures.length).toBeGreaterThan(200);
    for (const { text, figure } of figures) {
      const quote = String(figure.quote);
      expect(text).toContain(quote);
      if (figure.in_words) continue;
      const scale = /£[\d.]+ ?m/.test(quote) ? 1e6 : 1;
      const digits = (Number(figure.value) / scale).toLocaleString('en-GB', { maximumFractionDigits: 2 });
      expect(quote.replaceAll('\n', ' ')).toContain(digits);
    }
  });

  it('leaves no mark and no empty place in a text', () => {
    for (const { text } of documents) {
      expect(text).not.toMatch(/[\uE000-\uF8FF]/);
      expect(text).not.toMatch(/\{[A-Za-z]|<\/?[a-z]>|undefined|NaN/);
    }
  });

  it('drops from the gold what a cut or lost item no longer shows', () => {
    const cut = documents.filter(({ gold }) => gold.items.some(item => item.truncated));
    expect(cut.length).toBeGreaterThan(0);
    for (const { gold, text } of cut) {
      const lost = new Set(gold.items.filter(item => item.truncated).map(item => item.number));
      expect(gold.resolutions.filter(resolution => lost.has(resolution.item as number))).toEqual([]);
      for (const number of lost) expect(text).toContain(`view the full minutes text for item ${number}`);
    }
  });
});

describe('councilAt(index)', () => {
  it('gives ten thousand councils ten thousand names', () => {
    const names = Array.from({ length: 10_000 }, (_, index) => councilAt(index, 1).name);
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(LAYOUTS.map((_, index) => councilAt(index, 1).layout)).size).toBe(LAYOUTS.length);
  });
});

describe('marks', () => {
  it('keeps a stretch through wrapping', () => {
    const wrapped = wrap(`It was ${mark(3, 'reported that 58% of children')} were in school.`, 20);
    const { text, quotes } = unmark(wrapped);
    expect(text).toBe('It was reported that\n58% of children were\nin school.');
    expect(quotes).toEqual(new Map([[3, 'reported that\n58% of children']]));
  });

  it('forgets a stretch whose end was cut away', () => {
    expect(unmark(mark(1, 'cut short').slice(0, -4)).quotes.size).toBe(0);
  });
});
