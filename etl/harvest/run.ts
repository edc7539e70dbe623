import { toSlug } from './address.ts';
import { isWithin, type Listing, listCommittees, listMeetings } from './catalogue.ts';
import { type Client, createClient } from './client.ts';
import { writeCoverage } from './coverage.ts';
import { toToday } from './dates.ts';
import { type Ledger, readLedger, writeLedger } from './ledger.ts';
import type { Options } from './options.ts';
import { decideFetch } from './plan.ts';
import type { CommitteeSum, Line, Report } from './report.ts';
import { writeLine } from './report.ts';
import { fetchReports, writeReports } from './reports.ts';
import type { MeetingSeen } from './service.ts';
import { matchCommittees, type Site, type Target } from './sites.ts';
import { sweep } from './store.ts';
import { takeMeeting } from './take.ts';
import type { World } from './world.ts';

/** A run broken off longer ago is not gone on with: what it fetched may have changed since. */
const LONGEST_BREAK = 24 * 3_600_000;

/** Everything that a run passes from hand to hand. */
export interface Run {
  id: string;
  options: Options;
  site: Site;
  client: Client;
  world: World;
  ledger: Ledger;
  today: string;
  /** Whether the service listed the meetings of the committee in hand. */
  hasService: boolean;
}

/** Lists a site's committees, for `--list`. */
export async function listSite(options: Options, site: Site, world: World) {
  const client = createClient({ ...options, site: site.url }, world);
  const { committees, notes } = await listCommittees(client, site);
  return { committees, notes, stopped: client.tally.stopped };
}

/** Harvests the committees asked for, one meeting after another, and gives the report of the run. */
export async function harvest(options: Options, site: Site, world: World): Promise<Report> {
  const started = world.now();
  const client = createClient({ ...options, site: site.url }, world);
  const unlock = options.isDryRun ? async () => {} : await world.disk.lock(site.council_id);
  try {
    const ledger = await readLedger(world, site.council_id);
    if (ledger.open_run && started - Date.parse(ledger.open_run) > LONGEST_BREAK) ledger.open_run = null;
    const id = ledger.open_run ?? new Date(started).toISOString();
    const run: Run = { id, options, site, client, world, ledger, today: toToday(started), hasService: false };
    const notes: string[] = [];
    if (!options.isDryRun) {
      await sweep(world, ledger);
      if (ledger.open_run) notes.push(`going on with the run of ${ledger.open_run}, which was broken off`);
      ledger.open_run = id;
    }
    const targets = [...site.targets, ...(await findWanted(run, notes))];
    const meetings: Line[] = [];
    const committees: CommitteeSum[] = [];
    for (const target of targets) committees.push(await harvestCommittee(run, target, meetings, notes));
    if (!options.isDryRun) await finish(run);
    return {
      council_id: site.council_id,
      site: site.url.href,
      out: options.out,
      since: options.since,
      until: options.until,
      is_dry_run: options.isDryRun,
      started_at: new Date(started).toISOString(),
      finished_at: new Date(world.now()).toISOString(),
      requests: client.tally.requests,
      bytes: client.tally.bytes,
      pause_seconds: client.tally.pause,
      stopped: client.tally.stopped,
      committees,
      meetings,
      notes,
    };
  } finally {
    await unlock();
  }
}

async function finish(run: Run): Promise<void> {
  run.ledger.open_run = null;
  await writeLedger(run.world, run.ledger);
  await writeCoverage(run.world, run.ledger);
  await writeReports(run.world, run.ledger);
}

async function harvestCommittee(
  run: Run,
  target: Target,
  lines: Line[],
  notes: string[],
): Promise<CommitteeSum> {
  const { client, world, site, options } = run;
  const listing = await listMeetings(client, site, target, options);
  run.hasService = listing.source === 'service';
  const name =
    target.name ?? listing.meetings.find(meeting => meeting.committee_name)?.committee_name ?? null;
  const committee: Target = { ...target, name };
  if (!target.name && name) committee.committee_id = `${site.council_id}-${toSlug(name)}`;
  world.say(
    `${name ?? `committee ${target.number}`}: ${listing.meetings.length} meetings listed by ${listing.source ?? 'nobody'}`,
  );
  for (const note of listing.notes) notes.push(`committee ${target.number}: ${note}`);
  const own: Line[] = [];
  for (const [index, seen] of listing.meetings.entries()) {
    const line = await harvestMeeting(run, committee, seen);
    own.push(line);
    if (line.outcome !== 'current') world.say(`${index + 1}/${listing.meetings.length}  ${writeLine(line)}`);
  }
  own.push(...markVanished(run, committee, listing));
  if (!options.isDryRun) {
    await writeLedger(world, run.ledger);
    await writeCoverage(world, run.ledger);
  }
  lines.push(...own);
  return sumUp(run, committee, listing, own);
}

