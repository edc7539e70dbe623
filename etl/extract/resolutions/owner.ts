import { type Flags, flagsOf, makeFlags, stem, type Words, words as wordsOf } from '../../words.ts';
import type { ResolutionWords } from './words.ts';

interface Ways {
  /** The bits of the ways in which a word may help to name an owner. */
  bits: Flags;
  patterns: { bit: number; pattern: RegExp }[];
}

const ASKED = 1;
const ASK = 2;
const DELEGATE = 4;
const VERB = 8;
const BE = 16;
/** Ends what an owner may be called. */
const OWNER = 32;

const name = "((?:[A-Za-z’'&/-]+,? ){0,13}?[A-Za-z’'&/-]+)";
const known = new WeakMap<ResolutionWords, Ways>();

/**
 * Gives who is asked to act, in the decision's own words without the article; null where nobody is. The decision is
 * given as one line, and as its words.
 */
export function readOwner(plain: string, said: Words, words: ResolutionWords): string | null {
  const { bits, patterns } = waysOf(words);
  const ways = open(flagsOf(bits, said), said.forms);
  if ((ways & OWNER) === 0) return null;
  for (const { bit, pattern } of patterns) {
    if ((ways & bit) === 0) continue;
    const met = pattern.exec(plain);
    const owner = met?.[1] && cleaned(met[1]);
    if (owner && isOwner(owner, words)) return owner;
  }
  return null;
}

/** Gives the bits of some words; that of being asked only where `be` is just before it. */
function open(flags: Uint8Array, forms: number[]): number {
  let all = 0;
  let be = -3;
  for (let at = 0; at < forms.length; at++) {
    const flag = flags[forms[at]!]!;
    if (flag === 0) continue;
    if ((flag & BE) !== 0) be = at;
    all |= at - be > 2 ? flag & ~ASKED : flag;
  }
  return all;
}

function waysOf(words: ResolutionWords): Ways {
  const found = known.get(words);
  if (found) return found;
  const verbs =
    'report (?:again|back|to|on)|provide|circulate|bring|present|produce|prepare|write|submit|arrange|share|review|consider|publish|explore|look|ensure|return|attend|update|send|investigate|liaise|continue|meet|work';
  const patterns = [
    {
      bit: ASKED,
      pattern: new RegExp(
        `(?:^|\\b(?:[Tt]hat|and(?: that)?|to|[;:,]) )(?:the )?${name} be (?:also |further |formally )?(?:${words.asked})\\b`,
      ),
    },
    {
      bit: ASK,
      pattern: new RegExp(
        `\\b(?:${words.ask}) (?:that )?(?:the )?${name} (?:to|be|should|(?:${verbs})(?:e?s)?)\\b`,
        'i',
      ),
    },
    {
      bit: DELEGATE,
      pattern: new RegExp(
        `\\bdelegate[sd]?(?: authority)? to (?:the )?${name}(?:,| to\\b| in consultation| following|$|\\.)`,
        'i',
      ),
    },
    {
      bit: VERB,
      pattern: new RegExp(
        `^(?:(?:RESOLVED|AGREED|Resolved|Agreed)[:–-]? )?(?:[Tt]hat )?(?:the )?${name} (?:(?:${verbs})(?:e?s)?|be asked|to (?:${verbs}))\\b`,
      ),
    },
  ];
  const openings: [number, Set<string>][] = [
    [ASKED, opening(words.asked)],
    [ASK, opening(words.ask)],
    [DELEGATE, opening('delegate')],
    [VERB, opening(verbs)],
    [BE, new Set([stem('be')])],
    [OWNER, new Set([...words.owners].map(lastStem))],
  ];
  const bits = makeFlags(of => openings.reduce((all, [bit, stems]) => (stems.has(of) ? all | bit : all), 0));
  const ways = { bits, patterns };
  known.set(words, ways);
  return ways;
}

/** Gives the stems of the first words of alternatives. */
function opening(alternatives: string): Set<string> {
  return new Set(alternatives.split('|').map(phrase => stem(/^\w*/.exec(phrase)![0])));
}

function lastStem(phrase: string): string {
  const { book, forms } = wordsOf(phrase);
  return book.stems[forms.at(-1) ?? 0]!;
}

/** The last name before the verb: what stands before `and the` or `that the` belongs to an earlier clause. */
function cleaned(found: string): string {
  const last = found.split(/\b(?:that|and the|and that the|be noted and)\b /i).at(-1) ?? found;
  return last
    .replace(/^(?:the|a|an) /i, '')
    .replace(/[,;]$/, '')
    .trim();
}

function isOwner(owner: string, words: ResolutionWords): boolean {
  const parts = owner.toLowerCase().split(/[ ,]+/);
  if (parts.length > 14) return false;
  const head = parts.join(' ').split(/ (?:of|for|to|from|-|–) /)[0]!;
  if (words.owners.has(head)) return true;
  for (let at = head.indexOf(' '); at >= 0; at = head.indexOf(' ', at + 1)) {
    if (words.owners.has(head.slice(0, at)) || words.owners.has(head.slice(at + 1))) return true;
  }
  return false;
}
