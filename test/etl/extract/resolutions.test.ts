import { describe, expect, it } from 'vitest';
import { findResolutions } from '../../../etl/extract/resolutions.ts';
import { expectLinear } from '../../linear.ts';
import { itemOf, vocabulary } from './item.ts';

function find(text: string, title = 'Update', date: string | null = '2025-09-02') {
  const place = { document_id: 'd', text, meeting_date: date };
  const found = findResolutions(itemOf(title, text), place, vocabulary);
  for (const one of found) expect(text.slice(one.char_start, one.char_end)).toBe(one.text);
  return found;
}

const starts = (text: string, title?: string) =>
  find(text, title)
    .filter(({ basis }) => basis === 'resolved')
    .map(one => one.text.replace(/\s+/g, ' ').slice(0, 34));

const habits: [string, string, string[], string?][] = [
  [
    'a heading and one paragraph',
    'They discussed it.\n\nRESOLVED:\n\nThat the report be noted.',
    ['That the report be noted.'],
  ],
  [
    'a lettered list',
    'RESOLVED:\n\n(a)       That the report be noted;\n\n(b)       That the Director be thanked.',
    ['That the report be noted;', 'That the Director be thanked.'],
  ],
  [
    'small letters and no brackets',
    'Resolved:\n\na) That the report be noted;\n\nb) That officers report back.',
    ['That the report be noted;', 'That officers report back.'],
  ],
  ['a dash', 'RESOLVED – That the report be noted.', ['RESOLVED – That the report be note']],
  [
    'a dash, then a list',
    'RESOLVED –\n\n(a) That the report be noted.\n(b) That a report come back in March.',
    ['That the report be noted.', 'That a report come back in March.'],
  ],
  ['a sentence', 'RESOLVED that the report be noted.', ['RESOLVED that the report be noted.']],
  [
    'an infinitive after a number',
    '1) Mr Love spoke.2) Members asked:·It was slow.3) RESOLVED to note the report.',
    ['RESOLVED to note the report.'],
  ],
  [
    'narrative that goes on after the decision',
    '2) They spoke.\n\n3) RESOLVED to note the report.\n\n4) Two members wished it recorded that they voted against.',
    ['RESOLVED to note the report.'],
  ],
  [
    'two numbered decisions inside numbered narrative',
    '1. It was noted that all was well.\n2. RESOLVED that the report be noted.\n3. RESOLVED that the plan be approved.',
    ['RESOLVED that the report be noted.', 'RESOLVED that the plan be approved'],
  ],
  [
    'a list glued to its heading',
    'It ended.RESOLVED:1.That the report be noted.2.That the plan be approved.',
    ['That the report be noted.', 'That the plan be approved.'],
  ],
  [
    'AGREED over a numbered list',
    'AGREED:\n\n1. That the report be noted.\n2. Hyperlink to be circulated to Members.',
    ['That the report be noted.', 'Hyperlink to be circulated to Memb'],
  ],
  [
    'AGREED in a table cell',
    'Minutes: All was well.\nAGREED:\n1. That the minutes be confirmed as a correct record. |',
    ['That the minutes be confirmed as a'],
  ],
  [
    'numbers that run on',
    'AGREED:\n\n1. That the report be noted.\n\n(ii) YOUTH JUSTICE PLAN\n\nOfficers spoke.\n\nAGREED:\n\n2. That the plan be noted.',
    ['That the report be noted.', 'That the plan be noted.'],
  ],
  [
    'a paragraph broken by a page',
    'AGREED:\n\nthat the minutes of the Children, Young People and Schools\n\nScrutiny Commission held on 22 June be confirmed.',
    ['that the minutes of the Children, '],
  ],
  [
    'several plain paragraphs',
    'RESOLVED:\n\nThat the report be noted.\n\nThat the Director be asked to report in six months.\n\nCouncillor Lee left the meeting.',
    ['That the report be noted.', 'That the Director be asked to repo'],
  ],
  [
    'a vote',
    'RESOLVED (by 5 votes to 3): That the motion be supported.',
    ['RESOLVED (by 5 votes to 3): That t'],
  ],
  [
    'unanimity',
    'It was unanimously RESOLVED that the plan be approved.',
    ['RESOLVED that the plan be approved'],
  ],
  [
    'mover and seconder',
    'It was moved by Councillor Lee, seconded by Councillor Roe and RESOLVED:\n\n1. That the report be noted.',
    ['That the report be noted.'],
  ],
  [
    'a motion that was carried',
    'It was moved by Councillor Lee and seconded by Councillor Roe that the plan be deferred. The motion was carried.',
    ['It was moved by Councillor Lee and'],
  ],
  [
    'a motion that was lost',
    'It was moved by Councillor Lee and seconded by Councillor Roe that the plan be deferred. The motion was lost.',
    [],
  ],
  [
    'RECOMMENDED',
    'RECOMMENDED: That Cabinet be asked to review the policy.',
    ['RECOMMENDED: That Cabinet be asked'],
  ],
  ['NOTED that', 'NOTED that the position would be reviewed.', ['NOTED that the position would be r']],
  ['a decision page', 'Decision:\n\nThat the contract be awarded.', ['That the contract be awarded.']],
  ['a decision page that decides nothing', 'Decision:\n\nThere were no declarations of the party whip.', []],
  [
    'a single line each',
    'RESOLVED\nThat the report be noted.\nThat the Chair write to the Minister.',
    ['That the report be noted.', 'That the Chair write to the Minist'],
  ],
  [
    'nested parts as one paragraph',
    'RESOLVED:\n\n(a) That the Director be asked to provide:\n\n(i) the costs; and\n\n(ii) the savings.\n\n(b) That the report be noted.',
    ['That the Director be asked to prov', 'That the report be noted.'],
  ],
  [
    'a heading that the page lost',
    'The Committee welcomed the report.\n\n\n\n\nThat the report be noted.',
    ['That the report be noted.'],
  ],
  [
    'a closing agreement',
    'Members spoke.\n\n1.    It was agreed that the slides would be circulated to Members.',
    ['It was agreed that the slides woul'],
  ],
  [
    'the next meeting, heading lost',
    'The next meeting is on 5 November.\n\n\n\n\nIt was noted that the next meeting would be held on 5 November.',
    ['It was noted that the next meeting'],
    'Date of next meeting',
  ],
  [
    'a cut decision',
    'RESOLVED:\n\nThat the report be  ...  view the full minutes text for item 24.',
    ['That the report be'],
  ],
  [
    'words quoted from another meeting',
    'The minute of the Cabinet at its meeting on 5 July reads:\n\nRESOLVED:\n\nThe end of the extract.',
    [],
  ],
  [
    'words in quotation marks',
    'The Council’s motion said “RESOLVED that schools be funded” and was welcomed.',
    [],
  ],
  [
    'what another body had resolved',
    'The Cabinet had resolved on 5 July to close the centre. The issue was resolved that day.',
    [],
  ],
  ['agreement as opinion', 'The Committee agreed that the performance was very positive.', []],
  ['noted in discussion', 'It was noted that referrals had risen. Members noted the position.', []],
  [
    'a run of numbers on one line',
    'RESOLVED: (1) That the report be noted; (2) That officers report back.',
    ['That the report be noted;', 'That officers report back.'],
  ],
  [
    'a list after its lead-in',
    'RESOLVED that:\n\n(a) the report be noted; and\n(b) the plan be shared.',
    ['the report be noted; and', 'the plan be shared.'],
  ],
  [
    'a list after who decides',
    'RESOLVED: that the Sub-Committee:-\n\n(a) notes the report; and\n\n(b) asks for the plan.',
    ['notes the report; and', 'asks for the plan.'],
  ],
  [
    'a list after the number of a decision',
    'RESOLVED: 2023/018\n\n1) That the report be noted.\n\n2) That the plan be shared.',
    ['That the report be noted.', 'That the plan be shared.'],
  ],
  [
    'labels alone on their lines',
    'AGREED:\n1.\nThat the report be noted.\n2.\nThat the plan be shared.',
    ['That the report be noted.', 'That the plan be shared.'],
  ],
  [
    'a sentence that agrees',
    'They spoke.\n\nAgreed that the report be noted.',
    ['Agreed that the report be noted.'],
  ],
  ['a colon and a dash', 'RESOLVED:-\n\nThat the report be noted.', ['That the report be noted.']],
  [
    'what follows on the same line',
    'They spoke. RESOLVED: That the report be noted. The meeting ended at 8pm.',
    ['RESOLVED: That the report be noted'],
  ],
];

