/** What a tooltip stands at: a pointer, or a mark that the keyboard has reached. */
export interface Place {
  clientX: number;
  clientY: number;
}

/** Gives the colour that stands for a name, if one does. */
export type Colours = (name: string) => string | undefined;

const id = 'mw-tip';
const missing = new Set(['null', 'undefined', 'NaN', '']);
/** Pixels between the pointer and the tooltip. */
const apart = 14;

/**
 * Writes a row for each value, with the colour that stands for it, and puts the tooltip where it does not leave the
 * window; hides it where there is nothing to say. A line without a value says so, any other row is left out.
 */
export function showTip(place: Place, values: unknown, colours: Colours): void {
  if (typeof values !== 'object' || values === null) {
    hideTip();
    return;
  }
  const tip = document.getElementById(id) ?? makeTip();
  const rows = Object.entries(values).filter(([name, value]) => !missing.has(String(value)) || colours(name));
  tip.replaceChildren(table(rows, colours));
  tip.hidden = false;
  const { width, height } = tip.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const right = place.clientX + apart;
  const left = right + width > clientWidth ? place.clientX - apart - width : right;
  const below = place.clientY + apart;
  const top = below + height > clientHeight ? place.clientY - apart - height : below;
  tip.style.left = `${Math.max(4, left)}px`;
  tip.style.top = `${Math.max(4, top)}px`;
}

/** Takes the tooltip away. */
export function hideTip(): void {
  const tip = document.getElementById(id);
  if (tip) tip.hidden = true;
}

function makeTip(): HTMLElement {
  const tip = document.createElement('div');
  tip.id = id;
  tip.className = 'mw-tip';
  // What it says is also the name of the mark, or the value of the reader.
  tip.setAttribute('aria-hidden', 'true');
  document.body.append(tip);
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape') hideTip();
  });
  document.addEventListener('scroll', hideTip, { passive: true, capture: true });
  return tip;
}

function table(rows: [string, unknown][], colours: Colours): HTMLElement {
  const body = document.createElement('table');
  for (const [name, value] of rows) {
    const row = body.insertRow();
    const key = row.insertCell();
    key.className = 'key';
    const colour = colours(name);
    if (colour) {
      const swatch = document.createElement('span');
      swatch.className = 'mw-tip__swatch';
      swatch.style.background = colour;
      key.append(swatch);
    }
    key.append(name);
    row.insertCell().append(wordsOf(value));
  }
  return body;
}

/** Gives a value as people read it: thousands apart, and said so where there is none. */
export function wordsOf(value: unknown): string {
  const text = String(value);
  if (missing.has(text)) return 'no value';
  return /^-?\d{5,15}(\.\d+)?$/.test(text) ? Number(text).toLocaleString('en-GB') : text;
}
