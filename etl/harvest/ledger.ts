import type { World } from './world.ts';

/** A file of a meeting, relative to the council's folder. */
export interface FileKept {
  path: string;
  sha256: string;
  /** Hash of what makes a difference: for a PDF without its moment of making. */
  print: string;
}

/** What is known of a meeting and what was made of it. */
export interface Entry {
  number: string;
  committee_number: string;
  committee_id: string;
  committee: string;
  date: string | null;
  status: string;
  source: 'service' | 'pages' | 'pdf' | null;
  /** `published`, `missing`, `cancelled`, or `unknown` where no source could be read. */
  minutes: 'published' | 'missing' | 'cancelled' | 'unknown';
  /** `fetched`, `failed` (never got), or `vanished` (kept, no longer there). */
  state: 'fetched' | 'failed' | 'vanished';
  url: string | null;
  files: FileKept[];
  /** Attached reports, and where each was put if it was asked for. */
  reports: { title: string; url: string; item_number: string; path: string | null }[];
  fetched_at: string | null;
  checked_at: string | null;
  changed_at: string | null;
  versions: string[];
  /** The best source failed for the moment: worth another try. */
  isLesser: boolean;
  /** The run that last dealt with it. */
  run: string;
  note: string;
}

/** The state of one council's folder. */
export interface Ledger {
  format: 1;
  council_id: string;
  /** The run that has not come to its end, if the last one was broken off. */
  open_run: string | null;
  entries: Record<string, Entry>;
}

const FILE = 'harvest.json';

/** Reads a folder's ledger, empty where there is none; one that cannot be read is put aside and said so. */
export async function readLedger(world: World, council_id: string): Promise<Ledger> {
  const path = `${council_id}/${FILE}`;
  const empty: Ledger = { format: 1, council_id, open_run: null, entries: {} };
  const bytes = await world.disk.read(path);
  if (!bytes) return empty;
  try {
    const ledger = JSON.parse(new TextDecoder().decode(bytes)) as Ledger;
    if (ledger.format === 1 && typeof ledger.entries === 'object') return ledger;
  } catch {}
  const aside = `${council_id}/.versions/${FILE}.${world.now()}`;
  await world.disk.move(path, aside);
  world.say(`unreadable ledger: ${path}: put aside as ${aside}; starting anew`);
  return empty;
}

/** Writes the ledger, whole. */
export async function writeLedger(world: World, ledger: Ledger): Promise<void> {
  await world.disk.write(`${ledger.council_id}/${FILE}`, `${JSON.stringify(ledger, null, 1)}\n`);
}
