import { expect, it } from 'vitest';
import { compareDocument } from '../../../etl/evaluate/document.ts';
import type { FoundDocument, FoundFigure } from '../../../etl/evaluate/found.ts';
import { normalizeGold } from '../../../etl/evaluate/gold.ts';
import { printReport } from '../../../etl/evaluate/print.ts';
import { summarize, toScorecard } from '../../../etl/evaluate/scorecard.ts';

const text = 'Nearly nine in ten pupils passed. 12 places and 30 posts. See page 51.';

function figure(quote: string, printed: string, more: Partial<FoundFigure>): FoundFigure {
  const char_start = text.indexOf(quote);
  return {
    figure_id: quote,
    value: 0,
    unit: 'count',
    denominator: null,
    kind: 'volume',
    qualifier: null,
    measure: quote,
    population: null,
    period: null,
    since: null,
    indicator_id: null,
    confidence: 0.95,
    quote,
    printed,
    char_start,
    char_end: char_start + quote.length,
    ...more,
  };
}

const found: FoundDocument = {
  path: 'a.txt',
  text,
  council_id: 'x',
  council: 'X Council',
  committee: null,
  meeting_date: null,
  items: [],
  figures: [
    figure('Nearly nine in ten pupils', 'nine in ten', {
      value: 9,
      unit: 'ratio',
      denominator: 10,
      kind: 'outcome',
    }),
    figure('12 places', '12', { value: 12 }),
    figure('30 posts', '30', { value: 30 }),
    figure('page 51', '51', { value: 51 }),
  ],
  ratings: [],
  resolutions: [],
  caveats: [],
};

const gold = normalizeGold('a.json', {
  document: 'a.txt',
  figures: [
    { quote: 'nine in ten', value: 0.9, unit: 'ratio', kind: 'outcome', qualifier: 'around', period: null },
    {
      quote: '12 places',
      value: 12,
      unit: 'count',
      kind: 'volume',
      qualifier: null,
      period: null,
      optional: true,
    },
    { quote: 'pupils passed', value: 7, unit: 'count', kind: 'volume', qualifier: null, period: null },
  ],
  ignore: ['30 posts'],
  traps: ['page 51'],
});

it('compareDocument takes equal fractions, leaves out optional and ignored ones, and counts traps as false', () => {
  const { tallies, misses } = compareDocument(gold, found);
  expect(tallies.get('figures')).toEqual({ hit: 1, extra: 1, missed: 1 });
  expect(tallies.get('qualifier')).toEqual({ hit: 0, extra: 1, missed: 1 });
  expect(misses.filter(m => m.slot === 'figures').map(m => m.problem)).toEqual(['missed', 'trap']);
});

it('normalizeGold names the file and the fault', () => {
  expect(() => normalizeGold('b.json', [1])).toThrow('invalid marks: b.json: no document named');
  expect(() => normalizeGold('b.json', { document: 'b.txt', figures: [{ value: 1 }] })).toThrow(
    'invalid marks: b.json: a figure without quote, value or unit',
  );
});

it('the report lists every miss with its words and the scorecard has a row a slot', () => {
  const summary = summarize([{ gold, ...compareDocument(gold, found) }], ['gone.txt']);
  const report = printReport(summary);
  expect(report).toContain('1 documents compared, 1 marked ones not in the database: gone.txt');
  expect(report).toMatch(/figures\s+trap\s+marked –, found 51 count · a\.txt\n\s+“page 51”/);
  expect(toScorecard(summary)).toContain('"all",1,figures,1,1,1,0.5000,0.5000,0.5000');
  const labelled = toScorecard(summary, 'pages never seen', toScorecard(summary));
  expect(labelled).toContain('"pages never seen",1,figures,1,1,1,0.5000,0.5000,0.5000');
  expect(toScorecard(summary, undefined, labelled).split('\n').sort()).toEqual(labelled.split('\n').sort());
});
