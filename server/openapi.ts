import type { ColumnType, Format } from './api.ts';
import { summarize } from './catalogue/summary.ts';
import type { Catalogue, Chart } from './context.ts';
import { encodings } from './format.ts';
import { filterNames } from './parameters.ts';

const filterMeanings: Record<string, string> = {
  council: 'Key of a council, as in `leicester`.',
  committee: 'Key of a committee.',
  theme: 'Key of a theme, or of a group of themes.',
  indicator: 'Key of an indicator.',
  from: 'First year or day, as in `2024` or `2024-09-01`.',
  to: 'Last year or day, as in `2024` or `2024-09-01`.',
};

const schemas: Record<ColumnType, object> = {
  varchar: { type: ['string', 'null'] },
  integer: { type: ['integer', 'null'] },
  double: { type: ['number', 'null'] },
  boolean: { type: ['boolean', 'null'] },
  date: { type: ['string', 'null'], format: 'date' },
  timestamp: { type: ['string', 'null'], format: 'date-time' },
  'varchar[]': { type: ['array', 'null'], items: { type: 'string' } },
};

const errors = {
  400: { description: 'A parameter cannot be what it is; the message names it.' },
  404: { description: 'There is no such chart.' },
  503: { description: 'Too busy, or the question took too long.' },
};

/** Describes every address that gives data, after OpenAPI 3.1: https://spec.openapis.org/oas/v3.1.0 */
export function describeApi(catalogue: Catalogue, origin: string): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Minutewise',
      version: catalogue.fingerprint,
      description: 'What scrutiny committees discussed, decided and were told, as rows behind charts.',
      license: { name: 'Open Government Licence v3.0' },
    },
    servers: [{ url: origin }],
    paths: {
      '/charts.json': { get: describeCall('Every chart.', filterNames, { 'application/json': {} }) },
      '/healthz': { get: describeCall('Which build is served.', [], { 'application/json': {} }) },
      ...Object.fromEntries([...catalogue.charts.values()].flatMap(describeChart)),
    },
  };
}

function describeChart(chart: Chart): [string, object][] {
  const { filters } = summarize(chart, {});
  return Object.entries(encodings).map(([ending, { type }]) => {
    const format = ending as Format;
    const media = type.split(';', 1)[0]!;
    const schema = format === 'json' ? { schema: describeRows(chart) } : {};
    const names = ['svg', 'png', 'vl.json'].includes(format) ? [...filters, 'width', 'pick'] : filters;
    return [
      `/charts/${chart.name}.${format}`,
      { get: { ...describeCall(`${chart.question} (${format})`, names, { [media]: schema }) } },
    ];
  });
}

function describeRows({ columns }: Chart): object {
  const properties = Object.fromEntries(columns.map(({ name, type }) => [name, schemas[type]]));
  return { type: 'object', properties: { rows: { type: 'array', items: { type: 'object', properties } } } };
}

function describeCall(summary: string, names: string[], content: object): object {
  return {
    summary,
    parameters: names.map(name =>
      name === 'width'
        ? {
            name,
            in: 'query',
            description: 'Width in pixels.',
            schema: { type: 'integer', minimum: 240, maximum: 1600 },
          }
        : { name, in: 'query', description: meaningOf(name), schema: { type: 'string' } },
    ),
    responses: { 200: { description: summary, content }, ...errors },
  };
}

function meaningOf(name: string): string | undefined {
  if (name === 'pick') return 'Names of councils as on the chart, with commas between: all others fade.';
  return filterMeanings[name as keyof typeof filterMeanings];
}
