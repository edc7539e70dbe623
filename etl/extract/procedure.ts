import type { Item } from '../model.ts';
import type { Row } from '../vocabulary.ts';
import { stemAt, type Words } from '../words.ts';
import { compilePhrases, findAllPhrases, type Phrases } from './phrases.ts';

interface Entry {
  phrase: string;
  place: string;
  kind: string;
}

export type Procedure = Phrases<Entry>;

/** Builds the tree of titles that mark procedure from the rows of `procedural-titles.csv`. */
export function compileProcedure(titles: Row[]): Procedure {
  return compilePhrases(
    titles.map(row => ({
      phrase: row.phrase ?? '',
      value: { phrase: row.phrase ?? '', place: row.place ?? 'anywhere', kind: row.kind ?? 'procedure' },
    })),
  );
}

/**
 * Gives the words of the title that mark an item as procedure: of kind `procedure` whatever was said, `container`
 * only while nothing of substance was said. A title derived from the text may hold the phrase anywhere.
 */
export function findProcedure(
  item: Item,
  title: Words,
  titles: Procedure,
): { phrase: string; kind: string } | undefined {
  let container: Entry | undefined;
  for (const { from, to, ends } of findAllPhrases(titles, title)) {
    const entry = ends.find(({ place }) => isPlaced(place, from, to, title, item));
    if (entry?.kind === 'procedure') return entry;
    container ??= entry;
  }
  return container;
}

function isPlaced(place: string, from: number, to: number, title: Words, item: Item): boolean {
  const isStart = from === 0;
  const isEnd = title.forms.every((_, at) => at < to || /^\d+$/.test(stemAt(title, at)));
  if (place === 'whole') return isStart && isEnd;
  if (item.title_basis === 'derived' || place === 'anywhere') return true;
  return place === 'start' ? isStart : isEnd;
}
