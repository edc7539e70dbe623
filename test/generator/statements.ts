import type { Period } from './calendar.ts';
import { mark } from './marks.ts';
import type { FigureForm, Statement } from './phrases.ts';
import type { Random } from './random.ts';

/** A figure as the gold marks it, without its quote, which only the finished document can give. */
export interface GoldFigure {
  value: number;
  unit: string;
  kind: string;
  measure: string | null;
  qualifier: string | null;
  period: string | null;
  denominator?: number;
  since?: string;
  in_words?: true;
}

/** What a statement needs of the item it is said in. */
export interface Draft {
  number: number;
  periods: Record<string, Period>;
  chance: Random;
  nextMark: () => number;
}

const WORDS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen'.split(
    ' ',
  );

/** Says a statement with values drawn by chance, each quote between marks, and records its figures in `figures`. */
export function sayStatement(
  statement: Statement,
  titlePeriod: string | null,
  draft: Draft,
  figures: Map<number, GoldFigure & { item: number }>,
): string {
  const drawn = new Map(statement.figures.map(form => [form.name, draw(form, draft.chance)]));
  const style = draft.chance.pick(['%', '%', '%', ' per cent']);
  let text = fill(statement.text, draft.periods);
  for (const form of statement.figures) {
    const value = drawn.get(form.name) ?? 0;
    text = text.replace(`{${form.name}}`, write(value, form, style));
    if (form.unit === 'of') continue;
    const id = draft.nextMark();
    const outOf = form.denominator === null ? undefined : drawn.get(form.denominator);
    const stated = form.period === null ? undefined : draft.periods[form.period]?.code;
    figures.set(id, {
      value: form.isMillions ? Number((value * 1e6).toFixed(0)) : value,
      unit: form.unit,
      kind: form.kind,
      measure: form.measure,
      qualifier: form.qualifier,
      period: stated ?? (form.kind === 'target' ? null : titlePeriod),
      ...(outOf === undefined ? {} : { denominator: outOf }),
      ...(form.since === null ? {} : { since: draft.periods[form.since]?.code ?? '' }),
      ...(form.isWords ? { in_words: true as const } : {}),
      item: draft.number,
    });
    const [open, close] = [`<${form.name}>`, `</${form.name}>`];
    const [from, to] = [text.indexOf(open), text.indexOf(close)];
    if (from < 0 || to < from) throw new Error(`no place for figure ${form.name}: ${statement.text}`);
    const inside = text.slice(from + open.length, to);
    text = text.slice(0, from) + mark(id, inside) + text.slice(to + close.length);
  }
  return capitalise(text);
}

/** Puts the words of periods in the place of their names in braces. */
export function fill(text: string, periods: Record<string, Period>): string {
  return text.replaceAll(
    /\{([A-Za-z][a-zA-Z0-9-]+)\}/g,
    (whole, name: string) => periods[name]?.words ?? whole,
  );
}

function draw(form: FigureForm, chance: Random): number {
  const scale = 10 ** form.decimals;
  return Math.round((form.low + chance.next() * (form.high - form.low)) * scale) / scale;
}

function write(value: number, form: FigureForm, style: string): string {
  if (form.isWords && Number.isInteger(value)) return WORDS[value] ?? String(value);
  const digits = value.toLocaleString('en-GB', {
    minimumFractionDigits: form.unit === 'gbp' && form.decimals === 2 ? 2 : 0,
    maximumFractionDigits: Math.max(form.decimals, 0),
  });
  return form.unit === 'percent' ? `${digits}${style}` : digits;
}

function capitalise(text: string): string {
  const at = /[a-z£0-9]/i.exec(text)?.index ?? 0;
  return text.slice(0, at) + (text[at] ?? '').toUpperCase() + text.slice(at + 1);
}
