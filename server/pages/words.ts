import type { Cell, Row } from '../api.ts';

const months = 'January February March April May June July August September October November December'.split(
  ' ',
);
const thin = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 3 });
const unitWords: Record<string, [one: string, many: string]> = {
  percentage_points: ['percentage point', 'percentage points'],
  minutes: ['minute', 'minutes'],
  hours: ['hour', 'hours'],
  days: ['day', 'days'],
  working_days: ['working day', 'working days'],
  weeks: ['week', 'weeks'],
  months: ['month', 'months'],
  years: ['year', 'years'],
  miles: ['mile', 'miles'],
  tonnes: ['tonne', 'tonnes'],
};
const qualifierWords: Record<string, string> = {
  at_least: 'at least ',
  up_to: 'up to ',
};

/** Gives a day in words, `2 September 2025`, or the words for none. */
export function formatDay(day: Cell | undefined, none = 'day unknown'): string {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)/.exec(String(day ?? '')) ?? [];
  return year ? `${Number(date)} ${months[Number(month) - 1]} ${year}` : none;
}

/** Gives a period in words: `2024-25`, `April to June 2025`, `June 2025`, `18 June 2025`, or `period not stated`. */
export function formatPeriod(period: Cell | undefined, none = 'period not stated'): string {
  const text = String(period ?? '');
  if (!text) return none;
  if (text.includes('/')) {
    const [from, to] = text.split('/');
    return `${formatPeriod(from)} to ${formatPeriod(to)}`;
  }
  const [, year, quarter] = /^(\d{4})-Q([1-4])$/.exec(text) ?? [];
  if (year) return formatQuarter(Number(year), Number(quarter));
  const [, monthYear, month] = /^(\d{4})-(\d\d)$/.exec(text) ?? [];
  const isMonth = monthYear && Number(month) <= 12 && (Number(monthYear) + 1) % 100 !== Number(month);
  if (isMonth) return `${months[Number(month) - 1]} ${monthYear}`;
  return /^\d{4}-\d\d-\d\d$/.test(text) ? formatDay(text) : text;
}

/** Quarters are of the financial year, so the first is April to June and the fourth falls in the year after. */
function formatQuarter(year: number, quarter: number): string {
  const first = (quarter * 3) % 12;
  return `${months[first]} to ${months[first + 2]} ${quarter === 4 ? year + 1 : year}`;
}

/** Gives a number as people write it with its unit: `58%`, `£1.1 million`, `over 3,000`, `four` stays a digit. */
export function formatValue(figure: Row): string {
  const { value, unit, denominator, qualifier } = figure;
  if (typeof value !== 'number') return '–';
  const before = typeof qualifier === 'string' ? (qualifierWords[qualifier] ?? `${qualifier} `) : '';
  return `${before}${formatAmount(value, String(unit ?? 'count'), denominator)}`;
}

/** Gives only the words before a number, `only`, `at least`, or nothing. */
export function formatQualifier({ qualifier }: Row): string {
  if (typeof qualifier !== 'string') return '';
  return (qualifierWords[qualifier] ?? qualifier).trim();
}

/**
 * Gives a value with its unit and no qualifier; a ratio with what it is out of. `decimals` are the places that a series is
 * published with, so that 6.0% stands above 4.3%; without them a number has as many as it needs.
 */
export function formatAmount(
  value: number,
  unit: string,
  denominator: Cell | undefined = null,
  decimals: Cell | undefined = null,
): string {
  if (typeof denominator === 'number') return `${thin.format(value)} in ${thin.format(denominator)}`;
  if (unit === 'gbp') return formatMoney(value);
  const number = typeof decimals === 'number' ? formatPlaces(value, decimals) : thin.format(value);
  if (unit === 'percent') return `${number}%`;
  const words = unitWords[unit];
  return words ? `${number} ${Math.abs(value) === 1 ? words[0] : words[1]}` : number;
}

function formatPlaces(value: number, decimals: number): string {
  const places = { minimumFractionDigits: decimals, maximumFractionDigits: Math.max(decimals, 3) };
  return value.toLocaleString('en-GB', places);
}

