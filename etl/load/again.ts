import type { DuckDBConnection } from '@duckdb/node-api';
import { AFTER_PARTS, PARTS, WITH_OTHERS } from './parts.ts';
import { empty, gather, listTables, patch, readSql } from './patch.ts';
import { OF_MEETINGS, OF_MEETINGS_AND_ALL, OF_RULES, OTHERWISE, SETTLING } from './tables.ts';

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
  const filled = await listTables(connection);
  const settleWhole = async (names: string[]) => {
    await empty(connection, filled, names);
    await settleSome(
      ['earlier'],
      names.map(name => OTHERWISE[name] ?? name),
    );
  };
  const inParts = new Set(PARTS.flatMap(({ steps }) => steps));
  const others = SETTLING.filter(
    name =>
      !OF_RULES.has(name) &&
      !inParts.has(name) &&
      !WITH_OTHERS.has(name) &&
      (!OF_MEETINGS.has(name) || OF_MEETINGS_AND_ALL.has(name)),
  );
  const first = others.indexOf(AFTER_PARTS);
  await settleWhole(others.slice(0, first));
  const hasOldSets = !(await holds(
    connection,
    'exists ((from old_sets except from theme_sets) union all (from theme_sets except from old_sets))',
  ));
  for (const { prepare, steps, isPart, hangsOnSets, where } of PARTS) {
    if (where !== undefined && !(await holds(connection, where))) continue;
    const isOfAll = !isPart || (hangsOnSets && !hasOldSets);
    if (prepare !== undefined && (!hangsOnSets || hasOldSets)) await connection.run(readSql(prepare));
    if (isOfAll) await settleWhole(steps);
    else {
      await settleSome(['part', 'earlier'], steps);
      await settleSome(['earlier'], []);
    }
  }
  await settleWhole(others.slice(first));
}

async function holds(connection: DuckDBConnection, condition: string): Promise<boolean> {
  return (await connection.runAndReadAll(`select 1 where ${condition}`)).currentRowCount > 0;
}
