/** A table of the database with its comments, as it is published. */
export interface PublishedTable {
  name: string;
  comment: string;
  columns: { name: string; type: string; comment: string }[];
  /** The keys that folders are named after, outermost first; none where the table is one file. */
  partitions: string[];
  rows: number;
}

/** How many councils there are, and years of them. */
export interface Places {
  councils: number;
  years: number;
}

/** Up to so many folders of a table are read at once without a thought; past them each shall be worth opening. */
const FEW_FOLDERS = 500;
const ROWS_OF_A_FOLDER = 10_000;

/** Gives the query that reads a table with the council and year of each row, in their order, or the bare table where rows have neither. */
export function placedRows(
  table: Pick<PublishedTable, 'name' | 'columns' | 'rows'>,
  places: Places,
): { sql: string; partitions: string[] } {
  const has = (name: string) => table.columns.some(column => column.name === name);
  // The index for search is read by its own numbers, whatever the council: each table is in one piece.
  const isIndex = table.name.startsWith('search_');
  const keys = ['meeting', 'item', 'document'].filter(key => has(`${key}_id`) && !isIndex);
  const partitions = keys.length === 0 ? [] : partitionsOf(table.rows, places);
  if (partitions.length === 0) return { sql: `select * from source.${table.name}`, partitions: [] };
  const joins = keys.map(key => `left join place_of_${key} of_${key} on t.${key}_id = of_${key}.${key}_id`);
  const first = (column: string) => `coalesce(${keys.map(key => `of_${key}.${column}`).join(', ')})`;
  return {
    sql: `select t.*, ${first('council')} as council, ${first('year')} as year from source.${table.name} t ${joins.join(' ')} order by ${partitions.join(', ')}, t.rowid`,
    partitions,
  };
}

/** Gives what the folders of a table are named after: its councils and years, unless that made many of few rows. */
export function partitionsOf(rows: number, { councils, years }: Places): string[] {
  if (years <= FEW_FOLDERS || rows / years >= ROWS_OF_A_FOLDER) return ['council', 'year'];
  return councils <= FEW_FOLDERS || rows / councils >= ROWS_OF_A_FOLDER ? ['council'] : [];
}
