import type { Request } from 'express';
import type { Cell, ChartLinks, ChartSummary, Column, Filters, Row } from './api.ts';

/** What every route is given. */
export interface Context {
  config: Config;
  catalogue: Catalogue;
  database: Database;
  charts: Charts;
  gate: Gate;
  assets: Assets;
}

/** How a server is run, from its environment; see `server/config.ts` for the names and defaults. */
export interface Config {
  host: string;
  port: number;
  /** Path of the DuckDB file. */
  database: string;
  /** Folder of charts: pairs of SQL and spec, `pages.json`, `theme.json` and `pages/*.sql`. */
  queries: string;
  /** Folder that the client build wrote. */
  client: string;
  /** Address that people see, without a final slash; null takes it from each request. */
  address: string | null;
  /** Reverse proxies in front, as Express counts them; 0 for none. */
  proxies: number;
  /** Requests a minute from one address; 0 for no limit. */
  rateLimit: number;
  /** Queries that run at once. */
  connections: number;
  /** Queries that may wait for a connection; more are answered 503. */
  queue: number;
  /** Longest time a query may take, in milliseconds. */
  queryTimeout: number;
  /** Longest time a download may take, in milliseconds. */
  exportTimeout: number;
  /** Bytes of answers kept in memory. */
  cacheBytes: number;
  /** Level of the log; `silent` in tests. */
  logLevel: string;
}

/** A chart as `queries/` declares it and the database types it. */
export interface Chart {
  name: string;
  /** What is run: the SQL of the file, with the filters in the addresses that rows lead to. */
  sql: string;
  /** The SQL as the file holds it. */
  written: string;
  question: string;
  /** The Vega-Lite spec as the file holds it. */
  spec: Record<string, unknown>;
  title: string;
  subtitle: string;
  description: string;
  source: string;
  /** Why it may be empty, and what fills it. */
  empty: string;
  columns: Column[];
  parameters: Column[];
  /** Columns that only the drawing needs; exports leave them out. */
  hidden: string[];
}

/** A query behind a page that is not a chart: `queries/pages/<name>.sql`. */
export type PageQuery = Pick<Chart, 'name' | 'sql' | 'question' | 'columns' | 'parameters'>;

export interface Catalogue {
  charts: Map<string, Chart>;
  queries: Map<string, PageQuery>;
  /** `pages.json`: what stands on which page. */
  pages: Record<string, PagePlan>;
  theme: Theme;
  /** Changes whenever a file of `queries/` does. */
  fingerprint: string;
}

export interface PagePlan {
  title?: string;
  charts: string[];
}

/**
 * `theme.json`: Vega config, and for each line that a field `council` can name its colour, its dash, and the darker shade
 * that its name is written in. Its font is the one of the pages; pictures that leave them name fonts of any machine.
 */
export interface Theme {
  config: Record<string, unknown>;
  pictureFont: string;
  council: Record<string, { color: string; ink?: string; dash?: number[] }>;
  others: string[];
  /** Names that stand for no council in particular, and the grey they are drawn in. */
  unknown?: Record<string, string>;
  /** The darker grey that such a name is written in. */
  unknownInk?: string;
}

/** Values of a query's parameters by name; what is absent is bound as null. */
export type Values = Record<string, Cell | undefined>;

export interface Database {
  /** Gives the newest build, held open until `release` is called. */
  lease(): Lease;
  /** Gives the newest build to look at, not to ask: it may close at any time. */
  newest(): Pick<Build, 'id' | 'built_at'>;
  /** Says in one line what is wrong inside the file of the newest build; null where nothing is, or it is not known yet. */
  fault(): string | null;
  /** Says in one line why the file that is there now is not shown, but the build before it; null where it is shown. */
  refused(): string | null;
  /** Stops watching the file and closes every build once nobody reads it. */
  close(): Promise<void>;
}

/** Takes what is to be said of the database in one line: that something is wrong, or, as `info`, that all is well. */
export type Report = (message: string, level?: 'info' | 'warn') => void;

export interface Lease {
  build: Build;
  release(): void;
}

/** One version of the DuckDB file; every answer comes from exactly one. */
export interface Build {
  id: string;
  /** ISO time, UTC. */
  built_at: string;
  /** Rows of each public table. */
  rows: Record<string, number>;
  /** Keys that `council`, `committee`, `theme` and `indicator` may take, with their names for people. */
  known: Record<'council' | 'committee' | 'theme' | 'indicator', Map<string, string>>;
  /** Short names of the councils by their names, those with most items first. */
  ranked: Map<string, string>;
  /** Every column of every table with its type: where it is the same, every query binds as it did before. */
  schema: string;
  /** Gives the parameters and columns of a statement without running it. */
  describe(sql: string): Promise<{ parameters: Column[]; columns: Column[] }>;
  /** Gives all rows; throws a time-out error or, past `limit` rows, a size error. */
  run(sql: string, values?: Values, options?: RunOptions): Promise<Table>;
  /** Aborted once nobody waits for what is asked of this build; absent where nobody can leave. */
  leaving?: AbortSignal;
  /** Throws unless the file answers, however busy the other connections are. */
  ping(): Promise<void>;
  /** Gives the rows chunk by chunk as they are asked for. */
  stream(sql: string, values?: Values, options?: RunOptions): Promise<Stream>;
}

