import { isWithin } from './catalogue.ts';
import type { Entry } from './ledger.ts';
import { writeLedger } from './ledger.ts';
import { type Fetched, fetchMeeting } from './meeting.ts';
import type { Line } from './report.ts';
import { fetchReports } from './reports.ts';
import type { Run } from './run.ts';
import type { MeetingSeen } from './service.ts';
import type { Target } from './sites.ts';
import { dropFiles, type Kept, keepMeeting } from './store.ts';

/** Fetches one meeting and keeps it: files first, then the ledger, then what they replace is cleared away. */
export async function takeMeeting(run: Run, committee: Target, seen: MeetingSeen): Promise<Line> {
  const { ledger, world } = run;
  const entry = ledger.entries[seen.number] ?? newEntry(committee, seen);
  const before = entry.files;
  const isWhole = entry.source === 'service' && entry.minutes === 'published' && before.length > 0;
  const known = { isWhole, hasService: run.hasService };
  let fetched: Fetched;
  let kept: Kept | null = null;
  try {
    fetched = await fetchMeeting(run.client, run.site, seen, committee.name, known);
    if (seen.date === null && !isWithin(fetched.date, run.options)) return outside(entry, fetched);
    const origin = {
      council: run.site.council,
      committee: committee.name,
      number: seen.number,
    };
    if (fetched.files.length > 0) kept = await keepMeeting(world, ledger, entry, fetched, origin);
  } catch (error) {
    if (/^E[A-Z]+$/.test((error as NodeJS.ErrnoException).code ?? '')) throw error;
    fetched = nothing(seen, `could not be read: ${(error as Error).message}`);
  }
  const outcome = settle(run, entry, fetched, kept);
  ledger.entries[seen.number] = entry;
  await writeLedger(world, ledger);
  await dropFiles(world, ledger, before, entry.files);
  await fetchReports(run, entry);
  const { number, committee_id, date, source, minutes, note } = entry;
  return { outcome, number, committee_id, date, source, minutes, file: entry.files[0]?.path ?? null, note };
}

/** A list that gave no date let a meeting through that is not of the range: nothing of it is kept. */
function outside({ number, committee_id }: Entry, { date, source }: Fetched): Line {
  const note = 'outside the days asked for';
  return { outcome: 'current', number, committee_id, date, source, minutes: 'unknown', file: null, note };
}

/** Brings an entry up to date with what was fetched, and says what that came to. */
function settle(run: Run, entry: Entry, fetched: Fetched, kept: Kept | null): Line['outcome'] {
  const now = new Date(run.world.now()).toISOString();
  const notes = [...fetched.notes];
  entry.run = run.id;
  entry.checked_at = now;
  if (!kept) {
    const hasFiles = entry.files.length > 0;
    const isWithheld = fetched.minutes === 'missing';
    entry.state = isWithheld ? 'fetched' : fetched.isGone ? 'vanished' : hasFiles ? entry.state : 'failed';
    if (isWithheld && !hasFiles) entry.minutes = 'missing';
    if (hasFiles) notes.push('what was fetched before is kept');
    entry.note = notes.join('; ');
    if (hasFiles) return fetched.isGone ? 'gone' : isWithheld ? 'kept' : 'failed';
    return isWithheld ? 'new' : fetched.isGone ? 'gone' : 'failed';
  }
  entry.state = 'fetched';
  if (kept.outcome === 'kept') {
    notes.push(`minutes are no longer there in full (${fetched.minutes}); those fetched before are kept`);
    entry.note = notes.join('; ');
    return 'kept';
  }
  if (kept.items.length > 0) notes.push(`changed: ${kept.items.map(item => `item ${item}`).join(', ')}`);
  if (kept.versions.length > 0) notes.push(`earlier version kept: ${kept.versions.join(', ')}`);
  Object.assign(entry, {
    date: fetched.date,
    status: fetched.status,
    source: fetched.source,
    minutes: fetched.minutes,
    url: fetched.url,
    files: kept.files,
    versions: [...entry.versions, ...kept.versions],
    fetched_at: kept.outcome === 'unchanged' ? entry.fetched_at : now,
    changed_at: kept.outcome === 'changed' ? now : entry.changed_at,
    isLesser: fetched.isLesser,
    note: notes.join('; '),
  });
  const paths = new Map(entry.reports.map(report => [report.url, report.path]));
  entry.reports = fetched.attachments.map(({ title, url, item_number }) => ({
    title,
    url,
    item_number,
    path: paths.get(url) ?? null,
  }));
  return kept.outcome;
}

function newEntry(committee: Target, seen: MeetingSeen): Entry {
  return {
    number: seen.number,
    committee_number: committee.number,
    committee_id: committee.committee_id,
    committee: committee.name ?? '',
    date: seen.date,
    status: seen.status,
    source: null,
    minutes: 'unknown',
    state: 'failed',
    url: null,
    files: [],
    reports: [],
    fetched_at: null,
    checked_at: null,
    changed_at: null,
    versions: [],
    isLesser: false,
    run: '',
    note: '',
  };
}

function nothing(seen: MeetingSeen, note: string): Fetched {
  const { date, status } = seen;
  const base = { date, status, url: null, files: [], attachments: [], notes: [note] };
  return { ...base, source: null, minutes: 'unknown', isGone: false, isLesser: false };
}
