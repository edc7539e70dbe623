import { parseArgs } from 'node:util';
import { maybeDate } from './dates.ts';

export interface Options {
  council: string;
  committees: string[];
  /** First and last day of the meetings asked for; null for as far back as the site goes. */
  since: string | null;
  until: string;
  site: string | null;
  out: string;
  contact: string | null;
  pause: number;
  timeout: number;
  max: number;
  isList: boolean;
  isDryRun: boolean;
  isJson: boolean;
  isAll: boolean;
  withReports: boolean;
}

export const USAGE = `usage: npm run harvest -- --council ID [options]

  --council ID       a council of seeds/councils.csv, or any name together with --site
  --committee ID     the site's number, a key of seeds/modern-gov.csv, or a name; may be repeated
  --since DATE       first day of the meetings wanted (2017-01-01); default: as far back as the site goes
  --until DATE       last day; default: today
  --site URL         the address of the council's modern.gov site, instead of the one in the seeds
  --out DIR          folder to write into; default: data/minutes
  --list             show the site's committees and stop
  --dry-run          show what would be fetched, and write nothing
  --reports          fetch the attached reports too, not only list them
  --all              fetch again every meeting, not only those of the last 90 days
  --contact TEXT     who to write to about these requests: put into the User-Agent
  --pause SECONDS    least pause between requests; default: 1
  --timeout SECONDS  how long to wait for an answer at first; default: 30
  --max N            most requests in this run; default: 2000
  --json             print the closing summary as JSON

Exit code: 0 all that was asked is done, 2 part of it (the summary says what is missing), 1 none.`;

/** Reads the arguments; throws one line naming the one that is wrong. Null asks for the usage. */
export function parseOptions(args: string[], today: string): Options | null {
  const { values } = parseArgs({
    args,
    options: {
      council: { type: 'string' },
      committee: { type: 'string', multiple: true },
      since: { type: 'string' },
      until: { type: 'string' },
      site: { type: 'string' },
      out: { type: 'string' },
      list: { type: 'boolean' },
      'dry-run': { type: 'boolean' },
      reports: { type: 'boolean' },
      all: { type: 'boolean' },
      contact: { type: 'string' },
      pause: { type: 'string' },
      timeout: { type: 'string' },
      max: { type: 'string' },
      json: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return null;
  const council = values.council?.trim() ?? '';
  if (council === '')
    throw new Error('missing --council: a council of seeds/councils.csv, or a name with --site');
  const since = values.since === undefined ? null : parseDay('since', values.since);
  const until = values.until === undefined ? today : parseDay('until', values.until);
  if (since && since > until) throw new Error(`invalid --since: ${since} is after ${until}`);
  return {
    council,
    committees: (values.committee ?? []).flatMap(words => words.trim() || []),
    since,
    until,
    site: values.site ?? null,
    out: values.out ?? 'data/minutes',
    contact: values.contact === undefined ? null : parseContact(values.contact),
    pause: parseNumber('pause', values.pause ?? '1', 0, 3600),
    timeout: parseNumber('timeout', values.timeout ?? '30', 0.1, 600),
    max: parseNumber('max', values.max ?? '2000', 1, 1_000_000),
    isList: values.list ?? false,
    isDryRun: values['dry-run'] ?? false,
    isJson: values.json ?? false,
    isAll: values.all ?? false,
    withReports: values.reports ?? false,
  };
}

function parseDay(name: string, text: string): string {
  const day = maybeDate(text);
  if (!day) throw new Error(`invalid --${name}: ${text}: a day as in 2017-01-01`);
  return day;
}

function parseNumber(name: string, text: string, least: number, most: number): number {
  const number = Number(text);
  if (text.trim() === '' || !(number >= least && number <= most))
    throw new Error(`invalid --${name}: ${text}: a number from ${least} to ${most}`);
  return number;
}

// The contact travels in a header: nothing but printable ASCII may.
function parseContact(text: string): string {
  if (!/^[\x20-\x7e]{3,200}$/.test(text))
    throw new Error(`invalid --contact: ${text}: 3 to 200 plain characters`);
  return text.replace(/[()\\]/g, ' ');
}
