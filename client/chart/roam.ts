import { type Colours, hideTip, showTip } from './tip.ts';

/** What the keyboard can stand on: a mark that leads somewhere, or a name that can be picked. */
type Stop = SVGElement & { __data__?: { tooltip?: unknown } };

/** A stop, with where its middle is seen. */
interface Placed {
  stop: Stop;
  x: number;
  y: number;
}

/** Stops that stand in one column or one row; `turned` where it is a column. */
interface Lanes {
  lanes: Placed[][];
  isColumns: boolean;
}

const stops = '[role="link"], [role="button"]';
/** Pixels that the middles of two marks of one column or row may be apart. */
const slack = 1.5;

/**
 * Makes a chart one stop of the Tab key: arrow keys go from mark to mark by where they are seen and on to the names that
 * can be picked, Home and End to the first and last, Enter follows the link, Escape leaves. What the mark says is shown
 * beside it as to a pointer, and `drawn` holds words that say how, which are part of the chart's name.
 */
export function roam(live: SVGSVGElement, drawn: HTMLElement, colours: Colours): void {
  const all = [...live.querySelectorAll<Stop>(stops)];
  if (all.length === 0) return;
  for (const stop of all) stop.setAttribute('tabindex', '-1');
  let current = all[0]!;
  const settleOn = (stop: Stop) => {
    current.setAttribute('tabindex', '-1');
    current = stop;
    stop.setAttribute('tabindex', '0');
  };
  settleOn(current);
  let placed: Lanes | null = null;
  live.addEventListener('focusin', ({ target }) => {
    const stop = (target as Element).closest<Stop>(stops);
    if (!stop) return;
    settleOn(stop);
    if (!stop.matches(':focus-visible')) return;
    const { left, top, width, height } = stop.getBoundingClientRect();
    showTip({ clientX: left + width / 2, clientY: top + height / 2 }, stop.__data__?.tooltip, colours);
  });
  live.addEventListener('focusout', hideTip);
  live.addEventListener('keydown', event => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'Enter' && current.dataset.href) location.assign(current.dataset.href);
    if (event.key === 'Escape') current.blur();
    placed ??= layOut(all);
    const next = nextOf(event.key, placed, current);
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
  explain(live, drawn, all);
}

/** Puts the stops into columns or into rows, whichever are fewer; the names come last. */
function layOut(all: Stop[]): Lanes {
  const places = all.map(stop => {
    const { left, top, width, height } = stop.getBoundingClientRect();
    return { stop, x: left + width / 2, y: top + height / 2 };
  });
  const marks = places.filter(({ stop }) => stop.dataset.href);
  const names = places.filter(({ stop }) => !stop.dataset.href);
  const [columns, rows] = [group(marks, 'x', 'y'), group(marks, 'y', 'x')];
  const isColumns = columns.length <= rows.length;
  return { lanes: [...(isColumns ? columns : rows), ...(names.length > 0 ? [names] : [])], isColumns };
}

function group(places: Placed[], across: 'x' | 'y', along: 'x' | 'y'): Placed[][] {
  const lanes: Placed[][] = [];
  let edge = -Infinity;
  for (const place of [...places].sort((a, b) => a[across] - b[across])) {
    if (place[across] - edge > slack) lanes.push([]);
    edge = place[across];
    lanes.at(-1)!.push(place);
  }
  return lanes.map(lane => lane.sort((a, b) => a[along] - b[along]));
}

/** Gives the stop that a key leads to, or undefined where it leads nowhere. */
function nextOf(key: string, { lanes, isColumns }: Lanes, from: Stop): Stop | undefined {
  const at = lanes.findIndex(lane => lane.some(({ stop }) => stop === from));
  const lane = lanes[at];
  if (!lane) return undefined;
  if (key === 'Home') return lanes[0]![0]!.stop;
  if (key === 'End') return lanes.findLast(([one]) => one!.stop.dataset.href)?.at(-1)?.stop;
  const [back, on, up, down] = isColumns
    ? ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']
    : ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'];
  const place = lane.findIndex(({ stop }) => stop === from);
  if (key === up || key === down) return lane[place + (key === up ? -1 : 1)]?.stop;
  if (key !== back && key !== on) return undefined;
  const along = isColumns ? 'y' : 'x';
  const away = (one: Placed) => Math.abs(one[along] - lane[place]![along]);
  const other = lanes[at + (key === back ? -1 : 1)];
  return other?.reduce((best, one) => (away(one) < away(best) ? one : best)).stop;
}

/** Says how to go about: heard with the chart's name, and seen once the keyboard is in the chart. */
function explain(live: SVGSVGElement, drawn: HTMLElement, all: Stop[]): void {
  const hasNames = all.some(({ dataset }) => !dataset.href);
  const hasMarks = all.some(({ dataset }) => dataset.href);
  const how = document.createElement('p');
  how.className = 'mw-chart__how';
  how.id = `${live.querySelector('title')?.id ?? 'chart'}-how`;
  how.textContent = [
    hasMarks ? `Arrow keys go from mark to mark${hasNames ? ' and on to the names' : ''}` : '',
    hasMarks ? 'Enter opens the evidence' : 'Arrow keys go from name to name',
    hasNames ? 'Space shows a name alone' : '',
    'Escape leaves',
  ]
    .filter(Boolean)
    .join(', ')
    .concat('.');
  drawn.append(how);
  live.setAttribute('aria-labelledby', `${live.getAttribute('aria-labelledby') ?? ''} ${how.id}`.trim());
}
