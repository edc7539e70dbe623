/** Documents in which one thing is met n times, by what that is: what is settled over all must not set each beside each. */
export type Crowd = (n: number) => Record<string, string>;

const LEICESTER = { council: 'Leicester City Council', committee: 'Children, Young People and Education' };
const COUNTY = { council: 'Leicestershire County Council', committee: 'Children and Families' };
const LONG =
  'The Chair asked whether the programme of visits to schools, nurseries and family hubs would be shared with all members of the committee, and the Director agreed to do so before the next round of meetings began.';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

const times = (n: number, make: (index: number) => string, between = '\n\n') =>
  Array.from({ length: n }, (_, index) => make(index)).join(between);
const side = (known: object) => JSON.stringify(known);
const item = (number: number, title: string, words: string) =>
  `${number}. ${title}\n\nMinutes:\n\n${words}\n`;
const day = (index: number) =>
  new Date(Date.UTC(2015, 0, 1) + (index % 3_000) * 86_400_000).toISOString().slice(0, 10);
const share = (index: number) =>
  `${(index % 900) / 10}% of Education, Health and Care Plans had been issued within the statutory timescale of 20 weeks in 2023-24.`;

/** The crowds by name; each document begins with a title that its side file may place. */
export const crowds: Record<string, Crowd> = {
  'items of one title': n => ({
    'a.txt': times(n, at => item(at + 1, 'School Places', `Members noted report ${at}.`)),
    'b.txt': times(n, at => item(at + 1, 'School Places', `Members heard report ${at}.`)),
  }),
  'undated meetings that begin alike': n =>
    documents(n, at => [
      item(1, 'School Places', `${LONG} This was visit ${at}.`),
      { council: LEICESTER.council },
    ]),
  'meetings of one day without a committee': n =>
    documents(n, at => [
      item(1, 'School Places', `Report ${at}.`) + item(2, 'Declarations of Interest', `There were ${at}.`),
      { council: LEICESTER.council, meeting_date: '2024-03-05' },
    ]),
  'documents of one meeting': n =>
    documents(n, at => [
      item(1, 'School Places', `Members noted report ${at}.`),
      { ...LEICESTER, meeting_date: '2024-03-05', accessed: day(at) },
    ]),
  'titles of one meeting': n =>
    documents(n, at => [
      item(1, `Report ${at}`, 'Members noted it.'),
      { ...LEICESTER, meeting_date: '2024-03-05' },
    ]),
  'figures of one indicator and period': n => ({
    'a.txt': item(1, 'SEND', times(n, share, ' ')),
    'a.json': side({ ...LEICESTER, meeting_date: '2024-03-05' }),
    'b.txt': item(
      1,
      'SEND',
      times(n, at => share(at + 3), ' '),
    ),
    'b.json': side({ ...COUNTY, meeting_date: '2024-03-06' }),
  }),
  'figures and doubts of one item': n => ({
    'a.txt': item(
      1,
      'SEND',
      times(
        n,
        at => `${share(at)} The accuracy of the data ${at} was questioned, as it was an incorrect figure.`,
        ' ',
      ),
    ),
  }),
  'statements and figures of one item': n => ({
    'a.txt': item(
      1,
      'Complaints',
      times(
        n,
        at =>
          `The number of Stage 1 complaints had increased to ${at + 1} in 2023-24. The timeliness of EHC plans within 20 weeks had fallen. ${share(at)}`,
        ' ',
      ),
    ),
    'a.json': side({ ...COUNTY, meeting_date: '2024-03-05' }),
  }),
  'promises and requests of one item': n => ({
    'a.txt': item(
      1,
      'SEND',
      `${times(n, at => `The Director agreed to provide members with report ${at} on waiting lists for autism assessments.`, ' ')}\n\nRESOLVED:\n\n${times(n, at => `${LETTERS[at % 26]}) That the Director be requested to bring report ${at} on waiting lists for autism assessments.`, '\n')}`,
    ),
    'a.json': side({ ...LEICESTER, meeting_date: '2024-03-05' }),
  }),
  'requests, and later items on them': n => ({
    'a.txt': item(
      1,
      'Waiting Lists',
      `RESOLVED:\n\n${times(n, at => `${LETTERS[at % 26]}) That the Director be requested to bring a report on waiting lists for autism assessments ${at}.`, '\n')}`,
    ),
    'a.json': side({ ...LEICESTER, meeting_date: '2024-03-05' }),
    'b.txt': times(n, at =>
      item(
        at + 1,
        `Waiting Lists for Autism Assessments ${at}`,
        times(5, () => 'Waiting lists for autism assessments.', ' '),
      ),
    ),
    'b.json': side({ ...LEICESTER, meeting_date: '2024-09-05' }),
  }),
  'councils nobody knows': n =>
    documents(n, at => [
      item(1, 'SEND', share(at)),
      { council: `Number ${at} Borough Council`, committee: 'Children', meeting_date: day(at) },
    ]),
  'members of one meeting': n => ({
    'a.txt': `PRESENT:\n\n${times(n, at => `Councillor ${letters(at)} Smith`, '\n')}\n\n${item(1, 'SEND', share(1))}`,
    'a.json': side({ ...LEICESTER, meeting_date: '2024-03-05' }),
  }),
};

function documents(n: number, make: (index: number) => [string, object]): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: n }, (_, index) => {
      const [words, known] = make(index);
      return [
        [`${index}.txt`, words],
        [`${index}.json`, side(known)],
      ];
    }).flat(),
  );
}

function letters(index: number): string {
  return index.toString(26).replace(/\d/g, digit => 'qrstuvwxyz'[Number(digit)] ?? 'q');
}
