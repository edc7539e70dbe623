import type { Span } from '../../model.ts';
import type { Block } from './blocks.ts';
import type { Heading } from './headings.ts';

/** One lettered, numbered or single paragraph of a decision. */
export interface Paragraph extends Span {
  label: string | null;
}

const opensDecision = /^(?:that|to)\b/i;
/** `that the Sub-Committee:-`, `2023/018`: what leads in to a list and decides nothing by itself. */
const leadsIn =
  /^(?:(?:[Tt]hat|THAT|[Tt]o)?[ \u00a0]{0,3}(?:[Tt]he[ \u00a0])?(?:(?:[A-Z][\w’'-]{0,24}|and|of|&)[ \u00a0]){0,8}(?:[Cc]ommittee|[Ss]ub-[Cc]ommittee|[Bb]oard|[Cc]ommission|[Pp]anel|[Cc]abinet|[Cc]ouncil|[Ee]xecutive|[Ff]orum)?|\d{4}\/\d{1,4}|[Tt]hat)[\s,:;–—-]{0,6}$/;
const LONGEST_LEAD = 120;
const isFinished = /[.;!?)”"’]$|\b(?:and|or)$/;
const isComplete =
  /\b(?:noted|approved|agreed|endorsed|confirmed|adopted|accepted|welcomed|received|supported|record)$/i;
const narrative =
  /^(?:councillors? \S+ (?:left|joined|departed|arrived)|the (?:meeting|chair(?:man)?|committee|commission|board) (?:closed|adjourned|thanked|concluded|ended|then|was)|in accordance with|n\.?b\.?\b|note:|at this point|\(?(?:councillors?|cllrs?|mr|mrs|ms|dr) )/i;

/** Gives the paragraphs of the decision that a heading announces: its list, or its single paragraph. */
export function readParagraphs(text: string, blocks: Block[], heading: Heading, limit: number): Paragraph[] {
  const found: Paragraph[] = [];
  let style: string | null = null;
  const own = blocks[heading.block]!;
  const isLead = (from: number, to: number) =>
    to - from < LONGEST_LEAD && leadsIn.test(text.slice(from, to).trim());
  const isListed = (index: number) =>
    index < limit &&
    (blocks[index]?.style ?? null) !== null &&
    text.slice(blocks[index - 1]!.char_end, blocks[index]!.char_start).includes('\n');
  const opensList = isListed(heading.block + 1) && isLead(heading.after, own.char_end);
  if (heading.form === 'inline' && !opensList) found.push(inline(text, own, heading));
  for (let i = heading.block + 1; i < limit; i++) {
    const block = blocks[i]!;
    const last = found.at(-1);
    const words = text.slice(block.char_start, Math.min(block.char_end, block.char_start + 200));
    if (!last) {
      if (block.style === null && isListed(i + 1) && isLead(block.char_start, block.char_end)) continue;
      if (/[“"‘]/.test(words[0] ?? '') && /\b(?:read|that)\b/i.test(words) === false) return found;
      found.push(paragraph(block));
      style = block.style;
      continue;
    }
    const ending = text.slice(Math.max(last.char_start, last.char_end - 60), last.char_end);
    if (block.style !== null) {
      if (isSubheading(words)) break;
      if (heading.form === 'inline' && style === null) {
        if (continuesNarrative(own, block) && !/[:]$/.test(ending)) break;
        style = block.style;
        if (/:$/.test(ending) && found.length === 1) {
          last.char_end = block.char_end;
          continue;
        }
        if (!/[:;]$|\band$/.test(ending) && !opensDecision.test(words)) break;
        found.push(paragraph(block));
        continue;
      }
      if (style === null && !/[:]$/.test(ending) && !opensDecision.test(words)) break;
      if (style === null && /:$/.test(ending)) {
        style = block.style;
        last.char_end = block.char_end;
        continue;
      }
      if (isSameList(style, block, last.label)) found.push(paragraph(block));
      else last.char_end = block.char_end;
      continue;
    }
    if (narrative.test(words)) break;
    if (opensDecision.test(words) && !/[,:]$/.test(ending)) {
      if (!isFinished.test(ending) && !isComplete.test(ending) && /^[a-z]/.test(words))
        last.char_end = block.char_end;
      else found.push(paragraph(block));
    } else if (!isFinished.test(ending) && !isComplete.test(ending)) last.char_end = block.char_end;
    else break;
  }
  return finish(text, found);
}

/** Cuts what stands on one line, leaves off what follows a decision, and drops what is too short to be one. */
function finish(text: string, found: Paragraph[]): Paragraph[] {
  const all: Paragraph[] = [];
  for (const one of found) splitRun(all, text, one);
  let count = 0;
  for (const one of all) {
    trim(text, one);
    if (one.char_end - one.char_start > 3) all[count++] = one;
  }
  all.length = count;
  return all;
}

function paragraph(block: Block): Paragraph {
  return { label: block.label, char_start: block.char_start, char_end: block.char_end };
}

/** An inline decision begins at its heading, RESOLVED included, and ends where its sentence list does. */
function inline(text: string, block: Block, heading: Heading): Paragraph {
  const words = text.slice(heading.after, Math.min(heading.after + 12, block.char_end));
  const label = /^\s*(\(?(?:\d{1,2}|[a-z])[.)])\s/.exec(words);
  if (!label) return { label: null, char_start: heading.at, char_end: block.char_end };
  const start = heading.after + label[0].length;
  return { label: label[1]!, char_start: start, char_end: block.char_end };
}

/** `3) RESOLVED to note. 4) In accordance with …`: the next number of the narrative that held the heading. */
function continuesNarrative(own: Block, block: Block): boolean {
  return own.style !== null && own.style === block.style;
}

function isSameList(style: string | null, block: Block, lastLabel: string | null): boolean {
  if (style === block.style) return true;
  const shape = (label: string | null) => label?.replace(/\w+/, 'x');
  const isNext = /h/.test(lastLabel ?? '') && /^\(?i[.)]$/.test(block.label ?? '');
  return (
    style === null || (shape(lastLabel) === shape(block.label) && (isNext || /\d/.test(block.label ?? '')))
  );
}

/** `(ii) YOUTH JUSTICE PLAN` begins the next part of the item. */
function isSubheading(words: string): boolean {
  const line = words.split('\n', 1)[0]!;
  return line.length > 5 && line.length < 120 && /[A-Z]{3}/.test(line) && line === line.toUpperCase();
}

/** Leaves off `... view the full minutes text for item 24` and the white space before it. */
function trim(text: string, one: Paragraph): void {
  const words = text.slice(one.char_start, one.char_end);
  const cut = words.indexOf('view the full minutes');
  let end = cut < 0 ? words.length : cut;
  for (let at = stopBefore(words, 0, end); at >= 0; at = stopBefore(words, at + 1, end)) {
    const next = capitalAfter(words, at + 1, end);
    if (next < 0 || !narrative.test(words.slice(next, next + 80))) continue;
    end = at + 1;
    break;
  }
  while (end > 0 && (/\s|…/.test(words[end - 1]!) || (cut >= 0 && words[end - 1] === '.'))) end--;
  one.char_end = one.char_start + end;
}

/** Gives where the next stop or semicolon stands, or -1. */
function stopBefore(words: string, from: number, end: number): number {
  for (let at = from; at < end; at++) {
    const code = words.charCodeAt(at);
    if (code === 46 || code === 59) return at;
  }
  return -1;
}

/** Gives where a capital stands after one to three spaces, or -1. */
function capitalAfter(words: string, from: number, end: number): number {
  let at = from;
  while (at < end && at < from + 3 && /\s/.test(words[at]!)) at++;
  const code = at > from && at < end ? words.charCodeAt(at) : 0;
  return code >= 65 && code <= 90 ? at : -1;
}

/** Cuts `(1) That … ; (2) That …` on one line at each next number or letter, and adds the parts to a list. */
function splitRun(all: Paragraph[], text: string, one: Paragraph): void {
  const { char_start, char_end } = one;
  const words = text.slice(char_start, char_end);
  const first = one.label ?? /^[A-Za-z]{5,12}[^.\n]{0,20}?\s(\((?:1|a|i)\))\s/.exec(words)?.[1];
  let from = 0;
  let label: string | null = one.label;
  for (let next = first ? nextLabel(first) : null; next; next = nextLabel(next)) {
    const at = words.indexOf(` ${next} `, from);
    if (at < 0 || !/(?:[;,.:]|[;,] and)$/.test(words.slice(Math.max(0, at - 6), at))) break;
    all.push({ label, char_start: char_start + from, char_end: char_start + at });
    label = next;
    from = at + next.length + 2;
  }
  all.push({ label, char_start: char_start + from, char_end });
}

const labels = new Map<string, string | null>();

/** There are few labels, and they come again and again. */
function nextLabel(label: string): string | null {
  let next = labels.get(label);
  if (next === undefined) {
    next = readNextLabel(label);
    labels.set(label, next);
  }
  return next;
}

function readNextLabel(label: string): string | null {
  const inner = label.replace(/[().]/g, '');
  const numerals = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];
  if (/^\d+$/.test(inner)) return label.replace(inner, String(Number(inner) + 1));
  const at = numerals.indexOf(inner);
  if (at >= 0 && at < 9 && inner !== 'v') return label.replace(inner, numerals[at + 1]!);
  return inner.length === 1 && inner < 'z'
    ? label.replace(inner, String.fromCharCode(inner.charCodeAt(0) + 1))
    : null;
}
