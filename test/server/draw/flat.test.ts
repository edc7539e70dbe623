import { describe, expect, it } from 'vitest';
import { flattenSvg } from '../../../server/draw/flat.ts';
import { shiftPath } from '../../../server/draw/path.ts';

describe('a flattened drawing', () => {
  it('has shapes where they stand, and says once what all in a group look like', () => {
    const dot = (x: number, fill: string) =>
      `<a href="/themes" aria-label="&lt;${x}&gt;"><path transform="translate(${x},2.5)" d="M1,0A1,1,0,1,1,-1,0" fill="${fill}" stroke-width="2"/></a>`;
    expect(flattenSvg(`<g class="role-mark">${dot(1, 'red')}${dot(2, 'blue')}${dot(3, 'red')}</g>`)).toBe(
      '<g class="role-mark" fill="red">' +
        '<a href="/themes" aria-label="&lt;1&gt;"><path d="M2,2.5A1,1,0,1,1,0,2.5"/></a>' +
        '<a href="/themes" aria-label="&lt;2&gt;"><path d="M3,2.5A1,1,0,1,1,1,2.5" fill="blue"/></a>' +
        '<a href="/themes" aria-label="&lt;3&gt;"><path d="M4,2.5A1,1,0,1,1,2,2.5"/></a></g>',
    );
  });

  it('has no group that only holds others, and none that nothing is in', () => {
    expect(
      flattenSvg(
        '<svg><g transform="translate(10,5)"><path class="background" aria-hidden="true" d="M0,0h9v9h-9Z"/><g><g class="a" transform="translate(1,1)"><g transform="translate(0,0)"><text transform="translate(-6,15)">Words &amp; words</text></g></g></g><g class="empty"></g></g></svg>',
      ),
    ).toBe(
      '<svg><g class="a" transform="translate(11,6)"><text x="-6" y="15">Words &amp; words</text></g></svg>',
    );
  });

  it('keeps what is turned, cut out, filled or named where it is', () => {
    const kept = [
      '<text transform="translate(1,2) rotate(-90)">Up</text>',
      '<g clip-path="url(#clip)" transform="translate(1,2)"><path d="M0,0l1,1" stroke="red"/></g>',
      '<path class="background" d="M0,0h9v9h-9Z" fill="#fff"/>',
      '<g role="graphics-symbol" aria-label="Legend"/>',
      '<path transform="translate(1,2)" d="oddly written"/>',
    ];
    for (const svg of kept) expect(flattenSvg(svg)).toBe(svg);
  });

  it('moves the lines of words with them', () => {
    expect(
      flattenSvg(
        '<text transform="translate(5,7)"><tspan x="0">one</tspan><tspan x="0" dy="14">two</tspan></text>',
      ),
    ).toBe('<text x="5" y="7"><tspan x="5">one</tspan><tspan x="5" dy="14">two</tspan></text>');
  });
});

describe('a path', () => {
  it('is moved in its places, not in its distances', () => {
    expect(shiftPath('M0,0h10v-0.5l2,2H4V6L1,1ZM2,2C1,1,2,2,3,3Q1,2,3,4A5,5,0,1,1,9,9', 1.5, -1)).toBe(
      'M1.5,-1h10v-0.5l2,2H5.5V5L2.5,0ZM3.5,1C2.5,0,3.5,1,4.5,2Q2.5,1,4.5,3A5,5,0,1,1,10.5,8',
    );
  });

  it('that cannot be read is not moved', () => {
    for (const d of ['', 'm1,1l2,2', 'M1', 'M1,2B3,4', 'M1,1Z5']) expect(shiftPath(d, 1, 1)).toBeNull();
  });
});
