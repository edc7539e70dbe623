import { toLine } from './address.ts';
import type { World } from './world.ts';

export type Outcome =
  | 'new'
  | 'changed'
  | 'unchanged'
  | 'kept'
  | 'failed'
  | 'gone'
  | 'vanished'
  | 'current'
  | 'planned';

/** A meeting's line in the report. */
export interface Line {
  outcome: Outcome;
  number: string;
  committee_id: string;
  date: string | null;
  source: string | null;
  minutes: string;
  file: string | null;
  note: string;
}

/** One committee's sums. */
export interface CommitteeSum {
  number: string;
  committee_id: string;
  name: string | null;
  /** Who listed its meetings: `service`, `pages`, or nobody. */
  listed_by: string | null;
  known: number;
  outcomes: Partial<Record<Outcome, number>>;
  missing_minutes: number;
  newest: string | null;
}

/** What a run did; the closing summary, and `--json`. */
export interface Report {
  council_id: string;
  site: string;
  out: string;
  since: string | null;
  until: string;
  is_dry_run: boolean;
  started_at: string;
  finished_at: string;
  requests: number;
  bytes: number;
  pause_seconds: number;
  stopped: string | null;
  committees: CommitteeSum[];
  meetings: Line[];
  notes: string[];
}

/** Writes a meeting's line for people. */
export function writeLine(line: Line): string {
  const what = line.source ? `${line.outcome} (${line.source})` : line.outcome;
  const minutes = line.minutes === 'published' || line.outcome === 'current' ? '' : `minutes ${line.minutes}`;
  const notes = [minutes, toLine(line.note)].filter(Boolean).join('; ');
  return `${line.date ?? 'no date   '}  ${what.padEnd(20)}  meeting ${line.number}${notes ? `: ${notes}` : ''}`;
}

/** Writes the closing summary for people. */
export function writeSummary(report: Report): string {
  const lines = report.committees.map(sum => {
    const outcomes = Object.entries(sum.outcomes).map(([outcome, count]) => `${count} ${outcome}`);
    const parts = [
      `${sum.known} meetings known${sum.listed_by ? '' : ' (the site could not be asked)'}`,
      ...outcomes,
      `${sum.missing_minutes} without minutes`,
      sum.newest ? `newest ${sum.newest}` : 'none with minutes',
    ];
    return `${sum.name ?? `committee ${sum.number}`} (${sum.number}): ${parts.join(', ')}`;
  });
  for (const note of report.notes) lines.push(`note: ${toLine(note)}`);
  if (report.stopped) lines.push(`stopped early: ${report.stopped}`);
  const seconds = (Date.parse(report.finished_at) - Date.parse(report.started_at)) / 1000;
  const size = (report.bytes / 1_000_000).toFixed(1);
  lines.push(
    `${report.requests} requests, ${size} MB in ${Math.round(seconds)} s, at least ${report.pause_seconds} s apart` +
      (report.is_dry_run ? '; nothing was written' : `; files are in ${report.out}/${report.council_id}`),
  );
  return lines.join('\n');
}

/** Gives the exit code: 0 where all that was asked is done, 2 where part of it is missing, 1 where nothing could be done. */
export function toExitCode(report: Report): number {
  const isUnlisted = report.committees.some(sum => sum.listed_by === null);
  // A wrong host may answer with a well-formed list of nothing.
  if (report.committees.every(sum => sum.listed_by === null || sum.known === 0)) return 1;
  const isPartial = report.meetings.some(line => line.outcome === 'failed') || isUnlisted;
  return isPartial || report.stopped !== null ? 2 : 0;
}

/** Says a line at once where people read along. */
export function sayLine(world: World, line: Line): void {
  world.say(writeLine(line));
}
