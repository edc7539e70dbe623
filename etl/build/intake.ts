import { readFile } from 'node:fs/promises';
import { type InputFile, readOrigin } from '../inputs.ts';
import type { FileSeen, Row, Rows } from '../load.ts';
import type { Source } from '../model.ts';
import type { Outcome } from '../run-all.ts';
import type { Fault } from './summary.ts';

/** Takes in the files of one build: opens them, knows twins by their bytes, and remembers what was at fault. */
export class Intake {
  readonly faults: Fault[] = [];
  /** Every document taken, by the path it was first met at. */
  readonly seen: Map<string, string>;
  /** How many files could not even be opened. */
  unopened = 0;
  private readonly origins = new Map<string, string>();

  constructor(kept: FileSeen[]) {
    this.seen = new Map(kept.map(file => [file.document_id ?? '', file.path]));
  }

  /** Reads a file and its origin; an origin that is none is left out and becomes a fault of the file. */
  async open(file: InputFile): Promise<Source> {
    const bytes = new Uint8Array(await readFile(file.file));
    const origin = await readOrigin(file.file).catch((error: Error) => {
      this.origins.set(file.file, error.message);
      return {};
    });
    return { path: file.path, bytes, origin };
  }

  /** Gives the rows to load for one file; a second file with the same bytes gives an issue alone. */
  take(file: InputFile, { document_id, rows, unread }: Outcome): Rows {
    if (document_id === null) this.unopened++;
    const twin = document_id === null ? undefined : this.seen.get(document_id);
    if (unread !== null) this.faults.push({ path: file.path, message: unread });
    const origin = this.origins.get(file.file);
    const issues: Row[] = [];
    if (origin !== undefined) {
      this.faults.push({ path: file.path, message: origin });
      issues.push({
        document_id,
        item_id: null,
        code: 'invalid-origin',
        message: origin,
        found_in: document_id,
      });
    }
    if (twin !== undefined) {
      const message = `${file.path} holds the same bytes as ${twin} and was read once.`;
      issues.push({ document_id, item_id: null, code: 'duplicate-file', message, found_in: null });
      return { files: [seenAs(file, '')], issues };
    }
    if (document_id !== null) this.seen.set(document_id, file.path);
    return { ...rows, issues: [...(rows.issues ?? []), ...issues], files: [seenAs(file, document_id)] };
  }
}

/** Gives the files of the earlier build that can be taken over: unchanged, read then, and surely no twin of a changed one. */
export function chooseKept(
  files: InputFile[],
  earlier: FileSeen[],
): { kept: FileSeen[]; isUnchanged: boolean } {
  const known = new Map(earlier.map(file => [keyOf(file), file]));
  const unchanged = files.flatMap(file => known.get(keyOf(file)) ?? []);
  const fresh = files.filter(file => !known.has(keyOf(file)));
  const isUnchanged =
    earlier.length === files.length &&
    fresh.length === 0 &&
    unchanged.every(file => file.document_id !== null);
  // Of two files with the same bytes the first by path is the document, so one that may yet get a twin is read again.
  const sizes = new Set(fresh.map(file => file.size));
  return { kept: unchanged.filter(file => file.document_id && !sizes.has(file.size)), isUnchanged };
}

/** Gives the key by which a file is the same as one seen before. */
export function keyOf(file: { path: string; size: number; modified: number; side: string }): string {
  return `${file.path}\0${file.size}\0${file.modified}\0${file.side}`;
}

function seenAs(file: InputFile, document_id: string | null): Row {
  return { document_id, path: file.path, size: file.size, modified: file.modified, side: file.side };
}
