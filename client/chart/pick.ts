import type { View } from 'vega';
import { writePicks } from './picked.ts';

type NamedElement = SVGElement & { __data__?: { datum?: Record<string, unknown> } };

interface Tuple {
  values: unknown[];
}

const pressed = 'aria-pressed';

/**
 * Lets the keyboard pick lines by their names, at the ends of lines or in a legend, as a click does: all others fade. In
 * several panels only the first name of each council is a stop, as it picks in all of them.
 */
export function offerPicking(view: View, live: SVGSVGElement): void {
  const buttons = new Map<string, NamedElement>();
  const names = '.names_marks text, .council_legend_labels text';
  for (const element of live.querySelectorAll<NamedElement>(names)) {
    const { datum } = element.__data__ ?? {};
    const name = String(datum?.council ?? datum?.value ?? '');
    if (name && !buttons.has(name)) buttons.set(name, element);
  }
  if (buttons.size < 2 || !hasStore(view)) return;
  for (const [name, element] of buttons) {
    element.setAttribute('tabindex', '0');
    element.setAttribute('role', 'button');
    element.setAttribute(pressed, 'false');
    element.setAttribute('aria-label', `${name}: show alone`);
    element.closest('[role="graphics-symbol"]')?.setAttribute('role', 'group');
    for (
      let parent = element.parentElement;
      parent && parent !== (live as Element);
      parent = parent.parentElement
    ) {
      parent.removeAttribute('aria-hidden');
    }
    element.addEventListener('keydown', event => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      const { left, top, width, height } = element.getBoundingClientRect();
      const at = { clientX: left + width / 2, clientY: top + height / 2 };
      element.dispatchEvent(new MouseEvent('click', { bubbles: true, ...at }));
    });
  }
  const show = (tuples: Tuple[]) => {
    const picked = new Set(tuples.flatMap(({ values }) => values).map(String));
    for (const [name, element] of buttons) element.setAttribute(pressed, String(picked.has(name)));
    return [...picked].sort();
  };
  show(view.data('pick_store') as Tuple[]);
  view.addDataListener('pick_store', (_, tuples: Tuple[]) => writePicks(show(tuples)));
}

function hasStore(view: View): boolean {
  try {
    view.data('pick_store');
    return true;
  } catch {
    return false;
  }
}
