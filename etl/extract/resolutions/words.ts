import { rows, type Vocabulary } from '../../vocabulary.ts';
import { compilePhrases, type Phrases } from '../phrases.ts';

/** What the rules on decisions take from `resolution-words.csv` and `resolution-actions.csv`, compiled once. */
export interface ResolutionWords {
  heading: RegExp;
  openers: Set<string>;
  actions: Phrases<{ action: string; rank: number }>;
  asked: string;
  ask: string;
  owners: Set<string>;
  officers: string;
  deliver: string;
  recipients: string;
  matters: string;
}

const compiled = new WeakMap<Vocabulary, ResolutionWords>();

/** Gives the compiled words of a vocabulary. */
export function resolutionWords(vocabulary: Vocabulary): ResolutionWords {
  const found = compiled.get(vocabulary);
  if (found) return found;
  const list = (kind: string) =>
    rows(vocabulary, 'resolution_words').flatMap(row => (row.kind === kind && row.word ? [row.word] : []));
  const result: ResolutionWords = {
    heading: new RegExp(`(?<![A-Za-z’'-])(?:${either(list('heading'))})(?![A-Z’'-])`, 'iy'),
    openers: new Set(list('opener')),
    actions: compilePhrases(
      rows(vocabulary, 'resolution_actions').map(row => ({
        phrase: row.phrase ?? '',
        value: { action: row.action ?? 'other', rank: Number(row.rank ?? 9) },
      })),
    ),
    asked: either(list('asked')),
    ask: either(list('ask')),
    owners: new Set(list('owner')),
    officers: either(list('officer').flatMap(word => [word, titleCase(word)])),
    deliver: either(list('deliver')),
    recipients: either(
      list('recipient').flatMap(word => [word, titleCase(word), word.replace(/\b[a-z]+$/, titleCase)]),
    ),
    matters: either(list('matter')),
  };
  compiled.set(vocabulary, result);
  return result;
}

/** Longest first, so that `head of service` is tried before `head`; words only, so nothing needs escaping but a stop. */
function either(words: string[]): string {
  if (words.length === 0) return '(?!)';
  return [...words]
    .sort((a, b) => b.length - a.length || a.localeCompare(b))
    .map(word => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s'))
    .join('|');
}

function titleCase(word: string): string {
  return word.replace(/\b[a-z]/g, letter => letter.toUpperCase());
}
