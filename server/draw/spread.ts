import type { View } from 'vega';
import type { Lines } from './lines.ts';

/** Pixels from the baseline of one name to that of the next. */
const lineHeight = 15;
/** Pixels that a name may be moved away from the end of its line. */
const furthest = 60;
/** Pixels from the middle of a point to its edge. */
const pointRadius = 5;

interface Name {
  key: string;
  left: number;
  right: number;
  y: number;
  to: number;
}

interface Scene {
  name?: string;
  marktype?: string;
  items?: SceneItem[];
}

interface Point {
  x: number;
  y: number;
}

interface SceneItem {
  x: number;
  y: number;
  height?: number;
  /** False where a line has a gap. */
  defined?: boolean;
  bounds: { x1: number; x2: number };
  datum: Record<string, unknown>;
  items?: Scene[];
}

/** Gives by how many pixels the name of each line must move so that no two touch, by the key that `label_dy` is read with. */
export function spreadNames(view: View, lines: Lines): Record<string, number> {
  const moves: Record<string, number> = {};
  visit(
    (view.scenegraph() as unknown as { root: Scene }).root,
    { items: [], x: 0, y: 0 } as never,
    (items, panel) => {
      const height = panel.height ?? 0;
      const drawn = pointsOf(panel.items ?? []);
      const names = items.map(({ datum, bounds, y }) => {
        const key = lines.panel ? `${datum[lines.panel]}/${datum.council}` : String(datum.council);
        return { key, left: bounds.x1, right: bounds.x2, y, to: y };
      });
      spread(names, height);
      dodge(names, drawn, height);
      for (const { key, y, to } of names) if (Math.abs(to - y) >= 0.5) moves[key] = Math.round(to - y);
    },
  );
  return moves;
}

function visit(scene: Scene, panel: SceneItem, found: (items: SceneItem[], panel: SceneItem) => void): void {
  if (scene.name === 'names_marks') found(scene.items ?? [], panel);
  for (const item of scene.items ?? []) {
    for (const inner of item.items ?? []) visit(inner, item.height === undefined ? panel : item, found);
  }
}

/** Gives the places where lines and points of a panel are drawn, lines every few pixels. */
function pointsOf(scenes: Scene[]): Point[] {
  return scenes.flatMap(({ marktype, items = [] }) => {
    if (marktype === 'symbol') return items.map(({ x, y }) => ({ x, y }));
    if (marktype === 'group') return items.flatMap(item => pointsOf(item.items ?? []));
    if (marktype !== 'line') return [];
    return items.slice(1).flatMap((to, index) => between(items[index]!, to));
  });
}

function between(from: SceneItem, to: SceneItem): Point[] {
  if (from.defined === false || to.defined === false) return [];
  const steps = Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / 4);
  return Array.from({ length: steps + 1 }, (_, step) => ({
    x: from.x + ((to.x - from.x) * step) / steps,
    y: from.y + ((to.y - from.y) * step) / steps,
  }));
}

/** Moves the name of a line that ends before others do to the nearest place above or below where nothing is drawn. */
function dodge(names: Name[], drawn: Point[], height: number): void {
  for (const name of names) {
    const near = drawn.filter(({ x }) => x > name.left && x < name.right + pointRadius);
    const others = names.filter(one => one !== name && one.left < name.right && name.left < one.right);
    const isFree = (to: number) =>
      near.every(({ y }) => Math.abs(y - to) > lineHeight / 2 + 1) &&
      others.every(one => Math.abs(one.to - to) >= lineHeight) &&
      to >= -6 &&
      to <= height + 6;
    if (near.length === 0 || isFree(name.to)) continue;
    const from = name.to;
    for (let step = 3; step <= furthest && name.to === from; step += 3)
      name.to = [from - step, from + step].find(isFree) ?? from;
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
