import { expect, it } from 'vitest';
import { wrapNames } from '../../../server/draw/names.ts';

const long = 'Leicestershire and Rutland Safeguarding Children Partnership';
const rows = [
  { body: long, council: 'City' },
  { body: 'Ofsted', council: 'County' },
  { body: 'Ofsted', council: 'Rutland' },
];
const look = { font: 'Source Sans 3 Variable', size: 12, isNarrow: true };
const y = { field: 'body', type: 'nominal', axis: { labelLimit: 178 } };
const linesOf = (spec: Record<string, unknown>) =>
  ((spec.params ?? []) as { name: string; value: Record<string, string[]> }[]).find(
    ({ name }) => name === 'name_lines',
  )?.value;

it('breaks names into as many lines as rows have room for, and leaves short ones', () => {
  const spec = { height: { step: 16 }, encoding: { y, yOffset: { field: 'council' } } };
  const lines = linesOf(wrapNames(spec, rows, look));
  expect(Object.keys(lines ?? {})).toEqual([long]);
  expect(lines?.[long]).toHaveLength(3);
  expect(lines?.[long]?.join(' ')).toBe(long);
  expect(linesOf(wrapNames({ ...spec, height: { step: 10 } }, rows, look))?.[long]).toHaveLength(2);
});

it('finds the rows of panels and layers, whose height may be that of the whole', () => {
  const panel = { facet: { row: { field: 'council' } }, spec: { height: { step: 30 }, encoding: { y } } };
  expect(linesOf(wrapNames(panel, rows, look))?.[long]).toHaveLength(2);
  const layered = { height: { step: 30 }, layer: [{ encoding: { y } }] };
  expect(linesOf(wrapNames(layered, rows, look))?.[long]).toHaveLength(2);
});

it('leaves a spec as it is where rows have no room, or no name is long', () => {
  const tight = { height: { step: 22 }, encoding: { y } };
  expect(wrapNames(tight, rows, look)).toBe(tight);
  const spec = { height: { step: 30 }, encoding: { y: { ...y, axis: { labelLimit: 600 } } } };
  expect(wrapNames(spec, rows, { ...look, isNarrow: false })).toBe(spec);
});
