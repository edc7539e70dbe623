import type { Spec } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import type { TopLevelSpec } from 'vega-lite';
import type { Row } from './api.ts';
import type { Chart, Theme } from './context.ts';
import { dressSpec } from './draw/dress.ts';
import type { Engine } from './draw/engine.ts';
import { loadEngine } from './draw/engine.ts';
import { finishSvg } from './draw/finish.ts';
import { wordsSvg } from './draw/frame.ts';
import { cleanText } from './draw/markup.ts';
import { fontFiles } from './draw/metrics.ts';

// A spec may not fetch, and Vega fails on a link that its own loader refuses.
const loader = {
  load: () => Promise.reject(new Error('a chart fetches nothing')),
  sanitize: async (address: string) => ({ href: isPath(address) ? address : '#' }),
};

/** Draws a chart as SVG; chart rows without one give the words that say why. `warn` hears what Vega-Lite would drop. */
export async function drawChart(
  chart: Chart,
  rows: Row[],
  theme: Theme,
  width: number,
  warn: (message: string) => void = () => {},
): Promise<string> {
  const id = `chart-${chart.name}-${width}`;
  if (rows.length === 0) return finishSvg(wordsSvg(chart.empty, width), id, chart.title, chart.empty);
  const { vega, vegaLite } = await loadEngine();
  const spec = compileSpec(vegaLite, dressSpec(chart, rows, theme, width), warn);
  const data = (spec.data ?? []).map(set =>
    set.name === 'rows' ? { ...set, values: rows.map(cleanRow) } : set,
  );
  const view = new vega.View(vega.parse({ ...spec, data } as Spec, {}, { ast: true }), {
    renderer: 'none',
    expr: expressionInterpreter,
    loader: loader as never,
    logger: collect(warn) as never,
  });
  try {
    return finishSvg(await view.toSVG(), id, chart.title, chart.description);
  } finally {
    view.finalize();
  }
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

function compileSpec(
  { compile }: Engine['vegaLite'],
  spec: Record<string, unknown>,
  warn: (message: string) => void,
): Spec {
  return compile(spec as unknown as TopLevelSpec, { logger: collect(warn) as never }).spec;
}

function collect(warn: (message: string) => void) {
  const tell = (...words: unknown[]) => {
    warn(words.join(' '));
    return logger;
  };
  const logger = { level: () => logger, error: tell, warn: tell, info: () => logger, debug: () => logger };
  return logger;
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
