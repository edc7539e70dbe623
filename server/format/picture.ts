import { frameSvg } from '../draw/frame.ts';
import { drawChart, drawPng } from '../draw.ts';
import type { Answer } from './answer.ts';
import { addressOf, wordsOfFilters } from './answer.ts';
import { readRows } from './rows.ts';

/** Rows that a picture can show at most. */
export const markLimit = 5_000;

/** Yields the chart as an SVG of its own: title and subtitle above, source, filters and date below. */
export async function* encodeSvg(answer: Answer): AsyncGenerator<string> {
  yield await drawFramed(answer);
}

/** Yields the same picture as a PNG at twice its size. */
export async function* encodePng(answer: Answer): AsyncGenerator<Uint8Array> {
  yield await drawPng(await drawFramed(answer));
}

async function drawFramed(answer: Answer): Promise<string> {
  const { chart, build } = answer;
  const rows = await readRows(answer, markLimit, 'narrow the filters');
  const svg = await drawChart(chart, rows, answer.theme, answer.width);
  return frameSvg(svg, {
    title: chart.title,
    subtitle: chart.subtitle,
    notes: [
      `Source: ${chart.source || 'council minutes'}`,
      ...(answer.query ? [`Filters: ${wordsOfFilters(answer)}`] : []),
      `Minutewise, ${formatDate(build.built_at)} · ${addressOf(answer)}`,
    ],
  });
}

function formatDate(time: string): string {
  return new Date(time).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
}
