import type { Row } from '../api.ts';
import { unknown } from '../errors.ts';
import { itemHtml } from './item.ts';
import { type Mark, marksOf } from './marks.ts';
import { groupBy, type Page, rowsOf } from './page.ts';
import { formatDay } from './words.ts';

/** Items and letters that one page shows; no meeting that is none of a trick has half as many. */
const [mostItems, mostLetters] = [1_000, 2_000_000];

/** `/meetings/:id`: the agenda and the words of one meeting, with all that was found in them marked. */
export const meeting: Page = {
  path: '/meetings/:id',
  view: 'meeting',
  section: '/meetings',
  takes: ['q'],
  async read(visit) {
    const id = visit.parts.id ?? '';
    const [found] = await rowsOf(visit, 'meeting', { meeting: id });
    if (!found) throw unknown('meeting', id);
    const [items = [], marks = [], people = [], documents = [], declarations = []] = await Promise.all(
      ['meeting-items', 'meeting-marks', 'meeting-people', 'meeting-documents', 'meeting-declarations'].map(
        name => rowsOf(visit, name, { meeting: id }),
      ),
    );
    const words = visit.query.get('q')?.trim() ?? '';
    const byItem = groupBy(marks, 'item_id');
    const few = fitting(items);
    const shown = few.map(item => itemOf(item, marksOf(byItem.get(String(item.item_id)) ?? []), words));
    return {
      title: `${found.committee}, ${formatDay(found.meeting_date, 'date unknown')}`,
      meeting: found,
      items: shown,
      rest: items.length - few.length,
      people,
      documents,
      declarations,
      kinds: [...new Set(marks.map(({ kind }) => kind))],
      cut: items.filter(({ completeness }) => completeness === 'truncated').length,
      lost: items.filter(({ completeness }) => completeness === 'content_lost').length,
      words,
    };
  },
};

/** Gives the first items that a page can show, at least one. */
function fitting(items: Row[]): Row[] {
  const few: Row[] = [];
  let letters = 0;
  for (const item of items.slice(0, mostItems)) {
    letters += String(item.text ?? '').length;
    if (few.length > 0 && letters > mostLetters) break;
    few.push(item);
  }
  return few;
}

/** Gives an item with its text as HTML and the number of marks of each kind. */
function itemOf(item: Row, marks: Mark[], words: string): object {
  const text = String(item.text ?? '');
  const start = Number(item.char_start ?? 0);
  const count = (kind: string) => marks.filter(mark => mark.kind === kind).length;
  const all = [...marks, ...hitsOf(text, start, words, String(item.item_id))];
  return {
    ...item,
    figures: count('figure'),
    decisions: count('resolution'),
    doubts: count('caveat'),
    html: itemHtml(item, all),
  };
}

/** Gives the places where the words of a search stand, so that they can be marked; at most a hundred. */
function hitsOf(text: string, start: number, words: string, item: string): Mark[] {
  const wanted = new Set(words.toLowerCase().match(/[\p{L}\p{N}]{1,40}/gu) ?? []);
  if (wanted.size === 0) return [];
  const hits: Mark[] = [];
  for (const met of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    if (hits.length >= 100 || !wanted.has(met[0].toLowerCase())) continue;
    const from = start + met.index;
    const id = `hit-${item}-${met.index}`;
    hits.push({ id, kind: 'hit', start: from, end: from + met[0].length, label: '', href: null });
  }
  return hits;
}
