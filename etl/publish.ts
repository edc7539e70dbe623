import { parseArgs } from 'node:util';
import { publish } from './publish/publish.ts';

const USAGE = 'usage: npm run publish -- --out DIR [--db FILE]';

/** Runs the command: writes the tables of the database as Parquet into a folder, and exits with 0 only if all were written. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      out: { type: 'string' },
      db: { type: 'string', default: process.env.DATABASE ?? 'data/councils.duckdb' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return;
  }
  if (values.out === undefined) throw new Error(`missing --out\n${USAGE}`);
  const { tables, build_id } = await publish(values.db, values.out);
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  console.log(`${values.out}: ${tables.length} tables, ${rows} rows of build ${build_id}`);
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
