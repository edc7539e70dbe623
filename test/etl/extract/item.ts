import { readdirSync, readFileSync } from 'node:fs';
import type { Item } from '../../../etl/model.ts';
import { normalizeVocabulary } from '../../../etl/vocabulary.ts';

const seeds = new URL('../../../seeds/', import.meta.url);

/** The vocabulary of the seeds, read once. */
export const vocabulary = normalizeVocabulary(
  readdirSync(seeds)
    .filter(name => name.endsWith('.csv'))
    .map(name => ({ stem: name.slice(0, -4), text: readFileSync(new URL(name, seeds), 'utf8') })),
);

/** Builds an item whose whole text is discussion. */
export function itemOf(title: string, text: string, titleBasis: Item['title_basis'] = 'stated'): Item {
  const span = { char_start: 0, char_end: text.length };
  return {
    ...span,
    item_id: 'item',
    parent_id: null,
    position: 1,
    item_number: null,
    number_basis: 'unknown',
    title,
    title_basis: titleBasis,
    completeness: 'complete',
    text,
    minutes: [span],
    agenda: [],
  };
}
