/** How often something was right (`hit`), found though not there (`extra`), or there though not found (`missed`). */
export interface Tally {
  hit: number;
  extra: number;
  missed: number;
}

/** Precision, recall and F1 of a tally; null where nothing could be counted. */
export interface Score extends Tally {
  precision: number | null;
  recall: number | null;
  f1: number | null;
}

/** Tallies by slot name. */
export type Tallies = Map<string, Tally>;

/** Adds to the tally of a slot. */
export function count(tallies: Tallies, slot: string, more: Partial<Tally>): void {
  const tally = tallies.get(slot) ?? { hit: 0, extra: 0, missed: 0 };
  tally.hit += more.hit ?? 0;
  tally.extra += more.extra ?? 0;
  tally.missed += more.missed ?? 0;
  tallies.set(slot, tally);
}

/** Adds all tallies of one document to those of a group. */
export function addAll(into: Tallies, from: Tallies): void {
  for (const [slot, tally] of from) count(into, slot, tally);
}

/** Works out precision, recall and their harmonic mean. */
export function scoreOf(tally: Tally): Score {
  const precision = tally.hit + tally.extra === 0 ? null : tally.hit / (tally.hit + tally.extra);
  const recall = tally.hit + tally.missed === 0 ? null : tally.hit / (tally.hit + tally.missed);
  const f1 =
    precision === null || recall === null || precision + recall === 0
      ? null
      : (2 * precision * recall) / (precision + recall);
  return { ...tally, precision, recall, f1 };
}
