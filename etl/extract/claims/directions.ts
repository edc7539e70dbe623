import { rows, type Vocabulary } from '../../vocabulary.ts';
import type { Words } from '../../words.ts';
import { type Pattern, pattern } from '../patterns.ts';

interface Entry {
  kind: string;
  printed: string[];
  direction: string;
  comparator: string;
}

export interface DirectionWords {
  /** Phrases by their first word, longest first; as printed, for a stem alone does not tell `to increase`. */
  phrases: Map<string, Entry[]>;
  /** A quick test: no sentence without a match says any direction. */
  any: Pattern;
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
  const entries = rows(vocabulary, 'claim_words').map(row => ({
    kind: row.kind ?? '',
    printed: (row.phrase ?? '').toLowerCase().split(' '),
    direction: row.direction ?? '',
    comparator: row.comparator ?? '',
  }));
  entries.sort((x, y) => y.printed.length - x.printed.length);
  const phrases = new Map<string, Entry[]>();
  for (const entry of entries) {
    const first = entry.printed[0] ?? '';
    phrases.set(first, [...(phrases.get(first) ?? []), entry]);
  }
  const stated = entries
    .filter(({ kind }) => STATES.has(kind))
    .map(({ printed }) => printed.join('\\W{1,4}'));
  return { phrases, any: pattern(new RegExp(`\\b(?:${stated.join('|')})\\b`, 'i')) };
}

/** Finds the directions a sentence states as facts about its own council. */
export function findDirections(compiled: DirectionWords, text: string, sentence: Words): Direction[] {
  const printed = sentence.starts.map((start, i) => text.slice(start, sentence.ends[i]).toLowerCase());
  const at = printed.map((_, i) => meetAt(compiled.phrases, printed, i));
  const found: Direction[] = [];
  for (let i = 0; i < at.length; i++) {
    const met = at[i]!.find(({ entry }) => STATES.has(entry.kind));
    if (!met || isBlocked(at, i, met.entry.kind)) continue;
    const { entry, to } = met;
    const compared = entry.kind === 'standing' ? findCompared(at, to) : { comparator: entry.comparator, to };
    if (!compared) continue;
    found.push({
      kind: entry.kind,
      direction: entry.direction,
      comparator: compared.comparator,
      from: i,
      // The `from` or `on` of `a decrease from` belongs to what follows.
      to: entry.kind === 'change-after' && /^(?:from|on)$/.test(entry.printed.at(-1)!) ? to - 1 : compared.to,
      isLasting: entry.kind === 'lasting-move' || isNear(at, i, 'lasting', 3),
    });
    i = to - 1;
  }
  return found;
}

interface Met {
  entry: Entry;
  to: number;
}

/** The longest phrase that begins at a word, with all that it stands for. */
function meetAt(phrases: Map<string, Entry[]>, printed: string[], from: number): Met[] {
  const fits = (phrases.get(printed[from] ?? '') ?? []).filter(entry =>
    entry.printed.every((word, i) => printed[from + i] === word),
  );
  const longest = fits[0]?.printed.length ?? 0;
  return fits.filter(entry => entry.printed.length === longest).map(entry => ({ entry, to: from + longest }));
}

function isBlocked(at: Met[][], i: number, kind: string): boolean {
  if (isNear(at, i, 'block', REACH)) return true;
  return kind !== 'standing' && kind !== 'place' && isNear(at, i, 'elsewhere', 2);
}

function isNear(at: Met[][], i: number, kind: string, reach: number): boolean {
  for (let back = Math.max(0, i - reach); back < i; back++)
    if (at[back]!.some(({ entry }) => entry.kind === kind)) return true;
  return false;
}

function findCompared(at: Met[][], from: number): { comparator: string; to: number } | null {
  for (let i = from; i < Math.min(at.length, from + COMPARED_WITHIN); i++) {
    const met = at[i]!.find(({ entry }) => entry.kind === 'comparator');
    if (met) return { comparator: met.entry.comparator, to: met.to };
  }
  return null;
}
