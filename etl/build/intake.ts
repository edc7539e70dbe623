import type { InputFile } from '../inputs.ts';
import type { Earlier, FileSeen, Row, Rows } from '../load.ts';
import type { Report } from '../run-all.ts';
import type { Fault } from './summary.ts';

/** Share of the documents that may be put in or taken out in place at once, and in all until everything is put in order again. */
const AT_ONCE = 0.2;
const IN_ALL = 0.5;

/** Takes in what came of the files of one build: knows twins by their bytes, and remembers what was at fault. */
export class Intake {
  readonly faults: Fault[] = [];
  /** Files in which there is nothing to read. */
  readonly empty: Fault[] = [];
  /** Every document taken, by the path it was first met at. */
  readonly seen: Map<string, string>;
  /** How many files could not even be opened. */
  unopened = 0;

  constructor(kept: FileSeen[]) {
    this.seen = new Map(kept.map(file => [file.document_id ?? '', file.path]));
  }

  /** Gives the rows that a file adds to those of its document, and whether it is a second one with the same bytes. */
  take(file: InputFile, { document_id, unread, empty, origin }: Report): { rows: Rows; isTwin: boolean } {
    const issues: Row[] = [];
    const say = (code: string, message: string, found_in: string | null) =>
      issues.push({ document_id, item_id: null, code, message, found_in });
    if (unread !== null) this.faults.push({ path: file.path, message: unread });
    if (empty !== null) this.empty.push({ path: file.path, message: empty });
    if (document_id === null) {
      this.unopened++;
      say('unreadable-file', `${file.path} could not be opened: ${unread}`, null);
      return { rows: { files: [seenAs(file, null)], issues }, isTwin: false };
    }
    const twin = this.seen.get(document_id);
    if (origin !== null) {
      this.faults.push({ path: file.path, message: origin });
      say('invalid-origin', origin, twin === undefined ? document_id : null);
    }
    if (twin === undefined) this.seen.set(document_id, file.path);
    else say('duplicate-file', `${file.path} holds the same bytes as ${twin} and was read once.`, null);
    return {
      rows: { files: [seenAs(file, twin === undefined ? document_id : '')], issues },
      isTwin: twin !== undefined,
    };
  }
}

/**
 * Gives the files of the earlier build that can be taken over: unchanged, read then, and no twin of a changed one, whose
 * key `identify` gives; and how many came or went.
 */
export function chooseKept(
  files: InputFile[],
  earlier: FileSeen[],
  identify: (file: string) => string | null,
): { kept: FileSeen[]; moved: number; isUnchanged: boolean } {
  const known = new Map(earlier.map(file => [keyOf(file), file]));
  const unchanged = files.flatMap(file => known.get(keyOf(file)) ?? []);
  const fresh = files.filter(file => !known.has(keyOf(file)));
  const isUnchanged =
    earlier.length === files.length &&
    fresh.length === 0 &&
    unchanged.every(file => file.document_id !== null);
  // Of two files with the same bytes the first by path is the document, so one that may yet get a twin is read again.
  const sizes = new Set(unchanged.map(file => file.size));
  const alike = new Set(fresh.filter(file => sizes.has(file.size)).map(({ file }) => identify(file)));
  return {
    kept: unchanged.filter(file => file.document_id && !alike.has(file.document_id)),
    moved: fresh.length + earlier.length - unchanged.length,
    isUnchanged,
  };
}

/** Whether so few files came or went that changing a copy of the earlier build costs less than making all of it anew. */
export function isWorthPatching(earlier: Earlier, moved: number): boolean {
  const all = earlier.files.length;
  return moved <= AT_ONCE * all && moved + earlier.patched <= IN_ALL * all;
}

/** Gives the key by which a file is the same as one seen before. */
export function keyOf(file: { path: string; size: number; modified: number; side: string }): string {
  return `${file.path}\0${file.size}\0${file.modified}\0${file.side}`;
}

function seenAs(file: InputFile, document_id: string | null): Row {
  return { document_id, path: file.path, size: file.size, modified: file.modified, side: file.side };
}
