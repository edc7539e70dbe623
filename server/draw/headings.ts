import type { Row } from '../api.ts';
import { wrapText } from './markup.ts';
import { measureText } from './metrics.ts';

type Node = Record<string, unknown>;

const most = 3;

/**
 * Gives a spec whose headings of panels are broken into lines of at most `limit` pixels, where one of them is longer than
 * that: the name of a committee is told by its end as well.
 */
export function wrapHeadings(spec: Node, rows: Row[], limit: number, font: string, size: number): Node {
  const measure = (line: string) => measureText(line, size, font);
  const broken: Record<string, string[]> = {};
  const wrap = (panel: Node): Node => {
    const { field } = panel;
    if (typeof field !== 'string') return panel;
    const names = new Set(rows.map(row => row[field]));
    const long = [...names].filter(name => typeof name === 'string' && measure(name) > limit) as string[];
    if (long.length === 0) return panel;
    for (const name of long) broken[name] = wrapText(name, limit, measure).slice(0, most);
    const labelExpr = 'heading_lines[datum.label] || (datum.label)';
    return { ...panel, header: { ...(panel.header as Node | undefined), labelExpr } };
  };
  const within = (channels: Node, names: string[]): Node =>
    Object.fromEntries(
      Object.entries(channels).map(([name, panel]) => [
        name,
        names.includes(name) ? wrap(panel as Node) : panel,
      ]),
    );
  const facet = spec.facet as Node | undefined;
  const encoding = spec.encoding as Node | undefined;
  const headed = {
    ...spec,
    ...(facet ? { facet: wrap(within(facet, ['row', 'column'])) } : {}),
    ...(encoding ? { encoding: within(encoding, ['row', 'column', 'facet']) } : {}),
  };
  if (Object.keys(broken).length === 0) return spec;
  const params = (spec.params ?? []) as Node[];
  return { ...headed, params: [...params, { name: 'heading_lines', value: broken }] };
}
