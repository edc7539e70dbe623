import type { Span } from '../model.ts';

/** A figure as it stands in the database. */
export interface FoundFigure extends Span {
  figure_id: string;
  value: number;
  unit: string;
  denominator: number | null;
  kind: string | null;
  qualifier: string | null;
  measure: string | null;
  population: string | null;
  period: string | null;
  since: string | null;
  indicator_id: string | null;
  confidence: number;
  quote: string;
  /** The printed number inside the quote. */
  printed: string;
}

/** What the pipeline made of one document. */
export interface FoundDocument {
  path: string;
  text: string;
  council_id: string | null;
  council: string | null;
  committee: string | null;
  meeting_date: string | null;
  items: (Span & {
    item_id: string;
    number: string | null;
    title: string;
    completeness: string;
    is_part: boolean;
    themes: string[];
  })[];
  figures: FoundFigure[];
  ratings: (Span & { scale: string; rating: string; quote: string })[];
  resolutions: (Span & {
    label: string | null;
    text: string;
    owner: string | null;
    due_date: string | null;
    basis: string;
  })[];
  caveats: (Span & { kind: string; quote: string })[];
}
