/** A mark's element as Vega draws it, with the scene item it stands for. */
type MarkElement = SVGElement & { __data__?: { href?: string } };

/** Lets the keyboard reach every mark that leads somewhere. */
export function offerLinks(live: SVGSVGElement): void {
  for (const mark of live.querySelectorAll<MarkElement>('path, text, rect, line')) {
    const href = mark.__data__?.href;
    if (!href) continue;
    mark.setAttribute('tabindex', '0');
    mark.setAttribute('role', 'link');
    mark.setAttribute('data-href', href);
    mark.setAttribute('aria-label', withoutAddress(mark.getAttribute('aria-label') ?? href));
    mark.removeAttribute('aria-roledescription');
    mark.addEventListener('keydown', event => {
      if (event.key === 'Enter') location.assign(href);
    });
  }
}

/** Vega reads every channel out, the address too. */
function withoutAddress(label: string): string {
  const parts = label.split('; ').filter(part => !part.startsWith('href: '));
  return parts.join('; ');
}
