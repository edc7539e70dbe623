/** Where so much was made that it is worth writing, it is written here, and no longer held. */
export const WRITE = 'write';

/** The settling of what spans documents, in order: each name but `WRITE` is a file of this folder. */
export const SETTLING = [
  WRITE,
  'vocabulary',
  'meeting-pairs',
  'meeting-twins',
  'spokesmen',
  'meetings',
  'councils',
  'item-versions',
  'item-map',
  'stretches',
  'items',
  'item-sources',
  'documents',
  'findings',
  'findings-figures',
  'findings-items',
  'texts',
  WRITE,
  'declarations',
  'reviews',
  'figure-caveats',
  'restatements',
  'scorecard',
  'periods',
  'official-areas',
  'councils-areas',
  'official-indicators',
  'official-periods',
  'official-ranges',
  'official-places',
  'official-values',
  'official-issues',
  'official-shipped',
  'quartiles',
  'standings',
  'trends',
  'comparison-pairs',
  'comparisons-official',
  'comparison-told',
  'comparisons-minutes',
  'comparisons',
  'wording',
  'claims-all',
  'claim-figures',
  'claim-figures-judged',
  'claim-checks-figures',
  'claim-statements',
  'claim-statements-judged',
  'claim-checks-claims',
  'claim-checks-own',
  'lead-indicator',
  'words-stored',
  'spans',
  'spans-stretches',
  'labels',
  'labels-words',
  'search-places',
  'words',
  'search-stretches',
  'units',
  'words-own',
  'searched',
  'search',
  'postings',
  'stem-stretches',
  'search-stems',
  WRITE,
  'ledger-stems',
  'ledger-promises',
  'ledger-replies',
  'ledger-answers',
  'ledger',
  'attention',
  'counts-meetings',
  'counts-themes',
  'counts-findings',
  'counts-decisions',
  WRITE,
  'lists-figures',
  'lists-keys',
  'lists-words',
  'lists-words-counts',
  'lists-indicators',
  'lists-decisions',
  'lists-requests',
  'lists-items',
  'lists-themes',
  'lists-agendas',
  'lists-documents',
  'lists-held',
  'counts-sums',
  'coverage',
];

/** Tables whose rows come from single documents, or beside them. */
export const FOUND = [
  'documents',
  'document_parts',
  'meetings',
  'attendances',
  'items',
  'item_themes',
  'figures',
  'ratings',
  'resolutions',
  'caveats',
  'mentions',
  'claims',
  'declarations',
  'issues',
  'coverage',
];

/** Of the settling what reads official files that were given; left out where none was. */
export const OF_FILES = new Set([
  'official-periods',
  'official-ranges',
  'official-places',
  'official-values',
  'official-issues',
]);

/** Of the settling what hangs on the documents of a meeting alone: after a change it is done for the meetings concerned. */
export const OF_MEETINGS = new Set([
  'meeting-pairs',
  'meeting-twins',
  'spokesmen',
  'meetings',
  'councils',
  'item-versions',
  'item-map',
  'stretches',
  'items',
  'item-sources',
  'documents',
  'findings',
  'findings-figures',
  'findings-items',
  'texts',
  'declarations',
  'reviews',
  'figure-caveats',
  'labels',
  'attention',
]);

/** Of it what is wanted for those meetings and is then done for all. */
export const OF_MEETINGS_AND_ALL = new Set(['spokesmen', 'councils']);

/** Of the settling what hangs on rules, vocabularies and official files alone: while those stay, so does this. */
export const OF_RULES = new Set([
  'vocabulary',
  'scorecard',
  'periods',
  'official-areas',
  'official-indicators',
  ...OF_FILES,
  'official-shipped',
  'quartiles',
  'wording',
]);

/** Of the settling what is done otherwise where the earlier build is changed in place. */
export const OTHERWISE: Record<string, string> = {
  'claims-all': 'claims-touched',
  'words-stored': 'words-sorted',
};

/** Tables that keep rows then: a step takes out those that are made anew. */
export const IN_PART = new Set(['claim_checks']);

/** The tables that the settling of meetings fills, with the key by which rows are of a meeting, item, figure or document. */
export const KEYS: Record<string, string> = {
  'main.meetings': 'meeting_id',
  'main.attendances': 'meeting_id',
  'main.items': 'meeting_id',
  'main.attention': 'meeting_id',
  'main.attention_totals': 'meeting_id',
  'main.item_sources': 'item_id',
  'main.item_themes': 'item_id',
  'main.figures': 'item_id',
  'main.ratings': 'item_id',
  'main.resolutions': 'item_id',
  'main.caveats': 'item_id',
  'main.mentions': 'item_id',
  'main.claims': 'item_id',
  'main.declarations': 'item_id',
  'main.figure_caveats': 'figure_id',
  'main.documents': 'document_id',
  'main.document_parts': 'document_id',
  'found.meeting_map': 'document_id',
  'found.item_map': 'document_id',
  'found.hidden_texts': 'document_id',
  'found.labels': 'source_id',
};

/** A part of settling after a change, and the file that prepares it. */
interface Part {
  prepare?: string;
  steps: string[];
  /** Whether the steps find in `part` only what they are to make anew; else they make whole tables. */
  isPart: boolean;
  /** Whether that holds only while the themes that items have together are numbered as before. */
  hangsOnSets?: boolean;
  /** A condition in SQL without which it is left out. */
  where?: string;
}

/**
 * Of the settling what is then done in another order, and for what changed alone where it can be: a file prepares views of
 * that, and takes what is made anew out of the tables. All else is made whole before it, or from `lists-keys` on after it.
 */
export const PARTS: Part[] = [
  { prepare: 'touched-words', steps: ['search-stretches'], isPart: false },
  { prepare: 'touched-units', steps: ['units', 'words-own'], isPart: true },
  { prepare: 'touched-search', steps: [], isPart: false },
  { prepare: 'touched-stems', steps: ['postings'], isPart: true },
  { prepare: 'touched-stretches', steps: [], isPart: false },
  { steps: ['stem-stretches'], isPart: false, where: "getvariable('has_moved')" },
  {
    steps: ['search-stems', 'ledger-stems', 'ledger-promises', 'ledger-replies', 'ledger-answers', 'ledger'],
    isPart: false,
  },
  {
    prepare: 'touched-committees',
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
  {
    prepare: 'touched-items',
    steps: ['lists-themes', 'lists-agendas'],
    isPart: true,
    hangsOnSets: true,
  },
  { prepare: 'touched-themes', steps: [], isPart: true, hangsOnSets: true },
];

/** Of the settling what is then left out, as it is done with other steps. */
export const WITH_OTHERS = new Set(['words', 'searched', 'search']);