describe('findResolutions(item)', () => {
  it.each(habits)('reads %s', (_, text, expected, title) => {
    expect(starts(text, title)).toEqual(expected);
  });

  it.each([
    ['That the report be noted.', 'note', null, null],
    [
      'That the Director of Children and Family Services be requested to publish correct data.',
      'request',
      'Director of Children and Family Services',
      null,
    ],
    [
      'That the report be noted and the Kent and Medway CCG be invited to attend.',
      'request',
      'Kent and Medway CCG',
      null,
    ],
    ['That the Trust report again in six months.', 'request', 'Trust', '2026-03'],
    [
      'That officers be asked to circulate the data by 30 September 2025.',
      'request',
      'officers',
      '2025-09-30',
    ],
    [
      'That the Head of Service provide an update to the January meeting.',
      'request',
      'Head of Service',
      '2026-01',
    ],
    ['That LADO Annual report be added onto the work programme.', 'add-to-work-programme', null, null],
    ['That the minutes be confirmed as a correct record.', 'confirm', null, null],
    ['That Councillor Lee be appointed Vice-Chair.', 'appoint', null, null],
    ['That the policy be approved.', 'approve', null, null],
    [
      'That the Committee’s views be passed to the Scrutiny Commission at its meeting on 28 January 2026.',
      'recommend',
      null,
      '2026-01-28',
    ],
    [
      'That authority be delegated to the Director of Education, in consultation with the Lead Member.',
      'approve',
      'Director of Education',
      null,
    ],
    ['That the Ofsted thematic report be brought to the Commission.', 'request', null, null],
    ['That an update be brought in March 2026.', 'request', null, '2026-03'],
    ['That an update be brought back in January.', 'request', null, '2026-01'],
    ["That officers bring an update in six months' time.", 'request', 'officers', '2026-03'],
    ['That the Assistant Director provides the data.', 'request', 'Assistant Director', null],
    ['That officers be asked to circulate the list by 30 April.', 'request', 'officers', '2026-04-30'],
  ])('reads action, owner and due of “%s”', (text, action, owner, due_date) => {
    expect(find(`RESOLVED:\n\n${text}`)[0]).toMatchObject({ action, owner, due_date });
  });

  it('counts no months where the meeting has no date', () => {
    expect(
      find('RESOLVED:\n\nThat the Trust report again in six months.', 'x', null)[0]?.due_date,
    ).toBeNull();
  });

  it.each([
    ['The Director agreed to provide members with the figures in three months.', 'Director', '2025-12'],
    ['Officers undertook to circulate the list.', 'Officers', null],
    ['The Head of Virtual School agreed that the data would be shared.', 'Head of Virtual School', null],
    ['A written answer would be circulated to Members.', null, null],
    ['ACTION: Director of Education to report.', 'Director of Education', null],
  ])('reads the undertaking “%s”', (text, owner, due_date) => {
    expect(find(`The Chair asked. ${text} It ended.`)).toMatchObject([
      { basis: 'undertaken', text, owner, due_date },
    ]);
  });

  it.each([
    'Officers agreed that this was too long.',
    'The Committee agreed that the performance was very positive.',
    'The Department would continue to work with schools.',
    'The data had been provided to members.',
  ])('reads no undertaking in “%s”', text => {
    expect(find(text)).toEqual([]);
  });

  it('names a bare Director by the office the item names', () => {
    const text =
      'A report of the Director of Public Health. The Director agreed to provide members with data.';
    expect(find(text)[0]?.owner).toBe('Director of Public Health');
  });

  it('reads a decision that names people by their initials, with no heading', () => {
    const text = 'That Mr. L. Thackeray CC be appointed Chairman until 2019.';
    expect(find(text)).toMatchObject([{ basis: 'resolved', action: 'appoint', text }]);
  });

  it('takes hostile input in its stride', () => {
    expectLinear(find, pieces => `RESOLVED that ${'the a '.repeat(pieces)}`);
    expectLinear(find, pieces => 'RESOLVED '.repeat(pieces));
    expectLinear(find, pieces => '(a) '.repeat(pieces));
    expectLinear(find, pieces => `That ${' '.repeat(pieces)}be`);
    expectLinear(find, pieces => `It was moved ${'seconded '.repeat(pieces)}`);
  });
});
