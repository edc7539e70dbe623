import { describe, expect, it } from 'vitest';
import { answerOf, standingsOf } from '../../../server/pages/answer.ts';

const row = (city: number | null, county: number | null, england: number | null = null) => ({
  period: '2024',
  city,
  county,
  england,
  unit: 'percent',
  polarity: 'high',
});

describe('answerOf', () => {
  it('takes the newest period that has both councils, and says who is higher and what is better', () => {
    expect(answerOf([row(null, 4.3), row(51.5, 4.3, 46.4)])).toBe(
      '2024: the city 51.5%, the county 4.3%, England 46.4%. The city is 47.2 percentage points higher. Higher is better.',
    );
  });

  it('judges nothing where no direction is agreed, and finds equals equal', () => {
    expect(answerOf([{ ...row(5, 5), polarity: 'none' }])).toBe(
      '2024: the city 5%, the county 5%. The two are equal.',
    );
  });

  it('ranks no numbers of people, which are large where a council is, and keeps the places of the series', () => {
    expect(answerOf([{ ...row(595, 694, 81770), unit: 'count', polarity: 'none' }])).toBe(
      '2024: the city 595, the county 694, England 81,770. Numbers grow with how many children a council has, so only shares and rates compare.',
    );
    expect(answerOf([{ ...row(37, 26.9), decimals: 1 }])).toContain('the city 37.0%, the county 26.9%');
  });

  it('is empty where no period has both', () => {
    expect(answerOf([row(1, null), row(null, 2)])).toBe('');
  });
});

describe('standingsOf', () => {
  const stand = (council: string, value: number | null) => ({ beside: 'Leicester', council, value });
  const neighbours = [10, 20, 30, 40].map(value => stand('One neighbour', value));

  it.each([
    [50, 'the highest of 5'],
    [35, 'the second highest of 5'],
    [25, 'the third highest of 5'],
    [15, 'the second lowest of 5'],
    [5, 'the lowest of 5'],
  ])('places %d: %s', (value, words) => {
    expect(standingsOf([stand('City', value), ...neighbours])[0]).toContain(words);
  });

  it('says nothing with fewer than four neighbours, or without a value of its own', () => {
    expect(standingsOf([stand('City', 1), ...neighbours.slice(1)])).toEqual([]);
    expect(standingsOf([stand('City', null), ...neighbours])).toEqual([]);
  });
});
