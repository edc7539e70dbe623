import { createHash } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import {
  fingerprintFile,
  fingerprintRules,
  type InputFile,
  identifyDocument,
  listInputs,
  readVocabulary,
} from '../inputs.ts';
import { Build, prepareShards, type Rows, readEarlier, removeUnfinished } from '../load.ts';
import { Crew, type Report } from '../run-all.ts';
import { bytesOf, countThreads, countWorkers } from '../thread.ts';
import type { Begun } from './begin.ts';
import { readCoverage } from './coverage.ts';
import { chooseKept, Intake, isWorthPatching, keyOf } from './intake.ts';
import { type BuildOptions, chooseInputs } from './options.ts';
import { type Look, takeLook, writeReceipt } from './receipt.ts';
import { explain } from './stopped.ts';
import { describe, type Summary, upToDate } from './summary.ts';

/** Files past which what is kept of each counts: then garbage is collected before it comes to a quarter of that. */
const MANY = 20_000;

/**
 * Builds the database from the input folders, taking over what has not changed since the build that is there: where little
 * has, by changing a copy of that in place, unless all is to be made whole.
 */
export async function buildAnew(
  options: BuildOptions,
  { look: looked, begun }: { look: Look | null; begun: Begun | null },
  isWhole = false,
): Promise<Summary> {
  const isTakenOver = !options.full || options.keepInputs;
  const earlier = isTakenOver ? await readEarlier(options.db) : null;
  const inputs = chooseInputs(options, earlier?.inputs);
  const look = takeLook(inputs, looked);
  const [files, code] = [begun?.files ?? listInputs(inputs.input, looked?.seen), fingerprintRules()];
  looked?.seen.clear();
  if (files.length >= MANY) setFlagsFromString('--heap-growing-percent=25');
  const official = await Promise.all(inputs.official.map(fingerprintFile));
  const coverage = await readCoverage(inputs.input);
  const made = { ...inputs, official_seen: official, coverage_seen: coverage.print };
  const rules = createHash('sha256').update(code).update(JSON.stringify(official)).digest('hex').slice(0, 16);
  const same = earlier !== null && earlier.code === rules && !options.full ? earlier : null;
  const { kept, moved, isUnchanged } = chooseKept(files, same?.files ?? [], identifyDocument);
  const isCovered = same?.inputs.coverage_seen === coverage.print;
  if (same !== null && isUnchanged && isCovered) {
    await writeReceipt(options.db, {
      build_id: same.build_id,
      documents: files.length,
      inputs,
      look,
    });
    return upToDate(same.build_id, files.length, options.db);
  }

  const keys = new Set(kept.map(keyOf));
  const changed = files.filter(file => !keys.has(keyOf(file)));
  const vocabulary = await readVocabulary();
  const isPatch = !isWhole && same !== null && isWorthPatching(same, moved);
  const { showProgress } = options;
  const workers = countWorkers(changed, options.workers);
  const crew = new Crew(changed, vocabulary, {
    workers,
    showProgress,
    ...(begun && { readers: begun.readers }),
  });
  let opened: Build | undefined;
  try {
    if (workers > 1) crew.begin(await prepareShards(options.db, workers - 1));
    const next = await Build.open(options.db, vocabulary, {
      threads: countThreads(options.workers),
      bytes: bytesOf(files),
      isPatch,
    });
    opened = next;
    await next.addOfficial(inputs.official);
    await next.keep(kept.flatMap(file => file.document_id ?? []));
    next.append({ files: kept.map(file => ({ ...file })), coverage: coverage.rows });
    const intake = new Intake(kept);
    await crew.run(next.found, new Set(intake.seen.keys()));
    const twins = takeReports(crew.reports, changed, intake, rows => next.append(rows));
    await next.takeShards(crew.shards, twins);
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
    // A file that could not be opened may be readable the next time, although nothing looks different.
    if (intake.unopened === 0)
      await writeReceipt(options.db, { build_id, documents: files.length, inputs, look });
    const summary = {
      build_id,
      documents: files.length,
      read: changed.length,
      kept: kept.length,
      counts,
      issues,
      unread,
      empty: intake.empty,
    };
    return { ...summary, text: describe(summary, options.db) };
  } catch (error) {
    await crew.dismiss();
    await opened?.abandon();
    if (!opened) await removeUnfinished(options.db);
    // What cannot be changed in place, or fails a check then, is made whole.
    if (isPatch) return buildAnew(options, { look: null, begun: null }, true);
    throw explain(error, options.db);
  }
}

/** Takes in what came of each file, in the order of files; gives for each thread the documents that another has loaded before it. */
function takeReports(
  reports: Report[][],
  files: InputFile[],
  intake: Intake,
  append: (rows: Rows) => void,
): string[][] {
  const threads = reports.flatMap((list, thread) => list.map(report => ({ ...report, thread })));
  const twins: string[][] = reports.map(() => []);
  for (const report of threads.sort((a, b) => a.index - b.index)) {
    const file = files[report.index];
    if (!file) continue;
    const { rows, isTwin } = intake.take(file, report);
    append(rows);
    if (isTwin && report.isLoaded && report.document_id !== null)
      twins[report.thread]?.push(report.document_id);
  }
  return twins;
}
