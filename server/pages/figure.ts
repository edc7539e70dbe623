import type { Cell, Row } from '../api.ts';
import { unknown } from '../errors.ts';
import { markText, passageAround } from './marks.ts';
import { type Page, rowsOf } from './page.ts';
import {
  formatAmount,
  formatKind,
  formatPeriod,
  formatPlain,
  formatSpeaker,
  formatValue,
  shorten,
} from './words.ts';

const slots = ['measure', 'population', 'area', 'period', 'qualifier', 'kind', 'speaker', 'indicator'];

/** `/figures/:id`: one number, the passage it stands in, and how each thing known of it was found. */
export const figure: Page = {
  path: '/figures/:id',
  view: 'figure',
  section: '/figures',
  async read(visit) {
    const id = visit.parts.id ?? '';
    const [found] = await rowsOf(visit, 'figure', { figure: id });
    if (!found) throw unknown('figure', id);
    const [caveats = [], related = [], official, again = []] = await Promise.all(
      ['figure-caveats', 'figure-related', 'figure-official', 'figure-restatements'].map(name =>
        rowsOf(visit, name, { figure: id }),
      ),
    );
    const told = new Set(again.map(({ figure_id }) => figure_id));
    const others = related.filter(({ figure_id }) => !told.has(figure_id));
    return {
      title: `${formatValue(found)}: ${shorten(found.measure ?? found.quote, 70)}`,
      figure: found,
      passage: passageOf(found),
      slots: slotsOf(found),
      caveats: caveats.filter(row => row.is_its_own),
      item_caveats: caveats.filter(row => !row.is_its_own),
      restatements: again.map(row => ({ ...row, how: restatedHow(row, found.value) })),
      series: others.filter(row => row.likeness === 'same period' || row.likeness === 'same indicator'),
      beside: others.filter(row => row.likeness === 'same passage' || row.likeness === 'same item'),
      official,
    };
  },
};

/** Gives how a restatement stands to this figure, as a sentence without a full stop. */
function restatedHow({ restated, difference, is_later, unit }: Row, own: Cell | undefined): string {
  const when = is_later ? 'Told again later' : 'Told before';
  if (restated === 'repeated') return `${when}: the same value`;
  if (restated === 'more-precise') return `${when}: the same value once rounded`;
  const gap = Math.abs(Number(difference));
  if (!Number.isFinite(gap) || typeof own !== 'number') return `${when}: another value`;
  const amount = formatAmount(gap, unit === 'percent' ? 'percentage_points' : String(unit ?? 'count'));
  return `${when}: another value, ${amount} ${Number(difference) > 0 ? 'more' : 'less'}. Neither is called right`;
}

/** Gives the sentences round the quote as HTML, the quote marked. */
function passageOf(found: Row): { html: string; isCutBefore: boolean; isCutAfter: boolean } {
  const text = String(found.item_text ?? '');
  const offset = Number(found.item_start ?? 0);
  const start = Number(found.char_start) - offset;
  const end = Number(found.char_end) - offset;
  const quote = String(found.quote);
  const isInside = text.slice(start, end) === quote;
  const whole = isInside ? text : quote;
  const at = isInside ? { start, end } : { start: 0, end: quote.length };
  const { from, to } = passageAround(whole, at.start, at.end);
  const mark = {
    id: 'quote',
    kind: 'figure',
    start: at.start,
    end: at.end,
    label: String(found.measure ?? ''),
    href: null,
  };
  return {
    html: markText(whole.slice(from, to).trimEnd(), from, [mark]).trimStart(),
    isCutBefore: from > 0,
    isCutAfter: to < whole.length,
  };
}

/** Gives each slot with its value in words and the rule and words that filled it. */
function slotsOf(found: Row): { name: string; value: string; rule: string; words: string }[] {
  const evidence = evidenceOf(found);
  const values: Record<string, string> = {
    measure: String(found.measure ?? ''),
    population: String(found.population ?? ''),
    area: String(found.area_name ?? ''),
    period: found.period ? formatPeriod(found.period) : '',
    qualifier: formatPlain(found.qualifier),
    kind: formatKind(found.kind),
    speaker: formatSpeaker(found.speaker),
    indicator: String(found.indicator ?? ''),
  };
  return slots.map(name => ({
    name,
    value: values[name] ?? '',
    rule: name === 'indicator' ? String(found.indicator_reason ?? '') : formatPlain(evidence[name]?.rule),
    words: evidence[name]?.words ?? '',
  }));
}

function evidenceOf(found: Row): Record<string, { rule?: string; words?: string }> {
  try {
    return JSON.parse(String(found.evidence ?? '{}')) ?? {};
  } catch {
    return {};
  }
}
