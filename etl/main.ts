import { stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { build } from './build.ts';

const USAGE = `usage: npm run etl -- [--input DIR]… [--official FILE]… [--db FILE] [--full] [--workers N] [--quiet] [--json]`;

/** Runs the command: reads the arguments, builds the database, and exits with 0 only if every document was read. */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      input: { type: 'string', multiple: true },
      official: { type: 'string', multiple: true },
      db: { type: 'string', default: process.env.DATABASE ?? 'data/councils.duckdb' },
      'if-stale': { type: 'boolean', default: false },
      full: { type: 'boolean', default: false },
      workers: { type: 'string' },
      quiet: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const workers = values.workers === undefined ? null : Number(values.workers);
  if (workers !== null && !(Number.isInteger(workers) && workers >= 1)) {
    throw new Error(`invalid --workers: ${values.workers}: a whole number from 1`);
  }
  const kept = values['if-stale'] ? await stat(values.db).catch(() => null) : null;
  if (kept?.isDirectory()) return 0;
  const summary = await build({
    input: values.input ?? null,
    official: values.official ?? null,
    db: values.db,
    keepInputs: values['if-stale'],
    full: values.full,
    workers,
    showProgress: !values.quiet && !values.json && process.stderr.isTTY === true,
  }).catch((error: Error) => {
    if (kept === null) throw error;
    console.error(`kept ${values.db} as it is: ${error.message}`);
    return null;
  });
  if (summary === null) return 0;
  if (values.json) console.log(JSON.stringify(summary));
  else if (!values.quiet || summary.unread.length > 0) console.log(summary.text);
  return summary.unread.length > 0 && !values['if-stale'] ? 2 : 0;
}

// What cannot be said, as on a full disk, is done all the same.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

main().then(
  code => {
    process.exitCode = code;
  },
  (error: Error) => {
    console.error(`${error.message}`);
    process.exitCode = 1;
  },
);
