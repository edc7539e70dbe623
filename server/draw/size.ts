import type { Row } from '../api.ts';
import { measureText } from './metrics.ts';

type Node = Record<string, unknown>;

/** Pixels below which a picture is drawn for a telephone. */
export const narrow = 480;
const narrowLabel = 178;
/** Pixels that the words beside views may take, and that a view needs to be read among others. */
const besideViews = 200;
const leastView = 75;
/** Pixels of the axis beside each of several views, which their headings must not go past. */
const besideView = 64;
/** Pixels of a legend's symbol and the room around it. */
const legendEntry = 34;
const arrangements = ['hconcat', 'vconcat', 'concat', 'facet', 'repeat'];
const facets = ['row', 'column', 'facet'];

/** How wide a spec is drawn: by its own size where it is a single view, else by the size of each of its views. */
export interface Size {
  spec: Node;
  /** Pixels of each view; null where the whole fits itself. */
  each: number | null;
  across: number;
}

/** Gives a spec its width. Views side by side share it, one below the other on a narrow screen. */
export function sizeSpec(wide: Node, rows: Row[], width: number): Size {
  const spec = width < narrow ? (capLabels(wide) as Node) : wide;
  const encoding = (spec.encoding ?? {}) as Node;
  if (!arrangements.some(key => key in spec) && !facets.some(key => key in encoding)) {
    return {
      spec: { ...spec, width, autosize: { type: 'fit-x', contains: 'padding' } },
      each: null,
      across: 1,
    };
  }
  const isTight = width < narrow || width - besideViews < countAcross(spec, rows) * leastView;
  const arranged = withoutWidths(isTight ? stackViews(spec) : spec) as Node;
  const across = Math.max(1, countAcross(arranged, rows));
  return { spec: arranged, each: Math.floor((width - 100) / across) - 20, across };
}

/**
 * Gives a config with what follows from the width: of views, `across` of them side by side and each of so many pixels,
 * and of words on narrow screens. `names` are those in the legend, if it has one.
 */
export function sizeConfig(
  config: Node,
  width: number,
  { each, across }: Pick<Size, 'each' | 'across'>,
  names: string[],
): Node {
  const sized = width < narrow ? tighten(config, width, names) : config;
  if (each === null) return sized;
  const wide = Math.max(60, Math.round(each));
  const view = { ...(sized.view as Node), continuousWidth: wide, discreteWidth: wide, continuousHeight: 170 };
  const labelLimit = Math.floor(width / across) - besideView;
  return { ...sized, view, header: { ...(sized.header as Node), labelLimit } };
}

function tighten(config: Node, width: number, names: string[]): Node {
  const labels = { labelFontSize: 12, titleFontSize: 12 };
  const widest = Math.max(0, ...names.map(name => measureText(name, 12, String(config.font))));
  const columns = 2 * (widest + legendEntry) > width - narrowLabel ? 1 : 2;
  return {
    ...config,
    axis: { ...(config.axis as Node), ...labels, labelLimit: narrowLabel },
    legend: { ...(config.legend as Node), ...labels, columns, labelLimit: narrowLabel },
    header: { ...(config.header as Node), ...labels },
  };
}

/** Gives how many views stand side by side. */
function countAcross(spec: Node, rows: Row[]): number {
  if (Array.isArray(spec.hconcat)) return spec.hconcat.length;
  const encoding = (spec.encoding ?? {}) as Node;
  const outer = (spec.facet ?? {}) as Node;
  const column = (encoding.column ?? outer.column) as Node | undefined;
  if (column) return countValues(rows, column.field);
  if ('vconcat' in spec || 'row' in encoding || 'row' in outer) return 1;
  const wrapped = (encoding.facet ?? spec.facet) as Node | undefined;
  const columns = Number(wrapped?.columns ?? spec.columns ?? 0);
  if (!wrapped?.field) return columns || 1;
  const values = countValues(rows, wrapped.field);
  return columns ? Math.min(columns, values) : values;
}

function countValues(rows: Row[], field: unknown): number {
  return new Set(rows.map(row => row[String(field)])).size;
}

function stackViews(spec: Node): Node {
  const { hconcat, ...rest } = spec;
  const stacked: Node = hconcat ? { ...rest, vconcat: hconcat } : { ...rest };
  if (spec.columns || (spec.facet as Node | undefined)?.field) stacked.columns = 1;
  if (spec.encoding) stacked.encoding = stackFacets(spec.encoding as Node);
  if (spec.facet) stacked.facet = stackFacets(spec.facet as Node);
  return stacked;
}

function stackFacets(channels: Node): Node {
  const { column, ...rest } = channels;
  const stacked: Node = column && !rest.row ? { ...rest, row: headed(column as Node) } : { ...channels };
  if (stacked.facet) stacked.facet = { ...(stacked.facet as Node), columns: 1 };
  return stacked;
}

/** What stood above a column stands above its row, where the words have the whole width. */
function headed(column: Node): Node {
  const above = { labelOrient: 'top', labelAnchor: 'start', labelAngle: 0 };
  return { ...column, header: { ...above, ...(column.header as Node | undefined) } };
}

function capLabels(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(capLabels);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      key === 'labelLimit' ? Math.min(Number(value), narrowLabel) : capLabels(value),
    ]),
  );
}

/** A view among several has no width of its own: what is on the right would be cut off on a telephone. */
function withoutWidths(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutWidths);
  if (typeof node !== 'object' || node === null) return node;
  const isView = 'mark' in node || 'layer' in node;
  const kept = Object.entries(node).filter(([key]) => !(isView && key === 'width'));
  return Object.fromEntries(
    kept.map(([key, value]) => [
      key,
      ['encoding', 'transform', 'data', 'params'].includes(key) ? value : withoutWidths(value),
    ]),
  );
}
