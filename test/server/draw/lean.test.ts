import { describe, expect, it } from 'vitest';
import { joinLines } from '../../../server/draw/lean.ts';

const grid = (at: number) =>
  `<line transform="translate(0,${at})" x2="145" y2="0" stroke="#e4e5e6" stroke-width="1"/>`;

describe('a drawing', () => {
  it('has the lines of a grid as one path of the same look', () => {
    expect(joinLines(`<g>${grid(11)}${grid(33)}</g>`)).toBe(
      '<g><path d="M0,11l145,0M0,33l145,0" stroke="#e4e5e6" stroke-width="1"/></g>',
    );
  });

  it('keeps lines of another look, a line alone, and what is no plain line, as they are', () => {
    const dashed = '<line transform="translate(2,-0.5)" x2="0" y2="5" stroke="#000"/>';
    const titled = '<line aria-label="Today" x2="0" y2="5" stroke="#000"/>';
    expect(joinLines(`${grid(1)}${dashed}`)).toBe(
      '<path d="M0,1l145,0" stroke="#e4e5e6" stroke-width="1"/><path d="M2,-0.5l0,5" stroke="#000"/>',
    );
    expect(joinLines(`<g>${grid(1)}</g>`)).toBe(`<g>${grid(1)}</g>`);
    expect(joinLines(`${titled}${titled}`)).toBe(`${titled}${titled}`);
  });
});
