import type { Row } from '../api.ts';
import { groupBy } from './page.ts';
import { formatAmount } from './words.ts';

const ordinals = ['', 'second ', 'third ', 'fourth ', 'fifth ', 'sixth '];
const uneven = 'Numbers grow with how many children a council has, so only shares and rates compare';
const better: Record<string, string> = { high: 'Higher is better.', low: 'Lower is better.' };

/**
 * Gives the straight answer on one indicator as a sentence or two: the newest period for which both councils have a
 * value, who is higher and by how much, and England. `rows` are of `compare`, newest first; empty where none has both.
 */
export function answerOf(rows: Row[]): string {
  const latest = rows.find(({ city, county }) => typeof city === 'number' && typeof county === 'number');
  if (!latest) return '';
  const unit = String(latest.unit ?? 'count');
  const [city, county] = [Number(latest.city), Number(latest.county)];
  const amount = (value: number) => formatAmount(value, unit, null, latest.decimals);
  const values = [
    `the city ${amount(city)}`,
    `the county ${amount(county)}`,
    ...(typeof latest.england === 'number' ? [`England ${amount(latest.england)}`] : []),
  ];
  const points = unit === 'percent' ? 'percentage_points' : unit;
  const gap = formatAmount(Math.round(1000 * Math.abs(city - county)) / 1000, points);
  const ranks =
    city === county ? 'The two are equal' : `The ${city > county ? 'city' : 'county'} is ${gap} higher`;
  const order = unit === 'count' ? uneven : ranks;
  return `${latest.period}: ${values.join(', ')}. ${order}. ${better[String(latest.polarity)] ?? ''}`.trim();
}

/**
 * Gives where each council stands among its own statistical neighbours, a sentence each: `rows` are of the chart
 * `neighbours-latest`. A council without a value, or with fewer than four neighbours that have one, is left out, and all
 * are where the indicator is a number, which is large where a council is.
 */
export function standingsOf(rows: Row[]): string[] {
  return [...groupBy(rows, 'beside')].flatMap(([name, own]) => {
    const council = own.find(row => row.council === 'City' || row.council === 'County');
    const others = own.filter(row => row.council === 'One neighbour' && typeof row.value === 'number');
    if (typeof council?.value !== 'number' || others.length < 4 || council.unit === 'count') return [];
    const value = council.value;
    const above = others.filter(row => Number(row.value) > value).length;
    const below = others.filter(row => Number(row.value) < value).length;
    const place =
      above <= below
        ? `${ordinals[above] ?? `${above + 1}th `}highest`
        : `${ordinals[below] ?? `${below + 1}th `}lowest`;
    return [
      `${name} is the ${place} of ${others.length + 1}: itself and the statistical neighbours that have a value`,
    ];
  });
}
