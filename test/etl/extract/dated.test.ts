import { expect, it } from 'vitest';
import { findDated } from '../../../etl/extract/figures/dated.ts';
import { expectLinear } from '../../linear.ts';

it.each([
  ['In quarter 2 of 2023/24, and by 31 March 2022.', ['quarter 2 of 2023/24', '31 March 2022']],
  ['The plan for 2022/23 to 2025/26 met in Sept 2021.', ['2022/23 to 2025/26', 'Sept 2021']],
  [
    'between 2019 and 2022; 12 months to June 2023; 12/05/2023',
    ['between 2019 and 2022', '12 months to June 2023', '12/05/2023'],
  ],
  ['the year endedMarch 2023, 1 April to 30 June 2022', ['March 2023', '1 April to 30 June 2022']],
  ['£2,019 of 12,023, item 3.2020, a summary to marchers and 45 children', []],
])('findDated reads the times of %j', (text, wanted) => {
  expect(findDated(text).map(({ index, end }) => text.slice(index, end))).toEqual(wanted);
});

it('findDated takes time in proportion to the text', () => {
  expectLinear(findDated, pieces => '31 March to '.repeat(pieces));
  expectLinear(findDated, pieces => 'quarter 2 of 2023'.repeat(pieces));
});
