import type { Row } from '../api.ts';
import type { Chart, Theme } from '../context.ts';

type Node = Record<string, unknown>;

const colourChannels = ['color', 'fill', 'stroke'];

/**
 * Gives a chart's spec with its looks: the theme's config, the width in pixels, and for every channel that shows the
 * field `council` the colours and dashes that the theme keeps for each council. The title is left to the page.
 */
export function dressSpec(chart: Chart, rows: Row[], theme: Theme, width: number): Node {
  const { title: _title, usermeta: _meta, ...spec } = chart.spec;
  const dressed = dressNode(spec, councilsIn(rows, theme), theme) as Node;
  const size = sizeOf(dressed, width);
  return { ...dressed, ...size.spec, config: { ...theme.config, ...size.config(theme) } };
}

/** Gives the values of the field `council` in the theme's order, then any others by name. */
function councilsIn(rows: Row[], theme: Theme): string[] {
  const order = Object.keys(theme.council);
  const present = [...new Set(rows.map(row => row.council).filter(value => typeof value === 'string'))];
  const rank = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
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
  const others = councils.filter(name => !theme.council[name]);
  const spare = theme.others.length > 0 ? theme.others : ['#28A197'];
  return councils.map(name => theme.council[name]?.color ?? spare[others.indexOf(name) % spare.length]!);
}

/** Single views fill the width; views side by side share it, since Vega-Lite cannot fit them itself. */
function sizeOf(spec: Node, width: number): { spec: Node; config: (theme: Theme) => Node } {
  const encoding = (spec.encoding ?? {}) as Node;
  const isComposed = ['hconcat', 'vconcat', 'concat', 'facet', 'repeat'].some(key => key in spec);
  const isFaceted = ['row', 'column', 'facet'].some(key => key in encoding);
  if (!isComposed && !isFaceted) {
    return { spec: { width, autosize: { type: 'fit-x', contains: 'padding' } }, config: () => ({}) };
  }
  const across =
    Number(spec.columns ?? (Array.isArray(spec.hconcat) ? spec.hconcat.length : 0)) || columnsOf(encoding);
  const each = Math.max(120, Math.floor((width - 120) / across) - 20);
  return {
    spec: {},
    config: theme => ({
      view: { ...(theme.config.view as Node), continuousWidth: each, discreteWidth: each },
    }),
  };
}

function columnsOf(encoding: Node): number {
  if ('column' in encoding) return 2;
  return Number((encoding.facet as Node | undefined)?.columns ?? 1);
}
