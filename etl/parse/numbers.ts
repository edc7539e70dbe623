import type { Item } from '../model.ts';

/** An item's number if the page printed one, and where in the page's own words it was found. */
export interface NumberClue {
  printed: string | null;
  tail: string | null;
  is_counted: boolean;
}

/** What could be said of an item's number. */
export type Numbered = Pick<Item, 'item_number' | 'number_basis'>;

/**
 * Numbers items: printed numbers are `stated`; where a page kept only some (in `view the full minutes text for item
 * 24`), the others are counted from the nearest one, `inferred`, as long as all kept numbers agree with the count.
 */
export function inferNumbers(clues: NumberClue[]): Numbered[] {
  const stated = clues.map(clue => clue.printed);
  if (stated.some(number => number !== null)) {
    return stated.map(number => ({
      item_number: number,
      number_basis: number === null ? 'unknown' : 'stated',
    }));
  }
  const places = rank(clues);
  const anchors = clues.flatMap((clue, index) =>
    clue.tail !== null && /^\d+$/.test(clue.tail) ? [Number(clue.tail) - places[index]!] : [],
  );
  const offset = anchors[0];
  if (offset === undefined || anchors.some(other => other !== offset) || offset < 0) {
    return clues.map(clue => ({
      item_number: clue.tail,
      number_basis: clue.tail === null ? 'unknown' : 'stated',
    }));
  }
  return clues.map((clue, index) => {
    if (clue.tail !== null) return { item_number: clue.tail, number_basis: 'stated' };
    if (!clue.is_counted) return { item_number: null, number_basis: 'unknown' };
    return { item_number: String(offset + places[index]!), number_basis: 'inferred' };
  });
}

function rank(clues: NumberClue[]): number[] {
  let count = 0;
  return clues.map(clue => (clue.is_counted ? ++count : count));
}
