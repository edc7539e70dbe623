import type { Row } from '../api.ts';
import { tooManyRows } from '../errors.ts';
import type { Answer } from './answer.ts';

/** Gives all rows of an answer; throws 422 past the limit, with advice on what to ask for instead. */
export async function readRows(answer: Answer, limit: number, advice: string): Promise<Row[]> {
  const rows: Row[] = [];
  const names = answer.columns.map(({ name }) => name);
  for await (const chunk of answer.chunks) {
    if (rows.length + chunk.length > limit) throw tooManyRows(limit, advice);
    const cells = chunk.columns.map(column => column.cells());
    for (let row = 0; row < chunk.length; row += 1) {
      rows.push(Object.fromEntries(names.map((name, index) => [name, cells[index]![row]!])));
    }
  }
  return rows;
}
