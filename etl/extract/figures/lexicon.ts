import { rows, type Vocabulary } from '../../vocabulary.ts';

/** The word lists of `seeds/figure-words.csv`, compiled once a vocabulary. */
export interface Lexicon {
  /** Value of a qualifier by its words. */
  qualifiers: Map<string, string>;
  /** Words right before a number that qualify it; matches up to the number. */
  qualifierBefore: RegExp;
  qualifierAfter: RegExp;
  labels: Set<string>;
  population: Set<string>;
  notCounted: Set<string>;
  changeBefore: RegExp;
  changeAfter: RegExp;
  levelBefore: RegExp;
  targetBefore: RegExp;
  targetAfter: RegExp;
  performance: RegExp;
  annual: RegExp;
  vagueTime: RegExp;
  now: RegExp;
  otherArea: RegExp;
  speakers: { words: RegExp; value: Map<string, string> };
  says: Set<string>;
}

const compiled = new WeakMap<Vocabulary, Lexicon>();
const NEVER = /(?!)/u;

/** Gives the lexicon of a vocabulary. */
export function lexicon(vocabulary: Vocabulary): Lexicon {
  let found = compiled.get(vocabulary);
  if (!found) {
    found = compile(vocabulary);
    compiled.set(vocabulary, found);
  }
  return found;
}

function compile(vocabulary: Vocabulary): Lexicon {
  const lists = new Map<string, [word: string, value: string][]>();
  for (const row of rows(vocabulary, 'figure_words')) {
    const list = row.list ?? '';
    const entry: [string, string] = [(row.word ?? '').toLowerCase(), row.value ?? ''];
    if (lists.has(list)) lists.get(list)!.push(entry);
    else lists.set(list, [entry]);
  }
  const words = (list: string) => (lists.get(list) ?? []).map(([word]) => word);
  const before = (list: string, gap: string) => pattern(words(list), '(?<![\\p{L}\\d-])', gap);
  const anywhere = (list: string) => pattern(words(list), '(?<![\\p{L}\\d])', '(?![\\p{L}\\d])');
  const after = (list: string) => pattern(words(list), '^[\\s-]{0,3}', '(?![\\p{L}\\d])');
  return {
    qualifiers: new Map(lists.get('qualifier')?.concat(lists.get('qualifier-after') ?? [])),
    qualifierBefore: before('qualifier', '\\s{0,3}$'),
    qualifierAfter: after('qualifier-after'),
    labels: new Set(words('label')),
    population: new Set(words('population')),
    notCounted: new Set(words('not-counted')),
    changeBefore: before('change', '(?:\\s{1,3}(?:of|by|a|an|the|further|another|over)){0,2}\\s{0,3}$'),
    changeAfter: after('change-after'),
    levelBefore: before('level-before', '(?:\\s{1,3}(?:an|a|average|of|the|total)){0,4}\\s{0,3}$'),
    targetBefore: before('target', '(?:\\s{1,3}[\\p{L}/’\\d-]{1,20}){0,3}\\s{0,3}$'),
    targetAfter: after('target-after'),
    performance: anywhere('performance'),
    annual: anywhere('annual'),
    vagueTime: anywhere('vague-time'),
    now: anywhere('now'),
    otherArea: anywhere('other-area'),
    speakers: { words: anywhereAll(words('speaker')), value: new Map(lists.get('speaker')) },
    says: new Set(words('says')),
  };
}

/** Longest words first, so that `just over` is not read as `over`. */
function alternatives(words: string[]): string {
  return [...new Set(words)]
    .sort((a, b) => b.length - a.length)
    .map(word => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s{1,3}'))
    .join('|');
}

function pattern(words: string[], left: string, right: string): RegExp {
  return words.length === 0 ? NEVER : new RegExp(`${left}(${alternatives(words)})${right}`, 'iu');
}

function anywhereAll(words: string[]): RegExp {
  return words.length === 0
    ? NEVER
    : new RegExp(`(?<![\\p{L}\\d])(${alternatives(words)})(?![\\p{L}\\d])`, 'giu');
}
