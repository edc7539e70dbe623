import type { ChartAnswer } from '../api.ts';
import { summarize } from '../catalogue/summary.ts';
import type { Answer } from './answer.ts';

const risky = /[<\u007f-\u009f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** Gives JSON whose text cannot open a tag or turn the reading direction where it is shown raw; the values are exact. */
export function printJson(value: unknown): string {
  return JSON.stringify(value).replace(
    risky,
    mark => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Yields a ChartAnswer, one row a line. */
export async function* encodeJson(answer: Answer): AsyncGenerator<string> {
  const { chart, build, applied } = answer;
  const head: Omit<ChartAnswer, 'rows'> = {
    ...summarize(chart, applied),
    build: build.id,
    built_at: build.built_at,
    applied,
  };
  yield `${printJson(head).slice(0, -1)},"rows":[`;
  const keys = answer.columns.map(({ name }, index) => `${index === 0 ? '{' : ','}${JSON.stringify(name)}:`);
  let separator = '\n';
  for await (const chunk of answer.chunks) {
    const cells = chunk.columns.map(column => column.cells());
    let text = '';
    for (let row = 0; row < chunk.length; row += 1) {
      text += separator;
      for (let index = 0; index < keys.length; index += 1)
        text += keys[index]! + JSON.stringify(cells[index]![row]);
      text += '}';
      separator = ',\n';
    }
    yield text.replace(risky, mark => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`);
  }
  yield ']}\n';
}
