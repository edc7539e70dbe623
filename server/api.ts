/** The types of every response, for the client: types only, no code. */

export type Cell = string | number | boolean | null | string[];
export type Row = Record<string, Cell>;
export type ColumnType = 'varchar' | 'integer' | 'double' | 'boolean' | 'date' | 'timestamp' | 'varchar[]';

export interface Column {
  name: string;
  type: ColumnType;
}

export type FilterName = 'council' | 'committee' | 'theme' | 'indicator' | 'from' | 'to' | 'terms';

/** What a view is narrowed to; `from` and `to` are days. An absent name means everything. */
export type Filters = Partial<Record<FilterName, string>>;

export type Format =
  | 'json'
  | 'csv'
  | 'csv-metadata.json'
  | 'arrow'
  | 'parquet'
  | 'xlsx'
  | 'svg'
  | 'png'
  | 'vl.json'
  | 'sql';

/** What is known of a chart before any row is read. */
export interface ChartSummary {
  name: string;
  title: string;
  subtitle: string;
  description: string;
  source: string;
  /** The question the SQL answers. */
  question: string;
  columns: Column[];
  /** Names of the filters that narrow it. */
  filters: FilterName[];
  links: ChartLinks;
}

/** Addresses of the same chart in every form, with the filters in the query string; `page` is the HTML. */
export type ChartLinks = Record<Format | 'page', string>;

/** `/charts.json` */
export interface CatalogueAnswer {
  build: string;
  charts: ChartSummary[];
}

/** `/charts/:name.json` */
export interface ChartAnswer extends ChartSummary {
  build: string;
  built_at: string;
  /** The filters that were applied. */
  applied: Filters;
  rows: Row[];
}

/** The body of every JSON error. */
export interface ErrorAnswer {
  error: {
    status: number;
    message: string;
    /** The query parameter at fault, if one is. */
    parameter?: string;
    request_id: string;
  };
}

/** `/healthz` */
export interface HealthAnswer {
  status: 'ok';
  build: string;
  built_at: string;
  age_seconds: number;
  /** Why the file that is there now is not shown, but the build before it; null where it is shown. */
  refused: string | null;
  rows: Record<string, number>;
}
