import { rows, type Vocabulary } from '../../vocabulary.ts';
import { type Flags, flagsOf, makeFlags, type Words } from '../../words.ts';
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
  /** The words that begin a phrase. */
  begins: Flags;
  /** No sentence without a match says any direction: between the words of a phrase there is little. */
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
const BEGINS = 1;
/** Begins a phrase that states a direction, and maybe others. */
const BEGINS_STATING = 2;
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
  const stating = new Set(entries.filter(({ kind }) => STATES.has(kind)).map(({ printed }) => printed[0]));
  const begins = makeFlags((_stem, _capitals, printed) => {
    const word = printed.toLowerCase();
    return stating.has(word) ? BEGINS_STATING : phrases.has(word) ? BEGINS : 0;
  });
  return { phrases, begins, any: pattern(new RegExp(`\\b(?:${stated.join('|')})\\b`, 'i')) };
}

/** Finds the directions a sentence states as facts about its own council. */
export function findDirections({ phrases, begins }: DirectionWords, sentence: Words): Direction[] {
  const flags = flagsOf(begins, sentence);
  const { forms } = sentence;
  let states = false;
  for (let i = 0; i < forms.length && !states; i++)
    states = flags[forms[i]!] === BEGINS_STATING && meetAt(phrases, sentence, i).some(isStating);
  if (!states) return [];
  return readDirections(forms.map((form, i) => (flags[form] === 0 ? NOTHING : meetAt(phrases, sentence, i))));
}

function isStating({ entry }: Met): boolean {
  return STATES.has(entry.kind);
}

function readDirections(at: Met[][]): Direction[] {
  const found: Direction[] = [];
  for (let i = 0; i < at.length; i++) {
    const met = at[i]!.find(isStating);
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

const NOTHING: Met[] = [];

/** The longest phrase that begins at a word, with all that it stands for. */
function meetAt(phrases: Map<string, Entry[]>, sentence: Words, from: number): Met[] {
  const met: Met[] = [];
  let longest = 0;
  for (const entry of phrases.get(printedAt(sentence, from)) ?? NO_ENTRY) {
    const { length } = entry.printed;
    if (length < longest) break;
    if (!isPrinted(sentence, from, entry.printed)) continue;
    longest = length;
    met.push({ entry, to: from + length });
  }
  return met;
}

const NO_ENTRY: Entry[] = [];

function isPrinted(sentence: Words, from: number, printed: string[]): boolean {
  for (let i = 1; i < printed.length; i++) if (printedAt(sentence, from + i) !== printed[i]) return false;
  return true;
}

/** Gives a word as it is printed, in small letters; '' past the last. */
function printedAt({ book, forms }: Words, at: number): string {
  return at < forms.length ? book.printed[forms[at]!]!.toLowerCase() : '';
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
