import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** What `npm run publish` says of the Parquet files it wrote. */
interface Manifest {
  tables: { name: string; columns: { name: string; type: string }[]; partitions: string[]; rows: number }[];
}

/** Gives the statements that make a published folder look like the database; the comment of each view is its rows. */
export async function viewsOf(folder: string): Promise<string[]> {
  const text = await readFile(join(folder, 'tables.json'), 'utf8').catch(cause => {
    throw new Error('it is a folder, and none that npm run publish wrote', { cause });
  });
  const manifest = JSON.parse(text) as Manifest;
  return manifest.tables.flatMap(({ name, columns, partitions, rows }) => {
    const isFolder = partitions.length > 0;
    const files = join(resolve(folder), isFolder ? `${name}/**/*.parquet` : `${name}.parquet`);
    const shown = columns.map(column => ({ ...column, is: quoteName(column.name) }));
    // Where a row is stored: in the file, or, where there are many, the number that queries look it up by.
    if (!isFolder) shown.push({ name: 'rowid', type: 'bigint', is: 'file_row_number' });
    else if (columns.some(column => column.name === 'row_no'))
      shown.push({ name: 'rowid', type: 'integer', is: 'row_no' });
    const select =
      isFolder && rows === 0
        ? `select ${shown.map(({ name, type }) => `null::${type} as ${quoteName(name)}`).join(', ')} where false`
        : `select ${shown.map(({ name, is }) => `${is} as ${quoteName(name)}`).join(', ')} from read_parquet(${quoteText(files)})`;
    return [
      `create view ${quoteName(name)} as ${select}`,
      `comment on view ${quoteName(name)} is ${quoteText(String(rows))}`,
    ];
  });
}

/** Gives text as a literal of SQL, for paths, which cannot be bound. */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Gives a name as an identifier of SQL. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
