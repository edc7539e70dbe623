import { writeFileSync } from 'node:fs';
import { findThemes } from '../../etl/extract/themes.ts';
import { vocabulary } from '../etl/extract/item.ts';
import { confuse, readMarks } from './marks.ts';

// Run by hand: `npx tsx test/marks/confusion.ts` measures the themes anew and keeps the table that `/about` shows.
const marked = await readMarks();
const pairs = marked.map(({ item, text, themes }) => ({
  marked: themes,
  found: findThemes(item, text, vocabulary).map(({ theme_id }) => theme_id),
}));
const rows = confuse(pairs).map(row => [row.marked, row.found, row.items, pairs.length].join(','));
writeFileSync(
  new URL('../../seeds/theme-confusion.csv', import.meta.url),
  ['marked,found,items,items_in_all', ...rows, ''].join('\n'),
);
