import { carryFilters } from './catalogue/carry.ts';
import { fetches, findUnknownFields } from './catalogue/fields.ts';
import type { Declared } from './catalogue/files.ts';
import type { Build, Catalogue, Chart, PageQuery } from './context.ts';
import { Problem } from './errors.ts';
import { filterNames } from './parameters.ts';

type Spec = Record<string, unknown>;

/**
 * Types what `queries/` declares by a build of the database. Throws one line naming the file on an unknown table, column,
 * field or parameter, a parameter without a type, a type that JSON has no number for, or a page of unknown charts.
 */
export async function bindCatalogue(declared: Declared, build: Build): Promise<Catalogue> {
  const charts = await Promise.all(
    declared.charts.map(chart => named(chart.name, () => bindChart(chart, build))),
  );
  const queries = await Promise.all(
    declared.queries.map(query => named(`pages/${query.name}`, () => bindQuery(query, build))),
  );
  const catalogue: Catalogue = {
    charts: new Map(charts.map(chart => [chart.name, chart])),
    queries: new Map(queries.map(query => [query.name, query])),
    pages: declared.pages,
    theme: declared.theme,
    fingerprint: declared.fingerprint,
  };
  for (const [page, plan] of Object.entries(declared.pages)) {
    for (const chart of plan.charts ?? []) {
      if (!catalogue.charts.has(chart))
        throw new Error(`unknown chart: ${chart}, on page ${page} of queries/pages.json`);
    }
  }
  return catalogue;
}

async function named<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof Problem) throw cause;
    const [line] = (cause as Error).message.split('\n');
    throw new Error(`queries/${name}.sql: ${line}`, { cause });
  }
}

async function bindQuery({ name, sql }: { name: string; sql: string }, build: Build): Promise<PageQuery> {
  const { columns, parameters } = await build.describe(sql);
  for (const { name: column } of columns) {
    if (!/^[a-z][a-z0-9_]*$/.test(column)) throw new Error(`invalid column: ${column} (snake_case)`);
  }
  const names = columns.map(column => column.name);
  const twice = names.find((column, index) => names.indexOf(column) !== index);
  if (twice) throw new Error(`column given twice: ${twice}`);
  return { name, sql, question: readQuestion(sql), columns, parameters };
}

async function bindChart(declared: { name: string; sql: string; spec: Spec }, build: Build): Promise<Chart> {
  const query = await bindQuery(declared, build);
  const { spec } = declared;
  const unknown = query.parameters.find(({ name }) => !filterNames.some(filter => filter === name));
  if (unknown)
    throw new Error(`unknown parameter: ${unknown.name} (a chart may take ${filterNames.join(', ')})`);
  const [field] = findUnknownFields(
    spec,
    query.columns.map(({ name }) => name),
  );
  if (field) throw new Error(`unknown field: ${field} in the spec is no column`);
  if (fetches(spec)) throw new Error('invalid spec: it may not fetch anything');
  if ((spec.data as { name?: string } | undefined)?.name !== 'rows')
    throw new Error('invalid spec: data is not named rows');
  if ('config' in spec) throw new Error('invalid spec: looks belong to theme.json');
  const meta = (spec.usermeta ?? {}) as Spec;
  const hidden = (meta.hidden ?? []) as string[];
  const missing = hidden.find(column => !query.columns.some(({ name }) => name === column));
  if (missing) throw new Error(`unknown column: ${missing} in usermeta.hidden`);
  return {
    ...query,
    sql: carryFilters(query),
    written: query.sql,
    spec,
    title: readText(spec, 'title'),
    description: readText(spec, 'description'),
    subtitle: String(meta.subtitle ?? ''),
    source: String(meta.source ?? ''),
    hidden,
    empty: String(meta.empty ?? 'No row answers this question with these filters.'),
  };
}

function readQuestion(sql: string): string {
  const [, question] = /^--\s?(.{1,300})/.exec(sql) ?? [];
  if (!question) throw new Error('missing question: the first line is a comment with it');
  return question.trim();
}

function readText(spec: Spec, name: string): string {
  const text = spec[name];
  if (typeof text === 'string' && text) return text;
  throw new Error(`missing ${name}: the spec has none`);
}
