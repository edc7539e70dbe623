import type { View } from 'vega';

/** The field of a chart's x axis, and the fields that hold the first and last day or year of what stands there. */
export interface Period {
  at: string;
  from: string;
  to: string;
}

type Row = Record<string, unknown>;

/** Pixels that a pointer moves by accident. */
const still = 6;

/** Tells whether the page has fields for a period, so that what is dragged over can be seen and taken back. */
export function canNarrow(): boolean {
  const field = (name: string) => document.querySelector(`form[data-filters] [name="${name}"]`);
  return field('from') !== null && field('to') !== null;
}

/** Gives a specification that cannot be dragged over. */
export function withoutBrush<T>(node: T): T {
  if (Array.isArray(node)) return node.map(withoutBrush) as T;
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node).map(([key, value]) => {
    const isList = key === 'params' && Array.isArray(value);
    return [
      key,
      withoutBrush(isList ? value.filter(({ name }: { name?: string }) => name !== 'brush') : value),
    ];
  });
  return Object.fromEntries(entries) as T;
}

/** Narrows the whole page to the period that is dragged over: it becomes `from` and `to` in the address. */
export function narrowByDragging(view: View, drawn: HTMLElement, period: Period): void {
  drawn.classList.add('mw-chart__brushable');
  let start: number | null = null;
  let hasMoved = false;
  drawn.addEventListener('pointerdown', event => {
    start = event.button === 0 ? event.clientX : null;
    hasMoved = false;
  });
  drawn.addEventListener('pointermove', event => {
    if (start !== null && Math.abs(event.clientX - start) > still) hasMoved = true;
  });
  // A mark that leads somewhere must not be followed when a drag ends on it.
  drawn.addEventListener(
    'click',
    event => {
      if (!hasMoved) return;
      event.preventDefault();
      event.stopPropagation();
    },
    true,
  );
  const finish = () => {
    if (start === null) return;
    start = null;
    if (!drawn.isConnected) {
      removeEventListener('pointerup', finish);
      return;
    }
    const address = hasMoved ? addressOf(view, period) : null;
    if (address) follow(address);
  };
  addEventListener('pointerup', finish);
}

/** Gives this page's address with the period that the chart has marked, or null where that leaves nothing out. */
function addressOf(view: View, period: Period): URL | null {
  const [marked] = Object.values((view.signal('brush') ?? {}) as Record<string, unknown[]>);
  const rows = view.data('rows') as Row[];
  const chosen = marked ? rows.filter(row => holds(marked, row[period.at])) : [];
  if (chosen.length === 0 || chosen.length === rows.length) return null;
  const address = new URL(location.href);
  address.hash = '';
  address.searchParams.delete('page');
  const from = chosen.map(row => dayOf(row[period.from])).filter(Boolean);
  const to = chosen.map(row => dayOf(row[period.to])).filter(Boolean);
  if (from.length === 0 || to.length === 0) return null;
  address.searchParams.set('from', wholeYear(from.sort()[0]!, '-01-01'));
  address.searchParams.set('to', wholeYear(to.sort().at(-1)!, '-12-31'));
  return address;
}

/** A scale of categories marks them one by one, a scale of time from one moment to another. */
function holds(marked: unknown[], value: unknown): boolean {
  const time = timeOf(value);
  if (time === null) return marked.includes(value);
  const [first = 0, last = 0] = marked.map(Number).sort((a, b) => a - b);
  return time >= first && time <= last;
}

function timeOf(value: unknown): number | null {
  if (value instanceof Date) return value.getTime();
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value) ? Date.parse(value) : null;
}

function dayOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return value === null || value === undefined ? '' : String(value).slice(0, 10);
}

function wholeYear(day: string, edge: string): string {
  return day.endsWith(edge) ? day.slice(0, 4) : day;
}

/** A link that narrows is followed in place where the page can, and loaded where it cannot. */
function follow(address: URL): void {
  const link = document.createElement('a');
  link.href = address.href;
  link.dataset.filter = '';
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
}
