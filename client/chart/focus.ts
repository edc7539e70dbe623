/**
 * Remembers which link of a picture has the focus, and gives what puts it back: on the mark of the live chart that has
 * the same address and name, or that stands at the same place among those of the address.
 */
export function keepFocus(still: SVGSVGElement): (live: SVGSVGElement) => void {
  const focused = document.activeElement;
  if (!focused || !still.contains(focused)) return () => {};
  const address = focused.getAttribute('href') ?? '';
  const label = focused.getAttribute('aria-label');
  const alike = [...still.querySelectorAll('a')].filter(
    one => one.getAttribute('href') === address,
  ) as Element[];
  const place = alike.indexOf(focused);
  return live => {
    const marks = [...live.querySelectorAll<SVGElement>('[data-href]')].filter(
      mark => mark.dataset.href === address,
    );
    const same = marks.find(mark => mark.getAttribute('aria-label') === label) ?? marks[place] ?? marks[0];
    same?.focus({ preventScroll: true });
  };
}
