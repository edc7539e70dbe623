import type { Span } from '../../model.ts';
import { rows, type Vocabulary } from '../../vocabulary.ts';
import type { Words } from '../../words.ts';
import { compilePrinted, nextPhrase, type Phrases, searchFor } from '../phrases.ts';

interface Entry {
  kind: string;
  isStating: boolean;
  direction: string;
  comparator: string;
  /** The word it ends with. */
  last: string;
}

export interface DirectionWords {
  /** Phrases as printed, for a stem alone does not tell `to increase`. */
  phrases: Phrases<Entry>;
  /** No sentence without a match says any direction: between the words of a phrase there is little. */
  any: RegExp;
}

/** A direction that a sentence states, between the words `from` and `to`. */
export interface Direction {
  /** `move` and `standing` have their subject before them, `change` has it after. */
  kind: string;
  direction: string;
  comparator: string;
  from: number;
  to: number;
  isLasting: boolean;
}

/** Kinds of `claim-words.csv` that state a direction; the others qualify or forbid one. */
export const STATES = new Set(['move', 'lasting-move', 'change', 'change-after', 'standing', 'place']);
/** How far before a direction a word may stand that makes it a wish, a doubt or a denial. */
const REACH = 6;
/** How far after `below the` … the words may stand that say below what. */
const COMPARED_WITHIN = 6;

/** Compiles `claim-words.csv`. */
export function compileDirections(vocabulary: Vocabulary): DirectionWords {
  const entries = rows(vocabulary, 'claim_words').map(row => {
    const printed = (row.phrase ?? '').toLowerCase().split(' ');
    const kind = row.kind ?? '';
    const value: Entry = {
      kind,
      isStating: STATES.has(kind),
      direction: row.direction ?? '',
      comparator: row.comparator ?? '',
      last: printed.at(-1)!,
    };
    return { printed, value };
  });
  entries.sort((x, y) => y.printed.length - x.printed.length);
  const stated = entries
    .filter(({ value }) => value.isStating)
    .map(({ printed }) => printed.join('\\W{1,4}'));
  return { phrases: compilePrinted(entries), any: new RegExp(`\\b(?:${stated.join('|')})\\b`, 'i') };
}

/** The longest phrase that begins at a word, with all that it stands for. */
interface Met {
  from: number;
  to: number;
  entries: Entry[];
}

/** Finds the directions that the words of a sentence state as facts about its own council. */
export function findDirections(
  { phrases, any }: DirectionWords,
  text: string,
  { char_start, char_end }: Span,
  sentence: Words,
): Direction[] {
  const { forms } = sentence;
  const search = searchFor(phrases, sentence);
  const met: Met[] = [];
  let states = false;
  let isClose = false;
  for (let from = nextPhrase(search, forms, 0); from >= 0; from = nextPhrase(search, forms, from + 1)) {
    const { to } = search;
    const entries = search.values.slice(search.first, search.last);
    met.push({ from, to, entries });
    if (!entries.some(isStating)) continue;
    states = true;
    isClose ||= areClose(text, sentence, from, to);
  }
  if (!states || (!isClose && !any.test(text.slice(char_start, char_end)))) return [];
  return readDirections(met);
}

function isStating(entry: Entry): boolean {
  return entry.isStating;
}

/** Whether the words of a phrase stand apart from others, with little between them: then no need to search for one. */
function areClose(text: string, { starts, ends }: Words, from: number, to: number): boolean {
  if (text[starts[from]! - 1] === '_' || text[ends[to - 1]!] === '_') return false;
  for (let at = from + 1; at < to; at++) {
    const gap = starts[at]! - ends[at - 1]!;
    if (gap > 4) return false;
    if ((gap > 1 || text[starts[at]! - 1] === '_') && !/^\W+$/.test(text.slice(ends[at - 1]!, starts[at]!)))
      return false;
  }
  return true;
}

function readDirections(all: Met[]): Direction[] {
  const found: Direction[] = [];
  let next = 0;
  for (let i = 0; i < all.length; i++) {
    const { from, to, entries } = all[i]!;
    if (from < next) continue;
    const entry = entries.find(isStating);
    if (!entry || isBlocked(all, i, entry.kind)) continue;
    const compared = entry.kind === 'standing' ? findCompared(all, i) : { comparator: entry.comparator, to };
    if (!compared) continue;
    found.push({
      kind: entry.kind,
      direction: entry.direction,
      comparator: compared.comparator,
      from,
      // The `from` or `on` of `a decrease from` belongs to what follows.
      to: entry.kind === 'change-after' && /^(?:from|on)$/.test(entry.last) ? to - 1 : compared.to,
      isLasting: entry.kind === 'lasting-move' || isNear(all, i, 'lasting', 3),
    });
    next = to;
  }
  return found;
}

function isBlocked(all: Met[], i: number, kind: string): boolean {
  if (isNear(all, i, 'block', REACH)) return true;
  return kind !== 'standing' && kind !== 'place' && isNear(all, i, 'elsewhere', 2);
}

/** Whether a phrase of a kind begins among so many words before another. */
function isNear(all: Met[], i: number, kind: string, reach: number): boolean {
  const least = all[i]!.from - reach;
  for (let back = i - 1; back >= 0 && all[back]!.from >= least; back--)
    if (all[back]!.entries.some(entry => entry.kind === kind)) return true;
  return false;
}

function findCompared(all: Met[], i: number): { comparator: string; to: number } | null {
  const begin = all[i]!.to;
  for (let at = i + 1; at < all.length && all[at]!.from < begin + COMPARED_WITHIN; at++) {
    const { from, to, entries } = all[at]!;
    const met = from < begin ? undefined : entries.find(({ kind }) => kind === 'comparator');
    if (met) return { comparator: met.comparator, to };
  }
  return null;
}
