import type { DocumentKind, Span } from '../model.ts';

/** An item as a layout cut it out of the text; `body` is where its words begin after number and title. */
export interface DraftItem extends Span {
  number: string | null;
  title: string;
  title_basis: 'stated' | 'derived';
  body: number;
  /** Place in the list of the item that this one is a part of. */
  parent: number | null;
  /** False for an entry that councils print without a number, such as the webcast. */
  is_counted: boolean;
}

/** A stretch of a document that tells of one meeting, cut into items. */
export interface Draft {
  layout: string;
  kind: DocumentKind;
  /** What stands before the items: heading, venue, attendance. */
  front: Span;
  items: DraftItem[];
}
