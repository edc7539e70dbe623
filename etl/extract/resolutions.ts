import type { Item, Resolution, Span } from '../model.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { type Cues, findCues } from './cues.ts';
import { keyOf } from './keys.ts';
import { joinLines } from './lines.ts';
import { readAction } from './resolutions/action.ts';
import { type Block, blocks } from './resolutions/blocks.ts';
import { readDue } from './resolutions/due.ts';
import { findHeadings } from './resolutions/headings.ts';
import { readOwner } from './resolutions/owner.ts';
import { type Paragraph, readParagraphs } from './resolutions/paragraphs.ts';
import { findStripped } from './resolutions/stripped.ts';
import { findUndertakings } from './resolutions/undertakings.ts';
import { type ResolutionWords, resolutionWords } from './resolutions/words.ts';
import { sentences } from './sentences.ts';
import { spokenWithin } from './spoken.ts';

/** Where an item stands: its document's key and text, and the day of its meeting. */
export interface Place {
  document_id: string;
  text: string;
  meeting_date: string | null;
}

/** The heading of an inline decision says nothing of what it does. */
const heading =
  /^(?:RESOLVED|AGREED|RECOMMENDED|NOTED|Resolved|Agreed|Recommended|It was agreed)\b(?=[^a-z]{0,4}|\s(?:that|to)\b)/;
const expectant = new Set(['request', 'recommend', 'add-to-work-programme']);

/**
 * Gives the decisions of an item, one a lettered, numbered or single paragraph (`resolved`), and what officers
 * promised in its discussion (`undertaken`), in the order of the text.
 */
export function findResolutions(
  item: Item,
  place: Place,
  vocabulary: Vocabulary,
  discussion: Span[] = item.minutes.flatMap(span => sentences(place.text, span)),
): Resolution[] {
  const words = resolutionWords(vocabulary);
  const paragraphs = blocksOf(item, place.text);
  const cues = findCues(item, place.text, discussion, vocabulary);
  const resolved = findResolved(item, place.text, paragraphs, cues, words);
  const found = resolved.map(one => toResolution(item, place, one, 'resolved', words));
  for (const undertaking of findUndertakings(place.text, discussion, cues, item.text, words)) {
    if (resolved.some(one => overlaps(one, undertaking))) continue;
    const { owner, ...span } = undertaking;
    const one = toResolution(item, place, { label: null, ...span }, 'undertaken', words);
    found.push({ ...one, owner: owner ?? one.owner });
  }
  return found.sort((a, b) => a.char_start - b.char_start);
}

function blocksOf({ minutes }: Item, text: string): Block[] {
  if (minutes.length === 1) return blocks(text, minutes[0]!);
  return minutes.flatMap(span => blocks(text, span));
}

function findResolved(
  item: Item,
  text: string,
  paragraphs: Block[],
  cues: Cues,
  words: ResolutionWords,
): Paragraph[] {
  const headings = findHeadings(text, paragraphs, cues.headings, words);
  if (headings.length === 0) return findStripped(text, paragraphs, item, cues);
  return headings.flatMap((heading, index) =>
    readParagraphs(text, paragraphs, heading, headings[index + 1]?.block ?? paragraphs.length),
  );
}

function toResolution(
  item: Item,
  { document_id, text, meeting_date }: Place,
  { label, char_start, char_end }: Paragraph,
  basis: Resolution['basis'],
  words: ResolutionWords,
): Resolution {
  const quote = text.slice(char_start, char_end);
  const said = spokenWithin(item, text, { char_start, char_end });
  const opening = heading.exec(quote)?.[0].length ?? 0;
  const first = opening > 0 ? said.starts.findIndex(start => start >= char_start + opening) : 0;
  const told = readAction(said, first < 0 ? said.starts.length : first, words);
  const plain = joinLines(quote).slice(0, 1500);
  const owner = readOwner(plain, said, words);
  // `That officers bring an update`: who is to act is asked to, whatever the verb.
  const action = told === 'other' && owner !== null ? 'request' : told;
  const isExpected = basis === 'undertaken' || expectant.has(action);
  return {
    resolution_id: keyOf('r', `${document_id}|${char_start}|${basis}`),
    item_id: item.item_id,
    basis,
    label,
    text: quote,
    action: basis === 'undertaken' ? 'request' : action,
    owner,
    due_date: isExpected ? readDue(plain, said, meeting_date) : null,
    char_start,
    char_end,
  };
}

function overlaps(a: Span, b: Span): boolean {
  return a.char_start < b.char_end && b.char_start < a.char_end;
}
