import type { DraftItem } from './draft.ts';
import type { Line } from './lines.ts';
import { draftItem, titleLines } from './numbered.ts';
import { cleanTitle, isTitle } from './titles.ts';

/** `24.`, `24A`, and `29/23` or `CYP/24/13` where the count begins anew each year. */
const HEAD =
  /^(\d{1,4}[A-Z]?|\d{1,3}\/\d{2}|[A-Z]{2,6}\/(?:20)?\d{2}\/\d{1,4})(?:([.)])\s{0,8}|\s{1,8})(?=\S)/;
const LAST_DIGITS = /(\d{1,4})$/;
const PART = /^\(?([ivx]{1,5}|[a-z])\)\s{0,8}(?=\S)/;
const LARGEST_GAP = 3;

interface Candidate {
  index: number;
  number: number;
  printed: string;
  offset: number;
  /** The stop or bracket after the number, if any. */
  sign: string;
  weight: number;
  best: number;
  previous: Candidate | null;
}

/**
 * Cuts printed minutes, where a heading carries its number on the same line (`19. APOLOGIES FOR ABSENCE`). Numbered
 * paragraphs look alike, so the headings are the heaviest chain of numbers that runs on, best with the same sign after
 * them; capitals weigh more.
 */
export function parsePrinted(lines: Line[], from: number, end: number): DraftItem[] {
  const chain = heaviestChain(findCandidates(lines, from));
  const items: DraftItem[] = [];
  chain.forEach((candidate, place) => {
    const until = chain[place + 1]?.index ?? lines.length;
    const head = headLines(lines, candidate, until);
    const stop = lines[until]?.char_start ?? end;
    const start = lines[candidate.index]!.char_start;
    items.push(draftItem(start, stop, candidate.printed, head));
    addParts(items, lines, candidate.index + head.length, until, stop);
  });
  return items;
}

function findCandidates(lines: Line[], from: number): Candidate[] {
  const found: Candidate[] = [];
  for (let index = from; index < lines.length; index++) {
    const match = HEAD.exec(lines[index]!.text);
    if (!match) continue;
    const rest = lines[index]!.text.slice(match[0].length);
    if (!isTitle(rest) || /^\d+(?:[.)\s]|$)|^[ap]m\b/i.test(rest)) continue;
    const number = numberOf(match[1]!);
    const sign = match[2] ?? '';
    const weight = isCapitals(rest) ? 3 : sign !== '' || match[1]!.includes('/') ? 1 : 0.3;
    found.push({
      index,
      number,
      printed: match[1]!,
      offset: match[0].length,
      sign,
      weight,
      best: weight,
      previous: null,
    });
  }
  return found;
}

/** What counts on: the first number, or after the letters of a committee and a year the last. */
function numberOf(printed: string): number {
  return Number.parseInt(/^\d/.test(printed) ? printed : LAST_DIGITS.exec(printed)![1]!, 10);
}

function heaviestChain(candidates: Candidate[]): Candidate[] {
  const best = new Map<number, Candidate>();
  let top: Candidate | null = null;
  for (const candidate of candidates) {
    for (let gap = 1; gap <= LARGEST_GAP; gap++) {
      const before = best.get(candidate.number - gap);
      const strangeness = (gap - 1) * 0.5 + (before?.sign === candidate.sign ? 0 : 0.6);
      const total = before ? before.best + candidate.weight - strangeness : 0;
      if (before && total > candidate.best) Object.assign(candidate, { best: total, previous: before });
    }
    if (candidate.best > (best.get(candidate.number)?.best ?? 0)) best.set(candidate.number, candidate);
    if (!top || candidate.best > top.best) top = candidate;
  }
  const chain: Candidate[] = [];
  for (let link = top; link; link = link.previous) chain.unshift(link);
  return chain;
}

/** A heading may run over lines: all in capitals, or wrapped in mid-phrase. */
function headLines(lines: Line[], { index, offset }: Candidate, until: number): Line[] {
  const first = lines[index]!;
  const plain = { ...first, text: first.text.slice(offset) };
  if (!isCapitals(plain.text))
    return titleLines([plain, ...lines.slice(index + 1, Math.min(until, index + 4))], 0);
  const head = [plain];
  for (let next = index + 1; next < until && head.length < 4; next++) {
    const line = lines[next]!;
    if (line.gap > 0 || !isCapitals(line.text) || PART.test(line.text) || /:$/.test(line.text)) break;
    head.push(line);
  }
  return head;
}

/** Reports under one number carry headings of their own: `(ii) YOUTH JUSTICE PLAN`. */
function addParts(items: DraftItem[], lines: Line[], from: number, until: number, stop: number): void {
  const parent = items.length - 1;
  const whole = items[parent]!;
  for (let index = from; index < until; index++) {
    const line = lines[index]!;
    const match = PART.exec(line.text);
    const rest = match ? line.text.slice(match[0].length) : '';
    if (!match || !isCapitals(rest) || !isTitle(rest)) continue;
    items.at(-1)!.char_end = line.char_start;
    const number = `${whole.number}(${match[1]})`;
    items.push({ ...draftItem(line.char_start, stop, number, [line]), title: cleanTitle(rest), parent });
  }
}

function isCapitals(text: string): boolean {
  const letters = text.replace(/[^A-Za-z]/g, '');
  return letters.length >= 3 && letters.replace(/[^a-z]/g, '').length <= letters.length / 10;
}
