import type { Item, Span } from '../model.ts';
import { type Words, words } from '../words.ts';
import { known } from './turns.ts';

/** Gives the words of an item's discussion and decision, a list a stretch, each item being cut into words once. */
export function spokenWords(item: Item, text: string): Words[] {
  let zones = known.words.get(item);
  if (zones === undefined) {
    zones = [];
    for (const span of item.minutes) zones.push(words(text, span));
    known.words.set(item, zones);
  }
  return zones;
}

/** Gives the words of the stretch of an item's discussion and decision that a part of it stands in. */
export function spokenZone(item: Item, text: string, { char_start }: Span): Words {
  const zones = spokenWords(item, text);
  for (const zone of zones) {
    const { ends } = zone;
    if (ends.length > 0 && ends[ends.length - 1]! > char_start) return zone;
  }
  return zones[0]!;
}

/** Gives the words of an item that stand in a stretch of its discussion and decision. */
export function spokenWithin(item: Item, text: string, span: Span): Words {
  const { char_start, char_end } = span;
  const zone = spokenZone(item, text, span);
  const from = firstFrom(zone.starts, char_start);
  const to = firstFrom(zone.starts, char_end);
  return {
    book: zone.book,
    forms: zone.forms.slice(from, to),
    starts: zone.starts.slice(from, to),
    ends: zone.ends.slice(from, to),
  };
}

/** Gives the place of the first number, of some in order, that is not below a limit. */
export function firstFrom(numbers: number[], limit: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
