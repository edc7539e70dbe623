/** The settling of what spans documents, in order: each name is a file of this folder. */
export const SETTLING = [
  'vocabulary',
  'meetings',
  'items',
  'findings',
  'official-areas',
  'official-indicators',
  'official-periods',
  'official-ranges',
  'official-values',
  'standings',
  'trends',
  'comparisons-official',
  'comparisons-minutes',
  'comparisons',
];

/** Tables whose rows come from single documents. */
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
  'issues',
];
