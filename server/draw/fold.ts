import type { Row } from '../api.ts';
import { narrow } from './size.ts';

type Node = Record<string, unknown>;

/** What a narrow picture shows of a chart's panels: the rows of those with anything but zeros, and the others by name. */
export interface Folded {
  rows: Row[];
  field: string;
  names: string[];
}

/**
 * Gives the rows of a chart without the panels that would show nothing but zeros, where it is drawn for a telephone, on
 * which each takes a quarter of the screen; `usermeta.folds` names the field that is looked at. Null where none is folded;
 * where all would be, the first stays.
 */
export function foldPanels(spec: Node, rows: Row[], width: number): Folded | null {
  const value = (spec.usermeta as Node | undefined)?.folds;
  const field = (spec.facet as Node | undefined)?.field;
  if (width >= narrow || typeof value !== 'string' || typeof field !== 'string') return null;
  const panels = [...new Set(rows.map(row => row[field]))];
  const told = new Set(rows.filter(row => Number(row[value] ?? 0) !== 0).map(row => row[field]));
  if (told.size === 0) told.add(panels[0]!);
  const names = panels.filter(panel => !told.has(panel)).map(String);
  return names.length > 0 ? { rows: rows.filter(row => told.has(row[field])), field, names } : null;
}

/** Says which panels a narrow picture leaves out, and why. */
export function wordsOfFolded({ names }: Folded): string {
  return `Not drawn, as all that was read comes to 0: ${names.join('; ')}.`;
}
