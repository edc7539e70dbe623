import { expect, it } from 'vitest';
import { checkPromises, parseText } from './material.ts';

const points = 'The Board heard that 412 pupils had no place.\n\nRESOLVED: That the report be noted.\n';

async function outline(text: string) {
  const parsed = await parseText(text);
  checkPromises(parsed);
  const [meeting] = parsed.meetings;
  const items = meeting!.items.map(({ item_number, title }) => `${item_number ?? '–'} ${title}`);
  return { day: meeting!.meeting_date, committee: meeting!.committee_name, items };
}

it('takes numbers that begin anew each year, printed before their titles', async () => {
  const text = `Time commenced: 18:00\n\nSchools Review Board\n23 January 2024\n\nPresent: Councillor Ashby (Chair)\n\n29/23 Apologies for Absence\n\nThere were none.\n\n30/23 Late Items\n\nThere were none.\n\n31/23 School Places 2022/23\n\n${points}`;
  expect(await outline(text)).toEqual({
    day: '2024-01-23',
    committee: 'Schools Review Board',
    items: ['29/23 Apologies for Absence', '30/23 Late Items', '31/23 School Places 2022/23'],
  });
});

it('takes the day of a line that says only when and where, and the committee above it', async () => {
  const text = `TRAVEL OVERVIEW AND SCRUTINY COMMITTEE - PUBLIC\nMEETING\n\n1000 hours on Wednesday 19 February 2025, Room C, Council House\n\nAction Notes\n\n1. NOTICE OF RECORDING\nNoted.\n\n2. APOLOGIES\nNone.\n\n3. TRAVEL SERVICE\n${points}`;
  expect(await outline(text)).toMatchObject({
    day: '2025-02-19',
    committee: 'Travel Overview and Scrutiny Committee',
  });
});

it('takes the meeting of an item’s page from the line that an issue’s page has', async () => {
  const text = `Agenda item\n\nPlacement Sufficiency\n\nMeeting: 20/01/2025 - Children's Scrutiny Committee (Item 174)\n\nMinutes:\n\n${points}`;
  expect(await outline(text)).toEqual({
    day: '2025-01-20',
    committee: "Children's Scrutiny Committee",
    items: ['174 Placement Sufficiency'],
  });
});

it('takes the points of a decision for no items where their numbers look like the next one', async () => {
  const text = `Cabinet\n12 September 2024\n\n1. General\n\nNone.\n\n2. Budget Monitoring\n\n${points}Resolved:\n\nThat Cabinet:\n\n1) Notes the position;\n\n2) Approves the transfer; and\n\n3) Requests a plan for October\n\n3. Schools Grant\n\n${points}4. Capital Programme\n\n${points}`;
  expect((await outline(text)).items).toEqual([
    '1 General',
    '2 Budget Monitoring',
    '3 Schools Grant',
    '4 Capital Programme',
  ]);
});

it('takes the names of members who declared an interest for no item', async () => {
  const text = `Agenda and minutes\n\nChildren and Families Overview and Scrutiny Committee - Tuesday, 21 January 2020 1.30 pm\n\nNo. Item\n\n\nUrgent Items.\n\n\nThere were no urgent items for consideration.\n\n\nDeclarations of interest.\n\n\nThe following members each declared an interest:\n\n\nMrs. B. Marchetti CC\n\nMr. P. Eastwick CC\n\n\nEarly Help Review. pdf icon PDF 233 KB\n\n\nThe Committee considered a report of the Director.\n\n\nOn average, 320 families a month were now being referred.\n`;
  expect((await outline(text)).items.map(each => each.replace(/^\S+ /, ''))).toEqual([
    'Urgent Items',
    'Declarations of interest',
    'Early Help Review',
  ]);
});
