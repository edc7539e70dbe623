import type { View } from 'vega';
import { describe, expect, it } from 'vitest';
import { spreadNames } from '../../../server/draw/spread.ts';

const place = (x: number, y: number) => ({ x, y, bounds: { x1: x, x2: x }, datum: {} });
const name = (council: string, x1: number, x2: number, y: number) => ({
  x: x1,
  y,
  bounds: { x1, x2 },
  datum: { council },
});

/** A panel 100 pixels high, with names at the ends of lines, as Vega holds it. */
function viewOf(names: object[], line: object[]): View {
  const panel = {
    x: 0,
    y: 0,
    height: 100,
    items: [
      { marktype: 'group', items: [{ x: 0, y: 0, items: [{ marktype: 'line', items: line }] }] },
      { name: 'names_marks', marktype: 'text', items: names },
    ],
  };
  return { scenegraph: () => ({ root: { items: [{ items: [{ items: [panel] }] }] } }) } as unknown as View;
}

const lines = { at: 'year', value: 'share' };

describe('spreadNames(view, lines)', () => {
  it('moves a name out of the way of a line that goes on', () => {
    const moves = spreadNames(viewOf([name('A', 60, 100, 50)], [place(0, 54), place(100, 54)]), lines);
    expect(50 + moves.A!).toBeLessThan(54 - 7.5);
  });

  it('leaves a name where no line passes, or where the line has a gap', () => {
    expect(spreadNames(viewOf([name('A', 60, 100, 50)], [place(0, 80), place(100, 80)]), lines)).toEqual({});
    const gap = [place(0, 54), { ...place(100, 54), defined: false }];
    expect(spreadNames(viewOf([name('A', 60, 100, 50)], gap), lines)).toEqual({});
  });

  it('does not move it onto another name', () => {
    const names = [name('A', 60, 100, 50), name('B', 90, 120, 32)];
    const moves = spreadNames(viewOf(names, [place(0, 54), place(85, 54)]), lines);
    const [a, b] = [50 + (moves.A ?? 0), 32 + (moves.B ?? 0)];
    expect(Math.abs(a - b)).toBeGreaterThanOrEqual(14.5);
    expect(Math.abs(a - 54)).toBeGreaterThan(7.5);
  });

  it('stays in the panel, where it can', () => {
    const moves = spreadNames(viewOf([name('A', 60, 100, 2)], [place(0, 2), place(100, 2)]), lines);
    expect(2 + moves.A!).toBeGreaterThan(2 + 7.5);
  });
});
