import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import {
  fingerprintFile,
  fingerprintRules,
  type InputFile,
  listInputs,
  readOrigin,
  readVocabulary,
} from './inputs.ts';
import type { Rows } from './load/rows.ts';
import { Build, type Earlier, type FileSeen, readEarlier } from './load.ts';
import { type Outcome, runAll } from './run-all.ts';

export interface BuildOptions {
  /** Folders to read; null for the default, or for the earlier build's own when `keepInputs` is set. */
  input: string[] | null;
  official: string[] | null;
  db: string;
  /** Rebuild only if something changed, from what the existing database was made from. */
  keepInputs: boolean;
  /** Read every document again, changed or not. */
  full: boolean;
  workers: number | null;
  showProgress: boolean;
}

export interface Summary {
  build_id: string;
  /** Documents listed, of them read in this run, and taken over unchanged. */
  documents: number;
  read: number;
  kept: number;
  counts: Record<string, number>;
  issues: Record<string, number>;
  unread: { path: string; message: string }[];
  text: string;
}

/** Builds the database from the input folders, taking over what has not changed since the build that is there. */
export async function build(options: BuildOptions): Promise<Summary> {
  const earlier = await readEarlier(options.db);
  const inputs = chooseInputs(options, earlier);
  const [files, code] = [await listInputs(inputs.input), await fingerprintRules()];
  const official = await Promise.all(inputs.official.map(fingerprintFile));
  const made = { ...inputs, official_seen: official };
  const rules = createHash('sha256').update(code).update(JSON.stringify(official)).digest('hex').slice(0, 16);
  const same = earlier !== null && earlier.code === rules && !options.full ? earlier : null;
  const keepable = new Map(same?.files.map(file => [keyOf(file), file]));
  const isUnchanged =
    same !== null && same.files.length === files.length && files.every(file => keepable.has(keyOf(file)));
  if (isUnchanged) return upToDate(same, files.length, options.db);

  const vocabulary = await readVocabulary();
  const next = await Build.open(options.db, vocabulary);
  try {
    await next.addOfficial(inputs.official);
    const kept = files
      .flatMap(file => keepable.get(keyOf(file)) ?? [])
      .filter(file => file.document_id !== '');
    await next.keep(kept.map(file => file.document_id));
    next.append({ files: kept.map(file => ({ ...file })) });
    const seen = new Map(kept.map(file => [file.document_id, file.path]));
    const changed = files.filter(file => !(keepable.get(keyOf(file))?.document_id ?? ''));
    const unread: Summary['unread'] = [];
    const source = async (file: InputFile) => ({
      path: file.path,
      bytes: new Uint8Array(await readFile(file.file)),
      origin: await readOrigin(file.file),
    });
    await runAll(changed, source, vocabulary, options, (file, outcome) => {
      const rows = toLoad(file, outcome, seen);
      if (outcome.unread) unread.push({ path: file.path, message: outcome.unread });
      next.append(rows);
    });
    const ids = [...seen.keys()].sort();
    const build_id = createHash('sha256').update(rules).update(ids.join()).digest('hex').slice(0, 12);
    const { counts, issues } = await next.finish({
      build_id,
      built_at: new Date(),
      inputs: made,
      documents: seen.size,
      code: rules,
    });
    const summary = {
      build_id,
      documents: files.length,
      read: changed.length,
      kept: kept.length,
      counts,
      issues,
      unread,
    };
    return { ...summary, text: describe(summary, options.db) };
  } catch (error) {
    await next.abandon();
    throw error;
  }
}

function chooseInputs(
  options: BuildOptions,
  earlier: Earlier | null,
): { input: string[]; official: string[] } {
  const before = options.keepInputs ? earlier?.inputs : undefined;
  return {
    input: options.input ?? before?.input ?? [new URL('../seeds/minutes', import.meta.url).pathname],
    official: options.official ?? before?.official ?? [],
  };
}

/** Gives the rows to load for one file; a second file with the same bytes gives an issue alone. */
function toLoad(file: InputFile, outcome: Outcome, seen: Map<string, string>): Rows {
  const { document_id, rows } = outcome;
  const twin = seen.get(document_id);
  const fileSeen: FileSeen = {
    document_id: twin === undefined ? document_id : '',
    path: file.path,
    size: file.size,
    modified: file.modified,
    side: file.side,
  };
  if (twin === undefined) {
    seen.set(document_id, file.path);
    return { ...rows, files: [{ ...fileSeen }] };
  }
  const message = `${file.path} holds the same bytes as ${twin} and was read once.`;
  const issue = { document_id, item_id: null, code: 'duplicate-file', message, found_in: document_id };
  return { files: [{ ...fileSeen }], issues: [issue] };
}

function keyOf(file: { path: string; size: number; modified: number; side: string }): string {
  return `${file.path}\0${file.size}\0${file.modified}\0${file.side}`;
}

function upToDate(earlier: Earlier, documents: number, db: string): Summary {
  return {
    build_id: earlier.build_id,
    documents,
    read: 0,
    kept: documents,
    counts: {},
    issues: {},
    unread: [],
    text: `${db} is up to date: ${documents} documents, nothing changed`,
  };
}

function describe(summary: Omit<Summary, 'text'>, db: string): string {
  const { counts, issues } = summary;
  const lines = [
    `${db}: ${summary.documents} documents (${summary.read} read, ${summary.kept} unchanged), ` +
      ['meetings', 'items', 'figures', 'resolutions', 'caveats']
        .map(name => `${counts[name] ?? 0} ${name}`)
        .join(', '),
  ];
  const codes = Object.entries(issues).map(([code, count]) => `${count} ${code}`);
  if (codes.length > 0) lines.push(`issues: ${codes.join(', ')}`);
  for (const { path, message } of summary.unread) lines.push(`could not read ${path}: ${message}`);
  return lines.join('\n');
}
