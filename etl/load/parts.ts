/** A part of settling after a change, and the file that prepares it. */
interface Part {
  prepare?: string;
  steps: string[];
  /** Whether the steps find in `part` only what they are to make anew; else they make whole tables. */
  isPart?: boolean;
  /** Whether that holds only while the themes that items have together are numbered as before. */
  hangsOnSets?: boolean;
  /** A condition in SQL without which it is left out. */
  where?: string;
}

/**
 * Of the settling what is done in another order after a change, and for what changed alone where it can be: a file prepares
 * views of that, and takes what is made anew out of the tables. All else is made whole before it, or from `AFTER_PARTS` on
 * after it.
 */
export const PARTS: Part[] = [
  { prepare: 'touched-indicators', steps: ['restatements'], isPart: true },
  { steps: ['standings', 'trends'], where: 'exists (from changed_councils)' },
  {
    steps: [
      'comparison-pairs',
      'comparisons-official',
      'comparison-told',
      'comparisons-minutes',
      'comparisons',
    ],
    where: 'exists (from changed_councils) or exists (from changed_sides)',
  },
  { steps: ['claims-all'] },
  {
    steps: ['claim-figures', 'claim-figures-judged', 'claim-checks-figures'],
    where: 'exists (from told_figures where indicator_id is not null)',
  },
  {
    steps: ['claim-statements', 'claim-statements-judged', 'claim-checks-claims', 'claim-checks-own'],
    where: 'exists (from told_claims)',
  },
  { steps: ['lead-indicator'] },
  { prepare: 'touched-words', steps: ['search-stretches'] },
  { prepare: 'touched-units', steps: ['units', 'words-own'], isPart: true },
  { prepare: 'touched-search', steps: [] },
  { prepare: 'touched-stems', steps: ['postings'], isPart: true },
  { prepare: 'touched-stretches', steps: [] },
  { steps: ['stem-stretches'], where: "getvariable('has_moved')" },
  { steps: ['search-stems'] },
  {
    prepare: 'touched-committees',
    steps: [
      'ledger-rarities',
      'ledger-stems',
      'ledger-promises',
      'ledger-replies',
      'ledger-answers',
      'ledger',
    ],
    isPart: true,
  },
  {
    prepare: 'touched-counts',
    steps: ['counts-meetings', 'counts-themes', 'counts-findings', 'counts-decisions'],
    isPart: true,
    hangsOnSets: true,
  },
  {
    prepare: 'touched-meetings',
    steps: ['lists-figures', 'lists-decisions'],
    isPart: true,
    hangsOnSets: true,
  },
  { prepare: 'touched-days', steps: ['lists-items'], isPart: true, hangsOnSets: true },
  { prepare: 'touched-items', steps: ['lists-themes', 'lists-agendas'], isPart: true, hangsOnSets: true },
  { prepare: 'touched-themes', steps: [], isPart: true, hangsOnSets: true },
  { prepare: 'touched-requests', steps: ['lists-requests'], isPart: true, hangsOnSets: true },
  { prepare: 'touched-told', steps: [], isPart: true, hangsOnSets: true },
  {
    steps: ['lists-words', 'lists-words-counts'],
    where: "coalesce(getvariable('has_retold'), true)",
  },
];

/** The first step that reads what is made in parts. */
export const AFTER_PARTS = 'lists-keys';

/** Of the settling what is then left out, as it is done with other steps. */
export const WITH_OTHERS = new Set(['words', 'searched', 'search']);
