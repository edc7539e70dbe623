import { describe, expect, it } from 'vitest';
import { wrapHeadings } from '../../../server/draw/headings.ts';

const long = 'Children, Young People and Education Scrutiny Commission';
const rows = [{ committee: long }, { committee: 'Cabinet' }];

describe('the headings of panels', () => {
  it('are broken into lines where one is longer than its room', () => {
    const spec = {
      facet: { row: { field: 'committee', header: { labelAnchor: 'start' } } },
      params: [{ name: 'a' }],
    };
    const wrapped = wrapHeadings(spec, rows, 200, 'sans-serif', 12);
    expect(wrapped.facet).toEqual({
      row: {
        field: 'committee',
        header: { labelAnchor: 'start', labelExpr: 'heading_lines[datum.label] || (datum.label)' },
      },
    });
    const [, param] = wrapped.params as { name: string; value: Record<string, string[]> }[];
    expect(Object.keys(param!.value)).toEqual([long]);
    expect(param!.value[long]!.length).toBeGreaterThan(1);
    expect(param!.value[long]!.join(' ')).toBe(long);
  });

  it('stay as they are where there is room, and where there are no panels', () => {
    const spec = { facet: { field: 'committee' } };
    expect(wrapHeadings(spec, rows, 900, 'sans-serif', 12)).toBe(spec);
    expect(wrapHeadings({ mark: 'bar' }, rows, 20, 'sans-serif', 12)).toEqual({ mark: 'bar' });
  });
});
