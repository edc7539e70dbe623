import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { tableFromJSON, tableToIPC } from 'apache-arrow';
import { openFile } from '../../../server/database.ts';
import { encodeArrow } from '../../../server/format/arrow.ts';
import { alternate, type Result, type Setting, time } from '../measure.ts';

const SQL = `select 'item-' || n as item_id, 'Members noted report ' || n % 977 as title,
  (n * 7919 % 1000)::integer as words, n / 3.0::double as value, date '2001-01-01' + (n % 9000)::integer as meeting_date
  from rows order by n`;

/** Arrow files built from DuckDB's chunks, against the same through an object for every row. */
export async function benchmark({ folder, scale }: Setting): Promise<Result> {
  const rows = Math.max(5000, Math.round(200_000 * scale));
  const db = join(folder, 'rows.duckdb');
  const made = await DuckDBInstance.create(db);
  await (await made.connect()).run(`create table rows as select n from range(${rows}) t(n)`);
  made.closeSync();
  const file = await openFile(db);
  const session = await file.connect();
  const sizes = { ours: 0, against: 0 };
  const ours = () =>
    time(async () => {
      const { columns, next } = await session.start(SQL, {});
      async function* chunks() {
        for (let chunk = await next(); chunk; chunk = await next()) yield chunk;
      }
      const answer = { chart: { title: '', source: '' }, build: { id: '' }, columns, chunks: chunks() };
      sizes.ours = 0;
      for await (const bytes of encodeArrow(answer as never)) sizes.ours += bytes.length;
    });
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`create table rows as select n from range(${rows}) t(n)`);
  const against = () =>
    time(async () => {
      const objects = (await connection.runAndReadAll(SQL)).getRowObjectsJson();
      sizes.against = tableToIPC(tableFromJSON(objects as Record<string, unknown>[]), 'file').length;
    });
  await ours();
  await against();
  const samples = await alternate(5, ours, against);
  session.close();
  file.close();
  instance.closeSync();
  return {
    title: 'Arrow',
    method: `One query of ${rows.toLocaleString('en-GB')} rows and five columns (two of text, a day, two numbers), the query included; ${(sizes.ours / 1e6).toFixed(1)} MB of Arrow against ${(sizes.against / 1e6).toFixed(1)} MB. Through row objects is \`getRowObjectsJson\`, \`tableFromJSON\` and \`tableToIPC\`.`,
    comparisons: [
      {
        what: 'speed of an Arrow file',
        ours: "from DuckDB's chunks",
        against: 'through row objects',
        unit: 'million rows/s',
        samples: {
          ours: samples.ours.map(took => rows / 1000 / took),
          against: samples.against.map(took => rows / 1000 / took),
        },
        better: 'more',
        wanted: 3,
      },
    ],
    trials: [],
  };
}
