import type { ColumnType } from '../api.ts';
import { type Answer, addressOf, citationOf, wordsOfFilters } from './answer.ts';
import { printJson } from './json.ts';

const datatypes: Record<ColumnType, unknown> = {
  varchar: 'string',
  integer: 'integer',
  double: 'double',
  boolean: 'boolean',
  date: { base: 'date', format: 'yyyy-MM-dd' },
  timestamp: 'dateTimeStamp',
  'varchar[]': 'string',
};

/** Yields the metadata of the CSV after the W3C's vocabulary for tabular data: https://www.w3.org/TR/tabular-metadata/ */
export async function* encodeCsvw(answer: Answer): AsyncGenerator<string> {
  const { chart, build, columns } = answer;
  yield printJson({
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
    url: addressOf(answer, '.csv'),
    'dc:title': chart.title,
    'dc:description': `${chart.question} ${chart.description}`,
    'dc:source': chart.source,
    'dc:identifier': build.id,
    'dc:modified': { '@value': build.built_at.slice(0, 10), '@type': 'xsd:date' },
    'dc:license': { '@id': 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/' },
    'dc:bibliographicCitation': citationOf(answer),
    'rdfs:comment': `Filters: ${wordsOfFilters(answer)}`,
    dialect: { encoding: 'utf-8', lineTerminators: ['\r\n'], header: true },
    tableSchema: {
      columns: columns.map(({ name, type }) => ({
        name,
        titles: name,
        datatype: datatypes[type],
        ...(type === 'varchar[]' ? { separator: '; ' } : {}),
      })),
    },
  });
}
