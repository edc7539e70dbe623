import { describe, expect, it } from 'vitest';
import { findClaims } from '../../../etl/extract/claims.ts';
import { sentences } from '../../../etl/extract/sentences.ts';
import { readVocabulary } from '../../../etl/inputs.ts';
import type { Item } from '../../../etl/model.ts';
import { expectLinear } from '../../linear.ts';

const vocabulary = await readVocabulary();

function itemOf(text: string, title: string): Item {
  const span = { char_start: 0, char_end: text.length };
  return { item_id: 'i', title, ...span, minutes: [span] } as unknown as Item;
}

function claims(text: string, title = 'Performance report') {
  const item = itemOf(text, title);
  const found = findClaims(
    item,
    { document_id: 'd', text, meeting_date: '2024-03-05' },
    sentences(text),
    vocabulary,
  );
  for (const claim of found) expect(text.slice(claim.char_start, claim.char_end)).toBe(claim.quote);
  return found.map(claim => [claim.indicator_id, claim.direction, claim.comparator].join(' '));
}

describe('findClaims(item, place, sentences, vocabulary)', () => {
  it.each([
    [
      'The share of EHC plans issued within 20 weeks was below the national average.',
      'ehcp-20-weeks below england',
    ],
    ['The social worker vacancy rate had fallen.', 'social-worker-vacancy decrease previous'],
    ['Members welcomed a reduction in permanent exclusions.', 'permanent-exclusion-rate decrease previous'],
    ['Re-referrals remained higher than statistical neighbours.', 're-referrals above neighbours'],
    ['The rate of NEET was broadly in line with the regional average.', 'neet in-line region'],
    ['The number of electively home educated children continued to rise.', 'eh-education increase previous'],
    ['Timeliness of EHC plans had worsened in 2022.', 'ehcp-20-weeks decrease previous'],
    ['Overall absence had improved.', 'overall-absence decrease previous'],
    ['The number of children in care was unchanged.', 'cla-count unchanged previous'],
  ])('reads %j', (text, expected) => {
    expect(claims(text)).toEqual([expected]);
  });

  it.each([
    'It was hoped that the number of permanent exclusions would be reduced.',
    'The number of suspensions had not increased.',
    'There had been a decline in NEET services.',
    'Exclusion figures had decreased following training.',
    'There was a national increase in elective home education.',
    'The aim was to increase the take up of free early education for two year olds.',
    'Budgets had increased. Suspensions were discussed.',
    'If suspensions rose, schools were asked to report it.',
  ])('finds none in %j', text => {
    expect(claims(text)).toEqual([]);
  });

  it('keeps as doubt what the words leave open', () => {
    const text = 'The number of suspensions in primary schools had increased in 2022/23.';
    const [found] = findClaims(
      itemOf(text, ''),
      { document_id: 'd', text, meeting_date: null },
      sentences(text),
      vocabulary,
    );
    expect(found?.doubt).toContain('some pupils only');
    expect(found?.doubt).toContain('a number');
    expect(found?.period).toBe('2022-23');
  });

  it('takes the subject from the title of the item only with a doubt', () => {
    const text = 'In 2022, 38% were done inside the 20 week limit, up from 34% in 2021.';
    const item = itemOf(text, 'Education Health and Care performance');
    const [found] = findClaims(
      item,
      { document_id: 'd', text, meeting_date: null },
      sentences(text),
      vocabulary,
    );
    expect(found).toMatchObject({ indicator_id: 'ehcp-20-weeks', direction: 'increase', period: '2022' });
    expect(found?.doubt).toContain('title of the item');
    expect(claims(text, 'Other business')).toEqual([]);
  });

  it('stays linear on a hostile sentence', () => {
    const piece = 'the number of suspensions had increased and EHCP timeliness remained below the ';
    expectLinear(claims, pieces => `${piece.repeat(pieces)}.`);
  });
});
