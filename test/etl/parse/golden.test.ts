import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Parsed, Span } from '../../../etl/model.ts';
import { INPUT, parseFile, ROOT } from './material.ts';

/** A golden shows what a reader would check: who, when, and each item's words by kind. */
function show({ document, layout, kind, meetings, parts, issues }: Parsed) {
  const words = (spans: Span[]) => spans.map(span => document.text.slice(span.char_start, span.char_end));
  return {
    layout,
    kind,
    meetings: meetings.map(({ items, council_id, meeting_id, ...meeting }) => ({
      ...meeting,
      council_id,
      items: items.map(item => ({
        number: `${item.item_number} (${item.number_basis})`,
        title: `${item.title} (${item.title_basis})`,
        part_of:
          item.parent_id === null ? undefined : items.find(other => other.item_id === item.parent_id)?.title,
        completeness: item.completeness,
        agenda: words(item.agenda),
        minutes: words(item.minutes),
      })),
    })),
    furniture: parts
      .filter(part => part.kind === 'furniture')
      .map(part => document.text.slice(part.char_start, part.char_end).trim()),
    issues: [...document.issues, ...issues].map(issue => issue.code),
  };
}

describe('parse', () => {
  it.each(readdirSync(INPUT))('parse(document) reads %s as its golden says', async name => {
    const parsed = await parseFile(join(INPUT, name));
    const golden = join(ROOT, 'test/output/documents', `${basename(name)}.json`);
    await expect(`${JSON.stringify(show(parsed), null, 2)}\n`).toMatchFileSnapshot(golden);
  });
});
