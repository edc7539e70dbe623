type Node = Record<string, unknown>;

/** What reads no field of a row: words for people, and labels, whose datum is a tick of an axis. */
const ownWords = new Set(['description', 'title', 'usermeta', 'labelExpr']);

/**
 * Gives the fields that a Vega-Lite spec reads and that are neither columns nor made by one of its own transforms or
 * inline data sets: https://vega.github.io/vega-lite/docs/transform.html
 */
export function findUnknownFields(spec: Node, columns: string[]): string[] {
  const read = new Set<string>();
  const made = new Set<string>(['key', 'value']);
  visit(spec, read, made);
  const known = new Set([...columns, ...made]);
  return [...read].filter(field => !known.has(field)).sort();
}

/** Tells whether a spec would fetch anything: data or image addresses have no place in a chart of the database. */
export function fetches(spec: Node): boolean {
  return some(spec, (key, value) => key === 'url' || (key === 'type' && value === 'image'));
}

function visit(node: unknown, read: Set<string>, made: Set<string>): void {
  if (Array.isArray(node)) {
    for (const child of node) visit(child, read, made);
    return;
  }
  if (typeof node === 'string') {
    for (const field of fieldsOfExpression(node)) read.add(field);
    return;
  }
  if (typeof node !== 'object' || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    if (key === 'as') addNames(value, made);
    else if (key === 'field' || key === 'groupby' || key === 'fields' || key === 'fold')
      addNames(value, read);
    else if (key === 'values') addKeys(value, made);
    else if (!ownWords.has(key)) visit(value, read, made);
  }
}

function addNames(value: unknown, names: Set<string>): void {
  for (const name of Array.isArray(value) ? value : [value]) {
    if (typeof name === 'string') names.add(name);
    else visitNested(name, names);
  }
}

function visitNested(node: unknown, names: Set<string>): void {
  if (typeof node === 'object' && node !== null && 'field' in node) addNames((node as Node).field, names);
}

function addKeys(value: unknown, names: Set<string>): void {
  for (const row of Array.isArray(value) ? value : []) {
    if (typeof row === 'object' && row !== null) for (const key of Object.keys(row)) names.add(key);
  }
}

function fieldsOfExpression(text: string): string[] {
  const fields: string[] = [];
  for (const match of text.matchAll(/\bdatum(?:\.([A-Za-z_]\w{0,80})|\[["']([^"']{1,80})["']\])/g)) {
    fields.push((match[1] ?? match[2])!);
  }
  return fields;
}

function some(node: unknown, test: (key: string, value: unknown) => boolean): boolean {
  if (typeof node !== 'object' || node === null) return false;
  return Object.entries(node).some(([key, value]) => test(key, value) || some(value, test));
}
