import type { View } from 'vega';
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

/** Pixels from the baseline of one name to that of the next. */
const lineHeight = 15;

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
    councils.map(name => [name, theme.council[name]?.ink ?? theme.council[name]?.color ?? '#0b0c0c']),
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

interface Name {
  key: string;
  left: number;
  right: number;
  y: number;
  to: number;
}

interface Scene {
  name?: string;
  items?: SceneItem[];
}

interface SceneItem {
  x: number;
  y: number;
  height?: number;
  bounds: { x1: number; x2: number };
  datum: Record<string, unknown>;
  items?: Scene[];
}

/** Gives by how many pixels the name of each line must move so that no two touch, by the key that `label_dy` is read with. */
export function spreadNames(view: View, lines: Lines): Record<string, number> {
  const moves: Record<string, number> = {};
  visit((view.scenegraph() as unknown as { root: Scene }).root, 0, (items, height) => {
    const names = items.map(({ datum, bounds, y }) => {
      const key = lines.panel ? `${datum[lines.panel]}/${datum.council}` : String(datum.council);
      return { key, left: bounds.x1, right: bounds.x2, y, to: y };
    });
    spread(names, height);
    for (const { key, y, to } of names) if (Math.abs(to - y) >= 0.5) moves[key] = Math.round(to - y);
  });
  return moves;
}

function visit(scene: Scene, height: number, found: (items: SceneItem[], height: number) => void): void {
  if (scene.name === 'names_marks') found(scene.items ?? [], height);
  for (const item of scene.items ?? []) {
    for (const inner of item.items ?? []) visit(inner, item.height ?? height, found);
  }
}

/** Pushes names that overlap apart by equal parts until none does, and keeps them beside the lines. */
function spread(names: Name[], height: number): void {
  names.sort((a, b) => a.y - b.y);
  for (let turn = 0; turn < 60; turn += 1) {
    let isStill = true;
    names.forEach((upper, index) => {
      for (const lower of names.slice(index + 1)) {
        const lack = lineHeight - (lower.to - upper.to);
        if (lack < 0.5 || upper.left >= lower.right || lower.left >= upper.right) continue;
        isStill = false;
        upper.to -= lack / 2;
        lower.to += lack / 2;
      }
    });
    const [first, last] = [names[0], names.at(-1)];
    if (last && last.to > height + 6) last.to = height + 6;
    if (first && first.to < -6) first.to = -6;
    if (isStill) return;
  }
}
