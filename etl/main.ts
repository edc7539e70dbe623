import { stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { build, removeOwn } from './build.ts';

const MOST_WORKERS = 64;

const USAGE = `usage: npm run etl -- [--input DIR]… [--official FILE]… [--db FILE] [--full] [--workers N] [--quiet] [--json]

  --input DIR      folder of minutes to read, with all below it (seeds/minutes); may be given again
  --official FILE  official series beside those that are shipped; may be given again
  --db FILE        the database to build (DATABASE, or data/councils.duckdb)
  --full           reads every document again, not only what is new or has changed
  --workers N      threads to read with, 1 to ${MOST_WORKERS}
  --quiet          says nothing but what could not be read
  --json           says what was done as JSON

It exits with 0 where every document was read, with 2 where one could not be, and with 1 where nothing was built.`;

/** What a program ends with that a signal ended: 128 and the number of the signal. */
const SIGNALS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };

/** Runs the command: reads the arguments, builds the database, and exits with 0 only if every document was read. */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      input: { type: 'string', multiple: true },
      official: { type: 'string', multiple: true },
      db: { type: 'string', default: process.env.DATABASE || 'data/councils.duckdb' },
      'if-stale': { type: 'boolean', default: false },
      full: { type: 'boolean', default: false },
      workers: { type: 'string' },
      quiet: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const workers = values.workers === undefined ? null : Number(values.workers);
  if (workers !== null && !(Number.isInteger(workers) && workers >= 1 && workers <= MOST_WORKERS)) {
    throw new Error(`invalid --workers: ${values.workers}: a whole number from 1 to ${MOST_WORKERS}`);
  }
  const { db } = values;
  if (db === '') throw new Error('invalid --db: it is empty: name the file to build');
  for (const [signal, code] of Object.entries(SIGNALS))
    process.once(signal, () => {
      removeOwn(db);
      process.exit(code);
    });
  const kept = values['if-stale'] ? await stat(db).catch(() => null) : null;
  if (kept?.isDirectory()) return 0;
  const summary = await build({
    input: values.input ?? null,
    official: values.official ?? null,
    db,
    keepInputs: values['if-stale'],
    full: values.full,
    workers,
    showProgress: !values.quiet && !values.json && process.stderr.isTTY === true,
  }).catch((error: Error) => {
    if (kept === null) throw error;
    console.error(`kept ${db} as it is: ${error.message}`);
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
    const isUsage = String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS');
    console.error(error.message.split('\n', 1)[0] + (isUsage ? ' (--help tells all there is)' : ''));
    process.exitCode = 1;
  },
);
