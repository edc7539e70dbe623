import type { Entry, Ledger } from './ledger.ts';
import type { World } from './world.ts';

const COLUMNS = [
  'council_id', 'committee_id', 'committee', 'committee_number', 'meeting_number', 'meeting_date', 'status', 'state',
  'minutes', 'source', 'file', 'files', 'versions', 'url', 'fetched_at', 'checked_at', 'changed_at', 'note',
]; // biome-ignore format: a list of names

/** Writes `harvest.csv`: every known meeting, what was fetched of it, and which minutes are missing. */
export async function writeCoverage(world: World, ledger: Ledger): Promise<void> {
  const entries = Object.values(ledger.entries).sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const lines = entries.map(entry => toCells(ledger.council_id, entry).map(toCell).join(','));
  await world.disk.write(
    `${ledger.council_id}/harvest.csv`,
    `${[COLUMNS.join(','), ...lines].join('\r\n')}\r\n`,
  );
}

function toCells(council_id: string, entry: Entry): (string | number | null)[] {
  return [
    council_id, entry.committee_id, entry.committee, entry.committee_number, entry.number, entry.date, entry.status, entry.state,
    entry.minutes, entry.source, entry.files[0] ? `${council_id}/${entry.files[0].path}` : null, entry.files.length,
    entry.versions.length, entry.url, entry.fetched_at, entry.checked_at, entry.changed_at, entry.note,
  ]; // biome-ignore format: in the order of the columns
}

/** Writes a cell; quotes where needed. */
export function toCell(value: string | number | null): string {
  const text = value === null ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function keyOf(entry: Entry): string {
  return `${entry.committee_id} ${entry.date ?? ''} ${entry.number.padStart(10, '0')}`;
}
