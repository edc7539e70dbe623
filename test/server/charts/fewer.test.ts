import { expect, it } from 'vitest';
import { showFewer, wordsOfKept } from '../../../server/charts/fewer.ts';
import type { Theme } from '../../../server/context.ts';

const theme = { config: {}, council: { City: { color: '#12436D' } }, others: [], pictureFont: 'x' } as Theme;
const rowsOf = (council: number, count: number) =>
  Array.from({ length: count }, (_, n) => ({ council: null, council_name: `Council ${council}`, n }));

it('shows all of eight councils', () => {
  const rows = [1, 2, 3, 4, 5, 6, 7, 8].flatMap(council => rowsOf(council, 3));
  expect(showFewer(rows, theme)).toEqual({ rows, kept: null });
});

it('shows the six of hundreds with most rows, one with a colour of its own first, and rows of no council', () => {
  const many = Array.from({ length: 400 }, (_, council) => rowsOf(council, council === 7 ? 2 : council % 50));
  const named = { council: 'City', council_name: 'Leicester', n: 1 };
  const england = { council: 'England', council_name: null, n: 2 };
  const { rows, kept } = showFewer([...many.flat(), named, england], theme);
  expect(kept?.of).toBe(393);
  expect(kept?.names).toEqual([
    'Leicester',
    'Council 49',
    'Council 99',
    'Council 149',
    'Council 199',
    'Council 249',
  ]);
  expect(rows).toHaveLength(1 + 5 * 49 + 1);
  expect(rows.slice(-2)).toEqual([named, england]);
  expect(wordsOfKept(kept!)).toMatch(/^Shown are 6 of 393 councils/);
});

it('refuses more rows of few councils than a picture can show', () => {
  expect(() => showFewer(rowsOf(1, 5_001), theme)).toThrow(/^more than 5000 rows/);
  expect(showFewer(Array.from({ length: 400 }, (_, n) => rowsOf(n, 100)).flat(), theme).rows).toHaveLength(
    600,
  );
});
