import type { Row } from '../api.ts';
import { escapeHtml } from './marks.ts';
import { groupBy } from './page.ts';

const width = 150;
const height = 40;
const edge = 4;
/** England's line is left out where it would flatten the councils': counts of a whole country. */
const farAbove = 4;

interface Point {
  day: number;
  value: number | null;
}

/**
 * Gives the small line chart of one indicator as SVG: city, county and England on one scale, gaps left open. `rows` are
 * of `indicator-points`, in order of time. Empty where there are no two values.
 */
export function drawSpark(rows: Row[], label: string): string {
  const lines = [...groupBy(rows, 'council')].map(([council, own]) => ({
    name: council.toLowerCase(),
    points: pointsOf(own, 'value'),
  }));
  const england = {
    name: 'england',
    points: pointsOf([...groupBy(rows, 'council').values()][0] ?? [], 'england'),
  };
  if (largestOf([england]) < farAbove * largestOf(lines)) lines.unshift(england);
  const all = lines.flatMap(({ points }) => points);
  const values = all.map(({ value }) => value).filter(value => value !== null);
  if (values.length < 2) return '';
  const days = all.map(({ day }) => day);
  const x = scale(Math.min(...days), Math.max(...days), edge, width - edge);
  const y = scale(Math.min(...values), Math.max(...values), height - edge, edge);
  const drawn = lines.map(({ name, points }) => line(name, points, x, y)).join('');
  return `<svg class="mw-spark" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeHtml(label)}">${drawn}</svg>`;
}

function largestOf(lines: { points: Point[] }[]): number {
  return Math.max(0, ...lines.flatMap(({ points }) => points.map(({ value }) => value ?? 0)));
}

function pointsOf(rows: Row[], column: string): Point[] {
  return rows.map(row => ({
    day: Date.parse(String(row.period_end)),
    value: typeof row[column] === 'number' ? row[column] : null,
  }));
}

function scale(low: number, high: number, from: number, to: number): (value: number) => number {
  const span = high - low || 1;
  return value => Math.round(10 * (from + ((value - low) / span) * (to - from))) / 10;
}

/** A run of values is a line; a value between two gaps is a dot; the last value always has one. */
function line(
  name: string,
  points: Point[],
  x: (day: number) => number,
  y: (value: number) => number,
): string {
  let path = '';
  let isDown = false;
  const dots: string[] = [];
  points.forEach(({ day, value }, index) => {
    if (value === null) {
      isDown = false;
      return;
    }
    const [left, top] = [x(day), y(value)];
    const isLast = points.slice(index + 1).every(next => next.value === null);
    const isAlone = !isDown && (points[index + 1]?.value ?? null) === null;
    if ((isLast || isAlone) && name !== 'england') {
      dots.push(`<circle class="mw-spark__dot--${name}" cx="${left}" cy="${top}" r="2.6"/>`);
    }
    path += `${isDown ? 'L' : 'M'}${left},${top}`;
    isDown = true;
  });
  return `<path class="mw-spark__${name}" d="${path}"/>${dots.join('')}`;
}
