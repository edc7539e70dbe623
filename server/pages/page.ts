import type { Filters, Row } from '../api.ts';
import type { Build, Context, Values } from '../context.ts';

/** One reader's request for one page, with the build that answers it. */
export interface Visit {
  context: Context;
  build: Build;
  filters: Filters;
  query: URLSearchParams;
  /** Names of the councils that stand out on charts; all do where there is none. */
  picks: string[];
  /** Named parts of the path. */
  parts: Record<string, string>;
  path: string;
  /** Address of the site as the reader sees it, without a final slash. */
  site: string;
}

/** What a page gives its view; `title` is the document's, `feeds` what can be followed from here. */
export interface PageModel {
  title: string;
  description?: string;
  feeds?: Feed[];
  [name: string]: unknown;
}

export interface Feed {
  href: string;
  title: string;
  label?: string;
}

/** A page: where it is, the view it fills, the part of the navigation it belongs to and what it reads. */
export interface Page {
  path: string;
  view: string;
  section: string;
  /** Query parameters besides the filters. */
  takes?: string[];
  /** Whether other sites may show it in a frame. */
  isEmbeddable?: boolean;
  read(visit: Visit): Promise<PageModel>;
}

/** Runs `queries/pages/<name>.sql` with the filters and other values; gives its rows. */
export async function rowsOf(visit: Visit, name: string, values: Values = {}): Promise<Row[]> {
  const { context, build, filters } = visit;
  const table = await context.charts.query(build, name, { ...filters, ...values });
  return table.rows;
}

/** Gives the rows of a query about councils for those that a page has room for, and which they are if not all. */
export function fewRowsOf(visit: Visit, name: string): ReturnType<Context['charts']['few']> {
  const { context, build, filters } = visit;
  return context.charts.few(build, name, { ...filters });
}

/** Runs several queries of `queries/pages/` at once; gives their rows by name, none for a query that is not there. */
export async function manyRowsOf<Name extends string>(
  visit: Visit,
  names: Name[],
  values: Values = {},
): Promise<Record<Name, Row[]>> {
  const known = visit.context.catalogue.queries;
  const tables = await Promise.all(names.map(name => (known.has(name) ? rowsOf(visit, name, values) : [])));
  return Object.fromEntries(names.map((name, index) => [name, tables[index]])) as Record<Name, Row[]>;
}

/** Gives the path with these query parameters, the empty ones left out. */
export function addressOf(path: string, query: Record<string, string | number | null | undefined>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') parameters.set(name, String(value));
  }
  const text = parameters.toString();
  return text ? `${path}?${text}` : path;
}

/** Gives the query as it stands, as an object that can be changed; years stay years. */
export function queryOf(visit: Visit): Record<string, string> {
  return Object.fromEntries([...visit.query].filter(([, value]) => value !== ''));
}

/** Groups rows by the text of a column, in the order they come. */
export function groupBy(rows: Row[], column: string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = String(row[column] ?? '');
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}
