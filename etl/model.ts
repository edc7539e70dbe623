/**
 * The nouns that flow through the pipeline. Field names are column names: a row of `etl/schema.sql` is one of
 * these objects. Offsets count UTF-16 code units of `Document.text`, and `text.slice(char_start, char_end)` is the quote.
 */

/** A stretch of a document's text. */
export interface Span {
  char_start: number;
  char_end: number;
}

/** A stretch together with its words. */
export interface Quoted extends Span {
  quote: string;
}

/** What is known of a file besides its bytes; every field may be missing. Read from the same-stem `.json`. */
export interface Origin {
  title?: string;
  url?: string;
  licence?: string;
  council?: string;
  committee?: string;
  meeting_date?: string;
  accessed?: string;
  media_type?: string;
  sha256?: string;
}

/** A file as it was found: `path` is relative to the input folder and uses `/`. */
export interface Source {
  path: string;
  bytes: Uint8Array;
  origin: Origin;
}

/** What a reader knew of a stretch from the format's own markup (a table cell, a heading, an XML field). */
export interface Mark extends Span {
  role:
    | 'heading'
    | 'item'
    | 'number'
    | 'title'
    | 'label'
    | 'agenda'
    | 'minutes'
    | 'decision'
    | 'furniture'
    | 'attendance'
    | 'date'
    | 'committee';
}

/** A file's text, the only text that offsets refer to, with whatever structure its format stated. */
export interface Document {
  document_id: string;
  path: string;
  source_url: string | null;
  media_type: string;
  sha256: string;
  text: string;
  marks: Mark[];
  origin: Origin;
  issues: Issue[];
}

/** Something a person should know about a document or an item: `code` is kebab-case, `message` one sentence. */
export interface Issue {
  document_id: string | null;
  item_id: string | null;
  code: string;
  message: string;
}

export type DateBasis = 'stated' | 'supplied' | 'inferred' | 'unknown';
export type DocumentKind = 'minutes' | 'agenda' | 'decisions' | 'item' | 'issue' | 'report' | 'unknown';
export type Completeness = 'complete' | 'truncated' | 'content_lost';

/** One stretch of a document; all parts of a document cover its text without gap or overlap. */
export interface Part extends Span {
  kind: 'front' | 'item' | 'furniture' | 'attendance' | 'back';
  /** The item that the stretch belongs to, if any. */
  item_id: string | null;
}

/** A meeting as one document tells it. */
export interface Meeting {
  meeting_id: string;
  council_id: string;
  council_name: string;
  council_basis: DateBasis;
  committee_id: string;
  committee_name: string;
  committee_basis: DateBasis;
  meeting_date: string | null;
  date_basis: DateBasis;
  /** The rule and the words that gave the date, for people. */
  date_evidence: string | null;
  /** Where only a range is known: first and last possible day. */
  date_from: string | null;
  date_to: string | null;
  start_time: string | null;
  status: 'held' | 'cancelled' | 'inquorate' | 'adjourned' | null;
  items: Item[];
  attendances: Attendance[];
}

/** An agenda item; `text` is `Document.text` between its offsets. */
export interface Item extends Span {
  item_id: string;
  /** The item this is a part of, as 25(i) is of 25. */
  parent_id: string | null;
  position: number;
  item_number: string | null;
  number_basis: 'stated' | 'inferred' | 'unknown';
  title: string;
  title_basis: 'stated' | 'derived';
  completeness: Completeness;
  text: string;
  /** The item's own words of discussion and decision, without agenda text, labels and furniture. */
  minutes: Span[];
  /** What the agenda said before the meeting. */
  agenda: Span[];
}

export interface Attendance {
  person: string;
  role: string;
  status: string;
}

export type Unit =
  | 'percent'
  | 'percentage_points'
  | 'count'
  | 'gbp'
  | 'ratio'
  | 'rate'
  | 'minutes'
  | 'hours'
  | 'days'
  | 'working_days'
  | 'weeks'
  | 'months'
  | 'years'
  | 'score'
  | 'miles'
  | 'tonnes';
