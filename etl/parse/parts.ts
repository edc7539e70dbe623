import type { Part, Span } from '../model.ts';

/** A stretch to be told apart, in any order; a later one lies over an earlier one. */
export type Layer = Part;

/**
 * Lays stretches over a text and gives parts that cover it from first to last character without gap or overlap.
 * What no layer covers is `front` before the first item and `back` after it.
 */
export function coverText(length: number, layers: Layer[]): Part[] {
  if (length === 0) return [];
  const bounds = findBounds(length, layers);
  const firstItem = layers.find(layer => layer.kind === 'item')?.char_start ?? length;
  const owners = findOwners(bounds, layers);
  const parts: Part[] = [];
  for (let index = 0; index + 1 < bounds.length; index++) {
    const char_start = bounds[index]!;
    const char_end = bounds[index + 1]!;
    const owner = owners[index];
    const kind = owner?.kind ?? (char_start < firstItem ? 'front' : 'back');
    append(parts, { char_start, char_end, kind, item_id: owner?.item_id ?? null });
  }
  return parts;
}

/** Gives where a layer, or the text, begins or ends, in order and each once. */
function findBounds(length: number, layers: Layer[]): Int32Array {
  const edges = new Int32Array(2 * layers.length + 2);
  edges[1] = length;
  layers.forEach((layer, index) => {
    edges[2 * index + 2] = clamp(layer.char_start, length);
    edges[2 * index + 3] = clamp(layer.char_end, length);
  });
  edges.sort();
  let count = 1;
  for (const edge of edges) if (edge !== edges[count - 1]) edges[count++] = edge;
  return edges.subarray(0, count);
}

/** For each stretch between bounds the last layer that covers it. */
function findOwners(bounds: Int32Array, layers: Layer[]): (Layer | undefined)[] {
  const owners = new Array<Layer | undefined>(bounds.length);
  // From each stretch the way to the next one that nobody owns yet.
  const next = new Int32Array(bounds.length);
  for (let index = 0; index < next.length; index++) next[index] = index;
  const length = bounds.at(-1)!;
  for (let index = layers.length - 1; index >= 0; index--) {
    const layer = layers[index]!;
    const stop = placeOf(bounds, clamp(layer.char_end, length));
    for (let at = follow(next, placeOf(bounds, clamp(layer.char_start, length))); at < stop; ) {
      owners[at] = layer;
      next[at] = at + 1;
      at = follow(next, at);
    }
  }
  return owners;
}

/** Gives the end of a way, and shortens it. */
function follow(next: Int32Array, from: number): number {
  let end = from;
  while (next[end] !== end) end = next[end]!;
  for (let at = from; next[at] !== end; ) {
    const after = next[at]!;
    next[at] = end;
    at = after;
  }
  return end;
}

/** Gives the place of a bound that is there. */
function placeOf(bounds: Int32Array, bound: number): number {
  let [low, high] = [0, bounds.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (bounds[middle]! < bound) low = middle + 1;
    else high = middle;
  }
  return low;
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
