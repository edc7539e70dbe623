import { councilsIn } from '../draw/dress.ts';
import { makeInteractive } from '../draw/interact.ts';
import { fitAside } from '../draw/thread.ts';
import type { Answer } from './answer.ts';
import { addressOf } from './answer.ts';
import { printJson } from './json.ts';
import { markLimit } from './picture.ts';
import { readRows } from './rows.ts';

/** Yields the chart's Vega-Lite spec with its looks; the rows are fetched from the JSON form when it is opened elsewhere. */
export async function* encodeSpec(answer: Answer): AsyncGenerator<string> {
  const { chart } = answer;
  const rows = await readRows(answer, markLimit, 'narrow the filters');
  const spec = await fitAside(chart, rows, answer.theme, answer.width);
  yield printJson({
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    title: { text: chart.title, ...(chart.subtitle ? { subtitle: chart.subtitle } : {}) },
    ...makeInteractive(spec, chart.spec, rows, councilsIn(rows, answer.theme)),
    data: { name: 'rows', url: addressOf(answer, '.json'), format: { type: 'json', property: 'rows' } },
    usermeta: chart.spec.usermeta ?? {},
  });
}

/** Yields the chart's SQL as it stands in `queries/`. */
export async function* encodeSql(answer: Answer): AsyncGenerator<string> {
  yield answer.chart.sql;
}
