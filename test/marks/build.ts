import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { build } from '../../etl/build.ts';

export interface Sitting {
  /** As printed: `2 September 2025`. */
  day: string;
  items: { title: string; text: string }[];
}

type Values = Record<string, string | null>;

/** Writes meetings of the county's committee as pages, builds a database from them and opens it for questions. */
export async function buildMeetings(sittings: Sitting[]) {
  const folder = await mkdtemp(join(tmpdir(), 'minutewise-sittings-'));
  const input = join(folder, 'in');
  await mkdir(input);
  for (const [index, sitting] of sittings.entries())
    await writeFile(join(input, `${index}.txt`), pageOf(sitting));
  const db = join(folder, 'sittings.duckdb');
  await build({
    input: [input],
    official: null,
    db,
    keepInputs: false,
    full: true,
    workers: null,
    showProgress: false,
  });
  const instance = await DuckDBInstance.create(db, { access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  return {
    db,
    query: async (sql: string, values: Values = {}) =>
      (await connection.runAndReadAll(sql, values)).getRowObjectsJson(),
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

function pageOf({ day, items }: Sitting): string {
  const head = [
    'Agenda and minutes',
    `Children and Families Overview and Scrutiny Committee - Tuesday, ${day} 2.00 pm`,
    'Venue: County Hall, Glenfield.',
    'Items\nNo. Item',
  ];
  const body = items.map(
    ({ title, text }, index) => `${index + 1}.\n\n${title}.\n\nMinutes:\n\n${text}\n\n \n`,
  );
  return [...head, ...body].join('\n\n');
}
