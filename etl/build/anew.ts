import { createHash } from 'node:crypto';
import {
  fingerprintFile,
  fingerprintLook,
  fingerprintRules,
  type InputFile,
  listInputs,
  readVocabulary,
} from '../inputs.ts';
import { Build, readEarlier } from '../load.ts';
import { runAll } from '../run-all.ts';
import { readCoverage } from './coverage.ts';
import { chooseKept, Intake, keyOf } from './intake.ts';
import { type BuildOptions, chooseInputs } from './options.ts';
import { writeReceipt } from './receipt.ts';
import { describe, type Summary, upToDate } from './summary.ts';

/** Builds the database from the input folders, taking over what has not changed since the build that is there. */
export async function buildAnew(options: BuildOptions): Promise<Summary> {
  const earlier = await readEarlier(options.db);
  const inputs = chooseInputs(options, earlier?.inputs);
  const look = fingerprintLook(inputs.input, inputs.official);
  const [files, code] = [listInputs(inputs.input), await fingerprintRules()];
  const official = await Promise.all(inputs.official.map(fingerprintFile));
  const coverage = await readCoverage(inputs.input);
  const made = { ...inputs, official_seen: official, coverage_seen: coverage.print };
  const rules = createHash('sha256').update(code).update(JSON.stringify(official)).digest('hex').slice(0, 16);
  const same = earlier !== null && earlier.code === rules && !options.full ? earlier : null;
  const { kept, isUnchanged } = chooseKept(files, same?.files ?? []);
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
    };
    return { ...summary, text: describe(summary, options.db) };
  } catch (error) {
    await next.abandon();
    throw error;
  }
}
