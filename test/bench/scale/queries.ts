import { readdir, readFile } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';

const FOLDER = new URL('../../../queries/pages/', import.meta.url);

/** One query behind a page, with what it was asked and how long the processor took, all its cores together, in milliseconds. */
export interface Asked {
  name: string;
  asked: string;
  took: number[];
}

type Values = Record<string, string | number | boolean | null>;

/** Words looked for: one that very many items say, and two that must be met together. */
const TERMS = ['children:children', 'children:children school:school'];
const SEARCHES = ['search', 'search-facets'];
/** As many as the page for search looks through, and of the best of them reads to see how near the words stand. */
const MOST = 100_000;
const REACH = 20;
const NEAR = '\\bchildren\\W{1,3}(?:\\w{1,40}\\W{1,3}){0,4}schools?\\b';

/** Asks every query behind the pages three times: with no filter, with one council, theme, indicator or word, as far as it takes them. */
export async function askPages(connection: DuckDBConnection): Promise<Asked[]> {
  const keys = await keysOf(connection);
  const results: Asked[] = [];
  for (const file of (await readdir(FOLDER)).sort()) {
    const name = file.replace('.sql', '');
    const statement = await connection.prepare(await readFile(new URL(file, FOLDER), 'utf8'));
    const names = Array.from({ length: statement.parameterCount }, (_, index) =>
      statement.parameterName(index + 1),
    );
    const filters = ['', 'council', 'theme', 'indicator', 'words'].filter(
      filter => filter === '' || names.includes(filter),
    );
    const asked = filters.flatMap(filter =>
      SEARCHES.includes(name) ? TERMS.map(terms => ({ filter, terms })) : [{ filter, terms: TERMS[1]! }],
    );
    for (const { filter, terms } of asked) {
      const council = filter === 'council' ? 'b200' : null;
      const meant = SEARCHES.includes(name) ? await meaningOf(connection, terms, council) : { terms };
      const values: Values = { ...keys, ...meant, is_narrowed: filter !== '' };
      const took: number[] = [];
      for (let round = 0; round < 4; round++) {
        for (const [index, parameter] of names.entries()) {
          const isFilter = ['council', 'committee', 'theme', 'indicator', 'words'].includes(parameter);
          const value = isFilter && parameter !== filter ? undefined : values[parameter];
          if (value === undefined || value === null) statement.bindNull(index + 1);
          else if (typeof value === 'number') statement.bindInteger(index + 1, value);
          else if (typeof value === 'boolean') statement.bindBoolean(index + 1, value);
          else statement.bindVarchar(index + 1, value);
        }
        const before = process.cpuUsage();
        await statement.runAndReadAll();
        const { user, system } = process.cpuUsage(before);
        took.push((user + system) / 1000);
      }
      const often = SEARCHES.includes(name) && terms === TERMS[0] ? ', a frequent word' : '';
      results.push({ name, asked: `${filter || 'all'}${often}`, took: took.slice(1) });
    }
    statement.destroySync();
  }
  return results;
}

/** What the page for search is told of words before it looks for them. */
async function meaningOf(
  connection: DuckDBConnection,
  terms: string,
  council: string | null,
): Promise<Values> {
  const sql = await readFile(new URL('search-terms.sql', FOLDER), 'utf8');
  const others = { committee: null, from: null, to: null, most: MOST };
  const read = await connection.runAndReadAll(sql, { terms, council, ...others });
  return read.getRowObjectsJson()[0] as Values;
}

/** Keys that questions are about, in the middle of what was made, and the first page of lists. */
async function keysOf(connection: DuckDBConnection): Promise<Values> {
  const read = await connection.runAndReadAll(
    `select f.figure_id as figure, i.meeting_id as meeting, f.document_id as document, f.indicator_id as indicator
     from figures f join items i using (item_id)
     where starts_with(f.item_id, 'b200') and f.indicator_id is not null limit 1`,
  );
  const found = read.getRowObjectsJson()[0] as Record<string, string>;
  return {
    ...found,
    council: 'b200',
    theme: 'send',
    most: MOST,
    words: 'children',
    is_often: true,
    start: 0,
    size: 40,
    near: NEAR,
    reach: REACH,
    picked: '1:0 2:0 20:0 300:0 4000:0 50000:0',
  };
}
