import type { View } from 'vega';
import embed, { type VisualizationSpec } from 'vega-embed';
import { expressionInterpreter } from 'vega-interpreter';
import { canNarrow, narrowByDragging, type Period, withoutBrush } from './chart/brush.ts';
import { calmLoader } from './chart/calm.ts';
import { readPeriods } from './chart/compare.ts';
import { keepFocus } from './chart/focus.ts';
import { offerLinks } from './chart/links.ts';
import { offerPicking } from './chart/pick.ts';
import { roam } from './chart/roam.ts';
import { type Colours, showTip } from './chart/tip.ts';

const onlyErrors = 1;

/** A specification as `/charts/:name.vl.json` gives it. */
interface Served {
  title?: unknown;
  data: { name: string; url: string };
  config?: Record<string, unknown>;
  usermeta?: { lines?: { at: string }; period?: Period };
}

/**
 * Replaces the picture that is on screen by the same chart with tooltips, links that arrow keys reach, a period that can
 * be read across and dragged over, and names that can be picked; throws where the specification cannot be had. `data-spec` is its
 * address, and the picture says how wide it was drawn.
 */
export async function draw(picture: HTMLElement): Promise<void> {
  const drawn = [...picture.querySelectorAll<HTMLElement>('[data-width]')].find(
    one => one.offsetParent !== null,
  );
  if (!drawn || !picture.dataset.spec) return;
  const address = new URL(picture.dataset.spec, location.href);
  address.searchParams.set('width', drawn.dataset.width ?? '640');
  const response = await fetch(address, { headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(`${address.pathname} answered ${response.status}`);
  const served = (await response.json()) as Served;
  const { lines, ...meta } = served.usermeta ?? {};
  const period = canNarrow() ? meta.period : undefined;

  const stage = document.createElement('div');
  stage.className = 'mw-chart__live';
  picture.append(stage);
  let colours: Colours = () => undefined;
  const { view } = await embed(stage, asOnPage(period ? served : withoutBrush(served)), {
    actions: false,
    logLevel: onlyErrors,
    ast: true,
    expr: expressionInterpreter,
    loader: calmLoader(),
    renderer: 'svg',
    defaultStyle: false,
    tooltip: (_handler, event, _item, values) => showTip(event, values, name => colours(name)),
  });
  colours = coloursOf(view);
  const live = stage.querySelector('svg');
  const still = drawn.querySelector('svg');
  if (!live || !still) throw new Error('nothing was drawn');
  nameLike(live, still);
  offerLinks(live, still);
  offerPicking(view, live);
  // Words for a picture hide what is in it: with anything to reach, it is a group.
  if (live.querySelector('[tabindex], a')) live.setAttribute('role', 'group');
  const { width, height } = still.viewBox.baseVal;
  drawn.style.aspectRatio = `${width} / ${height}`;
  const refocus = keepFocus(still);
  drawn.replaceChildren(...stage.childNodes);
  drawn.classList.add('mw-chart__alive');
  stage.remove();
  roam(live, drawn, colours);
  refocus(live);
  if (lines) readPeriods(view, live, drawn, lines.at, colours);
  if (period) narrowByDragging(view, drawn, period);
}

/** Gives the new picture the name and description of the old, and takes roles from parts that have no name. */
function nameLike(live: SVGSVGElement, still: SVGSVGElement): void {
  for (const name of ['aria-labelledby', 'aria-label', 'aria-describedby', 'role']) {
    const value = still.getAttribute(name);
    if (value !== null) live.setAttribute(name, value);
  }
  live.prepend(
    ...[...still.querySelectorAll(':scope > title, :scope > desc')].map(one => one.cloneNode(true)),
  );
  for (const part of live.querySelectorAll('[role="graphics-symbol"]:not([aria-label])')) {
    part.removeAttribute('role');
    part.removeAttribute('aria-roledescription');
  }
}

/** Gives the specification without its title, which the page shows itself, and with rows from this very site. */
function asOnPage({ title: _title, ...spec }: Served): VisualizationSpec {
  const { pathname, search } = new URL(spec.data.url);
  return { ...spec, data: { ...spec.data, url: pathname + search } } as unknown as VisualizationSpec;
}

/** Gives the colours of the councils, where the chart has any. */
function coloursOf(view: View): Colours {
  try {
    const scale = view.scale('color') as { (name: string): string; domain(): unknown[] };
    const known = new Set(scale.domain());
    return name => (known.has(name) ? scale(name) : undefined);
  } catch {
    return () => undefined;
  }
}
