/** A made-up council's papers, as its clerks would have put them into modern.gov. */
export interface Town {
  committees: { id: number; title: string; expired?: boolean }[];
  meetings: TownMeeting[];
}

export interface TownMeeting {
  id: number;
  committee: number;
  /** `dd/mm/yyyy`, as the service says it. */
  date: string;
  time?: string;
  status?: string;
  /** Printed minutes as a PDF only, as some councils do. */
  isPrintedOnly?: boolean;
  isMinutePublished?: boolean;
  isHidden?: boolean;
  items: TownItem[];
}

export interface TownItem {
  id: number;
  number: string;
  title: string;
  agenda?: string;
  /** Paragraphs of the minutes; none where they are not published. */
  minutes?: string[];
  documents?: { id: number; title: string; isRestricted?: boolean }[];
}

/** A paragraph long enough to be cut on the page, with its figure at the very end. */
export const LONG = `${'Members asked about the timeliness of plans and officers replied at length. '.repeat(60)}`;

/** A council with two committees' numbers for one committee, and one of everything that can be odd about a meeting. */
export function smallTown(): Town {
  return {
    committees: [
      { id: 1043, title: 'Children and Families Overview and Scrutiny Committee' },
      { id: 1040, title: 'Adults &amp; Communities Overview and Scrutiny Committee' },
      { id: 312, title: 'Old Panel', expired: true },
    ],
    meetings: [
      {
        id: 7001,
        committee: 1043,
        date: '03/09/2019',
        items: [
          {
            id: 50001,
            number: '24.',
            title: 'Minutes.',
            minutes: ['The minutes of the meeting held on 11 June 2019 were taken as read.'],
          },
          {
            id: 50002,
            number: '25.',
            title: 'Children Missing from Care &amp;amp; Home',
            agenda: 'The Committee will receive a report of the Director.',
            minutes: [
              LONG,
              'It was reported that 72% of eligible two-year-olds had taken up their place in 2018/19.',
              'RESOLVED: That the report be noted.',
            ],
            documents: [
              { id: 60001, title: 'Report on children missing' },
              { id: 60002, title: 'Exempt report', isRestricted: true },
            ],
          },
        ],
      },
      {
        id: 7002,
        committee: 1043,
        date: '21/01/2020',
        status: 'Cancelled',
        items: [],
      },
      {
        id: 7003,
        committee: 1043,
        date: '02/09/2025',
        items: [
          {
            id: 50030,
            number: '24.',
            title: 'SEND Update',
            minutes: [LONG, 'The Director stated that 64% of plans were issued within 20 weeks in 2024/25.'],
          },
          {
            id: 50031,
            number: '25.',
            title: 'Complaints Annual Report 2024/25',
            minutes: [
              'Only 58% of Stage 1 complaints were answered within 20 working days.',
              'For help call Jo Bloggs on 0116 305 1234 or write to jo.bloggs@leics.example.',
            ],
          },
        ],
      },
      {
        id: 7004,
        committee: 1043,
        date: '20/01/2026',
        isPrintedOnly: true,
        isMinutePublished: false,
        items: [{ id: 50040, number: '1.', title: 'Apologies' }],
      },
      {
        id: 7005,
        committee: 1043,
        date: '19/05/2026',
        isMinutePublished: false,
        items: [{ id: 50050, number: '1.', title: 'Apologies', agenda: 'To receive apologies.' }],
      },
      {
        id: 8001,
        committee: 1040,
        date: '08/09/2025',
        items: [{ id: 50801, number: '1.', title: 'Other', minutes: ['Nothing to do with children.'] }],
      },
    ],
  };
}
