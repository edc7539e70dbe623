import type { Row } from '../api.ts';
import { wrapText } from './markup.ts';
import { measureText } from './metrics.ts';

type Node = Record<string, unknown>;

const most = 3;
/** Pixels between two lines, beside their size, as Vega sets them. */
const leading = 2;
/** Pixels of names beside rows where they may be broken, on a narrow screen. */
const narrowName = 140;
const inner = ['layer', 'spec', 'hconcat', 'vconcat', 'concat'];

/**
 * Gives a spec whose names beside rows are broken into lines where one would be cut and the rows have room for more:
 * a body or an owner is told by the end of its name as well.
 */
export function wrapNames(
  spec: Node,
  rows: Row[],
  { font, size, isNarrow }: { font: string; size: number; isNarrow: boolean },
): Node {
  const measure = (line: string) => measureText(line, size, font);
  const broken: Record<string, string[]> = {};
  const wrap = (channel: Node, lines: number): Node => {
    const { field, axis } = channel as { field: string; axis: Node | null };
    const limit = isNarrow ? narrowName : Number(axis?.labelLimit ?? Number.POSITIVE_INFINITY);
    const names = new Set(rows.map(row => row[field]));
    const long = [...names].filter(name => typeof name === 'string' && measure(name) > limit) as string[];
    if (long.length === 0) return channel;
    for (const name of long) broken[name] = foldLast(wrapText(name, limit, measure), lines);
    const labelExpr = `name_lines[datum.label] || (${axis?.labelExpr ?? 'datum.label'})`;
    // Vega sets the first of several lines where one would stand.
    const half = (size + leading) / 2;
    const expr = `name_lines[datum.label] ? (1 - length(name_lines[datum.label])) * ${half} : 0`;
    const labelOffset = { expr };
    return { ...channel, axis: { ...axis, labelLimit: limit, labelExpr, labelOffset } };
  };
  const walk = (node: unknown, height: unknown): unknown => {
    if (Array.isArray(node)) return node.map(one => walk(one, height));
    if (typeof node !== 'object' || node === null) return node;
    const view = node as Node;
    const step = (view.height ?? height) as { step?: number } | undefined;
    const within = inner
      .filter(key => key in view)
      .map(key => [key, walk(view[key], view.height ?? height)] as const);
    const { y, yOffset } = (view.encoding ?? {}) as { y?: Node; yOffset?: Node };
    const across = yOffset ? new Set(rows.map(row => row[String(yOffset.field)])).size : 1;
    const lines = Math.min(most, Math.floor((Number(step?.step ?? 0) * across) / (size + leading)));
    const isNamed = y?.type === 'nominal' && typeof y.field === 'string' && y.axis !== null;
    return {
      ...view,
      ...(isNamed && lines > 1 ? { encoding: { ...(view.encoding as Node), y: wrap(y, lines) } } : {}),
      ...Object.fromEntries(within),
    };
  };
  const named = walk(spec, undefined) as Node;
  if (Object.keys(broken).length === 0) return spec;
  const params = (spec.params ?? []) as Node[];
  return { ...named, params: [...params, { name: 'name_lines', value: broken }] };
}

/** What does not fit the lines there are stays on the last, where the chart cuts it. */
function foldLast(lines: string[], most: number): string[] {
  return lines.length <= most ? lines : [...lines.slice(0, most - 1), lines.slice(most - 1).join(' ')];
}
