import type { PeriodContext } from './period-context.ts';
import type { PeriodFound } from './periods.ts';
import type { Quantity } from './quantity.ts';

/** What begins after this is said of something else. */
const NEW_CLAUSE = /\sand\s(?:that\s|(?:[a-zA-Z]{2,14}\s){1,3}(?:had|were|was|would|has|have)\s)/i;

const COMPARED_BEFORE =
  /(?:up|down|risen|fallen|increased|reduced)\sfrom\s(?:[a-zA-Z]{1,12}\s){0,2}£?$|(?:compared (?:with|to)|against|than)\s(?:[a-zA-Z]{1,12}\s){0,2}£?$/i;

/** Gives the words of time that belong to the figure: right after it, else before it, with no other figure between. */
export function beside(context: PeriodContext): PeriodFound | null {
  const { text, quantity, siblings, periods, sentence, kind } = context;
  const isBetween = (from: number, to: number) =>
    siblings.some(
      other => other !== quantity && !isBound(other) && other.char_start >= from && other.char_end <= to,
    );
  const before = periods.filter(period => period.char_end <= quantity.char_start);
  const after = periods.filter(period => period.char_start >= quantity.char_end);
  const last = before.at(-1);
  if (last && /^,?\s(?:when|where)\s/i.test(text.slice(last.char_end, quantity.char_start))) return last;
  const usable = (period: PeriodFound) =>
    period.role !== 'base' &&
    !period.isLong &&
    !(period.role === 'open' && kind === 'change' && isOld(period));
  const next = after.find(period => !isBetween(quantity.char_end, period.char_start));
  if (next && usable(next)) {
    const gap = text.slice(quantity.char_end, next.char_start);
    if (!/[,;:–—]/.test(gap) && !NEW_CLAUSE.test(gap)) return next;
  }
  for (const period of before.toReversed()) {
    if (!usable(period)) continue;
    const isScene = period.char_start - sentence.char_start < 8;
    if (period.role === 'vague' && !isScene && isOwned(text, period, siblings)) continue;
    if (isOfComparison(text, period, siblings)) continue;
    const gap = text.slice(period.char_end, quantity.char_start);
    if (/;/.test(gap)) break;
    const isDay = period.role === 'plain' && period.period?.length === 10;
    return isDay && /\sand\s/.test(gap) ? { ...period, role: 'source' } : period;
  }
  if (next && usable(next) && next.role !== 'vague') {
    const gap = text.slice(quantity.char_end, Math.min(next.char_start, sentence.char_end));
    if (gap.length < 110 && !/;|,\s(?:which|but|and|so|although|while|whereas)\s/i.test(gap)) return next;
  }
  return sharedTime(context, after);
}

/** Says whether the same clause goes on to a time that may or may not be this figure's. */
export function saysOther({ text, quantity, siblings, periods }: PeriodContext): boolean {
  const next = periods.find(period => period.char_start >= quantity.char_end && period.role === 'plain');
  if (next === undefined || isOwned(text, next, siblings)) return false;
  const gap = text.slice(quantity.char_end, next.char_start);
  return !/;/.test(gap) && !NEW_CLAUSE.test(gap);
}

/** `112 leavers and 64 starters in 2022`: a time at the end is that of all that `and` joins. */
function sharedTime(
  { text, quantity, siblings, sentence }: PeriodContext,
  after: PeriodFound[],
): PeriodFound | null {
  const first = after[0];
  if (first?.role !== 'plain' || first.isLong) return null;
  const gap = text.slice(quantity.char_end, Math.min(first.char_start, sentence.char_end));
  const between = siblings.filter(
    other => other.char_start >= quantity.char_end && other.char_end <= first.char_start,
  );
  const isJoined =
    between.length === 1 && between[0]!.unit === quantity.unit && /\sand\s/.test(gap) && !/[,;]/.test(gap);
  return isJoined && !/\s(?:from|to|against|than)\s/i.test(gap) ? first : null;
}

/** `absent within 20 weeks in May`: a limit has no time of its own. */
function isBound({ kind, unit }: Quantity): boolean {
  return kind === 'target' && /days|weeks|months|years/.test(unit);
}

/** `71 exclusions, up from 49 in 2022, and 290 others`: the time of what a figure is set beside is not that of the next. */
function isOfComparison(text: string, period: PeriodFound, siblings: Quantity[]): boolean {
  const owner = siblings.findLast(other => other.char_end <= period.char_start);
  if (owner === undefined || /[,;:–—]/.test(text.slice(owner.char_end, period.char_start))) return false;
  return COMPARED_BEFORE.test(text.slice(Math.max(0, owner.char_start - 40), owner.char_start));
}

/** Whether a time stands right after another figure, and so is that one's. */
function isOwned(text: string, period: PeriodFound, siblings: Quantity[]): boolean {
  const owner = siblings.findLast(other => other.char_end <= period.char_start);
  return owner !== undefined && !/[,;:–—]/.test(text.slice(owner.char_end, period.char_start));
}

function isOld(period: PeriodFound): boolean {
  return period.period !== null;
}
