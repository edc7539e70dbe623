import type { Column, Row } from '../api.ts';

/** Gives the title of a chart; one that shows one indicator of many says which. */
export function titleOf(title: string, parameters: Pick<Column, 'name'>[], rows: Row[]): string {
  if (!parameters.some(({ name }) => name === 'indicator')) return title;
  const labels = new Set(rows.map(({ indicator }) => indicator));
  const [label] = labels;
  return labels.size === 1 && typeof label === 'string' ? `${title}: ${label}` : title;
}
