import embed, { type VisualizationSpec } from 'vega-embed';
import { expressionInterpreter } from 'vega-interpreter';

const onlyErrors = 1;

/** A mark's element as Vega draws it, with the scene item it stands for. */
type MarkElement = SVGElement & { __data__?: { href?: string; description?: string } };

/** A specification as `/charts/:name.vl.json` gives it. */
interface Served {
  title?: unknown;
  data: { name: string; url: string };
  config?: Record<string, unknown>;
}

/**
 * Replaces the picture that is on screen by the same chart with tooltips and focusable links; throws where the
 * specification cannot be had. `data-spec` is its address, and the picture says how wide it was drawn.
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
  const spec = asOnPage((await response.json()) as Served);

  const stage = document.createElement('div');
  stage.className = 'mw-chart__live';
  picture.append(stage);
  await embed(stage, spec, {
    actions: false,
    logLevel: onlyErrors,
    ast: true,
    expr: expressionInterpreter,
    renderer: 'svg',
    defaultStyle: false,
    tooltip: { disableDefaultStyle: true, theme: 'custom' },
  });
  const live = stage.querySelector('svg');
  const still = drawn.querySelector('svg');
  if (!live || !still) throw new Error('nothing was drawn');
  nameLike(live, still);
  const { width, height } = still.viewBox.baseVal;
  drawn.style.aspectRatio = `${width} / ${height}`;
  drawn.replaceChildren(...stage.childNodes);
  drawn.classList.add('mw-chart__alive');
  stage.remove();
  offerLinks(drawn);
}

/** Gives the new picture the name and description of the old, and takes roles from parts that have no name. */
function nameLike(live: SVGSVGElement, still: SVGSVGElement): void {
  for (const name of ['aria-labelledby', 'aria-label', 'aria-describedby', 'role']) {
    const value = still.getAttribute(name);
    if (value !== null) live.setAttribute(name, value);
  }
  live.prepend(...still.querySelectorAll(':scope > title, :scope > desc'));
  for (const part of live.querySelectorAll('[role="graphics-symbol"]:not([aria-label])')) {
    part.removeAttribute('role');
    part.removeAttribute('aria-roledescription');
  }
}

/** Gives the specification without its title, which the page shows itself, and with rows from this very site. */
function asOnPage({ title: _title, ...spec }: Served): VisualizationSpec {
  const { pathname, search } = new URL(spec.data.url);
  const font = getComputedStyle(document.body).fontFamily;
  const config = { ...spec.config, font };
  return { ...spec, config, data: { ...spec.data, url: pathname + search } } as VisualizationSpec;
}

/** Lets the keyboard reach every mark that leads somewhere. */
function offerLinks(drawn: HTMLElement): void {
  for (const mark of drawn.querySelectorAll<MarkElement>('path, text, rect, line')) {
    const item = mark.__data__;
    if (!item?.href) continue;
    const { href } = item;
    mark.setAttribute('tabindex', '0');
    mark.setAttribute('role', 'link');
    mark.addEventListener('keydown', event => {
      if (event.key === 'Enter') location.assign(href);
    });
  }
}
