import { type Flags, flagStems, hasFlag, stem, type Words } from '../../words.ts';
import type { ResolutionWords } from './words.ts';

/** A way of naming an owner, with the stems of which one must be there for it to be worth trying. */
interface Way {
  gate: Flags;
  pattern: RegExp;
}

const name = "((?:[A-Z]?[A-Za-z’'&/-]+,? ){0,13}?[A-Z]?[A-Za-z’'&/-]+)";
const patterns = new WeakMap<ResolutionWords, Way[]>();

/**
 * Gives who is asked to act, in the decision's own words without the article; null where nobody is. The decision is
 * given as one line, and as its words.
 */
export function readOwner(plain: string, said: Words, words: ResolutionWords): string | null {
  for (const { gate, pattern } of patternsOf(words)) {
    if (!hasFlag(said, gate)) continue;
    const met = pattern.exec(plain);
    const owner = met?.[1] && cleaned(met[1]);
    if (owner && isOwner(owner, words)) return owner;
  }
  return null;
}

function patternsOf(words: ResolutionWords): Way[] {
  const found = patterns.get(words);
  if (found) return found;
  const verbs =
    'report (?:again|back|to|on)|provide|circulate|bring|present|produce|prepare|write|submit|arrange|share|review|consider|publish|explore|look|ensure|return|attend|update|send|investigate|liaise|continue|meet|work';
  const result: Way[] = [
    {
      gate: opening(words.asked),
      pattern: new RegExp(
        `(?:^|\\b(?:[Tt]hat|and(?: that)?|to|[;:,]) )(?:the )?${name} be (?:also |further |formally )?(?:${words.asked})\\b`,
      ),
    },
    {
      gate: opening(words.ask),
      pattern: new RegExp(
        `\\b(?:${words.ask}) (?:that )?(?:the )?${name} (?:to|be|should|(?:${verbs}))\\b`,
        'i',
      ),
    },
    {
      gate: opening('delegate'),
      pattern: new RegExp(
        `\\bdelegate[sd]?(?: authority)? to (?:the )?${name}(?:,| to\\b| in consultation| following|$|\\.)`,
        'i',
      ),
    },
    {
      gate: opening(verbs),
      pattern: new RegExp(`^(?:[Tt]hat )?(?:the )?${name} (?:(?:${verbs})|be asked|to (?:${verbs}))\\b`),
    },
  ];
  patterns.set(words, result);
  return result;
}

/** Flags the first words of alternatives. */
function opening(alternatives: string): Flags {
  return flagStems(alternatives.split('|').map(phrase => stem(/^\w*/.exec(phrase)![0])));
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
