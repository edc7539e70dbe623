import type { Block } from './blocks.ts';
import type { ResolutionWords } from './words.ts';

/** Where a decision is announced: the block, where its words begin, and whether the heading belongs to them. */
export interface Heading {
  block: number;
  /** Offset of RESOLVED itself. */
  at: number;
  /** Offset of the first word after the heading. */
  after: number;
  /** `alone` on its line; `inline` where the decision goes on in the same line. */
  form: 'alone' | 'inline';
  word: string;
}

/** Votes and manner between the heading and its colon: `RESOLVED (unanimously):`. */
const right =
  /^(?:[ \u00a0]?\([^()\n]{1,60}\)|[ \u00a0](?:unanimously|nem\.? con\.?|as follows|accordingly|(?:to make )?the following[a-z ]{0,60}(?=:)))?[ \u00a0]{0,4}(?:[:;–—-]{1,3}|(?=that\b)|(?=to\b)|(?=[.]?[ \u00a0]{0,4}(?:\n|$)))/i;
const reason =
  /^(?:having (?:considered|heard|noted|received|reviewed|regard|discussed|been)|following|after|upon|on|taking|in (?:light|view) of|at the conclusion of)\s/;
/** What a lead holds that is not words one blank apart. */
const pointed = /[,–-]|\s\s|[^\S ]/;
const narrative =
  /^[ \u00a0]{1,3}(?:on|at|in|by|during|previously|earlier|and|or|with|issues?|the|a|this|these|was|were|had)\b/i;
const moved =
  /^(?:it was |having been )?(?:duly )?(?:moved|proposed)\b[^.:\n]{0,240}\bseconded\b[^.:\n]{0,160}$/i;
const quotedSource = /\b(?:previous(?:ly)?|at its meeting|at their meeting|reads?|extract|minute|earlier)\b/i;
const startsDecision =
  /^(?:that|to|agreed?|approved?|noted?|endorsed?|supported|recommended|delegated|authorised|accepted|adopted|appointed|confirmed|received|resolved|granted|welcomed)\b/i;

/**
 * Finds where decisions are announced in the paragraphs of an item, given where words of headings stand; words quoted
 * from elsewhere announce none.
 */
export function findHeadings(
  text: string,
  blocks: Block[],
  places: number[],
  words: ResolutionWords,
): Heading[] {
  const found: Heading[] = [];
  let next = 0;
  for (let index = 0; index < blocks.length && next < places.length; index++) {
    const block = blocks[index]!;
    while (next < places.length && places[next]! < block.char_start) next++;
    let heading: Heading | undefined;
    for (; next < places.length && places[next]! < block.char_end && !heading; next++) {
      const at = places[next]!;
      words.heading.lastIndex = at;
      if (!words.heading.test(text)) continue;
      heading = readHeading(text, blocks, index, at, text.slice(at, words.heading.lastIndex), words);
    }
    if (heading) found.push(heading);
  }
  const firm = found.filter(({ word }) => !word.startsWith('recommendation'));
  return firm.length > 0 ? firm : found;
}

function readHeading(
  text: string,
  blocks: Block[],
  index: number,
  at: number,
  printed: string,
  words: ResolutionWords,
): Heading | undefined {
  const block = blocks[index]!;
  const word = printed.toLowerCase();
  const isCapital = printed === printed.toUpperCase();
  const rest = text.slice(at + printed.length, Math.min(block.char_end, at + printed.length + 120));
  const met = right.exec(rest);
  if (!met && !isCapital) return;
  const lead = leadOf(text, Math.max(block.char_start, at - 500), at);
  if (lead === undefined || (!isCapital && lead.isLater)) return;
  if (!isOpener(lead.words, words) || isQuoted(text, blocks, index)) return;
  const isBare = lead.words === '';
  if (!met && !(isCapital && isBare && !narrative.test(rest) && /^\s?[a-z(]/.test(rest))) return;
  const isOpen = /[:;–—-]$/.test(met?.[0] ?? '') || rest.slice(met?.[0].length ?? 0).trim() === '';
  if (!isCapital && !isHeadingInSmallLetters(word, /^[A-Z]/.test(printed), isBare, isOpen, rest)) return;
  const after = at + printed.length + (met?.[0].length ?? 0);
  const form = /^[.\s\u00a0]*$/.test(text.slice(after, Math.min(after + 60, block.char_end)))
    ? 'alone'
    : 'inline';
  const first = form === 'alone' ? blocks[index + 1] : { char_start: afterSpace(text, after), label: null };
  if (/^(?:decisions?|recommendations?)$/.test(word)) {
    if (!isOpen || !first) return;
    const opening = text.slice(first.char_start, first.char_start + 24);
    if (!startsDecision.test(opening) || (first.label === null && /^noted/i.test(opening))) return;
  }
  return { block: index, at, after, form, word };
}

/** `Resolved:` is a heading, `Agreed that` a decision's beginning; `the Committee agreed that` is narrative. */
function isHeadingInSmallLetters(
  word: string,
  isTitleCase: boolean,
  isBare: boolean,
  isOpen: boolean,
  rest: string,
): boolean {
  if (isOpen) return isBare || word === 'resolved';
  const isSentence = /^\s?(?:unanimously )?(?:that|to)\b/i.test(rest);
  return isSentence && (word === 'resolved' || (isBare && isTitleCase && word !== 'noted'));
}

/** The words before the heading in its own sentence; none where they cannot be an opening. */
function leadOf(text: string, from: number, at: number): { words: string; isLater: boolean } | undefined {
  let stop = at - 1;
  while (stop >= from && !isStop(text.charCodeAt(stop))) stop--;
  const isLater = stop >= from;
  if (stop === at - 1) return isLater ? LATER : BARE;
  const tail = text.slice(stop + 1, at).trim();
  if (tail === '') return isLater ? LATER : BARE;
  const words = tail.replace(/^(?:\(?[\da-z]{1,3}[.)]\s?|\d{1,2}\s)/, '');
  if (words.length > 420 || /[“"‘]$/.test(words)) return;
  return { words, isLater };
}

const BARE = { words: '', isLater: false };
const LATER = { words: '', isLater: true };

/** One of `.;!?`. */
function isStop(code: number): boolean {
  return code === 46 || code === 59 || code === 33 || code === 63;
}

function isOpener(lead: string, words: ResolutionWords): boolean {
  if (lead === '') return true;
  const lower = lead.toLowerCase();
  if (words.openers.has(lower)) return true;
  const plain = pointed.test(lower) ? lower.replace(/[,–-]/g, ' ').replace(/\s+/g, ' ').trim() : lower;
  return words.openers.has(plain) || moved.test(lead) || isReasoned(plain, words);
}

/** `Having considered the report the Committee`: the opener is what the phrase ends with. */
function isReasoned(lead: string, words: ResolutionWords): boolean {
  if (!reason.test(lead)) return false;
  const last = lead.split(' ');
  return [1, 2, 3, 4].some(count => words.openers.has(last.slice(-count).join(' ')));
}

/** A decision set out after “the minute reads:” is someone else's or an earlier one. */
function isQuoted(text: string, blocks: Block[], index: number): boolean {
  const block = blocks[index]!;
  if (/[“"‘']/.test(text[block.char_start] ?? '') && block.label === null) return true;
  const before = blocks[index - 1];
  if (!before || text[before.char_end - 1] !== ':') return false;
  return quotedSource.test(text.slice(Math.max(before.char_start, before.char_end - 240), before.char_end));
}

function afterSpace(text: string, at: number): number {
  let i = at;
  while (i < text.length && /\s/.test(text[i]!)) i++;
  return i;
}
