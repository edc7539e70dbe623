import { describe, expect, it } from 'vitest';
import { foldPanels, wordsOfFolded } from '../../../server/draw/fold.ts';

const spec = { facet: { field: 'committee' }, usermeta: { folds: 'share' } };
const row = (committee: string, share: number | null) => ({ committee, share });
const rows = [row('A', 0), row('B', 0), row('B', 12), row('C', null), row('C', 0)];

describe('foldPanels(spec, rows, width)', () => {
  it('leaves panels of nothing but zeros out of a narrow picture, and names them', () => {
    const folded = foldPanels(spec, rows, 330)!;
    expect(folded.rows).toEqual([row('B', 0), row('B', 12)]);
    expect(wordsOfFolded(folded)).toBe('Not drawn, as all that was read comes to 0: A; C.');
  });

  it('keeps the first where all are zeros, so that there is a picture', () => {
    expect(foldPanels(spec, [row('A', 0), row('B', 0)], 330)).toMatchObject({
      rows: [row('A', 0)],
      names: ['B'],
    });
  });

  it('folds nothing on wide screens, where nothing is zero, or where the chart does not ask for it', () => {
    expect(foldPanels(spec, rows, 860)).toBeNull();
    expect(foldPanels(spec, [row('A', 1), row('B', 2)], 330)).toBeNull();
    expect(foldPanels({ facet: spec.facet }, rows, 330)).toBeNull();
    expect(foldPanels({ usermeta: spec.usermeta }, rows, 330)).toBeNull();
  });
});
