import type { Column, Row } from '../api.ts';
import type { Chart } from '../context.ts';

const unitWords: Record<string, string> = {
  count: 'Number',
  gbp: 'Pounds',
  percentage_points: 'Percentage points',
};

/** Gives the title of a chart; one that shows one indicator of many says which. */
export function titleOf(title: string, parameters: Pick<Column, 'name'>[], rows: Row[]): string {
  const label = indicatorOf(parameters, rows);
  return label ? `${title}: ${label}` : title;
}

/**
 * Gives the subtitle of a chart; one of values (`usermeta.unit`) that shows one indicator of many begins with its unit and,
 * where it is not a chart over time, with the period or the two that its values are of.
 */
export function subtitleOf(
  { subtitle, parameters, spec }: Pick<Chart, 'subtitle' | 'parameters' | 'spec'>,
  rows: Row[],
): string {
  const meta = (spec.usermeta ?? {}) as { unit?: boolean; period?: object };
  if (!meta.unit || !indicatorOf(parameters, rows)) return subtitle;
  const units = valuesOf(rows, 'unit').filter(unit => unit !== 'items');
  const periods = meta.period ? [] : valuesOf(rows, 'period');
  const [unit] = units;
  return [
    ...(unit && units.length === 1 ? [wordsOfUnit(unit)] : []),
    ...(periods.length > 0 && periods.length <= 2 ? [periods.join(' and ')] : []),
    subtitle,
  ].join(' · ');
}

function wordsOfUnit(unit: string): string {
  return unitWords[unit] ?? unit.charAt(0).toUpperCase() + unit.slice(1).replaceAll('_', ' ');
}

function indicatorOf(parameters: Pick<Column, 'name'>[], rows: Row[]): string | null {
  if (!parameters.some(({ name }) => name === 'indicator')) return null;
  const labels = new Set(rows.map(({ indicator }) => indicator));
  const [label] = labels;
  return labels.size === 1 && typeof label === 'string' ? label : null;
}

function valuesOf(rows: Row[], field: string): string[] {
  return [...new Set(rows.map(row => row[field]))].filter(value => typeof value === 'string');
}
