import type { View } from 'vega';
import { type Colours, hideTip, showTip, wordsOf } from './tip.ts';

/** The rule of one period in one panel, as Vega holds it. */
interface Rule {
  x: number;
  y: number;
  tooltip?: Record<string, unknown>;
  datum: Record<string, unknown>;
}

interface Scene {
  name?: string;
  items?: (Rule & { x?: number; y?: number; items?: Scene[] })[];
}

/** Each panel's rules from left to right, with where they stand in the picture. */
type Panel = { rule: Rule; left: number; top: number }[];

/**
 * Lets the keyboard read all lines at one period: a slider over the picture, its arrows going from period to period and
 * Page Up and Page Down from panel to panel. The pointer does the same through the chart's own parameter `at`,
 * of the field along the x axis.
 */
export function readPeriods(
  view: View,
  live: SVGSVGElement,
  drawn: HTMLElement,
  field: string,
  colours: Colours,
): void {
  const panels = findPanels(view);
  if (panels.length === 0) return;
  const reader = document.createElement('div');
  reader.className = 'mw-chart__reader';
  reader.tabIndex = 0;
  const name = live.querySelector('title')?.textContent ?? 'this chart';
  const attributes = {
    role: 'slider',
    'aria-label': `Values period by period: ${name}`,
    'aria-valuemin': '1',
    'aria-orientation': 'horizontal',
  };
  for (const [key, value] of Object.entries(attributes)) reader.setAttribute(key, value);
  let panel = 0;
  let place = panels[0]!.length - 1;

  const tell = () => {
    const { rule } = panels[panel]![place]!;
    reader.setAttribute('aria-valuemax', String(panels[panel]!.length));
    reader.setAttribute('aria-valuenow', String(place + 1));
    reader.setAttribute('aria-valuetext', sayRule(rule));
  };
  const show = () => {
    const { rule, left, top } = panels[panel]![place]!;
    tell();
    mark(view, field, rule);
    const box = live.getBoundingClientRect();
    const scale = box.width / live.viewBox.baseVal.width;
    showTip({ clientX: box.left + left * scale, clientY: box.top + top * scale }, rule.tooltip, colours);
  };
  tell();
  reader.addEventListener('focus', show);
  reader.addEventListener('blur', () => {
    mark(view, field, null);
    hideTip();
  });
  reader.addEventListener('keydown', event => {
    const to = move(event.key, panels, panel, place);
    if (!to) return;
    event.preventDefault();
    [panel, place] = to;
    show();
  });
  drawn.prepend(reader);
}

/** Gives the panel and place that a key leads to, or null where it leads nowhere. */
function move(key: string, panels: Panel[], panel: number, place: number): [number, number] | null {
  const last = panels[panel]!.length - 1;
  const steps: Record<string, number> = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 };
  if (key in steps) return [panel, Math.max(0, Math.min(last, place + steps[key]!))];
  if (key === 'Home' || key === 'End') return [panel, key === 'Home' ? 0 : last];
  if (key !== 'PageUp' && key !== 'PageDown') return null;
  const next = Math.max(0, Math.min(panels.length - 1, panel + (key === 'PageDown' ? 1 : -1)));
  return [next, Math.min(place, panels[next]!.length - 1)];
}

function findPanels(view: View): Panel[] {
  const panels: Panel[] = [];
  const [left, top] = view.origin();
  const visit = (scene: Scene, x: number, y: number): void => {
    if (scene.name === 'compare_marks') {
      const rules = (scene.items ?? []).map(rule => ({ rule, left: x + rule.x, top: y }));
      if (rules.length > 0) panels.push(rules.sort((a, b) => a.left - b.left));
      return;
    }
    for (const item of scene.items ?? []) {
      for (const inner of item.items ?? []) visit(inner, x + (item.x ?? 0), y + (item.y ?? 0));
    }
  };
  visit((view.scenegraph() as unknown as { root: Scene }).root, left, top);
  return panels;
}

/** Shows the rule of a period in every panel, or none, as if the pointer were there. */
function mark(view: View, field: string, rule: Rule | null): void {
  const tuple = rule ? [{ unit: '', fields: [{ type: 'E', field }], values: [rule.datum[field]] }] : [];
  view.data('at_store', tuple);
  void view.runAsync();
}

function sayRule({ tooltip = {} }: Rule): string {
  return Object.entries(tooltip)
    .map(([name, value]) => `${name} ${wordsOf(value)}`)
    .join(', ');
}
