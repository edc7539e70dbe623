import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import type { Fault } from './summary.ts';

/** What harvests say of the meetings they know, read or not, with a fingerprint of it all. */
export interface Coverage {
  rows: Record<string, unknown>[];
  faults: Fault[];
  print: string;
}

const TEXTS = [
  'council_id',
  'committee_id',
  'committee',
  'committee_number',
  'meeting_number',
  'status',
  'state',
  'minutes',
  'source',
  'file',
  'url',
  'note',
];
const DAY = /^\d{4}-\d{2}-\d{2}/;

/** Reads every `harvest.csv` below the folders; one that is no table is a fault, not a stop. */
export async function readCoverage(folders: string[]): Promise<Coverage> {
  const hash = createHash('sha256');
  const coverage: Coverage = { rows: [], faults: [], print: '' };
  for (const path of (await Promise.all(folders.map(findTables))).flat()) {
    const text = await readFile(path, 'utf8');
    hash.update(text);
    try {
      const rows = parseCsv(text, { bom: true, columns: true, skip_empty_lines: true }) as Record<
        string,
        string
      >[];
      for (const row of rows) if (row.meeting_number && row.council_id) coverage.rows.push(toRow(row));
    } catch (error) {
      coverage.faults.push({ path, message: `not a table of a harvest: ${(error as Error).message}` });
    }
  }
  coverage.print = hash.digest('hex').slice(0, 16);
  return coverage;
}

async function findTables(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  const tables = entries.filter(entry => entry.isFile() && entry.name === 'harvest.csv');
  return tables.map(entry => join(entry.parentPath, entry.name)).sort();
}

function toRow(cells: Record<string, string>): Record<string, unknown> {
  const texts = TEXTS.map(name => [name, cells[name] || null]);
  const day = (name: string) => DAY.exec(cells[name] ?? '')?.[0] ?? null;
  return {
    ...Object.fromEntries(texts),
    meeting_date: day('meeting_date'),
    fetched_on: day('fetched_at'),
    checked_on: day('checked_at'),
    changed_on: day('changed_at'),
    versions: Number(cells.versions) || 0,
  };
}