export type FigureKind = 'outcome' | 'volume' | 'money' | 'change' | 'target' | 'other';
export type Qualifier = 'only' | 'over' | 'under' | 'at_least' | 'up_to' | 'around' | 'almost';

/** A number that measures the performance, volume, money or change of a service, with each slot it could be given. */
export interface Figure extends Quoted {
  figure_id: string;
  item_id: string;
  value: number;
  unit: Unit;
  denominator: number | null;
  kind: FigureKind;
  qualifier: Qualifier | null;
  measure: string | null;
  population: string | null;
  /** GSS code of the area measured, or its words where no code fits. */
  area: string | null;
  period: string | null;
  period_start: string | null;
  period_end: string | null;
  period_basis: 'stated' | 'title' | 'meeting' | 'none';
  /** What a change counts from, as a period. */
  since: string | null;
  /** `from` `to` `of` `rest` … and the figure it stands to in that relation. */
  relation: string | null;
  related_id: string | null;
  indicator_id: string | null;
  indicator_reason: string | null;
  speaker: string | null;
  confidence: number;
  /** For each slot the rule and the words that filled it: `{slot: {rule, words}}`. */
  evidence: Record<string, { rule: string; words: string }>;
}

export interface Rating extends Quoted {
  rating_id: string;
  item_id: string;
  scale: string;
  rating: string;
  subject: string | null;
  council_id: string | null;
  speaker: string | null;
}

export interface Resolution extends Span {
  resolution_id: string;
  item_id: string;
  basis: 'resolved' | 'undertaken';
  /** The letter or number the paragraph carries, as printed: `(a)`, `1.`. */
  label: string | null;
  text: string;
  action: string;
  owner: string | null;
  due_date: string | null;
}

export interface Caveat extends Quoted {
  caveat_id: string;
  item_id: string;
  /** The figure it touches; null where it is said of the item. */
  figure_id: string | null;
  kind: string;
  /** Whether it casts doubt on every figure of the item. */
  covers_item: boolean;
}

export interface ItemTheme {
  item_id: string;
  theme_id: string;
  weight: number;
  terms: string[];
}

/** A named body (the other council, Ofsted, NHS …) as an item mentions it. */
export interface Mention extends Quoted {
  mention_id: string;
  item_id: string;
  body_id: string;
}

/** An interest that a person declared, with the sentence that says so. */
export interface Declaration extends Quoted {
  declaration_id: string;
  item_id: string;
  person: string;
}

/** A statement of direction or standing without a number: "remained below the national average". */
export interface Claim extends Quoted {
  claim_id: string;
  item_id: string;
  indicator_id: string;
  /** `below` `above` `in-line` `increase` `decrease` `unchanged` `bottom-quarter` `top-quarter`. */
  direction: string;
  /** `england` `neighbours` `region` `councils` `previous`. */
  comparator: string;
  period: string | null;
  period_start: string | null;
  period_end: string | null;
  /** The words that tie it to the indicator. */
  measure: string;
  /** What the words leave open, or null where they meet the definition. */
  doubt: string | null;
  /** Whether it says that things stay so: remained, continued. */
  is_lasting: boolean;
}

/** What parse makes of a document: its meetings (nearly always one) and the parts that cover its text. */
export interface Parsed {
  document: Document;
  layout: string;
  kind: DocumentKind;
  meetings: Meeting[];
  parts: Part[];
  issues: Issue[];
}

/** What extract finds in one document, ready to load. */
export interface Findings {
  parsed: Parsed;
  is_procedural: Map<string, boolean>;
  item_themes: ItemTheme[];
  figures: Figure[];
  ratings: Rating[];
  resolutions: Resolution[];
  caveats: Caveat[];
  mentions: Mention[];
  claims: Claim[];
  declarations: Declaration[];
  /** Questions asked by members or the public, counted per item. */
  questions: Map<string, number>;
  issues: Issue[];
}
