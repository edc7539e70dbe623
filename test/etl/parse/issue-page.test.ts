import { expect, it } from 'vitest';
import { checkPromises, parseText } from './material.ts';

it('parse(document) takes one committee of two spellings on one page of an issue as one meeting', async () => {
  const parsed = await parseText(
    [
      'Issue - meetings',
      'Leicestershire Music Plan.',
      'Meeting: 05/11/2019 - Children and Families Overview and Scrutiny Committee (Item 4)',
      '4 Music plan',
      'Minutes:\nThe plan was noted.',
      'Meeting: 05/11/2019 - CHILDREN & FAMILIES OVERVIEW & SCRUTINY COMMITTEE: (Item 4)',
      '4 Music plan',
      'Minutes:\nThe plan was noted again.',
    ].join('\n\n'),
  );
  checkPromises(parsed);
  expect(parsed.meetings).toHaveLength(1);
  expect(parsed.meetings[0]?.items.map(item => item.position)).toEqual([1, 2]);
});