async function harvestMeeting(run: Run, committee: Target, seen: MeetingSeen): Promise<Line> {
  const { ledger, options, client } = run;
  const entry = ledger.entries[seen.number];
  const why = decideFetch(seen, entry, ledger, run.today, options.isAll);
  const base = {
    number: seen.number,
    committee_id: committee.committee_id,
    date: seen.date ?? entry?.date ?? null,
  };
  const known = {
    ...base,
    source: entry?.source ?? null,
    minutes: entry?.minutes ?? 'unknown',
    file: entry?.files[0]?.path ?? null,
  };
  if (why === null) {
    await fetchReports(run, entry!);
    return { ...known, outcome: 'current', note: '' };
  }
  if (options.isDryRun) return { ...known, outcome: 'planned', note: why };
  if (client.tally.stopped)
    return { ...known, outcome: entry ? 'kept' : 'failed', note: client.tally.stopped };
  return takeMeeting(run, committee, seen);
}

/** Marks what the list no longer names; an empty or partial list says nothing about what is gone. */
function markVanished(run: Run, committee: Target, listing: Listing): Line[] {
  if (!listing.isWhole || listing.meetings.length === 0) return [];
  const listed = new Set(listing.meetings.map(meeting => meeting.number));
  const lines: Line[] = [];
  for (const entry of Object.values(run.ledger.entries)) {
    const isHere = entry.committee_number === committee.number && isWithin(entry.date, run.options);
    if (!isHere || entry.date === null || listed.has(entry.number) || entry.state === 'vanished') continue;
    const note = 'no longer listed; what was fetched is kept';
    if (!run.options.isDryRun) Object.assign(entry, { state: 'vanished', note });
    const { number, committee_id, date, source, minutes } = entry;
    const file = entry.files[0]?.path ?? null;
    const line: Line = { outcome: 'vanished', number, committee_id, date, source, minutes, file, note };
    run.world.say(writeLine(line));
    lines.push(line);
  }
  return lines;
}

function sumUp(run: Run, committee: Target, listing: Listing, lines: Line[]): CommitteeSum {
  const entries = Object.values(run.ledger.entries).filter(
    entry => entry.committee_number === committee.number,
  );
  const outcomes: CommitteeSum['outcomes'] = {};
  for (const { outcome } of lines) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  const dates = entries.flatMap(entry => (entry.minutes === 'published' && entry.date ? [entry.date] : []));
  return {
    ...committee,
    listed_by: listing.source,
    known: new Set([...entries.map(entry => entry.number), ...listing.meetings.map(seen => seen.number)])
      .size,
    outcomes,
    missing_minutes: entries.filter(entry => entry.minutes === 'missing').length,
    newest: dates.sort().at(-1) ?? null,
  };
}

/** Looks up on the site the committees that were asked for by a name the seeds lack; throws one line where there is none. */
async function findWanted(run: Run, notes: string[]): Promise<Target[]> {
  const { site } = run;
  const unnamed = site.targets.some(target => target.name === null);
  if (site.wanted.length === 0 && !unnamed) return [];
  const seen = await listCommittees(run.client, site);
  notes.push(...seen.notes);
  for (const target of site.targets) target.name ??= nameOf(target, seen.committees, site);
  return site.wanted.flatMap(wanted => {
    const found = matchCommittees(wanted, site.council_id, seen.committees);
    if (found.length === 0)
      throw new Error(`unknown committee: ${wanted}: ${site.url.href} lists none of that name; see --list`);
    return found.map(({ number, name }) => ({
      number,
      name,
      committee_id: `${site.council_id}-${toSlug(name)}`,
    }));
  });
}

function nameOf(target: Target, seen: { number: string; name: string }[], site: Site): string | null {
  const name = seen.find(committee => committee.number === target.number)?.name ?? null;
  if (name) target.committee_id = `${site.council_id}-${toSlug(name)}`;
  return name;
}
