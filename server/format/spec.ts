import { readLimit, showFewerOf } from '../charts/fewer.ts';
import { subtitleOf, titleOf } from '../charts/title.ts';
import type { Kept } from '../context.ts';
import { councilsIn } from '../draw/dress.ts';
import { makeInteractive } from '../draw/interact.ts';
import { fitAside } from '../draw/thread.ts';
import type { Answer } from './answer.ts';
import { addressOf } from './answer.ts';
import { printJson } from './json.ts';
import { readRows } from './rows.ts';

/** Yields the chart's Vega-Lite spec with its looks; the rows are fetched from the JSON form when it is opened elsewhere. */
export async function* encodeSpec(answer: Answer): AsyncGenerator<string> {
  const { chart } = answer;
  const all = await readRows(answer, readLimit, 'narrow the filters');
  const { rows, kept } = showFewerOf(all, answer);
  const spec = await fitAside(chart, rows, answer.theme, answer.width);
  yield printJson({
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    title: {
      text: titleOf(chart.title, chart.parameters, rows),
      ...(chart.subtitle ? { subtitle: subtitleOf(chart, rows) } : {}),
    },
    ...narrow(makeInteractive(spec, chart.spec, rows, councilsIn(rows, answer.theme), answer.picks), kept),
    data: { name: 'rows', url: addressOf(answer, '.json'), format: { type: 'json', property: 'rows' } },
    usermeta: chart.spec.usermeta ?? {},
  });
}

/** The rows that are fetched are those of every council; the picture shows the same few as on the page. */
function narrow(spec: Record<string, unknown>, kept: Kept | null): Record<string, unknown> {
  if (!kept) return spec;
  const { field, names } = kept;
  const isKept = {
    or: [
      { field, oneOf: names },
      { field, equal: null },
    ],
  };
  return { ...spec, transform: [{ filter: isKept }, ...((spec.transform ?? []) as object[])] };
}

/** Yields the chart's SQL as it stands in `queries/`. */
export async function* encodeSql(answer: Answer): AsyncGenerator<string> {
  yield answer.chart.written;
}
