import type { Caveat, Figure, Item, Span } from '../model.ts';
import { rows, type Vocabulary } from '../vocabulary.ts';
import { expressionOf } from './caveat-words.ts';
import { CUE, findCues } from './cues.ts';
import { keyOf } from './keys.ts';
import { type Row, rowOfWords } from './patterns/rows.ts';
import { type Pattern, pattern, type Stretch, stretchOf } from './patterns.ts';
import { firstFrom, spokenZone } from './spoken.ts';

interface Words {
  kind: string;
  scope: string;
  pattern: Pattern;
}

const compiled = new WeakMap<Vocabulary, Words[]>();
const CUT = /view the full minutes text for item\s\d{1,4}/gi;
const LIST_AFTER = /^\s{0,20}(?:[-–·•*▪]|\(?[a-z\d]{1,4}[.)]|\d)/iu;

/**
 * Finds words that say an item or a figure cannot be taken at face value. A caveat on the item has no figure; one said in
 * a figure's own sentence or point, or that follows from whom it counts, has the figure's key.
 */
export function findCaveats(
  item: Item,
  document: { document_id: string; text: string },
  spans: Span[],
  figures: Figure[],
  vocabulary: Vocabulary,
): Caveat[] {
  const { text } = document;
  const { flags, all } = findCues(item, text, spans, vocabulary);
  const isCut = mayBeCut(item) && item.text.search(CUT) >= 0;
  const hasCues = (all & CUE.caveat) !== 0;
  if (!isCut && item.completeness !== 'content_lost' && !hasCues) return [];
  const cued: Cued[] = [];
  for (let index = 0; hasCues && index < spans.length; index++) {
    if ((flags[index]! & CUE.caveat) === 0) continue;
    const span = spans[index]!;
    const { char_start, char_end } = span;
    const words = rowWithin(item, text, char_start, char_end);
    cued.push({ index, span, stretch: stretchOf(text, char_start, char_end, words) });
  }
  const told = hasCues ? placeFigures(item, figures, text, spans, flags) : [];
  return readCaveats(item, document, { spans, cued, told, isCut }, figures, words(vocabulary));
}

/** An item that is not known to be truncated can only be cut before its body. */
function mayBeCut({ completeness, char_start, text, minutes, agenda }: Item): boolean {
  if (completeness === 'truncated') return true;
  const body = Math.min(minutes[0]?.char_start ?? Infinity, agenda[0]?.char_start ?? Infinity);
  return text.slice(0, body - char_start).search(CUT) >= 0;
}

function readCaveats(
  item: Item,
  document: { document_id: string; text: string },
  { spans, cued, told, isCut }: { spans: Span[]; cued: Cued[]; told: Told[]; isCut: boolean },
  figures: Figure[],
  kinds: Words[],
): Caveat[] {
  const { text } = document;
  const list: List = { item, document, found: [], seen: new Set() };
  for (const match of isCut ? item.text.matchAll(CUT) : [])
    add(list, 'truncated', place(item.char_start + match.index, match[0]), null, false);
  if (item.completeness === 'content_lost') {
    for (const span of lostLists(item, text, spans)) add(list, 'content-lost', span, null, false);
  }
  if (cued.length === 0 && told.length === 0) return list.found;
  for (const { kind, scope, pattern } of kinds) {
    if (scope === 'item' || scope === 'point') {
      for (const { index, span, stretch } of cued) {
        if (!pattern.test(stretch)) continue;
        add(list, kind, span, null, scope === 'item');
        if (scope === 'point')
          for (const figure of inPoint(text, spans, index, figures)) add(list, kind, span, figure, false);
      }
    } else {
      for (const each of told) {
        const at = pattern.fits(each) ? touchedBy(pattern, scope, each, text) : null;
        if (at) add(list, kind, at, each.figure, false);
      }
    }
  }
  return list.found;
}

/** The caveats of an item so far; one of a kind for a place or a figure. */
interface List {
  item: Item;
  document: { document_id: string; text: string };
  found: Caveat[];
  seen: Set<string>;
}

function add(list: List, kind: string, at: Span, figure: Figure | null, covers_item: boolean): void {
  const key = `${kind} ${figure?.figure_id ?? at.char_start}`;
  if (list.seen.has(key)) return;
  list.seen.add(key);
  list.found.push(caveat(list.item, list.document, kind, at, figure, covers_item));
}

/** A sentence that may hold a caveat. */
interface Cued {
  index: number;
  span: Span;
  stretch: Stretch;
}

/** A figure with its sentence, the start of the one before, and the words of both, cut out only for a pattern that fits. */
interface Told extends Stretch {
  figure: Figure;
  sentence: Span;
  before: number;
}

