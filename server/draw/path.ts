const steps = /([A-Za-z])([^A-Za-z]{0,200000})/g;
const numbers = /-?(?:\d{1,12}\.?\d{0,12}|\.\d{1,12})(?:e-?\d{1,3})?/gi;

/** How many numbers each step of a path takes, and which of them are a place across and down. */
const places: Record<string, { of: number; across: number[]; down: number[] }> = {
  M: { of: 2, across: [0], down: [1] },
  L: { of: 2, across: [0], down: [1] },
  T: { of: 2, across: [0], down: [1] },
  H: { of: 1, across: [0], down: [] },
  V: { of: 1, across: [], down: [0] },
  S: { of: 4, across: [0, 2], down: [1, 3] },
  Q: { of: 4, across: [0, 2], down: [1, 3] },
  C: { of: 6, across: [0, 2, 4], down: [1, 3, 5] },
  A: { of: 7, across: [5], down: [6] },
  Z: { of: 0, across: [], down: [] },
};

/**
 * Gives the path moved by so many pixels, to the hundredth of one; null where it cannot be read
 * (https://www.w3.org/TR/SVG2/paths.html#PathData: a capital letter stands before places, a small one before distances).
 */
export function shiftPath(d: string, x: number, y: number): string | null {
  if (!/^\s?M/.test(d)) return null;
  let moved = '';
  for (const [, letter = '', rest = ''] of d.matchAll(steps)) {
    const place = places[letter.toUpperCase()];
    if (!place) return null;
    const values = (rest.match(numbers) ?? []).map(Number);
    if (place.of === 0 ? values.length > 0 : values.length === 0 || values.length % place.of > 0) return null;
    const isPlace = letter === letter.toUpperCase();
    moved += letter + values.map((value, at) => step(value, at % place.of, isPlace ? place : null)).join(',');
  }
  return moved;

  function step(value: number, at: number, place: { across: number[]; down: number[] } | null): number {
    const by = place?.across.includes(at) ? x : place?.down.includes(at) ? y : 0;
    return by === 0 ? value : Math.round((value + by) * 100) / 100;
  }
}
