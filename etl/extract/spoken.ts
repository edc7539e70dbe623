import type { Item } from '../model.ts';
import { type Words, words } from '../words.ts';

const known = new WeakMap<Item, Words[]>();

/** Gives the words of an item's discussion and decision, a list a stretch, each item being cut into words once. */
export function spokenWords(item: Item, text: string): Words[] {
  let found = known.get(item);
  if (!found) {
    found = item.minutes.map(span => words(text, span));
    known.set(item, found);
  }
  return found;
}