/** Gives what the words of a stretch of an item's discussion and decision meet. */
function rowWithin(item: Item, text: string, char_start: number, char_end: number): Row {
  const zone = spokenZone(item, text, { char_start, char_end });
  return rowOfWords(zone, firstFrom(zone.starts, char_start), firstFrom(zone.starts, char_end));
}

/** Gives the figures that words of caveats stand near, with their sentences, each sentence being read once. */
function placeFigures(item: Item, figures: Figure[], text: string, spans: Span[], flags: number[]): Told[] {
  const told: Told[] = [];
  let index = 0;
  for (const figure of figures) {
    const last = told.at(-1);
    if (last && figure.char_start >= last.sentence.char_start && figure.char_start < last.sentence.char_end) {
      const { sentence, before, words } = last;
      told.push({ figure, sentence, before, text: '', words, first: null, last: null });
      continue;
    }
    while (index > 0 && spans[index - 1]!.char_end > figure.char_start) index--;
    while (index < spans.length && spans[index]!.char_end <= figure.char_start) index++;
    const sentence = spans[index];
    if (!sentence || sentence.char_start > figure.char_start) continue;
    if (((flags[index]! | (flags[index - 1] ?? 0)) & CUE.caveat) === 0) continue;
    const before = (spans[index - 1] ?? sentence).char_start;
    const words = rowWithin(item, text, before, sentence.char_end);
    told.push({ figure, sentence, before, text: '', words, first: null, last: null });
  }
  return told;
}

/** Gives the words of a caveat that touch a figure, where its pattern is met within its scope. */
function touchedBy(
  pattern: Pattern,
  scope: string,
  { figure, sentence, before, words }: Told,
  text: string,
): Span | null {
  const isClause = scope === 'clause';
  const from = scope === 'around' ? before : isClause ? figure.char_start : sentence.char_start;
  const to = isClause ? figure.char_end : sentence.char_end;
  const match = pattern.exec({ text: text.slice(from, to), words, first: null, last: null });
  return match && place(from + match.index, match[0]);
}

/** The figures said in the same lettered point or paragraph as a sentence. */
function inPoint(text: string, spans: Span[], index: number, figures: Figure[]): Figure[] {
  const isFirst = (at: number) => {
    const [before, span] = [spans[at - 1], spans[at]];
    if (!before || !span) return true;
    return (
      /\n\s{0,20}\n/u.test(text.slice(before.char_end, span.char_start)) ||
      LIST_AFTER.test(text.slice(span.char_start, span.char_start + 8))
    );
  };
  let first = index;
  while (!isFirst(first)) first--;
  let last = index;
  while (!isFirst(last + 1)) last++;
  const [from, to] = [spans[first]!.char_start, spans[last]!.char_end];
  return figures.filter(figure => from <= figure.char_start && figure.char_start < to);
}

/** Lead-ins such as `Key points included:` that nothing follows. */
function lostLists(item: Item, text: string, spans: Span[]): Span[] {
  return spans.filter((span, i) => {
    if (text[span.char_end - 1] !== ':') return false;
    const next = spans[i + 1]?.char_start ?? item.char_end;
    return !LIST_AFTER.test(text.slice(Math.min(span.char_end, next), span.char_end + 40));
  });
}

function caveat(
  item: Item,
  document: { document_id: string; text: string },
  kind: string,
  at: Span,
  figure: Figure | null,
  covers_item: boolean,
): Caveat {
  const identity = `${document.document_id}\n${kind}\n${at.char_start}\n${figure?.figure_id ?? ''}`;
  return {
    caveat_id: keyOf('c', identity),
    item_id: item.item_id,
    figure_id: figure?.figure_id ?? null,
    kind,
    covers_item,
    quote: document.text.slice(at.char_start, at.char_end),
    char_start: at.char_start,
    char_end: at.char_end,
  };
}

function place(char_start: number, words: string): Span {
  return { char_start, char_end: char_start + words.length };
}

/** One pattern for each kind and scope. */
function words(vocabulary: Vocabulary): Words[] {
  let found = compiled.get(vocabulary);
  if (!found) {
    const lists = new Map<string, string[]>();
    for (const row of rows(vocabulary, 'caveat_words')) {
      const key = `${row.kind}\t${row.scope}`;
      lists.set(key, [...(lists.get(key) ?? []), expressionOf(row.words ?? '')]);
    }
    found = [...lists].map(([key, list]) => {
      const [kind, scope] = key.split('\t') as [string, string];
      return {
        kind,
        scope,
        pattern: pattern(new RegExp(`(?<![\\p{L}])(?:${list.join('|')})(?!\\p{L})`, 'iu')),
      };
    });
    compiled.set(vocabulary, found);
  }
  return found;
}
