import type { GeneratedMeeting, MeetingItem } from './meeting.ts';

/** An item as one page shows it: with what the page lost of it. */
export interface ShownItem {
  item: MeetingItem;
  title: string;
  isNumbered: boolean;
  isTruncated: boolean;
  isLost: boolean;
  /** Whether the page still holds its decisions, and under their heading. */
  hasResolutions: boolean;
  isHeadingLost: boolean;
}

/** A document as a publishing system prints it, its quotes still between marks. */
export interface Page {
  name: string;
  text: string;
  shown: ShownItem[];
  /** Caveats that the printing itself brought: cut text, lost lists. */
  caveats: Map<number, { item: number; kind: string }>;
  isDated: boolean;
}

export type Layout = (meeting: GeneratedMeeting) => Page[];

/** Marks of caveats that a layout adds start here, above those of any meeting's text. */
export const FIRST_PAGE_MARK = 4000;

/** Gives an item as a page shows it that loses nothing. */
export function showWhole(item: MeetingItem): ShownItem {
  return {
    item,
    title: item.title,
    isNumbered: true,
    isTruncated: false,
    isLost: false,
    hasResolutions: true,
    isHeadingLost: false,
  };
}
