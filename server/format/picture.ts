import { pictureAdvice, readLimit, showFewerOf, wordsOfKept } from '../charts/fewer.ts';
import { subtitleOf, titleOf } from '../charts/title.ts';
import { councilsIn } from '../draw/dress.ts';
import { frameSvg } from '../draw/frame.ts';
import { calmRows } from '../draw/markup.ts';
import { drawAside, paintAside } from '../draw/thread.ts';
import type { Answer } from './answer.ts';
import { addressOf, wordsOfFilters } from './answer.ts';
import { readRows } from './rows.ts';

/** Yields the chart as an SVG of its own: title and subtitle above, source, filters and date below. */
export async function* encodeSvg(answer: Answer): AsyncGenerator<string> {
  yield await drawFramed(answer);
}

/** Yields the same picture as a PNG at twice its size. */
export async function* encodePng(answer: Answer): AsyncGenerator<Uint8Array> {
  yield await paintAside(await drawFramed(answer));
}

async function drawFramed(answer: Answer): Promise<string> {
  const { chart, build } = answer;
  const all = await readRows(answer, readLimit, pictureAdvice);
  const { rows, kept } = showFewerOf(calmRows(all), answer);
  // Nobody knows which fonts a picture meets: it keeps room for the widest of those it names.
  const font = answer.theme.pictureFont;
  const theme = { ...answer.theme, config: { ...answer.theme.config, font } };
  const picked = councilsIn(rows, theme).filter(name => answer.picks.includes(name));
  const svg = await drawAside({ ...chart, picks: answer.picks }, rows, theme, answer.width);
  return frameSvg(svg, {
    title: titleOf(chart.title, chart.parameters, rows),
    subtitle: subtitleOf(chart, rows),
    font,
    notes: [
      ...(kept ? [wordsOfKept(kept)] : []),
      `Source: ${chart.source || 'council minutes'}`,
      ...(picked.length > 0 ? [`Picked out: ${picked.join(', ')}`] : []),
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
