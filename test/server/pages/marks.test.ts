import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeHtml, type Mark, markText, passageAround } from '../../../server/pages/marks.ts';

const mark = (kind: string, start: number, end: number, href: string | null = null): Mark => ({
  id: `${kind}-${start}`,
  kind,
  start,
  end,
  label: '',
  href,
});

/** Gives what a reader sees: no tags, no words for screen readers, entities resolved. */
function seen(html: string): string {
  return html
    .replace(/<span class="govuk-visually-hidden">.*?<\/span>/g, '')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

describe('markText', () => {
  it('marks a quote where the offsets of the document say, whatever offset the text starts at', () => {
    const html = markText('only 58% of complaints', 1000, [mark('figure', 1005, 1008, '/figures/f1')]);
    expect(html).toMatch(
      /^only <mark class="mw-mark--figure" id="figure-1005".*<a class="mw-mark__link" href="\/figures\/f1">58%<\/a><\/mark> of complaints$/,
    );
  });

  it('nests marks that overlap, and gives each id once', () => {
    const html = markText('abcdefgh', 0, [mark('figure', 1, 5), mark('caveat', 3, 7)]);
    expect(html.match(/id="/g)).toHaveLength(2);
    expect(seen(html)).toBe('abcdefgh');
    expect(html).toMatch(/<mark class="mw-mark--figure"><mark class="mw-mark--caveat" id="caveat-3"/);
  });

  it('lets nothing of a document become markup', () => {
    const html = markText('<script>alert("1")</script>', 0, [mark('claim', 0, 8)]);
    expect(html).not.toContain('<script');
    expect(seen(html)).toBe('<script>alert("1")</script>');
  });

  it('loses no letter, whatever is marked', () => {
    const span = fc
      .tuple(fc.nat(40), fc.nat(40))
      .map(([a, b]) => mark('figure', Math.min(a, b), Math.max(a, b)));
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z<>&"' ]{0,40}$/),
        fc.array(span, { maxLength: 6 }),
        (text, marks) => {
          expect(seen(markText(text, 0, marks))).toBe(text);
          const html = markText(text, 0, marks);
          expect(html.match(/<mark/g)?.length ?? 0).toBe(html.match(/<\/mark>/g)?.length ?? 0);
        },
      ),
    );
  });

  it('takes out the rules of a table that a page dump leaves', () => {
    expect(markText('Noted. |\n||||||||\nNext', 0, [])).toBe('Noted.\n\nNext');
    expect(markText('PDF | 117 KB ||', 0, [])).toBe('PDF | 117 KB');
    expect(markText(`a ${'|'.repeat(1_000_000)}b`, 0, []).length).toBe(1_000_003);
  });
});

describe('escapeHtml', () => {
  it('escapes the five characters that HTML reserves', () => {
    expect(escapeHtml(`<a href="x">'&'</a>`)).toBe('&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;');
  });
});

describe('passageAround', () => {
  const text = 'First one. Second one. It was 58% of all. Fourth one. Fifth one. Sixth one.';
  const start = text.indexOf('58%');

  it('gives whole sentences on both sides', () => {
    const { from, to } = passageAround(text, start, start + 3);
    expect(text.slice(from, to)).toBe('Second one. It was 58% of all. Fourth one.');
  });

  it('gives all of a short text', () => {
    expect(passageAround('It was 58%', 7, 10)).toEqual({ from: 0, to: 10 });
  });

  it('brings what heads a table to each of its rows', () => {
    const table = `Measure | Q1 | Q2\n\n${'Some other row of it | 1% | 2%\n'.repeat(40)}`;
    const text = `He spoke. They met. All agreed.\n\n${table}Seen in time | 58% | 61%\n\nMembers spoke.`;
    const start = text.indexOf('Seen');
    const { from } = passageAround(text, start, start + 'Seen in time | 58% | 61%'.length);
    expect(text.slice(from).startsWith('Measure | Q1')).toBe(true);
  });
});

describe('markText(text, start, marks), with very many marks', () => {
  it('looks at each once', () => {
    const marks = Array.from({ length: 60_000 }, (_, index) => mark('figure', 10 * index, 10 * index + 5));
    const began = process.cpuUsage();
    const html = markText('0123456789'.repeat(60_000), 0, marks);
    expect(process.cpuUsage(began).user / 1_000).toBeLessThan(5_000);
    expect(html.match(/<mark /g)).toHaveLength(60_000);
  });

  it('shows no more than some over one another, and every word once', () => {
    const marks = Array.from({ length: 3_000 }, (_, index) => mark('figure', index, 9_000 - index));
    const html = markText('x'.repeat(9_000), 0, marks);
    expect(seen(html)).toBe('x'.repeat(9_000));
    expect(html.length).toBeLessThan(6_000_000);
  });
});
