import type { FigureKind } from '../../model.ts';
import type { Lexicon } from './lexicon.ts';
import type { PeriodFound } from './periods.ts';
import type { Quantity } from './quantity.ts';
import type { ReportPeriod } from './report-period.ts';
import type { Sentence } from './sentence.ts';

/** The period of a figure, with the rule and the words that gave it. */
export interface FigurePeriod {
  period: string | null;
  period_start: string | null;
  period_end: string | null;
  period_basis: 'stated' | 'title' | 'meeting' | 'none';
  since: string | null;
  rule: string;
  words: string;
}

/** What is known around one quantity when its period is sought. */
export interface PeriodContext {
  text: string;
  sentence: Sentence;
  quantity: Quantity;
  siblings: Quantity[];
  periods: PeriodFound[];
  /** The figure that an elliptic or `of these` figure is a part of. */
  antecedent: FigurePeriod | null;
  /** What the sentence before said of time, if it had no figure of its own. */
  scene: PeriodFound | null;
  /** The last period said outright in the item: what `at the year end` ends. */
  last: PeriodFound | null;
  /** The period of the last figure of the sentence before, where it was said outright. */
  carried: FigurePeriod | null;
  /** The first of the sentence's figures before it, and the last of its own sentence or of the one before, whose time was said or is the report's. */
  first: FigurePeriod | null;
  here: FigurePeriod | null;
  previous: FigurePeriod | null;
  /** Knows the period of the item's report. */
  reading: { readonly report: ReportPeriod | null };
  meeting: string | null;
  kind: FigureKind;
  /** Whether the paragraph has spoken of the present: then it is not that of the report. */
  isPresent: boolean;
  isOtherArea: boolean;
  /** Whether the item gives questions and their answers as they were said, not as reported speech. */
  isQuoted: boolean;
  lexicon: Lexicon;
}
