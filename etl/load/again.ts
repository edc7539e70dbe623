import type { DuckDBConnection } from '@duckdb/node-api';
import { empty, gather, patch, readSql } from './patch.ts';
import { OF_MEETINGS, OF_MEETINGS_AND_ALL, OF_RULES, OTHERWISE, PARTS, SETTLING } from './tables.ts';

/** Runs steps of settling that look for tables in these databases, one after another. */
export type SettleSome = (databases: string[], names: string[]) => Promise<void>;

/** Settles a database of which a few documents changed: the meetings concerned, and then what hangs on those. */
export async function settleAgain(
  connection: DuckDBConnection,
  tables: string[],
  settleSome: SettleSome,
): Promise<void> {
  await gather(connection, tables);
  await settleSome(
    ['built'],
    SETTLING.filter(name => OF_MEETINGS.has(name)),
  );
  await patch(connection, tables);
  const inParts = new Set(PARTS.flatMap(({ steps }) => steps));
  const others = SETTLING.filter(
    name =>
      !OF_RULES.has(name) && !inParts.has(name) && (!OF_MEETINGS.has(name) || OF_MEETINGS_AND_ALL.has(name)),
  );
  const first = others.indexOf(AFTER_PARTS);
  await settleWhole(connection, others.slice(0, first), settleSome);
  const isInParts = await hasOldSets(connection);
  for (const { prepare, steps } of PARTS) {
    if (isInParts) {
      await connection.run(readSql(prepare));
      await settleSome(['part', 'earlier'], steps);
      await settleSome(['earlier'], []);
    } else await settleWhole(connection, steps, settleSome);
  }
  await settleWhole(connection, others.slice(first), settleSome);
}

/** The first step that reads what is made in parts. */
const AFTER_PARTS = 'lists-keys';

async function settleWhole(
  connection: DuckDBConnection,
  names: string[],
  settleSome: SettleSome,
): Promise<void> {
  await empty(connection, names);
  await settleSome(
    ['earlier'],
    names.map(name => OTHERWISE[name] ?? name),
  );
}

/** Whether the themes that items have together have the numbers they had. */
async function hasOldSets(connection: DuckDBConnection): Promise<boolean> {
  const read = await connection.runAndReadAll(
    '(from old_sets except from theme_sets) union all (from theme_sets except from old_sets) limit 1',
  );
  return read.currentRowCount === 0;
}
