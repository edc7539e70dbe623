import { createHash } from 'node:crypto';
import { readCoverage } from './build/coverage.ts';
import { chooseKept, type Fault, Intake, keyOf } from './build/intake.ts';
import { fingerprintFile, fingerprintRules, type InputFile, listInputs, readVocabulary } from './inputs.ts';
import { Build, type Earlier, readEarlier } from './load.ts';
import { runAll } from './run-all.ts';

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
  /** Files that could not be read, or not whole, and why. */
  unread: Fault[];
  text: string;
}

/** Builds the database from the input folders, taking over what has not changed since the build that is there. */
export async function build(options: BuildOptions): Promise<Summary> {
  const earlier = await readEarlier(options.db);
  const inputs = chooseInputs(options, earlier);
  const [files, code] = [await listInputs(inputs.input), await fingerprintRules()];
  const official = await Promise.all(inputs.official.map(fingerprintFile));
  const coverage = await readCoverage(inputs.input);
  const made = { ...inputs, official_seen: official, coverage_seen: coverage.print };
  const rules = createHash('sha256').update(code).update(JSON.stringify(official)).digest('hex').slice(0, 16);
  const same = earlier !== null && earlier.code === rules && !options.full ? earlier : null;
  const { kept, isUnchanged } = chooseKept(files, same?.files ?? []);
  const isCovered = same?.inputs.coverage_seen === coverage.print;
  if (same !== null && isUnchanged && isCovered) return upToDate(same, files.length, options.db);

  const vocabulary = await readVocabulary();
  const next = await Build.open(options.db, vocabulary);
  try {
    await next.addOfficial(inputs.official);
    await next.keep(kept.flatMap(file => file.document_id ?? []));
    next.append({ files: kept.map(file => ({ ...file })), coverage: coverage.rows });
    const keys = new Set(kept.map(keyOf));
    const changed = files.filter(file => !keys.has(keyOf(file)));
    const intake = new Intake(kept);
    const open = (file: InputFile) => intake.open(file);
    await runAll(changed, open, vocabulary, options, (file, outcome) =>
      next.append(intake.take(file, outcome)),
    );
    const { seen } = intake;
    const unread = [...intake.faults, ...coverage.faults];
    const ids = [...seen.keys()].sort();
    const build_id = createHash('sha256')
      .update(rules)
      .update(ids.join())
      .update(coverage.rows.length > 0 ? coverage.print : '')
      .digest('hex')
      .slice(0, 12);
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