/** Gives a text with its days in words, as `18 June 2025` for 2025-06-18. */
export function formatDays(text: Cell | undefined): string {
  return String(text ?? '').replace(/\b\d{4}-\d\d-\d\d\b/g, day => formatDay(day));
}

function formatMoney(value: number): string {
  const size = Math.abs(value);
  const sign = value < 0 ? '−' : '';
  if (size >= 1e9) return `${sign}£${thin.format(size / 1e9)} billion`;
  if (size >= 1e6) return `${sign}£${thin.format(size / 1e6)} million`;
  return `${sign}£${thin.format(size)}`;
}

/** Gives a code as words: `data-disputed` is `data disputed`. */
export function formatPlain(code: Cell | undefined): string {
  return String(code ?? '').replace(/[-_]/g, ' ');
}

/** Gives the first words of a text, whole words only, with an ellipsis where some are left out. */
export function shorten(text: Cell | undefined, most = 160): string {
  const words = String(text ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  if (words.length <= most) return words;
  const cut = words.slice(0, most);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), most - 30))}…`;
}

/** Gives a decision in its own words, without the word that only says it is one: `RESOLVED that the report be noted`. */
export function formatDecision(text: Cell | undefined): string {
  return formatUpper(
    String(text ?? '').replace(/^(?:RESOLVED|AGREED)(?:[ :–-]{1,3}|$)(?:that(?: |(?=the )))?/, ''),
  );
}

function formatUpper(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Gives a count with its noun: `1 item`, `1,204 items`. */
export function formatCount(count: Cell | undefined, one: string, many = `${one}s`): string {
  const number = Number(count ?? 0);
  return `${thin.format(number)} ${number === 1 ? one : many}`;
}

const kindWords: Record<string, string> = {
  outcome: 'How well',
  volume: 'How much',
  target: 'Limit or aim',
};

/** Gives a kind of figure in words, as charts name it: `How well` for an outcome. */
export function formatKind(kind: Cell | undefined): string {
  return kindWords[String(kind)] ?? formatOpening(formatPlain(kind));
}

/** Gives who spoke, in words that follow "said by". */
export function formatSpeaker(speaker: Cell | undefined): string {
  const words = formatPlain(speaker);
  if (words === 'named') return 'a person named';
  if (words === 'member' || words === 'partner') return `a ${words}`;
  return /^(?:report|public|chair|director|lead member|officer|cabinet member)$/.test(words)
    ? `the ${words}`
    : words;
}

/** Gives a share between 0 and 1 as a percentage with one decimal, or a dash where there is none. */
export function formatShare(share: Cell | undefined): string {
  return typeof share === 'number' ? `${(100 * share).toFixed(1)}%` : '–';
}

/** Gives a sentence that begins with a capital and has no full stop. */
export function formatOpening(sentence: Cell | undefined): string {
  const words = String(sentence ?? '').replace(/\.$/, '');
  return formatUpper(words);
}

/** Gives a period's words with the preposition they take: `in 2024-25`, `on 31 March 2025`, `from April to June 2025`. */
export function formatWhen(label: Cell | undefined): string {
  const words = String(label ?? '');
  if (/^\d{1,2} /.test(words)) return `on ${words}`;
  return / to /.test(words) ? `from ${words}` : `in ${words}`;
}

/** Gives "Name (https://…)" as its two parts; words without an address stay whole. */
export function splitAddress(words: Cell | undefined): { text: string; href: string | null } {
  const whole = String(words ?? '');
  const [, text, href] = /^([^(]{1,200}) \((https?:\/\/[^\s)]{1,300})\)$/.exec(whole) ?? [];
  return text && href ? { text, href } : { text: whole, href: null };
}

/** Gives the address of another site if it is one that a browser can only open, not run; null for anything else. */
export function formatLink(address: Cell | undefined): string | null {
  const text = String(address ?? '');
  return /^https?:\/\//i.test(text) && URL.canParse(text) ? text : null;
}

/** Gives a published value with its unit and its series’ places, or a dash where there is none. */
export function formatWorth(
  value: Cell | undefined,
  unit: Cell | undefined,
  decimals: Cell | undefined = null,
): string {
  return typeof value === 'number' ? formatAmount(value, String(unit ?? 'count'), null, decimals) : '–';
}
