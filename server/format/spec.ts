import { pictureAdvice, readLimit, showFewerOf } from '../charts/fewer.ts';
import { subtitleOf, titleOf } from '../charts/title.ts';
import type { Kept } from '../context.ts';
import { councilsIn } from '../draw/dress.ts';
import { type Folded, foldPanels, wordsOfFolded } from '../draw/fold.ts';
import { makeInteractive } from '../draw/interact.ts';
import { fitAside } from '../draw/thread.ts';
import type { Answer } from './answer.ts';
import { addressOf } from './answer.ts';
import { printJson } from './json.ts';
import { readRows } from './rows.ts';

/** Yields the chart's Vega-Lite spec with its looks; the rows are fetched from the JSON form when it is opened elsewhere. */
export async function* encodeSpec(answer: Answer): AsyncGenerator<string> {
  const { chart } = answer;
  const all = await readRows(answer, readLimit, pictureAdvice);
  const { rows: shown, kept } = showFewerOf(all, answer);
  const folded = foldPanels(chart.spec, shown, answer.width);
  const rows = folded?.rows ?? shown;
  const subtitle = [chart.subtitle ? subtitleOf(chart, rows) : '', folded ? wordsOfFolded(folded) : ''];
  const spec = await fitAside(chart, rows, answer.theme, answer.width);
  const interactive = makeInteractive(spec, chart.spec, rows, councilsIn(rows, answer.theme), answer.picks);
  yield printJson({
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    title: {
      text: titleOf(chart.title, chart.parameters, rows),
      ...(subtitle.some(Boolean) ? { subtitle: subtitle.filter(Boolean).join('. ') } : {}),
    },
    ...narrow(interactive, [...(kept ? [keeping(kept)] : []), ...(folded ? [unfolding(folded)] : [])]),
    data: { name: 'rows', url: addressOf(answer, '.json'), format: { type: 'json', property: 'rows' } },
    usermeta: chart.spec.usermeta ?? {},
  });
}

/** The rows that are fetched are all there are; the picture shows the same few as on the page. */
function narrow(spec: Record<string, unknown>, filters: object[]): Record<string, unknown> {
  if (filters.length === 0) return spec;
  return {
    ...spec,
    transform: [...filters.map(filter => ({ filter })), ...((spec.transform ?? []) as object[])],
  };
}

function keeping({ field, names }: Kept): object {
  return {
    or: [
      { field, oneOf: names },
      { field, equal: null },
    ],
  };
}

function unfolding({ field, names }: Folded): object {
  return { not: { field, oneOf: names } };
}

/** Yields the chart's SQL as it stands in `queries/`. */
export async function* encodeSql(answer: Answer): AsyncGenerator<string> {
  yield answer.chart.written;
}
