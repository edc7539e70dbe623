import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildMeetings } from '../../marks/build.ts';

const request = (words: string) =>
  `The Committee considered a report.\n\nRESOLVED:\n\n(a)       That the report be noted.\n\n(b)       That the Director of Children and Family Services be requested to ${words}`;
const plain = 'The Committee considered a report and welcomed the progress made.';

const sittings = [
  {
    day: '4 March 2025',
    items: [
      {
        title: 'Fostering Recruitment',
        text: request('report on fostering recruitment again in six months.'),
      },
      {
        title: 'Dental Health',
        text: request('bring a report on supervised tooth brushing in three months.'),
      },
      {
        title: 'Libraries',
        text: `${plain} The Director agreed to provide members with the figures following the meeting.`,
      },
    ],
  },
  { day: '3 June 2025', items: [{ title: 'School Places Strategy', text: plain }] },
  {
    day: '2 September 2025',
    items: [
      {
        title: 'Fostering Recruitment Update',
        text: `${plain} It followed a request of the Committee on recruitment of foster carers.`,
      },
      {
        title: 'Attendance',
        text: request('present the reasons for persistent absence at a future meeting.'),
      },
    ],
  },
];

let meetings: Awaited<ReturnType<typeof buildMeetings>>;
const stateOf = async (words: string) => {
  const [row] = await meetings.query(
    `select f.state, f.reason, f.confidence, f.evidence, f.answered_on, i.title as answer
     from followups f join resolutions r using (resolution_id)
     left join items i on i.item_id = f.answer_item_id
     where contains(r.text, $words)`,
    { words },
  );
  return row;
};

beforeAll(async () => {
  meetings = await buildMeetings(sittings);
}, 60_000);
afterAll(() => meetings?.close());

describe('followups', () => {
  it('are answered by a later item on the same subject, with the words and how sure', async () => {
    const row = await stateOf('fostering recruitment again');
    expect(row).toMatchObject({
      state: 'answered',
      answer: expect.stringContaining('Fostering Recruitment Update'),
    });
    expect(row).toMatchObject({
      answered_on: '2025-09-02',
      evidence: expect.stringContaining('recruitment'),
    });
    expect(Number(row?.confidence)).toBeGreaterThanOrEqual(0.65);
  });

  it('are overdue where the time was read and nothing came back', async () => {
    expect(await stateOf('tooth brushing')).toMatchObject({ state: 'overdue' });
  });

  it('are open at the newest meeting', async () => {
    expect(await stateOf('persistent absence')).toMatchObject({ state: 'open', answer: null });
  });

  it('are unknown where it could be done between meetings', async () => {
    expect(await stateOf('members with the figures')).toMatchObject({ state: 'unknown' });
  });

  it('leave out what asks for nothing', async () => {
    expect(await stateOf('report be noted')).toBeUndefined();
  });
});

describe('attention', () => {
  it('adds up to the items of substance of each meeting', async () => {
    const rows = await meetings.query(
      `select t.items, sum(a.items) as given from attention_totals t
       join attention a using (meeting_id) group by t.meeting_id, t.items`,
    );
    expect(rows.length).toBe(3);
    for (const row of rows) expect(Number(row.given)).toBeLessThanOrEqual(Number(row.items) + 0.01);
  });
});
