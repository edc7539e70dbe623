import type { Spec, View } from 'vega';
import type { Row } from './api.ts';
import type { Theme } from './context.ts';
import { dressSpec } from './draw/dress.ts';
import { loadEngine } from './draw/engine.ts';
import { tellFinding } from './draw/finding.ts';
import { finishSvg } from './draw/finish.ts';
import { wordsSvg } from './draw/frame.ts';
import { linesOf } from './draw/lines.ts';
import { cleanText } from './draw/markup.ts';
import { fontFiles } from './draw/metrics.ts';
import { collect, parseSpec, withRows } from './draw/parsed.ts';
import { spreadNames } from './draw/spread.ts';
import type { Drawable } from './draw/thread.ts';

// A spec may not fetch, and Vega fails on a link that its own loader refuses.
const loader = {
  load: () => Promise.reject(new Error('a chart fetches nothing')),
  sanitize: async (address: string) => ({ href: isPath(address) ? address : '#' }),
};

/** Draws a chart as SVG; without rows it is the words that say why. `warn` hears what Vega-Lite would drop. */
export async function drawChart(
  chart: Drawable,
  rows: Row[],
  theme: Theme,
  width: number,
  warn: (message: string) => void = () => {},
): Promise<string> {
  const id = `chart-${chart.name}-${width}`;
  if (rows.length === 0)
    return finishSvg(
      wordsSvg(chart.empty, width, String(theme.config.font ?? 'sans-serif')),
      id,
      chart.title,
      chart.empty,
    );
  const { svg } = await fitChart(chart, rows, theme, width, warn);
  const told = [tellFinding(chart.spec, rows), chart.description].filter(Boolean).join(' ');
  return finishSvg(svg, id, chart.title, told);
}

/** Gives the dressed spec that draws to the width, and the SVG as Vega draws it. */
export async function fitChart(
  chart: Pick<Drawable, 'spec' | 'picks'>,
  rows: Row[],
  theme: Theme,
  width: number,
  warn: (message: string) => void = () => {},
): Promise<{ spec: Record<string, unknown>; svg: string }> {
  let spec = dressSpec(chart, rows, theme, width);
  const { view, compiled } = await openView(spec, rows, warn);
  try {
    let svg = await view.toSVG();
    const lines = linesOf(chart.spec);
    const moves = lines ? spreadNames(view, lines) : {};
    if (Object.keys(moves).length > 0) {
      view.signal('label_dy', moves);
      svg = await view.toSVG();
    }
    // Vega-Lite fits single views alone; several are set right once it is known what axes and headers need.
    let excess = 0;
    const names = 'width' in spec ? [] : widthsOf(compiled, viewWidth(spec));
    for (let turn = 0; turn < 5 && !('width' in spec); turn += 1) {
      const over = Number(/ width="([\d.]+)"/.exec(svg)?.[1]) - width;
      if (over < 1 && over > -4) break;
      excess += over > 0 ? over + roundings : over;
      const fitted = dressSpec(chart, rows, theme, width, excess);
      for (const name of names) view.signal(name, viewWidth(fitted));
      view.resize();
      svg = await view.toSVG();
      spec = fitted;
    }
    return { spec: setParameter(spec, 'label_dy', moves), svg };
  } finally {
    view.finalize();
  }
}

/** Pixels more to take off, since widths are whole pixels: without them a chart would be drawn again for one. */
const roundings = 1.5;

function setParameter(spec: Record<string, unknown>, name: string, value: unknown): Record<string, unknown> {
  const params = spec.params as { name: string }[] | undefined;
  return params ? { ...spec, params: params.map(one => (one.name === name ? { name, value } : one)) } : spec;
}

async function openView(
  spec: Record<string, unknown>,
  rows: Row[],
  warn: (message: string) => void,
): Promise<{ view: View; compiled: Spec }> {
  const engine = await loadEngine();
  const { compiled, runtime, warnings } = parseSpec(engine, spec);
  warnings.forEach(warn);
  const view = new engine.vega.View(withRows(runtime, rows.map(cleanRow)), {
    renderer: 'none',
    expr: engine.expressionInterpreter,
    loader: loader as never,
    logger: collect(warn) as never,
  });
  return { view, compiled };
}

function viewWidth(spec: Record<string, unknown>): number {
  return (spec.config as { view: { continuousWidth: number } }).view.continuousWidth;
}

/** Gives the signals that hold the width of each of several views, as Vega-Lite names them. */
function widthsOf({ width, signals = [] }: Spec, each: number): string[] {
  const held = signals.filter(
    signal => /width$/.test(signal.name) && 'value' in signal && signal.value === each,
  );
  return [...(width === each ? ['width'] : []), ...held.map(({ name }) => name)];
}

/** Gives a PNG of an SVG at twice its size, as bytes. */
export async function drawPng(svg: string): Promise<Buffer> {
  const { Resvg } = await import('@resvg/resvg-js');
  const picture = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: 2 },
    font: { fontFiles, loadSystemFonts: false, defaultFontFamily: 'DejaVu Sans' },
  });
  return picture.render().asPng();
}

function cleanRow(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, cell]) => [
      name,
      typeof cell === 'string' ? cleanCell(name, cell) : cell,
    ]),
  );
}

function cleanCell(name: string, cell: string): string | null {
  if (name === 'href') return isPath(cell) ? cell : null;
  return cleanText(cell);
}

/** Tells whether an address stays on this site: one slash first, never two. */
function isPath(address: string): boolean {
  return /^\/(?![/\\])[^\s\\<>"]{0,2000}$/.test(address) || address === '/';
}
