import type { Document, Issue, Item, Mark, Part } from '../model.ts';
import { deriveTitle } from './derive.ts';
import type { Draft, DraftItem } from './draft.ts';
import { inferNumbers } from './numbers.ts';
import { layer } from './parts.ts';
import { slug } from './places.ts';
import { findSections, type Sections } from './sections.ts';

/** The items of a meeting, the parts of the text that they cover, and what is doubtful about them. */
export interface BuiltItems {
  items: Item[];
  layers: Part[];
  issues: Issue[];
}

/** Builds items from a draft: sections, numbers, keys that no other item of the document has. */
export function buildItems(document: Document, cut: Draft, meeting_id: string): BuiltItems {
  const { layout, kind, front } = cut;
  const draft: Draft = { layout, kind, front, items: cut.items.map(inOneShape) };
  const inline = draft.layout === 'pipe-table';
  const marked = shareOut(document.marks, draft.items);
  const sections = draft.items.map((item, index) =>
    findSections(document.text, item, draft.kind, inline, marked[index]!),
  );
  const numbers = inferNumbers(
    draft.items.map((item, index) => ({
      printed: item.number,
      tail: sections[index]!.stated_number,
      is_counted: item.is_counted,
    })),
  );
  const ids = distinctIds(
    draft,
    numbers.map(found => found.item_number),
    meeting_id,
  );
  const items = draft.items.map((item, index): Item => {
    const { item_number, number_basis } = numbers[index]!;
    const { title, title_basis } = titleOf(document, item);
    const { completeness, minutes, agenda } = sections[index]!;
    const { char_start, char_end } = item;
    return {
      item_id: ids[index]!,
      parent_id: item.parent === null ? null : ids[item.parent]!,
      position: index + 1,
      item_number,
      number_basis,
      title,
      title_basis,
      completeness,
      char_start,
      char_end,
      text: document.text.slice(char_start, char_end),
      minutes,
      agenda,
    };
  });
  const layers: Part[] = [];
  for (const [index, item] of items.entries()) {
    layers.push(layer('item', item, item.item_id));
    for (const span of sections[index]!.furniture) layers.push(layer('furniture', span, item.item_id));
  }
  return {
    items,
    layers,
    issues: items.flatMap((item, index) => findDoubts(document, item, sections[index]!)),
  };
}

/** Layouts make items each in their own way; code that meets them all in one shape is optimised once. */
function inOneShape(item: DraftItem): DraftItem {
  const { char_start, char_end, number, title, title_basis, body, parent, is_counted } = item;
  return { char_start, char_end, number, title, title_basis, body, parent, is_counted };
}

/** A title that was nothing but a file size or a mark is made from the item's words instead. */
function titleOf(document: Document, { title, title_basis, body, char_end }: DraftItem) {
  if (title !== '') return { title, title_basis };
  const words = document.text.slice(body, Math.min(char_end, body + 600));
  return { title: deriveTitle(words), title_basis: 'derived' as const };
}

/** Gives each item the furniture that its format marked inside it; marks and items are in order. */
function shareOut(marks: Mark[], items: DraftItem[]): Mark[][] {
  const furniture = marks.filter(mark => mark.role === 'furniture');
  let next = 0;
  return items.map(item => {
    const own: Mark[] = [];
    while (next < furniture.length && furniture[next]!.char_start < item.body) next++;
    for (; next < furniture.length && furniture[next]!.char_end <= item.char_end; next++)
      own.push(furniture[next]!);
    return own;
  });
}

function distinctIds(draft: Draft, numbers: (string | null)[], meeting_id: string): string[] {
  const taken = new Map<string, number>();
  return draft.items.map((item, index) => {
    const id = `${meeting_id}-${slug(numbers[index] ?? item.title)}`;
    const count = (taken.get(id) ?? 0) + 1;
    taken.set(id, count);
    return count === 1 ? id : `${id}-${count}x`;
  });
}

function findDoubts(document: Document, item: Item, sections: Sections): Issue[] {
  const { title, title_basis } = item;
  const issues: Issue[] = [];
  if (sections.completeness === 'truncated')
    issues.push(doubt(document, item, 'item-truncated', `the page cuts “${title}” short`));
  if (sections.completeness === 'content_lost')
    issues.push(doubt(document, item, 'content-lost', `a list in “${title}” was dropped by the page`));
  if (title_basis === 'derived')
    issues.push(doubt(document, item, 'title-derived', `the title “${title}” is made from the item's words`));
  return issues;
}

function doubt({ document_id }: Document, { item_id }: Item, code: string, message: string): Issue {
  return { document_id, item_id, code, message };
}
