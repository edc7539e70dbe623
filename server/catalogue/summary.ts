import type { ChartLinks, ChartSummary, Filters, Format } from '../api.ts';
import type { Chart } from '../context.ts';
import { applicable, filterNames, formatQuery } from '../parameters.ts';

/** Endings of addresses, each a form of the same chart. */
export const formats: Format[] = [
  'json',
  'csv',
  'csv-metadata.json',
  'arrow',
  'parquet',
  'xlsx',
  'svg',
  'png',
  'vl.json',
  'sql',
];

/** Gives what is known of a chart before any row is read, its links narrowed by the filters it takes. */
export function summarize(chart: Chart, filters: Filters): ChartSummary {
  const { name, title, subtitle, description, source, question, columns, parameters } = chart;
  const declared = new Set(parameters.map(parameter => parameter.name));
  return {
    name,
    title,
    subtitle,
    description,
    source,
    question,
    columns,
    filters: filterNames.filter(filter => declared.has(filter)),
    links: linksOf(chart, filters),
  };
}

/** Gives the addresses of a chart in all its forms, with the filters it takes. */
export function linksOf(chart: Pick<Chart, 'name' | 'parameters'>, filters: Filters): ChartLinks {
  const query = formatQuery(applicable(filters, chart.parameters));
  const links = formats.map(format => [format, `/charts/${chart.name}.${format}${query}`]);
  return Object.fromEntries([['page', `/charts/${chart.name}${query}`], ...links]) as ChartLinks;
}
