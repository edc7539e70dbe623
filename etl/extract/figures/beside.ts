import { leadOf, pattern, type Stretch, tailOf } from '../patterns.ts';
import type { PeriodContext } from './period-context.ts';
import type { PeriodFound } from './periods.ts';
import { isTime, type Quantity } from './quantity.ts';

/** What begins after this is said of something else. */
const NEW_CLAUSE = pattern(/\sand\s(?:that\s|(?:[a-zA-Z]{2,14}\s){1,3}(?:had|were|was|would|has|have)\s)/i);

const COMPARED_BEFORE = pattern(
  /(?:up|down|risen|fallen|increased|reduced)\sfrom\s(?:[a-zA-Z]{1,12}\s){0,2}£?$|(?:compared (?:with|to)|against|than)\s(?:[a-zA-Z]{1,12}\s){0,2}£?$/i,
);

/** `from £4,200 in 2020 to £6,800`: the time of the first is not that of the second. */
const ON_TO = pattern(/^,?\sto\s(?:[a-zA-Z]{1,12}\s){0,3}£?$/i);

/** `was 14,862 in 2022, so it has come down by`: what follows is said of now. */
const SO_AFTER = pattern(/,\sso\s(?:that\s)?(?:it|this|they|there|the|that)\s/i);

/** What may stand before the time that a sentence begins with: a list marker and a preposition. */
const SCENE =
  /^\s{0,8}(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)]|[·•-])?\s{0,20}[“‘"']?(?:as at|as of|at|on|by|in|for|during)?\s?(?:the end of\s)?$/i;

/** `peaked at 2,051 in January and had since been brought down to`: the time of the first is over. */
const SINCE_THEN = pattern(/\s(?:since|now|subsequently|then|later)\s/i);

/** `(96.1% in 2023/24), council tax 94.9%`: a bracket keeps its time to itself. */
const CLOSED = /^[^(]{0,20}\)/;
/** `Sixteen children, five of whom were younger than 13, had been placed so in 2022/23`. */
const WITH_PARTS =
  /^[^,;.]{0,60},\s[^,;.]{0,40}of (?:whom|which)\s[^,;.]{0,80},\s(?:had|have|has|were|was|are)\s[^,;.]{0,80}$/;
const STOPS = /[,;:–—]/;
const WHEN_AFTER = pattern(/^,?\s(?:when|where)\s/i);
const JOINED = pattern(/\sand\s/);
const OTHER_CLAUSE = /;|,\s(?:which|but|and|so|although|while|whereas)\s/i;
const COMPARED = pattern(/\s(?:from|to|against|than)\s/i);

const FROM_BEFORE = pattern(
  /(?:^|[^a-zA-Z])from\s(?:(?:an average of|around|about|over|just|under|nearly|almost)\s){0,2}$/i,
);
const UP_FROM_BEFORE = pattern(
  /(?:^|[^a-zA-Z])(?<!gone |went )(?:up|down)\sfrom\s(?:(?:an average of|around|about|over|just|under|nearly|almost)\s){0,2}£?$/i,
);
const TO_BEFORE = pattern(/\sto\s(?:[a-zA-Z]{1,12}\s){0,3}$/i);

/** Gives the words of time that belong to the figure: right after it, else before it, with no other figure between. */
export function beside(context: PeriodContext): PeriodFound | null {
  const { periods, quantity, sentence, kind } = context;
  if (periods.length === 0) return null;
  const from = periods.findIndex(period => period.char_start >= quantity.char_end);
  const after = from < 0 ? [] : periods.slice(from);
  const last = periods.findLast(period => period.char_end <= quantity.char_start);
  if (last && WHEN_AFTER.test(gapOf(context, last.char_end, quantity.char_start))) return last;
  const next = after.find(period => !isFigureBetween(context, quantity.char_end, period.char_start));
  // `63 (2022/23: 27)`: what stands before a colon is the time of what follows it.
  const isUsable = next !== undefined && context.text[next.char_end] !== ':' && usable(context, next);
  if (isUsable) {
    const gap = gapOf(context, quantity.char_end, next.char_start);
    if (!STOPS.test(gap.text) && !NEW_CLAUSE.test(gap)) return next;
  }
  const before = lastBefore(context);
  const isOthers =
    before !== null &&
    kind === 'target' &&
    (isFigureBetween(context, before.char_end, quantity.char_start) ||
      isOwned(context.text, before, context.siblings));
  if (before && !isOthers) return before;
  const closing = after.find(period => period.role === 'plain' && !period.isLong);
  if (closing && WITH_PARTS.test(context.text.slice(quantity.char_end, closing.char_start))) return closing;
  if (isUsable && next.role !== 'vague') {
    const gap = context.text.slice(quantity.char_end, Math.min(next.char_start, sentence.char_end));
    if (gap.length < 160 && !OTHER_CLAUSE.test(gap)) return next;
  }
  return sharedTime(context, after);
}

function gapOf({ text, sentence }: PeriodContext, from: number, to: number): Stretch {
  return tailOf(text, from, to, sentence.row);
}

function isFigureBetween({ siblings, quantity }: PeriodContext, from: number, to: number): boolean {
  return siblings.some(
    other => other !== quantity && !isBound(other) && other.char_start >= from && other.char_end <= to,
  );
}

function usable({ kind }: PeriodContext, period: PeriodFound): boolean {
  return (
    period.role !== 'base' &&
    !period.isLong &&
    !(period.role === 'open' && kind === 'change' && isOld(period))
  );
}

/** The nearest time before the figure that is not another figure’s. */
function lastBefore(context: PeriodContext): PeriodFound | null {
  const { text, quantity, siblings, periods, sentence } = context;
  for (let i = periods.length - 1; i >= 0; i--) {
    const period = periods[i]!;
    if (period.char_end > quantity.char_start || !usable(context, period)) continue;
    const isScene = SCENE.test(
      text.slice(sentence.char_start, Math.min(period.char_start, sentence.char_start + 40)),
    );
    if (period.role === 'vague' && !isScene && isOwned(text, period, siblings)) continue;
    if (isOfComparison(context, period)) continue;
    const gap = gapOf(context, period.char_end, quantity.char_start);
    if ((ON_TO.test(gap) || CLOSED.test(gap.text)) && isOwned(text, period, siblings)) continue;
    if (SO_AFTER.test(gap)) continue;
    if (SINCE_THEN.test(gap) && isOwned(text, period, siblings)) continue;
    if (gap.text.includes(';')) return null;
    const isDay = period.role === 'plain' && period.period?.length === 10;
    return isDay && !isScene && JOINED.test(gap) ? { ...period, role: 'source' } : period;
  }
  return null;
}

/** Says whether the same clause goes on to a time that may or may not be this figure's. */
export function saysOther(context: PeriodContext): boolean {
  const { text, quantity, siblings, periods } = context;
  const next = periods.find(period => period.char_start >= quantity.char_end && period.role === 'plain');
  if (next === undefined || isOwned(text, next, siblings)) return false;
  const gap = gapOf(context, quantity.char_end, next.char_start);
  return !gap.text.includes(';') && !NEW_CLAUSE.test(gap);
}

/** `112 leavers and 64 starters in 2022`: a time at the end is that of all that `and` joins. */
function sharedTime(context: PeriodContext, after: PeriodFound[]): PeriodFound | null {
  const { quantity, siblings, sentence } = context;
  const first = after[0];
  if (first?.role !== 'plain' || first.isLong) return null;
  const between = siblings.filter(
    other => other.char_start >= quantity.char_end && other.char_end <= first.char_start,
  );
  if (between.length !== 1 || between[0]!.unit !== quantity.unit) return null;
  const gap = gapOf(context, quantity.char_end, Math.min(first.char_start, sentence.char_end));
  return JOINED.test(gap) && !/[,;]/.test(gap.text) && !COMPARED.test(gap) ? first : null;
}

/** `absent within 20 weeks in May`: a limit has no time of its own. */
function isBound({ kind, unit }: Quantity): boolean {
  return kind === 'target' && isTime(unit);
}

/** `71 exclusions, up from 49 in 2022, and 290 others`: the time of what a figure is set beside is not that of the next. */
function isOfComparison({ text, siblings, sentence }: PeriodContext, period: PeriodFound): boolean {
  const owner = siblings.findLast(other => other.char_end <= period.char_start);
  if (owner === undefined || STOPS.test(text.slice(owner.char_end, period.char_start))) return false;
  return COMPARED_BEFORE.test(
    leadOf(text, Math.max(0, owner.char_start - 40), owner.char_start, sentence.row),
  );
}

/** Whether a time stands right after another figure, and so is that one's. */
function isOwned(text: string, period: PeriodFound, siblings: Quantity[]): boolean {
  const owner = siblings.findLast(other => other.char_end <= period.char_start);
  return owner !== undefined && !STOPS.test(text.slice(owner.char_end, period.char_start));
}

function isOld(period: PeriodFound): boolean {
  return period.period !== null;
}

/** Tells whether a figure is what was before: in `had grown from 846 to 981` and `up from 9.9` the time of the first is not said. */
export function isWhatItWas({ text, quantity, siblings, sentence }: PeriodContext): boolean {
  const from = Math.max(sentence.char_start, quantity.char_start - 40);
  const lead = leadOf(text, from, quantity.char_start, sentence.row);
  if (UP_FROM_BEFORE.test(lead)) return true;
  if (!FROM_BEFORE.test(lead)) return false;
  const next = siblings.find(other => other.char_start >= quantity.char_end);
  if (next?.unit !== quantity.unit || next.char_start - quantity.char_end >= 70) return false;
  return TO_BEFORE.test(leadOf(text, quantity.char_end, next.char_start, sentence.row));
}
