import type { Figure, FigureKind, Qualifier, Unit } from '../../model.ts';
import { keyOf } from '../keys.ts';
import { rowOf } from '../patterns/rows.ts';
import { stretchOf } from '../patterns.ts';
import { areaOf } from './areas.ts';
import { Candidate } from './candidate.ts';
import { type CellUnit, type Heading, readHeading } from './columns.ts';
import { nothing, ofReport } from './given-periods.ts';
import { indicatorOf } from './indicators.ts';
import { PARTS } from './money.ts';
import type { FigurePeriod } from './period-context.ts';
import { findPeriods } from './periods.ts';
import { isPhysical, type Quantity } from './quantity.ts';
import type { Reading } from './reading.ts';
import type { Read } from './relations.ts';
import { type Sentence, spokenSentence } from './sentence.ts';
import { type Cell, isValue, type Table } from './tables.ts';

const PRINTED =
  /^(?<sign>[<>~≈±]|[+−–-]|\()?\s?(?<pound>£)?\s?(?<digits>\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:\s?(?<after>%|million|m|bn|k|ppts?|pp|pts?|working days|days|weeks|months))?(?![\p{L}\d])/iu;
const QUALIFIERS: Record<string, Qualifier> = { '<': 'under', '>': 'over', '~': 'around', '≈': 'around' };
const NEGATIVE = /[−–(-]/;
const AFTER: Record<string, Unit> = {
  '%': 'percent',
  pp: 'percentage_points',
  ppt: 'percentage_points',
  ppts: 'percentage_points',
  pt: 'percentage_points',
  pts: 'percentage_points',
  days: 'days',
  'working days': 'working_days',
  weeks: 'weeks',
  months: 'months',
};
/** How far above a table the sentence that leads in to it may end. */
const FARTHEST_LEAD = 80;
const WORDY = /\p{L}{3}/u;

/** A value of a table with what stands over it and beside it. */
interface Placed {
  cell: Cell;
  row: Sentence;
  label: Heading;
  head: Heading;
  /** The unit that stands over the names of the rows. */
  corner: CellUnit | null;
  /** The time that the sentence above the table says. */
  above: FigurePeriod | null;
}

/** Gives the figures of a table, row by row: each is for the time and of the kind that its column or row says. */
export function readTable(table: Table, reading: Reading): Read[] {
  const { labels } = table;
  const heads = table.heads.map(words => readHeading(words, reading));
  const corner = heads[labels]!.unit;
  const above = saidAbove(table, reading);
  const { item, text } = reading;
  const found: Read[] = [];
  for (const cells of table.rows) {
    const label = readHeading(cells[labels]!.text, reading);
    const span = { char_start: cells[0]!.char_start, char_end: cells.at(-1)!.char_end };
    const row = spokenSentence(item, text, span);
    for (let column = 0; column < cells.length; column++) {
      const head = heads[column]!;
      if (column === labels || head.role === 'none' || label.role === 'none') continue;
      const read = readCell({ cell: cells[column]!, row, label, head, corner, above }, reading);
      if (read !== null) found.push(read);
    }
  }
  return found;
}

/** The time said in the sentence that leads in to a table. */
function saidAbove(
  { char_start }: Table,
  { item, text, spans, meeting, lexicon }: Reading,
): FigurePeriod | null {
  const lead = spans.findLast(span => span.char_end <= char_start);
  if (lead === undefined || char_start - lead.char_end > FARTHEST_LEAD) return null;
  const sentence = spokenSentence(item, text, lead);
  const said = findPeriods(text, sentence, meeting.meeting_date, lexicon).filter(
    ({ role, isLong, period }) => role === 'plain' && !isLong && period !== null,
  );
  const [only] = said;
  return only === undefined || said.length > 1
    ? null
    : {
        period: only.period,
        period_start: only.start,
        period_end: only.end,
        period_basis: 'stated',
        since: null,
        rule: 'said above its table',
        words: text.slice(only.char_start, only.char_end),
      };
}

function readCell(placed: Placed, reading: Reading): Read | null {
  const quantity = quantityOf(placed);
  if (quantity === null) return null;
  const { cell, row, label, head } = placed;
  const { document, item, vocabulary, lexicon } = reading;
  const kind = kindOf(placed, quantity);
  const measure = [label.name, head.name].filter(name => name !== '').join(': ');
  if (!WORDY.test(measure)) return null;
  const said = `for ${label.name} in ${head.words}`;
  const area = areaOf(stretchOf(said), stretchOf(''), reading.own, vocabulary, lexicon);
  const period = periodOf(placed, kind, reading);
  const own = `${label.words} ${head.words}`;
  const words = rowOf(own);
  const indicator = indicatorOf(
    new Candidate(quantity.unit, kind, area.isOther, reading, row, own, words),
    vocabulary,
  );
  const { char_start, char_end } = row;
  const sign = PRINTED.exec(cell.text)?.groups?.sign ?? '';
  const figure: Figure = {
    figure_id: keyOf(
      'f',
      `${document.document_id}\n${quantity.char_start}\n${quantity.value}\n${quantity.unit}`,
    ),
    item_id: item.item_id,
    value: quantity.value,
    unit: quantity.unit,
    denominator: quantity.denominator,
    kind,
    qualifier: QUALIFIERS[sign] ?? null,
    measure,
    population: null,
    area: area.area,
    period: period.period,
    period_start: period.period_start,
    period_end: period.period_end,
    period_basis: period.period_basis,
    since: null,
    relation: null,
    related_id: null,
    indicator_id: indicator.id,
    indicator_reason: indicator.reason,
    speaker: null,
    char_start,
    char_end,
    quote: document.text.slice(char_start, char_end),
    confidence: quantity.confidence,
    evidence: {
      value: { rule: quantity.rule, words: cell.text },
      kind: { rule: 'the words over its column', words: head.words },
      period: { rule: period.rule, words: period.words },
      area: { rule: area.rule, words: area.words },
    },
  };
  return { figure, quantity, sentence: row, words };
}

/** Reads a cell that holds a value, by its own sign or by the unit over it, beside it, or over the names of the rows. */
function quantityOf({ cell, label, head, corner }: Placed): Quantity | null {
  const match = PRINTED.exec(cell.text);
  const { sign = '', pound, digits, after = '' } = match?.groups ?? {};
  if (match === null || digits === undefined) return null;
  if (!isValue(cell.text) && WORDY.test(cell.text.slice(match[0].length))) return null;
  const scale = PARTS[after.toLowerCase()];
  const own = AFTER[after.toLowerCase()];
  const told = head.unit ?? label.unit ?? corner;
  const isMoney = pound !== undefined || (told?.unit === 'gbp' && own === undefined);
  const unit = isMoney ? 'gbp' : (own ?? told?.unit ?? 'count');
  const bare = Number(digits.replace(/[, ]/g, ''));
  if (unit === 'none' || (unit === 'count' && !Number.isInteger(bare * (scale ?? 1)))) return null;
  const factor = scale ?? (unit === 'gbp' && pound === undefined && told?.unit === 'gbp' ? told.factor : 1);
  const value = Number((bare * factor).toPrecision(12)) * (NEGATIVE.test(sign) ? -1 : 1);
  const isRate = unit === 'rate' && own === undefined && told !== null && told.factor > 1;
  return {
    char_start: cell.char_start,
    char_end: cell.char_end,
    value,
    unit,
    denominator: isRate ? told.factor : null,
    kind: null,
    noun: null,
    rule: 'cell of a table',
    confidence: 0.85,
    isElliptic: false,
    afterUnit: cell.char_end,
  };
}

function kindOf({ head, label }: Placed, { unit }: Quantity): FigureKind {
  if (head.role === 'target' || label.role === 'target') return 'target';
  if (head.role === 'change' || label.role === 'change' || unit === 'percentage_points') return 'change';
  if (unit === 'gbp') return 'money';
  return unit === 'count' || isPhysical(unit) ? 'volume' : 'outcome';
}

/** The time of its column, of its row, else of the words above the table; a target has none, and other values are for that of the report. */
function periodOf({ head, label, above }: Placed, kind: FigureKind, { report }: Reading): FigurePeriod {
  if (kind === 'target') return nothing('a limit is for no period', null);
  const said = head.period ?? label.period ?? above;
  if (said !== null) return said;
  return (report?.found.isLong ? null : ofReport(report)) ?? nothing('its table says no period', null);
}
