import type { Column, Filters } from '../api.ts';
import type { Build, Chart, Chunk, Theme } from '../context.ts';

/** A chart's rows on their way out, with everything that a form may say about them. */
export interface Answer {
  chart: Chart;
  build: Pick<Build, 'id' | 'built_at' | 'known' | 'ranked'>;
  /** The filters that were applied. */
  applied: Filters;
  /** The same filters as a query string, with its question mark. */
  query: string;
  /** Address of this site, without a final slash. */
  origin: string;
  theme: Theme;
  /** Width of pictures in pixels. */
  width: number;
  /** Names of the councils that stand out in pictures; all do where there is none. */
  picks: string[];
  columns: Column[];
  chunks: AsyncIterable<Chunk>;
}

/** Gives the address of a chart in a form, or of its page. */
export function addressOf(answer: Pick<Answer, 'origin' | 'chart' | 'query'>, ending = ''): string {
  return `${answer.origin}/charts/${answer.chart.name}${ending}${answer.query}`;
}

/** Gives a file name that says chart, filters and day of the data: `items-by-theme_council-leicester_2026-11-21.csv`. */
export function fileNameOf(answer: Pick<Answer, 'chart' | 'applied' | 'build'>, ending: string): string {
  const filters = Object.entries(answer.applied).map(([name, value]) => `${name}-${value}`);
  return [answer.chart.name, ...filters, answer.build.built_at.slice(0, 10)].join('_') + ending;
}

/** Gives the filters in words: `council: Leicester City Council; from: 2024-01-01`. */
export function wordsOfFilters(answer: Pick<Answer, 'applied' | 'build'>): string {
  const known = answer.build.known as Record<string, Map<string, string> | undefined>;
  const words = Object.entries(answer.applied).map(
    ([name, value]) => `${name}: ${known[name]?.get(value) ?? value}`,
  );
  return words.join('; ') || 'none';
}

/** Gives how to cite the chart in one line. */
export function citationOf(answer: Answer): string {
  const day = answer.build.built_at.slice(0, 10);
  return `${answer.chart.title}. Minutewise, build ${answer.build.id} of ${day}. ${addressOf(answer)}`;
}
