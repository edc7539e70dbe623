import { rows, type Vocabulary } from '../../vocabulary.ts';
import type { Flags } from '../../words.ts';
import { LETTERS } from '../patterns.ts';
import { makeNeighbours } from './dismissed.ts';
import { anywhere, atEnd, atStart, type Phrases, type PhrasesAnywhere } from './phrases.ts';

/** How far back a time lies from what it is compared with; `isBeside` where that must stand in the same sentence. */
export interface Back {
  months: number;
  isBeside: boolean;
}

/** The word lists of `seeds/figure-words.csv`, compiled once a vocabulary. */
export interface Lexicon {
  /** Value of a qualifier by its words. */
  qualifiers: Map<string, string>;
  /** Words right before a number that qualify it; matches up to the number. */
  qualifierBefore: Phrases;
  qualifierAfter: Phrases;
  labels: Set<string>;
  /** What words tell of numbers beside them. */
  neighbours: Flags;
  population: Set<string>;
  notCounted: Set<string>;
  /** Of those, what is counted all the same where there are very many. */
  countedInBulk: Set<string>;
  /** Of those, what parts are counted of: `24 of 37 indicators`. */
  countedInParts: Set<string>;
  changeBefore: Phrases;
  changeAfter: Phrases;
  levelBefore: Phrases;
  targetBefore: Phrases;
  targetAfter: Phrases;
  performance: Phrases;
  annual: Phrases;
  vagueTime: PhrasesAnywhere;
  /** Months back from what it is compared with, of the vague times that say so. */
  monthsBack: Map<string, Back>;
  now: Phrases;
  otherArea: Phrases;
  speakers: { words: PhrasesAnywhere; value: Map<string, string> };
  says: Set<string>;
  /** What the words over a column make of its values, and the units of these. */
  columns: Signs;
  cellUnits: Signs;
}

/** Words and signs, found whole wherever they stand, with what each stands for. */
export interface Signs {
  regex: RegExp;
  value: Map<string, string>;
}

const compiled = new WeakMap<Vocabulary, Lexicon>();

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
  const find = (list: string) => anywhere(words(list));
  return {
    qualifiers: new Map(lists.get('qualifier')?.concat(lists.get('qualifier-after') ?? [])),
    qualifierBefore: atEnd(words('qualifier'), /^\s{0,3}$/),
    qualifierAfter: atStart(words('qualifier-after')),
    labels: new Set(words('label')),
    neighbours: makeNeighbours(new Set(words('label'))),
    population: new Set(words('population')),
    notCounted: new Set(words('not-counted')),
    countedInBulk: new Set(
      (lists.get('not-counted') ?? []).flatMap(([word, value]) => (value === 'bulk' ? [word] : [])),
    ),
    countedInParts: new Set(
      (lists.get('not-counted') ?? []).flatMap(([word, value]) => (value === 'whole' ? [word] : [])),
    ),
    changeBefore: atEnd(
      words('change'),
      /^(?:\s{1,3}(?:of|by|a|an|the|further|another|over)){0,2}\s{0,3}$/iu,
    ),
    changeAfter: atStart(words('change-after')),
    levelBefore: atEnd(words('level-before'), /^(?:\s{1,3}(?:an|a|average|of|the|total)){0,4}\s{0,3}$/iu),
    targetBefore: atEnd(
      words('target'),
      /^(?:\s{1,3}(?!(?:and|but)(?![a-zA-Z]))[a-zA-Z/’\d-]{1,20}){0,3}\s{0,3}$/i,
    ),
    targetAfter: atStart(words('target-after')),
    performance: find('performance'),
    annual: find('annual'),
    vagueTime: find('vague-time'),
    monthsBack: new Map((lists.get('vague-time') ?? []).flatMap(backOf)),
    now: find('now'),
    otherArea: find('other-area'),
    speakers: { words: find('speaker'), value: new Map(lists.get('speaker')) },
    says: new Set(words('says')),
    columns: signs(lists.get('column') ?? []),
    cellUnits: signs(lists.get('cell-unit') ?? []),
  };
}

function signs(entries: [string, string][]): Signs {
  const printed = entries.map(([word]) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'));
  const anyOf = printed.sort((a, b) => b.length - a.length).join('|') || '(?!)';
  return {
    regex: new RegExp(`(?<![${LETTERS}\\d£])(?:${anyOf})(?![${LETTERS}\\d])`, 'gi'),
    value: new Map(entries),
  };
}

function backOf([word, value]: [word: string, value: string]): [string, Back][] {
  const [months, beside] = value.split(' ');
  return months ? [[word, { months: Number(months), isBeside: beside !== undefined }]] : [];
}
