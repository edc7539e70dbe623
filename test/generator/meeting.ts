import { longDate, monthAfter, type Period, periodsAt } from './calendar.ts';
import type { Council } from './council.ts';
import { mark } from './marks.ts';
import type { Phrases, Title } from './phrases.ts';
import { type Random, random } from './random.ts';
import { type Draft, fill, type GoldFigure, sayStatement } from './statements.ts';

export interface GoldResolution {
  label: string | null;
  starts: string;
  owner?: string;
  kind?: string;
  due?: string;
}

/** A paragraph of minutes; `label` is its number in the discussion, and quotes stand between marks. */
export interface Paragraph {
  label: string | null;
  text: string;
}

export interface MeetingItem {
  number: number;
  title: string;
  themes: string[];
  agenda: string | null;
  size: string | null;
  lead: string[];
  points: Paragraph[];
  resolutions: (GoldResolution & { text: string })[];
}

/** A meeting as it was held, before any publishing system prints it. Figures and caveats are known by their marks. */
export interface GeneratedMeeting {
  key: string;
  council: Council;
  date: Date;
  items: MeetingItem[];
  figures: Map<number, GoldFigure & { item: number }>;
  caveats: Map<number, { item: number; kind: string }>;
}

/** Shares of reports, so that promises and requests are as many a page as in the minutes of the seeds. */
const PROMISED = 0.35;
const RESOLVED_MORE = 0.3;
const DIRECTOR = 'Director of Children and Family Services';
const CAVEATS: [kind: string, text: string][] = [
  [
    'break-in-series',
    'It was noted that <a>the way in which this was recorded had changed</a> during the year.',
  ],
  [
    'break-in-series',
    '<a>There had been a change in how the data was recorded</a>, which affected comparison.',
  ],
  ['data-disputed', 'The Director stated that <a>there were errors in the data presented in the report</a>.'],
];

/** Composes the meeting of a council on a day, always the same for the same seed; `firstNumber` is its first item's. */
export function composeMeeting(
  council: Council,
  date: Date,
  firstNumber: number,
  substance: number,
  phrases: Phrases,
  seed: number,
): GeneratedMeeting {
  const key = `${council.index}-${date.toISOString().slice(0, 10)}`;
  const chance = random(seed, key);
  const meeting: GeneratedMeeting = { key, council, date, items: [], figures: new Map(), caveats: new Map() };
  const periods = periodsAt(date, chance);
  const titles = chance.some(phrases.titles, substance);
  let number = firstNumber;
  for (const item of opening(date, chance)) meeting.items.push({ ...item, number: number++ });
  for (const title of titles) meeting.items.push(report(title, number++, meeting, periods, phrases, chance));
  for (const item of closing(date, chance)) meeting.items.push({ ...item, number: number++ });
  return meeting;
}

function report(
  title: Title,
  number: number,
  meeting: GeneratedMeeting,
  periods: Record<string, Period>,
  phrases: Phrases,
  chance: Random,
): MeetingItem {
  const draft: Draft = {
    number,
    periods,
    chance,
    nextMark: () => meeting.figures.size + meeting.caveats.size,
  };
  const titlePeriod = /\{(year|Quarter)\}/.exec(title.title)?.[1];
  const ownPeriod = titlePeriod ? (periods[titlePeriod]?.code ?? null) : null;
  const said = chance
    .some(phrases.statements.get(title.theme) ?? [], chance.between(0, 3))
    .map(statement => sayStatement(statement, ownPeriod, draft, meeting.figures));
  const prose = [
    ...chance.some(phrases.prose.get(title.theme) ?? [], chance.between(3, 6)),
    ...chance.some(phrases.prose.get('any') ?? [], chance.between(5, 12)),
    ...chance.some(phrases.prose.get('promise') ?? [], chance.isTrue(PROMISED) ? 1 : 0),
  ];
  if (chance.isTrue(0.08)) prose.push(sayCaveat(number, meeting, chance));
  const points: Paragraph[] = [];
  const sentences = chance.some([...said, ...prose], said.length + prose.length);
  while (sentences.length > 0) {
    const text = sentences.splice(0, chance.between(1, 3)).join(' ');
    points.push({ label: `${ROMAN[points.length] ?? points.length + 1})`, text });
  }
  return {
    number,
    title: fill(title.title, periods),
    themes: [title.theme],
    agenda: chance.isTrue(0.5) ? `The ${DIRECTOR} submits a report for the consideration of members.` : null,
    size: `${chance.between(80, 900)} KB`,
    lead: [
      `The Committee considered a report of the ${DIRECTOR} which ${title.presented}. ` +
        `A copy of the report, marked ‘Agenda Item ${number - 3}’, is filed with these minutes.`,
      'Arising from the discussion, the following points were raised:',
    ],
    points,
    resolutions: resolve(title, meeting.date, chance),
  };
}

