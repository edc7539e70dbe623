import type { Row } from '../api.ts';
import { unknown } from '../errors.ts';
import { tidy } from './marks.ts';
import { type Page, rowsOf } from './page.ts';

/** Longest part shown at once, in characters; a longer one says so and links to its meeting. */
const longestPart = 12_000;
/** Parts and issues shown of one document. */
const [mostParts, mostIssues] = [2_000, 500];

/** `/sources/:id`: one document with every stretch of its text labelled by what it was taken for. */
export const source: Page = {
  path: '/sources/:id',
  view: 'source',
  section: '/sources',
  async read(visit) {
    const id = visit.parts.id ?? '';
    const [text] = await rowsOf(visit, 'source-text', { document: id });
    if (!text) throw unknown('document', id);
    const [found = [], parts = [], issues = []] = await Promise.all([
      rowsOf({ ...visit, filters: {} }, 'sources', { document: id }),
      rowsOf(visit, 'source-parts', { document: id }),
      rowsOf(visit, 'source-issues', { document: id }),
    ]);
    const document = found[0] ?? {};
    return {
      title: String(document.title ?? 'Document'),
      document,
      sha256: text.sha256,
      issues: issues.slice(0, mostIssues).map(issue => ({ ...issue, message: withoutPath(issue, document) })),
      parts: parts.slice(0, mostParts).map(part => partOf(part, String(text.text ?? ''))),
      moreParts: Math.max(0, parts.length - mostParts),
      moreIssues: Math.max(0, issues.length - mostIssues),
    };
  },
};

/** Gives the words of an issue without the path of the document, which the page names already. */
function withoutPath({ message }: Row, { path }: Row): string {
  const words = String(message ?? '');
  return words.startsWith(`${path}: `) ? words.slice(String(path).length + 2) : words;
}

function partOf(part: Row, text: string): object {
  const words = text.slice(Number(part.char_start), Number(part.char_end));
  return {
    ...part,
    text: tidy(words.slice(0, longestPart)).trim(),
    rest: Math.max(0, words.length - longestPart),
    isBlank: /^[\s|:-]*$/.test(words),
  };
}
