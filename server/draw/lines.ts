import type { Theme } from '../context.ts';

type Node = Record<string, unknown>;

/** What `usermeta.lines` says of a chart whose lines are the councils: each is named at its end, not in a legend. */
export interface Lines {
  /** The field along the x axis. */
  at: string;
  /** The field up the y axis. */
  value: string;
  /** What puts the points of a line in order; `at` unless given. */
  order?: string;
  /** The field of which each value has a panel of its own. */
  panel?: string;
}

/** Gives what a spec declares of its lines; null where it draws none. */
export function linesOf(spec: Node): Lines | null {
  return ((spec.usermeta as Node | undefined)?.lines ?? null) as Lines | null;
}

/**
 * Adds the name of each council at the last point of its line, in place of a legend. How far each is moved up or down is
 * the parameter `label_dy`, which `spreadNames` finds once the lines are drawn.
 */
export function nameLines(spec: Node, lines: Lines, councils: string[], theme: Theme): Node {
  const ink = Object.fromEntries(
    councils.map(name => {
      const unknown = theme.unknown?.[name] ? theme.unknownInk : undefined;
      return [name, theme.council[name]?.ink ?? theme.council[name]?.color ?? unknown ?? '#0b0c0c'];
    }),
  );
  const own = lines.panel ? ['council', lines.panel] : ['council'];
  const layer = {
    name: 'names',
    transform: [
      { filter: `isValid(datum[${JSON.stringify(lines.value)}])` },
      {
        window: [{ op: 'row_number', as: 'from_end' }],
        sort: [{ field: lines.order ?? lines.at, order: 'descending' }],
        groupby: own,
      },
      { filter: 'datum.from_end === 1' },
    ],
    mark: {
      type: 'text',
      align: 'left',
      baseline: 'middle',
      dx: 8,
      dy: { expr: `label_dy[${keyOf(lines)}] || 0` },
      fill: { expr: 'label_ink[datum.council]' },
    },
    encoding: { color: null, strokeDash: null, text: { field: 'council', type: 'nominal' } },
  };
  const params = [
    { name: 'label_ink', value: ink },
    { name: 'label_dy', value: {} },
  ];
  const named = extendLayers(withoutLegends(spec) as Node, layers => [...layers, layer]);
  return { ...named, params: [...((named.params as Node[] | undefined) ?? []), ...params] };
}

/** Gives a spec with other layers in its first view of several layers. */
export function extendLayers(spec: Node, change: (layers: Node[]) => Node[]): Node {
  if (Array.isArray(spec.layer)) return { ...spec, layer: change(spec.layer) };
  if (spec.spec) return { ...spec, spec: extendLayers(spec.spec as Node, change) };
  for (const key of ['vconcat', 'hconcat', 'concat']) {
    const [first, ...rest] = (spec[key] ?? []) as Node[];
    if (first) return { ...spec, [key]: [extendLayers(first, change), ...rest] };
  }
  return spec;
}

function withoutLegends(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutLegends);
  if (typeof node !== 'object' || node === null) return node;
  const isShown = (node as Node).field === 'council' && 'scale' in node;
  const entries = Object.entries(node).map(([key, value]) => [key, withoutLegends(value)]);
  return Object.fromEntries(isShown ? [...entries, ['legend', null]] : entries);
}

function keyOf({ panel }: Lines): string {
  return panel ? `datum[${JSON.stringify(panel)}] + '/' + datum.council` : 'datum.council';
}
