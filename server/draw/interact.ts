import type { Row } from '../api.ts';
import { extendLayers, linesOf } from './lines.ts';

type Node = Record<string, unknown>;

/** What `usermeta.period` says of a chart over time: the field of its x axis, and the fields that hold a mark's first and last day or year. */
export interface Period {
  at: string;
  from: string;
  to: string;
}

const faded = 0.15;
const arrangements = ['layer', 'vconcat', 'hconcat', 'concat'];
const atPeriod = { name: 'at', select: { type: 'point', on: 'pointerover', clear: 'view:pointerleave' } };
const legendPick = { name: 'pick', select: { type: 'point', fields: ['council'] }, bind: 'legend' };
const brush = {
  name: 'brush',
  select: { type: 'interval', encodings: ['x'], zoom: false, translate: false },
};

/**
 * Gives a dressed spec what people can do with it, as parameters that it carries wherever it is opened: `at` reads all
 * lines at the period nearest to the pointer, `pick` dims all but the councils whose names are clicked, and `brush` marks
 * a period. `declared` is the spec of the file, whose `usermeta` says which of these make sense.
 */
export function makeInteractive(
  dressed: Node,
  declared: Node,
  rows: Row[],
  councils: string[],
  picks: string[] = [],
): Node {
  const lines = linesOf(declared);
  const period = (declared.usermeta as Node | undefined)?.period as Period | undefined;
  const known = picks.filter(name => councils.includes(name)).map(council => ({ council }));
  const begun = known.length > 0 ? { value: known } : {};
  const canPick = councils.length > 1 && (lines !== null || showsLegend(dressed));
  const brushes = period ? [brush] : [];
  if (!lines)
    return addParams(canPick ? dimOthers(dressed, [{ ...legendPick, ...begun }]) : dressed, brushes);
  const picked = canPick ? dimOthers(dressed, []) : dressed;
  const order = lines.order ?? lines.at;
  const by = [...new Set([lines.at, order, ...(lines.panel ? [lines.panel] : [])])];
  const shown = heading(rows, lines.at);
  const compare = {
    name: 'compare',
    params: [{ ...atPeriod, select: { ...atPeriod.select, fields: [lines.at], nearest: true } }, ...brushes],
    transform: [{ pivot: 'council', value: lines.value, groupby: [...by, ...shown] }],
    mark: { type: 'rule', aria: false },
    encoding: {
      y: null,
      color: null,
      strokeDash: null,
      opacity: { condition: { param: 'at', value: 1, empty: false }, value: 0 },
      tooltip: [
        ...[lines.panel, shown[0] ?? lines.at]
          .filter(Boolean)
          .map(field => ({ field, title: title(field!) })),
        ...councils.map(council => ({ field: escapeField(council), title: council, type: 'quantitative' })),
      ],
    },
  };
  const pick = {
    name: 'pick',
    ...begun,
    select: {
      type: 'point',
      fields: ['council'],
      on: '@names_marks:click',
      toggle: 'true',
      clear: 'dblclick',
    },
  };
  return extendLayers(picked, layers => [
    compare,
    ...layers.map(layer =>
      layer.name === 'names' && canPick
        ? { ...layer, params: [pick], mark: { ...(layer.mark as Node), cursor: 'pointer' } }
        : layer,
    ),
  ]);
}

/** A period has a label for people where the axis has only its end. */
function heading(rows: Row[], at: string): string[] {
  return at !== 'period' && rows.some(row => typeof row.period === 'string') ? ['period'] : [];
}

function title(field: string): string {
  return field.charAt(0).toUpperCase() + field.slice(1).replaceAll('_', ' ');
}

function escapeField(name: string): string {
  return name.replace(/[.[\]\\]/g, character => `\\${character}`);
}

/** Gives a dressed spec in which all marks but those of these councils are faded, as once they are picked. */
export function standOut(dressed: Node, declared: Node, councils: string[], picks: string[]): Node {
  const known = picks.filter(name => councils.includes(name));
  if (known.length === 0 || councils.length < 2) return dressed;
  if (!linesOf(declared) && !showsLegend(dressed)) return dressed;
  const params = [...((dressed.params as Node[] | undefined) ?? []), { name: 'picked', value: known }];
  return { ...dimOthers(dressed, [], { test: 'indexof(picked, datum.council) >= 0' }), params };
}

/** Lets every mark that stands for a council fade while others are picked; the first of them takes the parameters. */
function dimOthers(
  node: Node,
  params: Node[],
  condition: Node = { param: 'pick' },
  inherited?: unknown,
): Node {
  const encoding = (node.encoding ?? {}) as Node;
  const own = ['color', 'fill', 'stroke'].map(channel => encoding[channel]).find(one => one !== undefined);
  const colour = node.name === 'names' ? encoding.text : own === undefined ? inherited : own;
  const inner = Object.fromEntries(
    Object.entries(node).map(([key, value]) => {
      if (key === 'spec') return [key, dimOthers(value as Node, params, condition, colour)];
      if (!arrangements.includes(key)) return [key, value];
      return [key, (value as Node[]).map(child => dimOthers(child, params, condition, colour))];
    }),
  );
  if (!node.mark || 'opacity' in encoding || (colour as Node | null)?.field !== 'council') return inner;
  const opacity = { condition: { ...condition, value: 1 }, value: faded };
  return addParams({ ...inner, encoding: { ...encoding, opacity } }, params.splice(0));
}

/** Tells whether some view has a legend of councils. */
function showsLegend(node: unknown): boolean {
  if (typeof node !== 'object' || node === null) return false;
  const { field, legend, scale } = node as Node;
  if (field === 'council' && scale && legend !== null) return true;
  return Object.values(node).some(showsLegend);
}

/** Adds parameters to the first view that draws marks. */
function addParams(spec: Node, params: Node[]): Node {
  if (params.length === 0) return spec;
  if (spec.mark) return { ...spec, params: [...((spec.params as Node[] | undefined) ?? []), ...params] };
  if (spec.spec) return { ...spec, spec: addParams(spec.spec as Node, params) };
  for (const key of arrangements) {
    const [first, ...rest] = (spec[key] ?? []) as Node[];
    if (first) return { ...spec, [key]: [addParams(first, params), ...rest] };
  }
  return spec;
}
