import type { Item } from '../../model.ts';
import { CUE, type Cues } from '../cues.ts';
import type { Block } from './blocks.ts';
import type { Paragraph } from './paragraphs.ts';

const subjunctive =
  /^that (?:the |a |an |this |its |it |future |further |all |authority |officers? |members? |consideration )?(?:[^.]|(?<=\b(?:Mr|Mrs|Ms|Dr|[A-Z]))\.){1,400}\b(?:be|report|provide|receive|note|approve|consider|write|submit)\b/i;
const bareNote =
  /^(?:it was|the \S+(?: \S+)?) (?:noted|agreed|resolved|recommended|unanimously agreed) (?:that|to)\b/i;
const itWas = /^it was (?:unanimously )?(?:agreed|resolved|recommended)\b/i;
const nextMeeting = /\bnext (?:\w+ )?meeting\b|\bfuture meetings?\b/i;
const motion = /^(?:it was |having been )?(?:duly )?(?:moved|proposed)\b[^.\n]{0,240}\bseconded\b/i;
const lost = /\b(?:lost|not carried|fell|rejected|defeated|withdrawn)\b/i;

/**
 * Gives the paragraphs that plainly are a decision where no heading stands: the page's layout dropped it, or the
 * minutes have none. A decision is `That … be …`, a closing `It was agreed that`, or a motion that was carried.
 */
export function findStripped(text: string, blocks: Block[], item: Item, cues: Cues): Paragraph[] {
  const decisions: Paragraph[] = [];
  for (const block of blocks) {
    if (beginsThat(text, block.char_start) && subjunctive.test(wordsOf(text, block, 500)))
      decisions.push(toParagraph(block));
  }
  if (decisions.length > 0) return decisions;
  const last = blocks.at(-1);
  if (!last) return [];
  const words = wordsOf(text, last, 300);
  const isAlone = last.gap > 3 || nextMeeting.test(item.title);
  if (bareNote.test(words) && !words.endsWith(':') && (itWas.test(words) || isAlone))
    return [toParagraph(last)];
  return (cues.all & CUE.motion) !== 0 ? findMotion(text, blocks) : [];
}

/** Whether `Tha…` stands at an offset, as decisions in the subjunctive begin. */
function beginsThat(text: string, at: number): boolean {
  return (
    (text.charCodeAt(at) | 32) === 116 &&
    (text.charCodeAt(at + 1) | 32) === 104 &&
    (text.charCodeAt(at + 2) | 32) === 97
  );
}

function findMotion(text: string, blocks: Block[]): Paragraph[] {
  const at = blocks.findIndex(block => motion.test(wordsOf(text, block, 500)));
  const block = blocks[at];
  if (!block) return [];
  const after = blocks.slice(at, at + 4).map(one => text.slice(one.char_start, one.char_end));
  if (after.some(words => lost.test(words))) return [];
  const words = wordsOf(text, block, 600);
  const that = /\bseconded\b[^.\n]{0,120}?\bthat\b/i.exec(words);
  if (that && words.length - that[0].length - that.index > 12) return [toParagraph(block)];
  const next = blocks[at + 1];
  return next && /^[“"‘']?that\b/i.test(wordsOf(text, next, 12)) ? [toParagraph(next)] : [];
}

function wordsOf(text: string, block: Block, most: number): string {
  return text.slice(block.char_start, Math.min(block.char_end, block.char_start + most));
}

function toParagraph({ label, char_start, char_end }: Block): Paragraph {
  return { label, char_start, char_end };
}
