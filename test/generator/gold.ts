import type { GeneratedMeeting } from './meeting.ts';
import type { Page, ShownItem } from './page.ts';

/** What is known of a generated document, in the form of hand-marked ones. */
export interface Gold {
  document: string;
  council: string;
  committee: string;
  meeting_date: string;
  tier: 'generated';
  items: Record<string, unknown>[];
  figures: Record<string, unknown>[];
  ratings: never[];
  resolutions: Record<string, unknown>[];
  caveats: Record<string, unknown>[];
}

/** Gives the gold of a page: what its text still holds, in the text's own words. */
export function goldOf(
  meeting: GeneratedMeeting,
  page: Page,
  document: string,
  quotes: Map<number, string>,
): Gold {
  const keys = new Map(page.shown.map(shown => [shown.item.number, keyOf(shown)]));
  const figures = [...meeting.figures].flatMap(([id, { item, ...figure }]) => {
    const quote = quotes.get(id);
    return quote === undefined ? [] : [{ quote, ...figure, item: keys.get(item) ?? null }];
  });
  const caveats = [...meeting.caveats, ...page.caveats].flatMap(([id, { item, kind }]) => {
    const quote = quotes.get(id);
    return quote === undefined ? [] : [{ quote, item: keys.get(item) ?? null, kind }];
  });
  return {
    document,
    council: meeting.council.name,
    committee: meeting.council.committee,
    meeting_date: meeting.date.toISOString().slice(0, 10),
    tier: 'generated',
    items: page.shown.map(itemOf),
    figures,
    ratings: [],
    resolutions: page.shown.filter(shown => shown.hasResolutions).flatMap(resolutionsOf),
    caveats,
  };
}

function keyOf(shown: ShownItem): number | string {
  return shown.isNumbered ? shown.item.number : shown.title;
}

function itemOf(shown: ShownItem): Record<string, unknown> {
  return {
    number: shown.isNumbered ? shown.item.number : null,
    title: shown.title,
    themes: shown.item.themes,
    ...(shown.isTruncated ? { truncated: true } : {}),
    ...(shown.isLost ? { content_lost: true } : {}),
  };
}

function resolutionsOf(shown: ShownItem): Record<string, unknown>[] {
  return shown.item.resolutions.map(({ text: _, label, ...rest }) => ({
    item: keyOf(shown),
    n: label,
    ...rest,
    ...(shown.isHeadingLost ? { heading_lost: true } : {}),
  }));
}
