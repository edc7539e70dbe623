import type { Item } from '../model.ts';
import type { Row } from '../vocabulary.ts';
import { flagsOf, makeFlags, type Words } from '../words.ts';
import { compilePhrases, nextPhrase, type Phrases, searchFor } from './phrases.ts';

interface Entry {
  phrase: string;
  place: string;
  kind: string;
}

const numbers = makeFlags(stem => (/^\d+$/.test(stem) ? 1 : 0));

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
  const { forms } = title;
  const search = searchFor(titles, title);
  for (let from = nextPhrase(search, forms, 0); from >= 0; from = nextPhrase(search, forms, from + 1)) {
    const { to, first, last, values } = search;
    for (let at = first; at < last; at++) {
      const entry = values[at]!;
      if (!isPlaced(entry.place, from, to, title, item)) continue;
      if (entry.kind === 'procedure') return entry;
      container ??= entry;
      break;
    }
  }
  return container;
}

function isPlaced(place: string, from: number, to: number, title: Words, item: Item): boolean {
  const isStart = from === 0;
  if (place === 'whole') return isStart && isEnd(title, to);
  if (item.title_basis === 'derived' || place === 'anywhere') return true;
  return place === 'start' ? isStart : isEnd(title, to);
}

/** Whether nothing but numbers follows. */
function isEnd(title: Words, to: number): boolean {
  const isNumber = flagsOf(numbers, title);
  for (let at = to; at < title.forms.length; at++) if (isNumber[title.forms[at]!] === 0) return false;
  return true;
}