function sayCaveat(item: number, meeting: GeneratedMeeting, chance: Random): string {
  const id = meeting.figures.size + meeting.caveats.size;
  const [kind, text] = chance.pick(CAVEATS);
  meeting.caveats.set(id, { item, kind });
  return text.replace(/<a>(.*)<\/a>/, (_, quote: string) => mark(id, quote));
}

function resolve(title: Title, date: Date, chance: Random): MeetingItem['resolutions'] {
  const noted = chance.pick([
    'That the report be noted.',
    'That the contents of the report be noted and officers thanked.',
    `That the update on ${title.theme.replaceAll('-', ' ')} be noted.`,
  ]);
  const asked = { owner: DIRECTOR, kind: 'request' };
  const six = { ...asked, due: monthAfter(date, 6) };
  const more: (GoldResolution & { text: string })[] = [
    {
      ...six,
      label: null,
      text: `That the ${DIRECTOR} be requested to provide a further report to the committee in six months.`,
      starts: `That the ${DIRECTOR} be requested to provide a further report`,
    },
    {
      ...asked,
      label: null,
      text: `That the ${DIRECTOR} be requested to include comparative data in future reports.`,
      starts: `That the ${DIRECTOR} be requested to include comparative data`,
    },
    {
      label: null,
      text: 'That the recommendations set out in the report be supported.',
      starts: 'That the recommendations set out in the report be supported',
    },
  ];
  const all = [
    { label: null, text: noted, starts: noted.replace(/\.$/, '') },
    ...chance.some(more, chance.isTrue(RESOLVED_MORE) ? 1 : 0),
  ];
  return all.map((one, at) => ({ ...one, label: all.length > 1 ? `(${'abc'[at]})` : null }));
}

type Procedure = Omit<MeetingItem, 'number'>;

function procedure(title: string, text: string, agenda: string | null = null): Procedure {
  return { title, themes: ['governance'], agenda, size: null, lead: [text], points: [], resolutions: [] };
}

function opening(date: Date, chance: Random): Procedure[] {
  const before = longDate(new Date(date.getTime() - chance.between(42, 70) * 86_400_000));
  return [
    procedure('Apologies for Absence', 'Apologies for absence were received from Councillor Marlow.'),
    procedure(
      'Declarations of Interest',
      'There were no declarations of interest.',
      'Members are asked to declare any interests they may have in the business to be discussed.',
    ),
    {
      ...procedure(
        `Minutes of the meeting held on ${before}`,
        `The minutes of the meeting held on ${before} were taken as read, confirmed and signed.`,
      ),
      size: '117 KB',
    },
    procedure('Petitions', 'The Monitoring Officer reported that no petitions had been received.'),
  ].slice(0, chance.between(3, 4));
}

function closing(date: Date, chance: Random): Procedure[] {
  const next = longDate(new Date(date.getTime() + chance.between(42, 70) * 86_400_000));
  return [
    procedure(
      'Work Programme',
      'Members considered the work programme for the year and made no changes to it.',
    ),
    procedure('Date of next meeting', `The next meeting of the committee would be held on ${next}.`),
  ];
}

const ROMAN = 'i ii iii iv v vi vii viii ix x xi xii xiii xiv xv'.split(' ');
