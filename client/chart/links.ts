/** A mark's element as Vega draws it, with the scene item it stands for. */
type MarkElement = SVGElement & { __data__?: { href?: string } };

/** Makes every mark that leads somewhere a link to the keyboard, named as that of the picture that stood in its place. */
export function offerLinks(live: SVGSVGElement, still: SVGSVGElement): void {
  const names = namesOf(still);
  for (const mark of live.querySelectorAll<MarkElement>('path, text, rect, line')) {
    const href = mark.__data__?.href;
    if (!href) continue;
    mark.setAttribute('tabindex', '-1');
    mark.setAttribute('role', 'link');
    mark.setAttribute('data-href', href);
    mark.setAttribute('aria-label', names.get(href)?.shift() ?? mark.getAttribute('aria-label') ?? href);
    mark.removeAttribute('aria-roledescription');
  }
}

/** Gives the names of the picture's links by their address, in the order they stand in. */
function namesOf(still: SVGSVGElement): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const link of still.querySelectorAll('a')) {
    const address = link.getAttribute('href') ?? '';
    const name = link.getAttribute('aria-label') ?? link.textContent ?? address;
    names.set(address, [...(names.get(address) ?? []), name]);
  }
  return names;
}
