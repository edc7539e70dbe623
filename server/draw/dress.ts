import type { Row } from '../api.ts';
import type { Chart, Theme } from '../context.ts';
import { wrapHeadings } from './headings.ts';
import { standOut } from './interact.ts';
import { linesOf, nameLines } from './lines.ts';
import { wrapNames } from './names.ts';
import { narrow, sizeConfig, sizeSpec } from './size.ts';

type Node = Record<string, unknown>;

const colourChannels = ['color', 'fill', 'stroke'];

/**
 * Gives a chart's spec with its looks: the theme's config, the width in pixels, and for every channel that shows the
 * field `council` the colours and dashes that the theme keeps for each council. The title is left to the page. `excess`
 * is by how much a drawing of several views was too wide.
 */
export function dressSpec(
  chart: Pick<Chart, 'spec'> & { picks?: string[] },
  rows: Row[],
  theme: Theme,
  width: number,
  excess = 0,
): Node {
  const { title: _title, usermeta: _meta, ...spec } = chart.spec;
  const { spec: sized, each, across } = sizeSpec(orderPanels(spec, rows), rows, width);
  const councils = councilsIn(rows, theme);
  const config = sizeConfig(
    theme.config,
    width,
    { each: each === null ? null : each - excess / across, across },
    councils,
  );
  const { labelLimit, labelFontSize } = config.header as { labelLimit?: number; labelFontSize: number };
  const headed = labelLimit
    ? wrapHeadings(sized, rows, labelLimit, String(config.font), labelFontSize)
    : sized;
  const font = String(config.font);
  const size = Number((config.axis as Node).labelFontSize);
  const lined = wrapNames(headed, rows, { font, size, isNarrow: width < narrow });
  const dressed = dressNode(lined, councils, theme) as Node;
  const lines = linesOf(chart.spec);
  const named = { ...(lines ? nameLines(dressed, lines, councils, theme) : dressed), config };
  return standOut(named, chart.spec, councils, chart.picks ?? []);
}

/** Panels whose sort is null stand in the order of the rows, where Vega-Lite would put them in that of the alphabet. */
function orderPanels(spec: Node, rows: Row[]): Node {
  const facet = spec.facet as Node | undefined;
  if (!facet) return spec;
  const order = (panel: Node): Node => {
    if (panel.sort !== null || typeof panel.field !== 'string') return panel;
    const { field } = panel;
    return { ...panel, sort: [...new Set(rows.map(row => row[field]))] };
  };
  const inner = Object.fromEntries(
    Object.entries(facet).map(([key, value]) =>
      key === 'row' || key === 'column' ? [key, order(value as Node)] : [key, value],
    ),
  );
  return { ...spec, facet: order(inner) };
}

/** Gives the values of the field `council` in the theme's order, then any others by name. */
export function councilsIn(rows: Row[], theme: Theme): string[] {
  const order = Object.keys(theme.council);
  const present = [...new Set(rows.map(row => row.council).filter(value => typeof value === 'string'))];
  const rank = (name: string) => {
    if (theme.unknown?.[name]) return order.length + 1;
    return order.includes(name) ? order.indexOf(name) : order.length;
  };
  return present.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

function dressNode(node: unknown, councils: string[], theme: Theme): unknown {
  if (Array.isArray(node)) return node.map(child => dressNode(child, councils, theme));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => {
      const dressed = dressNode(value, councils, theme);
      return [key, key === 'encoding' ? dressEncoding(dressed as Node, councils, theme) : dressed];
    }),
  );
}

function dressEncoding(encoding: Node, councils: string[], theme: Theme): Node {
  return Object.fromEntries(
    Object.entries(encoding).map(([channel, definition]) => {
      if ((definition as Node | null)?.field !== 'council') return [channel, definition];
      if (colourChannels.includes(channel))
        return [channel, scaled(definition, councils, coloursOf(councils, theme))];
      if (channel === 'strokeDash') {
        return [
          channel,
          scaled(
            definition,
            councils,
            councils.map(name => theme.council[name]?.dash ?? [1, 0]),
          ),
        ];
      }
      return [channel, definition];
    }),
  );
}

function scaled(definition: unknown, domain: string[], range: unknown[]): Node {
  const { scale, ...rest } = definition as Node;
  return { ...rest, scale: { ...(scale as Node | undefined), domain, range } };
}

function coloursOf(councils: string[], theme: Theme): string[] {
  const kept = (name: string) => theme.council[name]?.color ?? theme.unknown?.[name];
  const others = councils.filter(name => !kept(name));
  const spare = theme.others.length > 0 ? theme.others : ['#28A197'];
  return councils.map(name => kept(name) ?? spare[others.indexOf(name) % spare.length]!);
}
