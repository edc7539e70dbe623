import type { Part, Span } from '../model.ts';

/** A stretch to be told apart, in any order; a later one lies over an earlier one. */
export type Layer = Part;

/**
 * Lays stretches over a text and gives parts that cover it from first to last character without gap or overlap.
 * What no layer covers is `front` before the first item and `back` after it.
 */
export function coverText(length: number, layers: Layer[]): Part[] {
  if (length === 0) return [];
  const edges = new Set([0, length]);
  for (const layer of layers) {
    edges.add(clamp(layer.char_start, length));
    edges.add(clamp(layer.char_end, length));
  }
  const bounds = [...edges].sort((a, b) => a - b);
  const firstItem = layers.find(layer => layer.kind === 'item')?.char_start ?? length;
  const owners = findOwners(bounds, layers);
  const parts: Part[] = [];
  for (let index = 0; index + 1 < bounds.length; index++) {
    const span = { char_start: bounds[index]!, char_end: bounds[index + 1]! };
    const owner = owners[index];
    const kind = owner?.kind ?? (span.char_start < firstItem ? 'front' : 'back');
    append(parts, { ...span, kind, item_id: owner?.item_id ?? null });
  }
  return parts;
}

/** For each stretch between bounds the last layer that covers it. */
function findOwners(bounds: number[], layers: Layer[]): (Layer | undefined)[] {
  const place = new Map(bounds.map((bound, index) => [bound, index]));
  const owners = new Array<Layer | undefined>(bounds.length);
  const next = bounds.map((_, index) => index);
  const find = (index: number): number => {
    let root = index;
    while (next[root] !== root) root = next[root]!;
    for (let at = index; next[at] !== root; ) [at, next[at]] = [next[at]!, root];
    return root;
  };
  const length = bounds.at(-1)!;
  for (const layer of [...layers].reverse()) {
    const stop = place.get(clamp(layer.char_end, length))!;
    for (let at = find(place.get(clamp(layer.char_start, length))!); at < stop; at = find(at)) {
      owners[at] = layer;
      next[at] = at + 1;
    }
  }
  return owners;
}

function append(parts: Part[], part: Part): void {
  const last = parts.at(-1);
  if (last && last.kind === part.kind && last.item_id === part.item_id) last.char_end = part.char_end;
  else parts.push(part);
}

function clamp(offset: number, length: number): number {
  return Math.max(0, Math.min(length, offset));
}

/** Gives a part's layer for a span. */
export function layer(kind: Part['kind'], span: Span, item_id: string | null = null): Layer {
  return { kind, item_id, char_start: span.char_start, char_end: span.char_end };
}
