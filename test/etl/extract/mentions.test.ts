import { describe, expect, it } from 'vitest';
import { findMentions } from '../../../etl/extract/mentions.ts';
import { countQuestions } from '../../../etl/extract/questions.ts';
import { sentences } from '../../../etl/extract/sentences.ts';
import { itemOf, vocabulary } from './item.ts';

const find = (text: string, council_id = 'leicester') =>
  findMentions(itemOf('x', text), { document_id: 'd', text, council_id }, sentences(text), vocabulary);
const bodies = (text: string, council?: string) => find(text, council).map(({ body_id }) => body_id);

describe('findMentions(item)', () => {
  it('finds the other council with the sentence that names it', () => {
    const text = 'All went well. Leicestershire County Council had been rated outstanding. It ended.';
    expect(find(text)).toMatchObject([
      {
        body_id: 'leicestershire-county-council',
        quote: 'Leicestershire County Council had been rated outstanding.',
      },
    ]);
  });

  it('leaves out the council whose meeting it is', () => {
    expect(bodies('Leicester City Council employed 40 people.')).toEqual([]);
    expect(bodies('Leicester City Council employed 40 people.', 'leicestershire')).toEqual([
      'leicester-city-council',
    ]);
  });

  it('finds third bodies under any of their names, once a sentence', () => {
    expect(
      bodies(
        'Ofsted and the DfE met the Department for Education’s adviser; Leicestershire Police came too.',
      ),
    ).toEqual(['ofsted', 'dfe', 'police']);
  });

  it('takes the longest name: a safeguarding partnership is not the county', () => {
    expect(bodies('The Leicestershire and Rutland Safeguarding Children Partnership reported.')).toEqual([
      'lrscp',
    ]);
  });

  it('does not take a common word for a name', () => {
    expect(bodies('Members would police the new rule and cater for government of the school.')).toEqual([]);
  });
});

describe('countQuestions(text)', () => {
  it.each([
    ['In response to a question, the Director said yes. A query was raised about buses.', 2],
    ['Members asked whether it would last. The Director said that it would.', 1],
    ['1. Is it working? 2. Who pays for it?', 2],
    ['The Committee welcomed the report. No questions had been received.', 0],
    ['Question Time', 0],
  ])('counts “%s” as %i', (text, count) => {
    expect(countQuestions(itemOf('x', text), text, sentences(text), vocabulary)).toBe(count);
  });
});
