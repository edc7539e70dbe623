import { type Loader, loader } from 'vega';

/** Marks that turn the reading direction of what follows, as JSON writes them. */
const escaped = /\\u(?:200[ef]|202[a-e]|206[6-9])/i;
const turns = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Gives rows as JSON in which no text turns around the words beside it; the marks that do are shown as `\ufffd`. */
export function calmRows(json: string): string {
  if (!escaped.test(json) && json.search(turns) < 0) return json;
  const calm = (_name: string, value: unknown) =>
    typeof value === 'string' ? value.replace(turns, '\ufffd') : value;
  return JSON.stringify(JSON.parse(json, calm));
}

/** Gives what fetches the rows of a chart, as the library would, but calm. */
export function calmLoader(): Loader {
  const plain = loader();
  return { ...plain, load: async (uri, options) => calmRows(await plain.load(uri, options)) };
}