export interface RunOptions {
  signal?: AbortSignal;
  /** Rows that `run` gives at most. */
  limit?: number;
  /** Whether `stream` takes one of the connections set aside for long downloads. */
  isLong?: boolean;
  /** Who reads the stream. */
  reader?: Reader;
}

/** Who takes a long download, and holds one of few connections for as long as that takes. */
export interface Reader {
  /** Tells whether it takes far less than it could have. */
  isSlow(): boolean;
  /** Ends the download, so that another can begin. */
  cut(): void;
}

export interface Table {
  columns: Column[];
  rows: Row[];
}

export interface Stream {
  columns: Column[];
  chunks: AsyncIterable<Chunk>;
  /** Gives the connection back; safe to call twice. */
  close(): void;
}

/** Some rows, column by column, in the order of the columns. */
export interface Chunk {
  length: number;
  columns: ChunkColumn[];
}

/** One column of a chunk. `bytes` is null where the value is not of fixed width. */
export interface ChunkColumn {
  /** Fixed-width values as DuckDB holds them: integers, doubles, days since 1970. */
  bytes: Int32Array | Float64Array | null;
  /** One bit a row, least significant first, 1 where there is a value; null where all are. */
  validity: Uint8Array | null;
  /** Gives the values as cells: days as `2025-09-02`. */
  cells(): Cell[];
  /** Gives a column of texts as their bytes; null for a column of anything else. */
  texts(): Texts | null;
}

/** Texts one after another in UTF-8: row `n` is from `offsets[n]` to `offsets[n + 1]`, nothing where it is null. */
export interface Texts {
  bytes: Uint8Array;
  offsets: Int32Array;
}

/** How large a chart is drawn. */
export interface Look {
  /** Width in CSS pixels, 240 to 1600; 640 unless given. */
  width?: number;
  /** Names of the councils that stand out; all do where there is none. */
  pick?: string[];
}

/** A chart with its rows and picture, ready for a page. */
export interface DrawnChart extends ChartSummary {
  build: string;
  built_at: string;
  /** The filters that were applied. */
  applied: Filters;
  rows: Row[];
  /** Inline SVG with title and description for assistive technology, no style attribute, no script. */
  svg: string;
  /** Why there is nothing to see; null where there are rows. */
  emptyReason: string | null;
  /** Which councils are shown, in words; null where all are. */
  fewer: string | null;
  /** Which panels a narrow picture leaves out, in words; null where it shows all. */
  folded: string | null;
  sql: string;
}

/** The councils of a picture that cannot show all: those it shows, by the column that names them, out of how many. */
export interface Kept {
  field: string;
  names: string[];
  of: number;
}

export interface Charts {
  /** Draws a chart of one build; throws 404 on an unknown name. Filters it does not take are left out. */
  draw(build: Build, name: string, filters: Filters, look?: Look): Promise<DrawnChart>;
  /** Runs `queries/pages/<name>.sql`; parameters that are absent are null. */
  query(build: Build, name: string, values?: Values): Promise<Table>;
  /** The same, of no more councils than a page has room for; `kept` says which, null where it has room for all. */
  few(build: Build, name: string, values?: Values): Promise<{ rows: Row[]; kept: Kept | null }>;
  /** Gives the addresses of a chart in all its formats. */
  links(name: string, filters: Filters): ChartLinks;
}

/** Where answers that are not ready yet wait for their turn. */
export interface Gate {
  /** Does the work in its turn; throws 503 where too many wait, or one too long, and 499 once `leaving` is aborted. */
  pass<T>(request: Request, work: () => Promise<T>, leaving?: AbortSignal): Promise<T>;
}

/** Files that the client build wrote, by the name of their source. */
export interface Assets {
  /** Gives the address of a built file, as in `/assets/main-3f2a.js`; null where the client is not built. */
  address(entry: string): string | null;
  /** The stylesheet, which stands in every page, so that the first paint waits for nothing else; empty where there is none. */
  style: string;
  /** Its rules one by one, `[within, [selector, classes that it needs][], body]`; none where it was not taken apart. */
  rules: [string[], [string, string[]][], string][];
  /** Folder to serve under `/assets`. */
  folder: string;
}
