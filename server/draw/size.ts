type Node = Record<string, unknown>;

const narrow = 480;

/** How wide a spec is drawn: by its own size where it is a single view, else by the size of each of its views. */
export interface Size {
  spec: Node;
  /** Pixels of each view; null where the whole fits itself. */
  each: number | null;
  across: number;
}

/** Gives a spec its width. Views side by side share it, one below the other on a narrow screen. */
export function sizeSpec(spec: Node, width: number): Size {
  const arranged = width < narrow ? stackViews(spec) : spec;
  const across = countAcross(arranged);
  if (across === 0) {
    return {
      spec: { ...arranged, width, autosize: { type: 'fit-x', contains: 'padding' } },
      each: null,
      across: 1,
    };
  }
  return { spec: arranged, each: Math.floor((width - 100) / across) - 20, across };
}

/** Gives the config of views that are `each` pixels wide: lower than a single one, since there are several. */
export function sizeViews(view: unknown, each: number): Node {
  const wide = Math.max(60, Math.round(each));
  return { ...(view as Node | undefined), continuousWidth: wide, discreteWidth: wide, continuousHeight: 170 };
}

/** Gives how many views stand side by side; 0 for a single view, which Vega-Lite can fit by itself. */
function countAcross(spec: Node): number {
  const encoding = (spec.encoding ?? {}) as Node;
  if (Array.isArray(spec.hconcat)) return spec.hconcat.length;
  if ('vconcat' in spec || 'row' in encoding) return 'column' in encoding ? 2 : 1;
  if ('column' in encoding) return 2;
  const facet = (encoding.facet ?? spec.facet) as Node | undefined;
  if (facet?.column) return 2;
  if (facet || 'concat' in spec || 'repeat' in spec) return Number(facet?.columns ?? spec.columns ?? 1);
  return 0;
}

function stackViews(spec: Node): Node {
  const { hconcat, columns: _columns, ...rest } = spec;
  const stacked: Node = hconcat ? { ...rest, vconcat: hconcat } : { ...rest };
  if ('columns' in spec) stacked.columns = 1;
  if (spec.encoding) stacked.encoding = stackFacets(spec.encoding as Node);
  if (spec.facet) stacked.facet = stackFacets(spec.facet as Node);
  return stacked;
}

function stackFacets(channels: Node): Node {
  const { column, ...rest } = channels;
  const stacked: Node = column && !rest.row ? { ...rest, row: column } : { ...channels };
  if (stacked.facet) stacked.facet = { ...(stacked.facet as Node), columns: 1 };
  return stacked;
}
